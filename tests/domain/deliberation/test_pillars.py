from datetime import date

import pytest

from stunting_tui.domain.deliberation.pillars import action_name, check_codes, pillar_name, pillars, read_pillars
from stunting_tui.errors import DataError

WHOLE = """
[[pilar]]
kode = "1"
nama = "Satu"
[[aturan]]
kode = "x"
nama = "Aturan"
sumber = "Surat"
berlaku_dari = 2025-01-01
[[aturan.aksi]]
kode = "A"
nama = "Aksi"
jenis = "utama"
"""


def test_five_pillars_and_the_actions_of_both_rules():
    known = pillars()
    assert [pillar.code for pillar in known.pillars] == ["1", "2", "3", "4", "5"]
    old, new = known.rules
    assert (len(old.actions), [action.kind for action in new.actions]) == (8, ["utama"] * 4 + ["pendukung"] * 2)
    assert known.actions == old.actions + new.actions
    assert old.source
    assert new.source


@pytest.mark.parametrize(("day", "rules"), [((2024, 5, 1), "8"), ((2025, 6, 1), "8s"), ((2026, 1, 1), "s")])
def test_the_actions_in_force_on_a_day(day, rules):
    actions = pillars().actions_on(date(*day))
    assert "".join(dict.fromkeys(action.rule[0] for action in actions)) == rules


def test_names_and_codes():
    assert pillar_name("4") == "Ketahanan pangan dan gizi"
    assert action_name("A3") == "Rembuk stunting"
    assert (pillar_name("9"), action_name("")) == ("9", "")
    check_codes("", "")
    check_codes("5", "P2")
    with pytest.raises(DataError, match='Pilar "6"'):
        check_codes("6", "")
    with pytest.raises(DataError, match='Aksi "A9"'):
        check_codes("", "A9")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('nama = "Satu"', 'name = "Satu"', "pilar 1.*name"),
        ('nama = "Satu"', 'nama = " "', "pilar 1: nama kosong"),
        ('jenis = "utama"', 'jenis = "lain"', 'aturan 1, aksi 1: jenis "lain"'),
        ("2025-01-01", '"2025"', "masa berlaku"),
        ("2025-01-01", "2025-01-01\nberlaku_sampai = 2024-01-01", "masa berlaku"),
        ('kode = "A"', 'kode = "A"\nwarna = "biru"', "warna"),
        ("[[pilar]]", '[[pilar]]\nkode = "1"\nnama = "Lagi"\n[[pilar]]', 'kode pilar "1" dua kali'),
        ('[[aturan.aksi]]\nkode = "A"\nnama = "Aksi"\njenis = "utama"', "", "tidak ada aksi"),
    ],
)
def test_a_file_that_cannot_be(tmp_path, old, new, said):
    path = tmp_path / "pillars.toml"
    path.write_text(WHOLE, encoding="utf-8")
    assert read_pillars(path).actions[0].rule == "x"
    path.write_text(WHOLE.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_pillars(path)
