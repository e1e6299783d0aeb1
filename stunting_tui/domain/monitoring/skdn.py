"""SKDN of a posyandu month: registered, with a book, weighed, and what the weighings said.

Definitions of the Buku KIA/KMS: S all children under five of the area, K those with a Buku KIA/KMS, D weighed this
month, each of them N, T, O or B (`kbm`), so D = N + T + O + B; 2T two times T running, BGM below the red line. Age
groups are those of the forms (F1, F-III gizi), in completed months.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from itertools import pairwise

from stunting_tui.domain.monitoring.kbm import WeightGain

AGE_EDGES = (0, 6, 12, 24, 36, 60)
AGE_NAMES = tuple(f"{first}-{end - 1} bl" for first, end in pairwise(AGE_EDGES))
LETTERS = ("N", "T", "O", "B")


@dataclass(frozen=True, slots=True)
class ChildMonth:
    """A registered child in a month (ISO year-month), with its completed months of age.

    `gain` is what its weighing said, None where it was not weighed; `below_red` None where it is not known.
    """

    month: str
    age_months: int
    has_book: bool
    gain: WeightGain | None = None
    below_red: bool | None = None


@dataclass(frozen=True, slots=True)
class Ratio:
    """`n` of `of` in percent, None where there is nothing to divide by."""

    n: int
    of: int

    @property
    def percent(self) -> float | None:
        """The percentage."""
        return 100 * self.n / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Skdn:
    """The counts of one month and group. `unjudged` were weighed without N, T, O or B (no KBM for the age)."""

    s: int = 0
    k: int = 0
    d: int = 0
    n: int = 0
    t: int = 0
    o: int = 0
    b: int = 0
    two_t: int = 0
    bgm: int = 0
    unjudged: int = 0

    def __add__(self, other: "Skdn") -> "Skdn":
        return Skdn(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def gap(self) -> int:
        """D less N + T + O + B: 0 where the identity holds."""
        return self.d - (self.n + self.t + self.o + self.b)

    @property
    def ratios(self) -> Mapping[str, Ratio]:
        """The ratios by their usual name; N/(D-O-B) is used by some offices instead of N/D."""
        return {
            "K/S": Ratio(self.k, self.s),
            "D/S": Ratio(self.d, self.s),
            "D/K": Ratio(self.d, self.k),
            "N/D": Ratio(self.n, self.d),
            "N/(D-O-B)": Ratio(self.n, self.d - self.o - self.b),
            "2T/D": Ratio(self.two_t, self.d),
            "BGM/D": Ratio(self.bgm, self.d),
        }


def skdn_by_month(children: Iterable[ChildMonth]) -> dict[tuple[str, str], Skdn]:
    """Return the counts by month and name of the age group, and of all ages as "semua"; only what occurs.

    Children outside 0 to 59 months are left out.
    """
    found: defaultdict[tuple[str, str], Skdn] = defaultdict(Skdn)
    for child in children:
        if AGE_EDGES[0] <= child.age_months < AGE_EDGES[-1]:
            one = _one(child)
            group = age_group(child.age_months)
            for key in ((child.month, group), (child.month, "semua")):
                found[key] += one
    return dict(found)


def age_group(months: int) -> str:
    """Return the name of the age group of completed months, "" outside 0 to 59."""
    return AGE_NAMES[bisect_right(AGE_EDGES, months) - 1] if AGE_EDGES[0] <= months < AGE_EDGES[-1] else ""


def impossible(counts: Skdn) -> tuple[str, ...]:
    """Return what cannot be in counts that were typed or read, in Indonesian sentences."""
    checks = (
        (counts.gap != 0, f"D = {counts.d}, tetapi N + T + O + B = {counts.d - counts.gap}."),
        (counts.k > counts.s, f"K = {counts.k} lebih dari S = {counts.s}."),
        (counts.d > counts.s, f"D = {counts.d} lebih dari S = {counts.s}."),
        (counts.two_t > counts.t, f"2T = {counts.two_t} lebih dari T = {counts.t}."),
        (counts.bgm > counts.d, f"BGM = {counts.bgm} lebih dari D = {counts.d}."),
    )
    return tuple(sentence for wrong, sentence in checks if wrong)


def _one(child: ChildMonth) -> Skdn:
    """Return the counts of one child."""
    gain, book = child.gain, int(child.has_book)
    if gain is None:
        return Skdn(s=1, k=book)
    n, t, o, b = (int(gain.status == letter) for letter in LETTERS)
    return Skdn(1, book, 1, n, t, o, b, int(gain.two_t), int(child.below_red is True), int(gain.status is None))
