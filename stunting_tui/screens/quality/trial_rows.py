"""Measurers' tests as lines of a list, a measurer's sheet as cells of a grid, and what came of them in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.quality.measurer_trial import (
    SUBJECTS,
    Measure,
    Outcome,
    Sheet,
    Trial,
    mean,
    outcome,
    reasons,
    team,
    team_words,
)
from stunting_tui.domain.quality.scales import Scale
from stunting_tui.screens.wording import exact
from widgets.columns import Column
from widgets.entry_columns import GridColumn
from widgets.record_list import Row
from widgets.sorting import Value

COLUMNS = (
    Column("Tanggal", 10, key="day", words="tanggal"),
    Column("Ukuran", 6, key="measure", words="ukuran", letters=True),
    Column("Pengukur", 14, flex=1, key="name", words="pengukur", letters=True),
    Column("Anak", 4, "right", key="children", words="anak diukur dua kali"),
    Column("Galat", 6, "right", key="tem", words="galat teknis"),
    Column("%", 5, "right", key="relative", words="galat persen"),
    Column("R %", 5, "right", key="reliability", words="keandalan"),
    Column("Beda", 6, "right", key="bias", words="beda dari acuan"),
    Column("Hasil", 14, key="verdict", words="hasil"),
)
GOOD = "lulus"


@dataclass(frozen=True, slots=True)
class Line:
    """A measurer of a test, and what came of him."""

    trial: Trial
    sheet: Sheet
    found: Outcome

    @property
    def is_reference(self) -> bool:
        """Whether the others are compared with him."""
        return self.sheet.name == self.trial.reference

    @property
    def result(self) -> str:
        """The result in a few words."""
        return f"acuan {self.found.verdict}"[:14].rstrip() if self.is_reference else self.found.verdict


VALUES: Mapping[str, Callable[[Line], Value]] = {
    "day": lambda one: one.trial.held_on.toordinal(),
    "measure": lambda one: one.trial.measure.word,
    "name": lambda one: one.sheet.name,
    "children": lambda one: one.found.children,
    "tem": lambda one: one.found.figures.tem if one.found.figures else None,
    "relative": lambda one: one.found.figures.relative if one.found.figures else None,
    "reliability": lambda one: one.found.figures.reliability if one.found.figures else None,
    "bias": lambda one: abs(one.found.bias) if one.found.bias is not None else None,
    "verdict": lambda one: one.found.verdict,
}
"""What measurers are sorted by; the difference by how far it is from none."""


def lines(trials: list[Trial], scales: Mapping[str, Scale]) -> list[Line]:
    """Return the measurers of all tests."""
    return [Line(trial, sheet, outcome(trial, sheet, scales)) for trial in trials for sheet in trial.sheets]


def row(one: Line) -> Row:
    """Return a measurer as a line."""
    mark = "*" if one.is_reference else ""
    cells = (short_date(one.trial.held_on), one.trial.measure.title, f"{one.sheet.name}{mark}")
    return Row((*cells, str(one.found.children), *_figures(one.found), one.found.verdict))


def _figures(found: Outcome) -> tuple[str, str, str, str]:
    figures = found.figures
    if figures is None:
        return "-", "-", "-", "-"
    return (
        format_decimal(figures.tem, 2), format_decimal(figures.relative, 2), format_decimal(figures.reliability),
        _signed(found.bias) or "-",
    )  # fmt: skip


def columns(measure: Measure) -> list[GridColumn]:
    """Return the columns of a measurer's sheet."""
    return [
        GridColumn("Anak", 5, "right", key="subject", kind="computed"),
        *(
            GridColumn(title, 9, "right", key=key, kind="number", decimals=measure.decimals, unit=measure.unit, limit=7)
            for key, title in (("first", "Pertama"), ("second", "Kedua"))
        ),
        GridColumn("Selisih", 9, "right", key="gap", kind="computed"),
        GridColumn("Acuan", 9, "right", key="reference", kind="computed"),
        GridColumn("Beda", 9, "right", key="bias", kind="computed"),
    ]


def cells(trial: Trial, sheet: Sheet, number: int) -> dict[str, str]:
    """Return a child of a measurer's sheet as the cells of its line."""
    mine, reference = sheet.rows[number], trial.sheet(trial.reference)
    pair = (mine.first, mine.second)
    other = reference.rows[number] if reference is not None and reference.name != sheet.name else None
    beside = mean((other.first, other.second)) if other is not None else None
    here = mean(pair)
    gap = None if mine.first is None or mine.second is None else mine.second - mine.first
    return {
        "subject": str(number), "first": exact(mine.first), "second": exact(mine.second),
        "gap": _signed(gap, trial.measure.decimals),
        "reference": "" if beside is None else format_decimal(beside, 2),
        "bias": _signed(None if here is None or beside is None else here - beside),
    }  # fmt: skip


def grid_rows(trial: Trial, sheet: Sheet) -> list[list[str]]:
    """Return a measurer's sheet as the rows of the grid."""
    shape = [column.key for column in columns(trial.measure)]
    return [[line[key] for key in shape] for line in (cells(trial, sheet, number) for number in SUBJECTS)]


def told(one: Line, scales: Mapping[str, Scale]) -> list[str]:
    """Return why a measurer passes or not, and how the measurers agree."""
    head = f"{one.sheet.name}: {one.found.verdict}"
    why = " ".join(reasons(one.found, one.trial.measure, scales))
    together = team_words(team(one.trial), one.trial.measure)
    return [f"{head}. {why}", *([together] if together else [])]


def others(trial: Trial, name: str, scales: Mapping[str, Scale]) -> str:
    """Return the results of the other measurers of a test in one sentence, "" without any."""
    found = [outcome(trial, sheet, scales) for sheet in trial.sheets if sheet.name != name]
    said = (f"{one.name} {_short(one)}" for one in found)
    return f"Pengukur lain: {'; '.join(said)}." if found else ""


def _short(found: Outcome) -> str:
    tem = f" ({format_decimal(found.figures.tem, 2)})" if found.figures else ""
    return f"{found.verdict}{tem}"


def _signed(value: float | None, places: int = 2) -> str:
    if value is None:
        return ""
    return f"{'+' if round(value, places) > 0 else ''}{format_decimal(value, places)}"
