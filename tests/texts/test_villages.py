"""The figures of villages as text: percentages only of enough children, small numbers in words."""

from datetime import date

from stunting_tui.domain.prevalence.figures import BatchFigures, GroupFigures, Share, VillageFigures
from stunting_tui.texts.table import tabbed
from stunting_tui.texts.villages import villages_table


def village(name: str, measured: int, stunted: int, change: float | None) -> VillageFigures:
    part = Share(stunted, measured, 100 * stunted / measured if measured else None, 9.5, 30.25, 2, 1)
    none = Share(0, measured, 0.0, 0.0, 1.0)
    group = GroupFigures(1200, measured, part, none, none, none, none, none, none)
    return VillageFigures("33.10.01.2001", name, "Desa", group, group, change)


def test_percentages_stand_only_where_enough_were_measured():
    shown = (village("Joho", 30, 5, -1.25), village("Taji", 29, 5, None), village("Tlogo", 0, 0, None))
    figures = BatchFigures(1, "2026-08", None, date(2026, 8, 20), shown, village("Contoh", 1100, 200, 0.4), 0)
    title, _heads, *records = [line.split("\t") for line in tabbed(villages_table(figures, "Kec. Contoh"))]
    assert title == ["Desa: Kec. Contoh; batch Agustus 2026; anak 0-59 bulan; 3 desa, lalu jumlah kecamatan"]
    assert [record[:9] for record in records] == [
        ["Joho", "1200", "30", "2,5", "5", "16,7", "-", "9,5-30,2", "-1,2"],
        ["Taji", "1200", "29", "2,4", "5", "-", "n kecil", "-", "-"],
        ["Tlogo", "1200", "0", "0,0", "0", "-", "belum diukur", "-", "-"],
        ["Kecamatan", "1200", "1100", "91,7", "200", "18,2", "-", "9,5-30,2", "+0,4"],
    ]
    assert records[0][-3:] == ["2", "1", "33.10.01.2001"]
