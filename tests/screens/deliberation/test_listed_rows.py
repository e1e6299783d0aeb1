from dataclasses import replace
from datetime import date

from stunting_tui.domain.deliberation.agreement import ChildOutcome
from stunting_tui.domain.deliberation.listed_child import ListedChild, Scores
from stunting_tui.screens.deliberation.listed_rows import listed_row, listed_text

CHILD = ListedChild(
    7, name="BAPRI ZADRE", sex="L", birth_date=date(2025, 1, 14), nik="9999991401250001", parent_name="RUNI",
    village="Sengon", posyandu="MAWAR 1", status="aktif", frozen_on=date(2026, 8, 25), then=Scores(-2.61, -1.5, None),
    measured_on=date(2026, 11, 18), now=Scores(-1.9, -1.5, 0.2), id=3,
)  # fmt: skip


def test_then_and_now_stand_side_by_side_with_the_change():
    cells = listed_row(4, CHILD, date(2026, 11, 22)).cells
    assert [cell.strip() for cell in cells[3:8]] == ["22 bl", "-2,61<", "-1,90", "+0,71", "terbuka"]


def test_in_full_without_the_whole_nik():
    text = listed_text(CHILD)
    assert "9999991401250001" not in text
    assert "NIK 99********0001" in text
    assert "TB/U -2,61 -> -1,90 (+0,71); BB/U -1,50; BB/TB +0,20. Diukur 18-11-2026." in text
    assert "Dicatat 25-08-2026; terbuka." in text
    dated = listed_text(replace(CHILD, then_on=date(2026, 8, 12)))
    assert "Dicatat 25-08-2026 menurut pengukuran 12-08-2026; terbuka." in dated


def test_who_left_the_register_and_what_became_of_it():
    moved = replace(CHILD, status="pindah", outcome=ChildOutcome.MOVED, outcome_on=date(2026, 10, 1), note="ke Klaten")
    assert "di register: pindah" in listed_text(moved)
    assert "pindah sejak 01-10-2026. Catatan: ke Klaten." in listed_text(moved)
    assert listed_row(1, moved, date(2026, 11, 22)).tone == "muted"


def test_a_live_line_and_a_family():
    live = replace(CHILD, id=None, frozen_on=None, then=Scores())
    assert listed_row(1, live, date(2026, 11, 22)).cells[7] == "aktif"
    assert "Daftar hidup" in listed_text(live)
    family = ListedChild(None, family="Keluarga Bp. Sutar", frozen_on=date(2026, 8, 25), id=4)
    assert listed_text(family).startswith("Keluarga Bp. Sutar\nDicatat")
    assert listed_row(1, family, date(2026, 11, 22)).cells[3] == "klrg"
