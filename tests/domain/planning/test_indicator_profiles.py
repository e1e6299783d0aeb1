"""Profiles of indicators as data: those of the program, and what a file of the office may not hold."""

import pytest

from stunting_tui.domain.planning.indicator_profiles import SHIPPED, fault, load_profile, profile_files
from stunting_tui.errors import DataError, FileError

GOOD = """judul = "Profil kami"
sumber = "SK Camat"
ambang_hampir = 5

[[indikator]]
kode = "K01"
nama = "Kelas ibu"
pembilang = "ibu yang ikut"
penyebut = "ibu"
satuan = "%"
target = 75
arah = "naik"
"""


def site(tmp_path, text, name="kami"):
    folder = tmp_path / "indikator"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("name", "count"), [("perpres72", 20), ("esensial29", 29)])
def test_shipped_profiles_are_whole(name, count):
    profile = load_profile(name)
    assert len(profile.indicators) == count
    assert len({one.code for one in profile.indicators}) == count
    assert [one.code for one in profile.indicators if fault(one)] == []
    assert [one.code for one in profile.indicators if len(f"{one.code} {one.short}") > 28] == []
    assert all(one.source == profile.source for one in profile.indicators)
    assert profile.margin == 10.0


def test_shipped_profiles_share_no_code():
    codes = [one.code for name in SHIPPED for one in load_profile(name).indicators]
    assert len(codes) == len(set(codes))


def test_less_is_better_where_it_should_be():
    assert [one.code for one in load_profile().indicators if one.direction == "turun"] == ["P11"]
    assert [one.code for one in load_profile().indicators if not one.is_share] == ["P15", "P17", "P19"]
    assert {one.code for one in load_profile().indicators if not one.unverified} == {"P10", "P11", "P12"}


def test_a_profile_of_the_office_stands_beside_or_in_place(tmp_path):
    folder = site(tmp_path, GOOD)
    assert list(profile_files(folder)) == [*SHIPPED, "kami"]
    assert load_profile("kami", folder).indicators[0].target == 75.0
    site(tmp_path, GOOD, "perpres72")
    assert load_profile("perpres72", folder).title == "Profil kami"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('arah = "naik"', 'arah = "atas"', "kami.toml baris 5: arah indikator K01 harus naik atau turun"),
        ('penyebut = "ibu"\n', "", "kami.toml baris 5: indikator K01: penyebut"),
        ("target = 75", 'target = "75"', "kami.toml baris 5: target bukan angka"),
        ("target = 75", "target = 175", "kami.toml baris 5: target indikator K01 tidak benar"),
        ('kode = "K01"', 'kode = "k 01"', 'kode "K 01" tidak benar'),
        ('nama = "Kelas ibu"\n', "", "indikator K01 tanpa nama"),
        ("arah", "araah", 'isian "araah" tidak dikenal'),
        ("ambang_hampir = 5", "ambang_hampir = -5", "ambang_hampir tidak benar"),
        ("judul", "judull", 'bagian "judull" tidak dikenal'),
        (GOOD[GOOD.index("[[") :], "", "tidak ada indikator"),
        (GOOD[GOOD.index("[[") :], GOOD[GOOD.index("[[") :] * 2, "kami.toml baris 13: kode K01 sudah dipakai"),
    ],
)
def test_what_cannot_be_is_told_with_its_line(tmp_path, old, new, said):
    folder = site(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(DataError) as error:
        load_profile("kami", folder)
    assert said in str(error.value)


def test_broken_toml_and_unknown_names(tmp_path):
    with pytest.raises(FileError, match="rusak"):
        load_profile("kami", site(tmp_path, "judul = "))
    with pytest.raises(DataError, match="tidak ada"):
        load_profile("lain", tmp_path)
