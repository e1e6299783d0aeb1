"""The figures per village: all children, those under two, and the intervals of every share."""

from dataclasses import dataclass
from operator import attrgetter

from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER, BatchFigures, VillageFigures
from stunting_tui.reports.book import Book, Look, Value
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.table import TOTAL_FILL, Column, Table, number_column, text_column
from stunting_tui.reports.texts import Texts

TITLE = "Rekap Desa"
SMALL = "n kecil"
LABEL_COLUMN, PERCENT_COLUMN = 2, 8
"""Where the chart finds the villages and their stunting percentages on the first recap."""
_HEADING = Look(size=12, bold=True, across="center")
_NOTE = Look(size=10, italic=True)
_MUTED = Look(italic=True, colour="6B6B6B")
_TOTAL = Look(bold=True, fill=TOTAL_FILL)
_COUNT, _ONE, _SIGNED = "#,##0", "0.0", "+0.0;-0.0;0.0"
_STUNTED = "Pendek + sangat pendek (TB/U < -2)"
_SEVERE = "Sangat pendek (TB/U < -3)"
_WASTED = "Gizi kurang + buruk (BB/TB < -2)"
_BADLY_WASTED = "Gizi buruk (BB/TB < -3)"
_UNDERWEIGHT = "BB kurang + sangat kurang (BB/U < -2)"
_BADLY_UNDERWEIGHT = "BB sangat kurang (BB/U < -3)"
_OVERWEIGHT = "Gizi lebih + obesitas (BB/TB > +2)"


@dataclass(frozen=True, slots=True)
class Figure:
    """A column of a recap: `path` leads from the figures of an age group to the value."""

    path: str
    heading: str
    width: float
    group: str = ""
    form: str = _COUNT

    def column(self) -> Column:
        """Return the column as the table draws it."""
        return number_column(self.heading, self.width, self.group, self.form)


@dataclass(frozen=True, slots=True)
class Recap:
    """One recap sheet. `group` is the age group of its figures; `trend` adds the change to the batch before."""

    title: str
    subject: str
    group: str
    figures: tuple[Figure, ...]
    trend: bool = False


def _share(name: str, group: str, *parts: str) -> tuple[Figure, ...]:
    """Return the columns of one share: n, of, percent, low, high, flagged, missing, as named in `parts`."""
    shapes = {
        "n": ("n", 5.8, _COUNT),
        "of": ("N", 7.0, _COUNT),
        "percent": ("%", 6.0, _ONE),
        "low": ("95 % bawah", 6.8, _ONE),
        "high": ("95 % atas", 6.8, _ONE),
        "flagged": ("luar batas", 6.5, _COUNT),
        "missing": ("tanpa nilai", 6.5, _COUNT),
    }
    return tuple(
        Figure(f"{name}.{part}", heading, width, group, form)
        for part in parts
        for heading, width, form in [shapes[part]]
    )


_MAIN = (
    Figure("registered", "Sasaran (S)", 8.5),
    Figure("measured", "Diukur (D)", 7.5),
    Figure("coverage", "D/S (%)", 6.5, form=_ONE),
    *_share("stunted", _STUNTED, "n", "of", "percent", "low", "high"),
    *_share("severely_stunted", _SEVERE, "n", "percent"),
    *_share("wasted", _WASTED, "n", "of", "percent"),
    *_share("underweight", _UNDERWEIGHT, "n", "of", "percent"),
    *_share("overweight", _OVERWEIGHT, "n", "of", "percent"),
    *_share("stunted", "TB/U tidak dihitung", "flagged", "missing"),
)
_DETAIL = (
    *_share("severely_stunted", _SEVERE, "low", "high"),
    *_share("wasted", _WASTED, "low", "high", "flagged", "missing"),
    *_share("severely_wasted", _BADLY_WASTED, "n", "percent", "low", "high"),
    *_share("underweight", _UNDERWEIGHT, "low", "high", "flagged", "missing"),
    *_share("severely_underweight", _BADLY_UNDERWEIGHT, "n", "percent", "low", "high"),
    *_share("overweight", _OVERWEIGHT, "low", "high"),
)
RECAPS = (
    Recap(TITLE, "BALITA 0-59 BULAN", "under_five", _MAIN, trend=True),
    Recap("Rekap Baduta", "BADUTA 0-23 BULAN", "under_two", _MAIN),
    Recap("Rekap Rinci", "BALITA 0-59 BULAN, RINCIAN DAN SELANG 95 %", "under_five", _DETAIL),
)


def draw_recap(book: Book, content: ReportContent, texts: Texts, footer: str, recap: Recap) -> None:
    """Add one recap sheet, a row per village and then the kecamatan."""
    columns = [text_column("No", 5, centre=True), text_column("Desa/Kelurahan", 24)]
    columns += [figure.column() for figure in recap.figures]
    columns += [number_column("Perubahan (poin %)", 10.5, form=_SIGNED)] if recap.trend else []
    columns.append(text_column("Ket.", 7.5, centre=True))
    page = book.page(recap.title, [column.width for column in columns], footer, landscape=True)
    page.line(f"REKAP PER DESA: {recap.subject}", _HEADING)
    page.line(_place_line(content), Look(across="center"))
    figures = content.figures
    if figures is None or not figures.villages:
        page.line(texts.get("data_kosong"), Look(italic=True, across="center"), above=12)
        page.finish()
        return
    page.space(6)
    _rows(Table(page, columns), figures, recap)
    last = page.row - 2
    page.line(texts.get("rekap"), _NOTE, above=6)
    page.keep(last)
    page.finish()


def _rows(table: Table, figures: BatchFigures, recap: Recap) -> None:
    """Draw the rows of the villages, small ones muted, and the total."""
    for number, village in enumerate(figures.villages, 1):
        small = getattr(village, recap.group).measured < SMALL_NUMBER
        label = f"{village.label} *" if small else village.label
        values = [number, label, *_values(village, recap), SMALL if small else ""]
        table.add(values, style=_MUTED if small else None, least=15)
    table.filtered()
    table.add(["", "JUMLAH KECAMATAN", *_values(figures.total, recap), ""], style=_TOTAL, least=17)


def _values(village: VillageFigures, recap: Recap) -> list[Value]:
    group = getattr(village, recap.group)
    values: list[Value] = [attrgetter(figure.path)(group) for figure in recap.figures]
    return [*values, village.change] if recap.trend else values


def _place_line(content: ReportContent) -> str:
    """Return the line under the title: where, which batch, ages counted on which day."""
    head = content.letterhead
    place = ", ".join(part for part in (head.district, head.regency, head.province) if part)
    if content.figures is None:
        return place
    return f"{place} - periode {period_label(content.figures.period)}, keadaan {short_date(content.figures.reference)}"
