"""The closed set of rules that give the children an agreement is about, each with its words."""

from collections.abc import Callable
from dataclasses import dataclass

from stunting_tui.errors import DataError


@dataclass(frozen=True, slots=True)
class ChildState:
    """A child as last measured: z-scores, None where there is none that counts, and age in completed months."""

    haz: float | None
    waz: float | None
    whz: float | None
    months: int


@dataclass(frozen=True, slots=True)
class ChildRule:
    """A rule: its code in the store, its words for the operator, and whom it takes."""

    code: str
    words: str
    takes: Callable[[ChildState], bool]


def _below(value: float | None, limit: float) -> bool:
    return value is not None and value < limit


RULES: tuple[ChildRule, ...] = (
    ChildRule("stunting", "anak stunting (TB/U di bawah -2)", lambda child: _below(child.haz, -2)),
    ChildRule("sangat-pendek", "anak sangat pendek (TB/U di bawah -3)", lambda child: _below(child.haz, -3)),
    ChildRule(
        "stunting-baduta", "baduta stunting (umur 0-23 bulan)",
        lambda child: _below(child.haz, -2) and child.months < 24,
    ),
    ChildRule("wasting", "anak gizi kurang dan buruk (BB/TB di bawah -2)", lambda child: _below(child.whz, -2)),
    ChildRule("gizi-buruk", "anak gizi buruk (BB/TB di bawah -3)", lambda child: _below(child.whz, -3)),
    ChildRule("bb-kurang", "anak berat badan kurang (BB/U di bawah -2)", lambda child: _below(child.waz, -2)),
    ChildRule(
        "masalah-gizi", "anak dengan masalah gizi (salah satu indeks di bawah -2)",
        lambda child: any(_below(value, -2) for value in (child.haz, child.waz, child.whz)),
    ),
)  # fmt: skip


def rule_of(code: str) -> ChildRule:
    """Return a rule by its code. Raises `DataError` when there is none."""
    for rule in RULES:
        if rule.code == code:
            return rule
    raise DataError(f'Aturan daftar anak "{code}" tidak dikenal.', "Pilih aturan dari daftar.")


def rule_words(code: str) -> str:
    """Return the words of a rule, the code itself where there is none; "" for no rule."""
    return next((rule.words for rule in RULES if rule.code == code), code)


def check_rule(code: str) -> None:
    """Raise `DataError` for a code that is no rule; none at all is fine."""
    if code:
        rule_of(code)
