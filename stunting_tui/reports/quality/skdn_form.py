"""FORMAT F2 as sheets, a few places on each, and its sums for the screen; no child is named."""

from collections.abc import Iterator, Sequence

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.document import Block, Cell, Grid, GridColumn, Line, Section
from stunting_tui.domain.monitoring.skdn import AGE_NAMES
from stunting_tui.domain.monitoring.skdn_form import ELEMENTS, SEXES, Element, FormView
from stunting_tui.domain.numbers import format_integer

TITLE = "F2"
MOST = 6
"""Places on one sheet, each with boys and girls."""
NOTE = (
    "Status gizi: semua anak yang diukur bulan ini dengan z yang masuk akal. Baru: gizi buruk bulan ini dan belum "
    "pernah sejak Januari; kumulatif: pernah gizi buruk sejak Januari. Gizi lebih termasuk obesitas. Berisiko gizi "
    "lebih dan tinggi tidak ada barisnya pada formulir ini. Kader diisi tangan."
)
NO_BOOK = "K belum diketahui: tidak ada berkas yang memuat kolom KIA."


def form_sections(view: FormView) -> list[Section]:
    """Return the sheets of the form."""
    parts = [view.places[at : at + MOST] for at in range(0, len(view.places), MOST)] or [()]
    return [
        Section(
            TITLE if number == 1 else f"{TITLE} ({number})", _sheet(view, places, last=number == len(parts)), wide=True
        )
        for number, places in enumerate(parts, 1)
    ]


def sums_section(view: FormView) -> Section:
    """Return the elements for all ages, boys and girls."""
    columns = (
        GridColumn("No", 6), GridColumn("Elemen data", 40), *(GridColumn(sex, 8, "right") for sex in (*SEXES, "L+P")),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for element in ELEMENTS:
        cells = [_count(view, element, sex=sex) for sex in (*SEXES, "")]
        rows.append((element.number, element.words, *cells))
    return Section(
        TITLE,
        (
            *_head(view),
            Line(f"Posyandu: {_posyandu_words(view)}.", "plain"),
            Grid(columns, rows, folds=True),
            *_checks(view),
            Line(NOTE, "note", 4),
        ),
    )


def identity_words(view: FormView) -> str:
    """Return whether D = N + T + O + B everywhere, in a sentence."""
    gaps = view.gaps()
    if not gaps:
        return f"Cocok: D = N + T + O + B = {format_integer(view.count('d'))}."
    parts = (
        f"{place} D {format_integer(view.count('d', place))}, N + T + O + B "
        f"{format_integer(view.count('d', place) - gap)}"
        for place, gap in gaps.items()
    )
    return f"Tidak cocok: {'; '.join(parts)}."


def _sheet(view: FormView, places: Sequence[str], *, last: bool) -> tuple[Block, ...]:
    columns = (
        GridColumn("No", 6), GridColumn("Elemen data", 36),
        *(GridColumn(f"{place} {sex}", _width(place), "right") for place in places for sex in SEXES),
        *(GridColumn(f"Jumlah {sex}", 9, "right") for sex in (*SEXES, "L+P")),
    )  # fmt: skip
    return (
        *_head(view),
        Grid(columns, [*_posyandu_rows(view, places), *_rows(view, places)]),
        *(_checks(view) if last else ()),
        *((Line(NOTE, "note", 4),) if last else ()),
    )


def _width(place: str) -> float:
    """Return how wide a column is whose heading breaks at words alone."""
    return max(9.0, 1.2 * max(map(len, place.split())) + 1)


def _head(view: FormView) -> tuple[Block, ...]:
    return (
        Line("FORMAT F2: REKAPITULASI HASIL PENIMBANGAN BAYI DAN BALITA", "title"),
        Line(f"{view.place}; {period_label(view.period)}", "centre"),
    )


def _checks(view: FormView) -> tuple[Block, ...]:
    told = Line(identity_words(view), "plain", 4)
    return (told,) if view.has_books else (told, Line(NO_BOOK, "plain"))


def _posyandu_words(view: FormView) -> str:
    found = view.posyandu.values()
    return f"{sum(count for count, _busy in found)} ada, {sum(busy for _count, busy in found)} lapor"


def _posyandu_rows(view: FormView, places: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    """Give how many posyandu there are and report, in the boys' cell; the cadres stay empty."""
    for at, words in enumerate(("Posyandu ada", "Posyandu lapor")):
        cells: list[Cell] = []
        for place in places:
            cells += [view.posyandu.get(place, (0, 0))[at], ""]
        yield ("", words, *cells, "", "", sum(both[at] for both in view.posyandu.values()))
    for words in ("Kader ada", "Kader aktif"):
        yield ("", words, *[""] * (2 * len(places) + 3))


def _rows(view: FormView, places: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    for element in ELEMENTS:
        yield (element.number, element.words, *_cells(view, places, element, ""))
        if element.code:
            for group in AGE_NAMES:
                yield ("", f"    {group}", *_cells(view, places, element, group))


def _cells(view: FormView, places: Sequence[str], element: Element, group: str) -> list[Cell]:
    return [
        *(_count(view, element, place, sex, group) for place in places for sex in SEXES),
        *(_count(view, element, sex=sex, group=group) for sex in (*SEXES, "")),
    ]


def _count(view: FormView, element: Element, place: str = "", sex: str = "", group: str = "") -> Cell:
    """Return a count, "" in the row of a heading, None where it is not known."""
    if not element.code:
        return ""
    if element.code == "k" and not view.has_books:
        return None
    return view.count(element.code, place, next((one for one in SEXES if one == sex), None), group)
