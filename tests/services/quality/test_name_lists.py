"""Lists by name: a sheet for each posyandu to print, and all lines as flat data with names that stay."""

from datetime import date

from openpyxl import load_workbook

from stunting_tui.domain.document import GridColumn
from stunting_tui.services.quality import coverage, follow_ups, remeasures
from stunting_tui.services.quality.name_lists import Listed, data_names, write_list

COLUMNS = (GridColumn("Nama", 20), GridColumn("Lahir", 11), GridColumn("BB (kg)", 8), GridColumn("Hasil", 20))


def test_names_of_the_flat_sheets_stay():
    assert data_names(coverage.PRINTED) == (
        "desa", "posyandu", "nama", "l_p", "lahir", "orang_tua", "rt", "terakhir_diukur", "keterangan",
        "hasil_kunjungan",
    )  # fmt: skip
    assert data_names(remeasures.COLUMNS) == (
        "desa", "posyandu", "nama", "l_p", "lahir", "orang_tua", "rt", "diukur", "alasan", "tanggal", "bb_kg", "tb_cm",
        "cara", "pengukur",
    )  # fmt: skip
    assert data_names(follow_ups.PRINTED) == (
        "desa", "posyandu", "tingkat", "nama", "l_p", "lahir", "orang_tua", "diukur", "tb_u", "bb_tb",
        "sudah_dilakukan", "tindak_lanjut_berikutnya",
    )  # fmt: skip


def test_all_lines_stand_on_one_flat_sheet(store, tmp_path, query):
    lines = [
        Listed("B", "MAWAR", ("=CEVO", date(2024, 5, 6), 7.81, "")),
        Listed("A", "", ("BAPRI", date(2024, 1, 2), None, "")),
    ]
    target = tmp_path / "daftar.xlsx"
    write_list(store, "Contoh", COLUMNS, lines, "Catatan.", target)
    book = load_workbook(target)
    assert book.sheetnames == ["tanpa posyandu A", "MAWAR B", "Data"]
    rows = list(book["Data"].iter_rows(values_only=True))
    assert rows[0] == ("desa", "posyandu", "nama", "lahir", "bb_kg", "hasil")
    assert [[str(value) if isinstance(value, date) else value for value in row] for row in rows[1:]] == [
        ["A", None, "BAPRI", "2024-01-02 00:00:00", None, None],
        ["B", "MAWAR", "=CEVO", "2024-05-06 00:00:00", 7.81, None],
    ]
    assert book["Data"]["D2"].number_format == "yyyy-mm-dd" and book["Data"]["C3"].data_type == "s"
    assert all(sheet.oddHeader.center.text.startswith("RAHASIA") for sheet in book)
    assert query("SELECT new FROM audit WHERE action = 'ekspor'") == [("daftar.xlsx: 2 anak, dengan nama",)]
