"""A measurers' test as it is typed: ten children by number, each measured twice by every measurer; and what it tells.

The figures and their sources stand in `measurer_test`; the limits are data whose source says how far it is verified.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from stunting_tui.domain.numbers import format_decimal, format_percent
from stunting_tui.domain.quality.measurer_test import (
    ENOUGH,
    MeasurerResult,
    Pair,
    Precision,
    judge,
    precision,
    team_precision,
    total_tem,
)
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.scales import Scale

SUBJECTS = tuple(range(1, ENOUGH + 1))
"""Children go by their numbers: who they are does not matter here."""
UNFINISHED = "belum selesai"


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured: its column of a measurement, its word (in the codes of scales) and title, its unit.

    `decimals` may be typed.
    """

    column: str
    word: str
    title: str
    unit: str
    decimals: int


MEASURES = (
    Measure("height_cm", "tinggi", "Tinggi", "cm", 1),
    Measure("weight_kg", "berat", "Berat", "kg", 2),
    Measure("muac_cm", "lila", "LiLA", "cm", 1),
)


@dataclass(frozen=True, slots=True)
class Stored:
    """The two measurements of a child by one measurer, None while not typed; `id` and `version` of the row."""

    id: int
    version: int
    first: float | None
    second: float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one measurer measured, by number of the child."""

    name: str
    rows: Mapping[int, Stored]

    @property
    def pairs(self) -> dict[int, Pair]:
        """The children that were measured twice."""
        return {
            number: (row.first, row.second)
            for number, row in sorted(self.rows.items())
            if row.first is not None and row.second is not None
        }


@dataclass(frozen=True, slots=True)
class Trial:
    """The test of a day for one measure; `reference` is the measurer the others are compared with, "" for none."""

    held_on: date
    measure: Measure
    sheets: tuple[Sheet, ...]
    reference: str = ""

    def sheet(self, name: str) -> Sheet | None:
        """Return the sheet of a measurer."""
        return next((one for one in self.sheets if one.name == name), None)

    @property
    def key(self) -> tuple[date, str]:
        """What tells tests apart."""
        return self.held_on, self.measure.column


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the test tells of a measurer.

    `children` were measured twice, `compared` of them by the reference too (None without one).
    """

    name: str
    children: int
    compared: int | None
    result: MeasurerResult | NotComputable

    @property
    def figures(self) -> Precision | None:
        """The figures of precision, None where there are none yet."""
        return None if isinstance(self.result, NotComputable) else self.result.precision

    @property
    def bias(self) -> float | None:
        """How much more than the reference he measures, on average."""
        return None if isinstance(self.result, NotComputable) else self.result.bias

    @property
    def verdict(self) -> str:
        """Passed or to be trained again; nothing is said before all children are measured."""
        lacking = self.compared is not None and self.compared < self.children
        if isinstance(self.result, NotComputable) or self.result.few or lacking:
            return UNFINISHED
        return self.result.verdict


@dataclass(frozen=True, slots=True)
class Team:
    """The measurers among themselves: between them, and a single one of them in all; the reference is not of them."""

    measurers: int
    between: Precision
    total: float


def outcome(trial: Trial, sheet: Sheet, scales: Mapping[str, Scale]) -> Outcome:
    """Judge a measurer, beside the reference as soon as two children were measured by both."""
    own, trainer = sheet.pairs, trial.sheet(trial.reference)
    if trainer is None or trainer is sheet:
        return Outcome(sheet.name, len(own), None, judge(trial.measure.word, [*own.values()], [], scales))
    theirs = trainer.pairs
    both = [number for number in own if number in theirs]
    if len(both) < 2:
        return Outcome(sheet.name, len(own), len(both), judge(trial.measure.word, [*own.values()], [], scales))
    result = judge(trial.measure.word, [own[one] for one in both], [theirs[one] for one in both], scales)
    return Outcome(sheet.name, len(own), len(both), result)


def team(trial: Trial) -> Team | NotComputable:
    """Return the precision of the measurers who have begun, the reference left out, over the children all measured.

    Between measurers counts the first measurement of each.
    """
    sheets = [sheet.pairs for sheet in trial.sheets if sheet.pairs and sheet.name != trial.reference]
    shared = [number for number in SUBJECTS if sheets and all(number in pairs for pairs in sheets)]
    between = team_precision([[pairs[number][0] for pairs in sheets] for number in shared])
    if isinstance(between, NotComputable):
        return between
    own = [precision([pairs[number] for number in shared]) for pairs in sheets]
    return Team(len(sheets), between, total_tem([one.tem for one in own if isinstance(one, Precision)], between.tem))


def reasons(found: Outcome, measure: Measure, scales: Mapping[str, Scale]) -> list[str]:
    """Return why a measurer passes or not, in sentences."""
    result = found.result
    if isinstance(result, NotComputable):
        return [f"Belum dapat dihitung: {result.reason}."]
    scale = scales[f"tem_{measure.word}"]
    told = [_class_words("Galat teknis", result.precision.tem, result.tem_class, scale, measure)]
    if result.bias is not None:
        scale = scales[f"bias_{measure.word}"]
        told.append(_class_words("Beda dari acuan", result.bias, result.bias_class, scale, measure))
    if result.few:
        told.append(f"Baru {found.children} anak diukur dua kali, seharusnya {ENOUGH}.")
    if found.compared is not None and found.compared < found.children:
        told.append(f"Acuan baru mengukur {found.compared} dari {found.children} anak itu.")
    if (reliability := result.precision.reliability) is not None:
        kind = scales["keandalan"].name(reliability)
        told.append(f"Keandalan R {format_percent(reliability)}: {kind}; tidak ikut menentukan.")
    return told


def team_words(found: Team | NotComputable, measure: Measure) -> str:
    """Return how the measurers agree among themselves, "" for one alone."""
    if isinstance(found, NotComputable):
        return ""
    between, total = format_decimal(found.between.tem, 2), format_decimal(found.total, 2)
    share = format_percent(100 * found.total / found.between.mean, 2)
    return (
        f"Antar {found.measurers} pengukur: galat teknis {between} {measure.unit}; seluruhnya {total} {measure.unit} "
        f"({share})."
    )


def mean(pair: Sequence[float | None]) -> float | None:
    """Return the mean of both measurements, None where one is missing."""
    known = [value for value in pair if value is not None]
    return fmean(known) if len(known) == len(pair) else None


def _class_words(what: str, value: float, name: str, scale: Scale, measure: Measure) -> str:
    """Return a figure with its class and the limit under which it passes."""
    limit = format_decimal(scale.limits[len(scale.names) - 3], 2)
    sign = "+" if what != "Galat teknis" and round(value, 2) > 0 else ""
    return f"{what} {sign}{format_decimal(value, 2)} {measure.unit}: {name}; lulus di bawah {limit}."
