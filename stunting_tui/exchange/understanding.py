"""From the cells of a file to rows of measurements: layouts, headings, values, damage."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import cast

from stunting_tui.domain.rows import FileRow, ParsedFile, Position, Severity, Sex
from stunting_tui.errors import FileError
from stunting_tui.exchange.grid import Grid
from stunting_tui.exchange.headings import find_header
from stunting_tui.exchange.judging import Judge, Seen
from stunting_tui.exchange.proof import ChildZ, proven, settle_decimals
from stunting_tui.exchange.readings import Readings, Repairs
from stunting_tui.exchange.remarks import Remarks
from stunting_tui.exchange.table import Table, build_table
from stunting_tui.exchange.values import village_code
from stunting_tui.exchange.vocabulary import limits
from stunting_tui.exchange.watch import Watch
from stunting_tui.progress import Progress

_EXPECTED = "Nama, JK, Tgl Lahir, Tanggal Pengukuran, Berat, Tinggi"
_NEEDED = ("nama", "jk", "tgl_lahir", "tgl_ukur")
_TICK = 1000
_PROOF = 0.8
"""Below this part of proven rows the restored decimals are themselves in doubt."""


def understand(
    grid: Grid,
    today: date,
    child_z: ChildZ | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ParsedFile:
    """Return what a file says, row by row, with everything that was remarked on the way.

    `today` decides what lies in the future. `child_z` (`stunting_tui.growth.scalar.child_z`) proves restored decimals
    against the printed z-scores; without it they are restored unproven. Raises FileError when no sheet has a
    header we know, Cancelled when `cancelled` says so.
    """
    watch = Watch(grid.path, progress, cancelled)
    remarks, repairs = Remarks(), Repairs()
    tables = _tables(grid, today, remarks)
    rows: list[FileRow] = []
    restored: list[FileRow] = []
    seen: Seen = {}
    for table in tables:
        _about_table(table, remarks)
        judge = Judge(table, today, remarks, seen)
        for row, was_restored in _rows(table, Readings(table, today, remarks, repairs), judge, watch):
            rows.append(row)
            if was_restored:
                restored.append(row)
    _about_repairs(repairs, restored, child_z, remarks)
    main = max(tables, key=lambda table: len(table.numbers))
    return ParsedFile(
        name=grid.name,
        sha256=grid.sha256,
        kind=grid.kind,
        layout=main.layout,
        title_date=next((table.title_date for table in tables if table.title_date), None),
        read=sum(len(table.numbers) for table in tables),
        rows=rows,
        findings=remarks.in_order(),
        has_position=any(row.position is not None for row in rows),
    )


def _tables(grid: Grid, today: date, remarks: Remarks) -> list[Table]:
    """Return the sheets that hold measurements; the others are skipped with a remark."""
    tables = []
    for sheet in grid.sheets:
        header = None if sheet.hidden else find_header(sheet)
        if header is not None:
            tables.append(build_table(sheet, header, today))
        elif sheet.hidden:
            remarks.info("lembar-dilewati", f'Lembar "{sheet.name}" tersembunyi dan dilewati.', sheet=sheet.name)
        else:
            message = f'Lembar "{sheet.name}" dilewati: tidak ada baris judul kolom yang dikenal.'
            remarks.info("lembar-dilewati", message, sheet=sheet.name)
    if not tables:
        raise FileError(
            f'Berkas "{grid.name}" tidak memuat judul kolom yang dikenal dalam {limits().header_rows} baris pertama.',
            f"Judul kolom yang diharapkan antara lain: {_EXPECTED}.",
        )
    return tables


def _about_table(table: Table, remarks: Remarks) -> None:
    """Remark on columns that are missing and on rows that lacked a cell."""
    missing = [table.label(name) for name in _NEEDED if name not in table.columns]
    if "berat" not in table.columns and "tinggi" not in table.columns:
        missing += [table.label("berat"), table.label("tinggi")]
    if missing and table.numbers:
        message = f"Tidak ada kolom {', '.join(missing)}; tanpa itu baris tidak dapat disimpan. Periksa judul kolomnya"
        message += ", atau pakai unduhan daftar Status Gizi dari e-PPGBM."
        remarks.about_file(Severity.WARNING, "kolom-kurang", message, sheet=table.sheet)
    if table.shifted:
        message = f"{table.shifted} baris tidak punya sel Total Pengukuran; isinya digeser kembali ke kolom yang benar."
        remarks.info("kolom-bergeser", message, sheet=table.sheet, column=table.label("total_pengukuran"))


def _rows(table: Table, read: Readings, judge: Judge, watch: Watch) -> list[tuple[FileRow, bool]]:
    """Return the rows of a table that may be stored, each with whether its weight or height was restored."""
    births, visits, ages = read.dates("tgl_lahir"), read.dates("tgl_ukur"), read.printed_ages()
    rows = _unjudged(table, read, judge)
    kept = []
    for i, row in enumerate(rows):
        if i % _TICK == 0:
            watch.tick(i / len(rows), i)
        if judge.storable(i, row, births[i], visits[i], ages[i]):
            kept.append((row, i in read.restored))
    return kept


def _unjudged(table: Table, read: Readings, judge: Judge) -> list[FileRow]:
    """Return a row for every data row of the table, everything filled in but the dates."""
    numbers = table.numbers
    weights, heights = read.measures("berat"), read.measures("tinggi")
    for i, number in enumerate(numbers):
        if judge.swapped(number, weights[i], heights[i]):
            weights[i], heights[i] = heights[i], weights[i]
    weights, heights = read.bounded("berat", weights), read.bounded("tinggi", heights)
    born_weights = read.bounded("bb_lahir", read.measures("bb_lahir"))
    born_lengths = read.bounded("tb_lahir", read.measures("tb_lahir"))
    arms, heads = read.bounded("lila", read.measures("lila")), read.bounded("lika", read.measures("lika"))
    sexes, _ = read.sexes()
    positions = read.words("cara_ukur", keep=False)
    oedemas = read.words("edema", keep=False)
    niks, extras = read.niks(), read.extras()
    names, parents, villages = read.texts("nama"), _parents(read), read.texts("desa", table.places.get("desa", ""))
    provinces = read.texts("prov", table.places.get("prov", ""))
    regencies = read.texts("kab", table.places.get("kab", ""))
    districts = read.texts("kec", table.places.get("kec", ""))
    centres = read.texts("puskesmas", table.places.get("puskesmas", ""))
    posts = read.texts("posyandu", table.places.get("posyandu", ""))
    codes = [village_code(cell) for cell in table.cells("kode_desa")]
    rts, rws, addresses = read.texts("rt"), read.texts("rw"), read.texts("alamat")
    gains, vitamins = read.words("naik"), read.texts("vit_a")
    waz, haz, whz = read.scores("zs_bbu"), read.scores("zs_tbu"), read.scores("zs_bbtb")
    bbu, tbu, bbtb = read.words("bbu"), read.words("tbu"), read.words("bbtb")
    return [
        FileRow(
            table.sheet,
            number,
            name=names[i],
            sex=cast("Sex | None", sexes[i] or None),
            nik=niks[i].nik,
            nik_raw=niks[i].raw,
            parent_name=parents[i],
            birth_weight_kg=born_weights[i],
            birth_length_cm=born_lengths[i],
            province=provinces[i],
            regency=regencies[i],
            district=districts[i],
            puskesmas=centres[i],
            village="" if village_code(villages[i]) else villages[i],
            village_code=codes[i] or village_code(villages[i]),
            posyandu=posts[i],
            rt=rts[i],
            rw=rws[i],
            address=addresses[i],
            weight_kg=weights[i],
            height_cm=heights[i],
            position=cast("Position | None", positions[i] or None),
            muac_cm=arms[i],
            head_cm=heads[i],
            oedema=None if not oedemas[i] else oedemas[i] == "ya",
            gain=gains[i],
            vitamin_a=vitamins[i],
            file_waz=waz[i],
            file_haz=haz[i],
            file_whz=whz[i],
            file_bbu=bbu[i],
            file_tbu=tbu[i],
            file_bbtb=bbtb[i],
            extras=extras[i],
        )
        for i, number in enumerate(numbers)
    ]


def _parents(read: Readings) -> list[str]:
    """Return the parents as the file gives them; two columns become "AYAH / IBU"."""
    first, second = read.texts("nama_ortu"), read.texts("nama_ortu_2")
    return [" / ".join(name for name in pair if name) for pair in zip(first, second, strict=True)]


def _about_repairs(repairs: Repairs, restored: list[FileRow], child_z: ChildZ | None, remarks: Remarks) -> None:
    """Remark once per file on what was restored, and how far printed z-scores prove it."""
    if repairs.decoded or repairs.dropped:
        severity = Severity.INFO
        message = "Berkas pernah disimpan ulang oleh Excel; angka desimal dipulihkan"
        message += f": {_counts(repairs.decoded)}." if repairs.decoded else "."
        if repairs.dropped:
            message += f" Z-score cetak yang rusak dikosongkan: {_counts(repairs.dropped)}."
        if child_z is not None and restored:
            if settled := settle_decimals(restored, child_z):
                message += f" Menurut z-score cetak, {settled} berat punya dua desimal."
            agreed, total = proven(restored, child_z)
            if total:
                message += f" Terbukti pada {agreed} dari {total} baris yang z-score cetaknya masih utuh."
            severity = Severity.WARNING if agreed < total * _PROOF else severity
        remarks.about_file(severity, "desimal-dipulihkan", message)
    if repairs.units:
        remarks.info("satuan-diubah", f"Satuan disamakan ke kg dan cm: {_counts(repairs.units)}.")
    if repairs.masked:
        message = (
            f"NIK disamarkan pada {repairs.masked} baris; anak dicocokkan lewat tanggal lahir, jenis kelamin dan nama."
        )
        remarks.info("nik-disamarkan", message)


def _counts(counts: Counter[str]) -> str:
    return ", ".join(f"{label} {count} baris" for label, count in counts.items())
