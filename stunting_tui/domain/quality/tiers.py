"""How urgently a child is to be followed up: tiers kept as data, the most urgent one that fits counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stunting_tui.domain.deliberation.child_rules import ChildState
from stunting_tui.domain.rule_entries import FLAG, FROM_TO, NUMBER, Shape, read_entries, text
from stunting_tui.resources import fixtures

SHAPES: Mapping[str, Shape] = {
    "kata": text(16), "bbtb": NUMBER, "tbu": NUMBER, "bbu": NUMBER, "dua_t": FLAG, "umur": FROM_TO, "saran": text(),
    "sumber": text(), "aktif": FLAG,
}  # fmt: skip
"""What a site may say of a tier."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier: z-scores below which it takes a child (None: not asked), ages in completed months, the advice."""

    code: str
    words: str
    whz: float | None
    haz: float | None
    waz: float | None
    two_t: bool
    ages: tuple[int, int] | None
    advice: str

    def takes(self, child: ChildState, *, two_t: bool) -> bool:
        """Whether every condition holds; `two_t`: the child did not gain enough twice in a row."""
        if self.ages is not None and not self.ages[0] <= child.months <= self.ages[1]:
            return False
        if self.two_t and not two_t:
            return False
        asked = ((self.whz, child.whz), (self.haz, child.haz), (self.waz, child.waz))
        return all(limit is None or (z is not None and round(z, 2) < limit) for limit, z in asked)


def tiers(site: Path | None = None) -> tuple[Tier, ...]:
    """Return the tiers in force, the most urgent first, changed by a site's file where there is one.

    Raises FileError and DataError as `read_entries` does.
    """
    return _shipped() if site is None else _read(site)


@cache
def _shipped() -> tuple[Tier, ...]:
    return _read(None)


def _read(site: Path | None) -> tuple[Tier, ...]:
    return tuple(
        Tier(
            one["kode"], one["kata"], one.get("bbtb"), one.get("tbu"), one.get("bbu"), one.get("dua_t", False),
            tuple(one["umur"]) if "umur" in one else None, one["saran"],
        )
        for one in read_entries("tingkat", SHAPES, fixtures() / "rules" / "tiers.toml", site)
    )  # fmt: skip


def tier_of(child: ChildState, known: Sequence[Tier], *, two_t: bool = False) -> int | None:
    """Return the place of the most urgent tier that takes the child, None where none does."""
    return next((place for place, tier in enumerate(known) if tier.takes(child, two_t=two_t)), None)
