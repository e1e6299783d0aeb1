"""The list of stunted children by name and address: for those who visit them, and for nobody else."""

from collections.abc import Callable

from stunting_tui.domain.nik import mask_nik
from stunting_tui.domain.numbers import format_integer
from stunting_tui.errors import Cancelled
from stunting_tui.reports.book import Book, Look, Value
from stunting_tui.reports.deliberation.content import ReportContent, StuntedChild
from stunting_tui.reports.table import DATE, Column, Table, number_column
from stunting_tui.reports.texts import Texts

TITLE = "Anak Pendek"
_SIZE = 10
_WARNING = Look(size=11, bold=True, colour="9C0006", fill="FDE9E7", across="center", down="center", box=True)
_HEADER = "RAHASIA - memuat data pribadi anak"
_CHECK_EVERY = 200


def draw_children(
    book: Book, content: ReportContent, texts: Texts, footer: str, cancelled: Callable[[], bool] | None = None
) -> None:
    """Add the by-name list, sorted by village and posyandu. Raises Cancelled when `cancelled` says so."""
    columns = _columns(show_nik=content.show_nik)
    page = book.page(TITLE, [column.width for column in columns], footer, landscape=True)
    page.line(texts.get("rahasia"), _WARNING)
    page.sheet.oddHeader.center.text = _HEADER
    page.line("DAFTAR BALITA PENDEK DAN SANGAT PENDEK (TB/U)", Look(size=13, bold=True, across="center"), above=6)
    page.line(
        f"{content.letterhead.district} - {format_integer(len(content.stunted))} anak, urut desa dan posyandu",
        Look(across="center"),
    )
    page.space(6)
    table = Table(page, columns, size=_SIZE)
    order = sorted(content.stunted, key=lambda child: (child.village, child.posyandu, child.name))
    for number, child in enumerate(order, 1):
        if cancelled is not None and number % _CHECK_EVERY == 0 and cancelled():
            raise Cancelled("Penulisan laporan dihentikan.", "Berkas lama, bila ada, tidak berubah.")
        table.add(_values(number, child, show_nik=content.show_nik))
    if order:
        table.filtered()
    else:
        page.span(page.row, 1, len(columns), "Tidak ada", Look(italic=True, across="center", box=True))
        page.row += 1
    page.finish()


def _columns(*, show_nik: bool) -> list[Column]:
    """Return the columns; the NIK is text in a text cell, so that no program rounds it."""
    centre = Look(size=_SIZE, box=True, across="center", down="center")
    day = Look(size=_SIZE, box=True, across="center", down="center", number=DATE)
    nik = Look(size=_SIZE, box=True, across="center", down="center", number="@")
    text = Look(size=_SIZE, box=True, down="center")
    return [
        Column("No", 5, centre),
        Column("Nama anak", 21, text),
        Column("NIK" if show_nik else "NIK (disamarkan)", 16, nik),
        Column("L/P", 4, centre),
        Column("Tanggal lahir", 10, day),
        Column("Umur (bulan)", 6.5, centre),
        Column("Orang tua", 18, text),
        Column("Alamat", 20, text),
        Column("RT/RW", 7, centre),
        Column("Desa/Kelurahan", 15, text),
        Column("Posyandu", 13, text),
        Column("Tanggal ukur", 10, day),
        number_column("TB/PB (cm)", 6.5, form="0.0"),
        number_column("BB (kg)", 5.5, form="0.0"),
        number_column("TB/U (z)", 6, form="0.00"),
        number_column("BB/TB (z)", 6, form="0.00"),
        Column("Kategori TB/U", 13, centre),
        Column("Tindak lanjut", 12, text),
    ]


def _values(number: int, child: StuntedChild, *, show_nik: bool) -> list[Value]:
    nik = child.nik if show_nik else mask_nik(child.nik)
    return [
        number,
        child.name,
        nik or None,
        child.sex or None,
        child.birth_date,
        child.age_months,
        child.parent or None,
        child.address or None,
        "/".join((child.rt or "-", child.rw or "-")) if child.rt or child.rw else None,
        child.village or None,
        child.posyandu or None,
        child.measured_on,
        child.height_cm,
        child.weight_kg,
        child.haz,
        child.whz,
        child.category or None,
        "",
    ]
