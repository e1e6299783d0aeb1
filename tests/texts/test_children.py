"""The nutritional state of a visit in words."""

from datetime import date

import pytest

from stunting_tui.services.register.children import ChildDetail, ChildRow, VisitRow
from stunting_tui.texts.children import children_table, history_table, state
from stunting_tui.texts.table import tabbed

TODAY = date(2026, 11, 22)
BORN = date(2025, 1, 10)


def child(haz=0.0, waz=0.0, whz=0.0, flags=(), *, oedema=False, on: date | None = TODAY) -> ChildRow:
    return ChildRow(1, "TARI", "P", BORN, None, "Joho", "", "aktif", on, haz, waz, whz, flags, oedema)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (child(), "normal"),
        (child(haz=-2.0), "normal"),
        (child(haz=-2.01), "pendek"),
        (child(haz=-3.4, waz=-2.2, whz=-3.1), "sangat pendek, BB kurang, gizi buruk"),
        (child(haz=3.2, waz=1.2, whz=2.4), "tinggi, risiko BB lebih, gizi lebih"),
        (child(haz=-7.0, flags=("TB/U",)), "TB/U di luar batas wajar"),
        (child(whz=-5.5, flags=("BB/TB",), oedema=True), "gizi buruk"),
        (child(oedema=True), "gizi buruk"),
        (child(haz=None, whz=None), "BB normal"),
        (child(haz=None, waz=-2.5, whz=None), "BB kurang"),
        (child(haz=None, waz=None, whz=None), "tanpa nilai"),
    ],
)
def test_state_names_what_is_not_normal(found, words):
    assert state(found) == words


def test_child_never_measured_says_so():
    line = list(tabbed(children_table("Anak", [child(None, None, None, on=None)], TODAY)))[2]
    assert line.split("\t")[5:8] == ["belum diukur", "-", "-"]


def visit(**other) -> VisitRow:
    values = {
        "id": 1, "version": 1, "measured_on": date(2026, 8, 12), "weight_kg": 9.0, "height_cm": 80.25, "position": "L",
        "position_inferred": False, "muac_cm": 13.5, "head_cm": None, "oedema": False, "haz": -1.0, "waz": -1.0,
        "whz": -1.0, "flags": (), "file_haz": None, "source": "diketik", "forced": "", "vanished": False,
    }  # fmt: skip
    return VisitRow(**{**values, **other})


def history(*visits: VisitRow, posyandu: str = "") -> list[str]:
    detail = ChildDetail(7, 1, "TARI", "P", BORN, None, "", "", "", "", "Joho", 3, posyandu, "pindah", visits)
    return list(tabbed(history_table(detail, "Kec. Contoh", TODAY)))


def test_child_without_visits_is_told_in_one_sentence():
    assert "\n".join(history()) == (
        "Riwayat anak nomor 7: TARI, perempuan, lahir 10-01-2025; umur 22 bl 12 hr per 22-11-2026; orang tua -; "
        "NIK tidak ada; pindah; Joho; Kec. Contoh; belum pernah diukur."
    )


def test_what_is_odd_about_a_visit_is_said_in_words():
    lines = history(visit(position_inferred=True, forced="diukur ulang", vanished=True, oedema=None), visit())
    assert lines[2].split("\t")[1:6] == ["19", "9,0", "80,25", "normal", "terlentang"]
    assert [line.split("\t")[-5:] for line in lines[2:]] == [
        ["13,5", "-", "-", "diketik", "hilang dari berkas; cara ukur disimpulkan; dipakai dengan alasan: diukur ulang"],
        ["13,5", "-", "tidak", "diketik", "-"],
    ]
