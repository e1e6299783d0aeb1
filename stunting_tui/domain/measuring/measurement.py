"""A measurement as it is typed, the visit before it, and what can be said against it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.rows import Position, Sex
from stunting_tui.domain.rules import Level, Rule, Span

Field = Literal["measured_on", "weight_kg", "height_cm", "muac_cm", "head_cm", "position"]


@dataclass(frozen=True, slots=True)
class MeasurementEntry:
    """A measurement as typed. Weight in kg, lengths in cm, None where nothing was typed.

    `today` is the day of the session, `period` the ISO year-month of the batch (None: no batch). The z-scores
    are ours, None where not computable. `above` holds, by field, the values typed for the children above, the
    nearest last. Rules that need something that is not given (sex, position, `above`) are silent.
    """

    birth_date: date
    measured_on: date
    today: date
    period: str | None = None
    weight_kg: float | None = None
    height_cm: float | None = None
    muac_cm: float | None = None
    head_cm: float | None = None
    waz: float | None = None
    haz: float | None = None
    whz: float | None = None
    sex: Sex | None = None
    position: Position | None = None
    above: Mapping[Field, tuple[float, ...]] = field(default_factory=dict)

    @property
    def age_days(self) -> int:
        """The exact age at the measurement; negative when it lies before birth."""
        return (self.measured_on - self.birth_date).days


@dataclass(frozen=True, slots=True)
class LastVisit:
    """What was measured at the visit before."""

    measured_on: date
    weight_kg: float | None = None
    height_cm: float | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """One objection of the rule `code` about a field, or another column of a sheet; the levels are `rules.Level`."""

    field: str
    level: Level
    code: str
    message: str


def complain(rule: Rule, on: str, **facts: str) -> list[Complaint]:
    """Return the complaint of a rule about a field; nothing when the rule is switched off."""
    return [Complaint(on, rule.level, rule.code, rule.say(**facts))] if rule.active else []


def inside(value: float, span: Span) -> bool:
    """Whether a value lies in a span, ends included."""
    return span[0] <= value <= span[1]


def short(value: float) -> str:
    """Return a value with as many decimals as it needs, at least none and at most two."""
    return format_decimal(value, 2).rstrip("0").rstrip(",")


def allowed(span: Span, unit: str = "") -> str:
    """Return a span in words: "1 sampai 40 kg"."""
    return f"{short(span[0])} sampai {short(span[1])} {unit}".rstrip()
