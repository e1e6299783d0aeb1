"""Lists of rules with codes: what a site may change of the tiers and of the reasons to measure again."""

import pytest

from stunting_tui.domain.quality.remeasure import reasons
from stunting_tui.domain.quality.tiers import tiers
from stunting_tui.errors import DataError, FileError


@pytest.fixture
def site(tmp_path):
    def write(text):
        path = tmp_path / "kantor.toml"
        path.write_text(text)
        return path

    return write


def test_a_site_changes_a_tier_and_switches_one_off(site):
    shipped = {tier.code: tier for tier in tiers()}
    found = {
        tier.code: tier
        for tier in tiers(
            site(
                '[[tingkat]]\nkode = "2T"\naktif = false\n'
                '[[tingkat]]\nkode = "pendek baduta"\ntbu = -1.5\numur = [0, 11]\nsaran = "Kunjungan"\n'
            )
        )
    }
    assert [code for code in shipped if code != "2T"] == list(found)
    changed = found["pendek baduta"]
    assert (changed.haz, changed.ages, changed.advice, changed.words) == (-1.5, (0, 11), "Kunjungan", "pendek <2 th")
    assert all(found[code] == shipped[code] for code in found if code != "pendek baduta")


def test_a_site_changes_a_reason_and_switches_one_off(site):
    path = site(
        '[[alasan]]\nkode = "dekat garis"\naktif = false\n'
        '[[alasan]]\nkode = "berat turun"\nkata = "BB turun"\naturan = ["berat_turun"]\n'
    )
    found = {reason.code: reason for reason in reasons(path)}
    assert [code for code in (reason.code for reason in reasons()) if code != "dekat garis"] == list(found)
    assert (found["berat turun"].words, found["berat turun"].rules) == ("BB turun", frozenset({"berat_turun"}))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[tingkat]]\nkode = "baru"', 'tingkat "baru" tidak dikenal'),
        ('[[tingkat]]\nkode = "2T"\nbtb = -2', '"btb" tidak dikenal'),
        ('[[tingkat]]\nkode = "2T"\nbbtb = "rendah"', "bbtb tidak benar"),
        ('[[tingkat]]\nkode = "2T"\nkata = "lebih dari enam belas huruf"', "kata tidak benar"),
        ('[[tingkat]]\nkode = "2T"\numur = [23, 0]', "umur tidak benar"),
        ('[[tingkat]]\nkode = "2T"\ndua_t = 1', "dua_t tidak benar"),
        ("[[tingkat]]\nbbtb = -2", "bukan daftar berkode"),
        ("tingkat = 3", "bukan daftar berkode"),
        ('[[alasan]]\nkode = "2T"', '"alasan" tidak dikenal'),
    ],
)
def test_a_wrong_file_is_refused_by_its_name(site, text, told):
    with pytest.raises(DataError, match=told) as error:
        tiers(site(text))
    assert "kantor.toml" in error.value.message


@pytest.mark.parametrize("line", ['aturan = ["lain"]', 'mutu = "buruk"', "hari = -1"])
def test_a_wrong_reason_is_refused(site, line):
    with pytest.raises(DataError, match="tidak benar"):
        reasons(site(f'[[alasan]]\nkode = "berat turun"\n{line}'))


def test_a_file_that_is_no_toml_is_told(site):
    with pytest.raises(FileError, match="rusak"):
        tiers(site("[[tingkat"))
