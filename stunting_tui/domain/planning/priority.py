"""Which villages come first: a score of five factors, taken apart in words, with its weights and scales as data.

placed = ranked(measures, priority_rules().factors)     # the highest score first, few measured children last
placed[0].reasons(factors)                              # the score taken apart, one sentence for each factor

Each factor grows in a straight line from 0 at `low` to its whole weight at `high`, so no score can fall when a factor
gets worse. A factor without a figure is left out, and the score is that of the weights that remain, in percent. Under
`SMALL_NUMBER` measured children nothing is ranked by percentages: such a village stands behind the others by the
number of its stunted children.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from stunting_tui.domain.numbers import format_decimal, parse_decimal
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER
from stunting_tui.domain.rules import is_number, read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

PREVALENCE, CHILDREN, TREND, COVERAGE, INDICATORS = "prevalensi", "anak", "tren", "cakupan", "indikator"
CODES = (PREVALENCE, CHILDREN, TREND, COVERAGE, INDICATORS)
"""The factors; which they are is fixed, what they weigh is not."""

_TOP = frozenset({"judul", "sumber", "berlaku_dari", "faktor", "pasangan"})
_FACTOR = frozenset({"kode", "nama", "judul", "bobot", "dari", "sampai"})
_PAIRING = ("selisih_minimal", "perbaikan_minimal", "ukuran_kali", "paling_banyak", "pokok")


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor: its code, name, short head, weight, and the figures that count nothing and the whole weight."""

    code: str
    name: str
    head: str
    weight: float
    low: float
    high: float

    def points(self, value: float) -> float:
        """Return what a figure counts, from 0 to the weight."""
        return self.weight * min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


@dataclass(frozen=True, slots=True)
class PairingRules:
    """When a village can be learnt from: percentage points lower or improved, how much larger.

    It is proposed to `at_most` others, with so many `points` to talk about.
    """

    lower_by: float
    improved_by: float
    times: float
    at_most: int
    points: int


@dataclass(frozen=True, slots=True)
class PriorityRules:
    """The factors in order, where they come from, and the rules of pairs."""

    source: str
    factors: tuple[Factor, ...]
    pairing: PairingRules


@dataclass(frozen=True, slots=True)
class Measures:
    """What is known of a village: percentages in percent, `change` in percentage points (above 0: worse).

    `missed` of `compared` service indicators are below their targets. None is not known.
    """

    village_id: int
    name: str
    stunted: int
    measured: int
    registered: int
    percent: float | None
    change: float | None
    missed: int = 0
    compared: int = 0

    @property
    def small(self) -> bool:
        """Whether too few were measured to be compared by percentages."""
        return self.measured < SMALL_NUMBER

    def value(self, code: str) -> float | None:
        """Return the figure of a factor, None where it does not count for this village."""
        unseen = 100 * (self.registered - self.measured) / self.registered if self.registered else None
        found: dict[str, float | None] = {
            PREVALENCE: None if self.small else self.percent,
            CHILDREN: float(self.stunted) if self.measured else None,
            TREND: None if self.small else self.change,
            COVERAGE: unseen,
            INDICATORS: 100 * self.missed / self.compared if self.compared else None,
        }
        return found[code]


@dataclass(frozen=True, slots=True)
class Placed:
    """A village in its place: `points` by factor (None: left out), `weight` what they are out of, the score 0 to 100.

    `rank` is None where too few children were measured.
    """

    measures: Measures
    points: Mapping[str, float | None]
    weight: float
    rank: int | None = None

    @property
    def total(self) -> float:
        """The sum of the points."""
        return sum(points for points in self.points.values() if points is not None)

    @property
    def score(self) -> float:
        """The points out of the weights that count here, 0 to 100."""
        return 100 * self.total / self.weight if self.weight else 0.0


@cache
def priority_rules() -> PriorityRules:
    """Return the rules of the program. Raises `FileError` and `DataError`."""
    return read_priority(fixtures() / "rules" / "priority.toml")


def placed(measures: Measures, factors: Sequence[Factor]) -> Placed:
    """Return the points of one village, not yet in its place."""
    values = {factor.code: measures.value(factor.code) for factor in factors}
    points = {
        factor.code: None if (value := values[factor.code]) is None else factor.points(value) for factor in factors
    }
    weight = sum(factor.weight for factor in factors if points[factor.code] is not None)
    return Placed(measures, points, weight)


def ranked(measures: Iterable[Measures], factors: Sequence[Factor]) -> list[Placed]:
    """Return the villages, the highest score first, equal ones by name; few measured children last, by number."""
    found = [placed(one, factors) for one in measures]
    many = sorted((one for one in found if not one.measures.small), key=lambda one: (-one.score, _identity(one)))
    few = sorted((one for one in found if one.measures.small), key=lambda one: (-one.measures.stunted, _identity(one)))
    return [*(replace(one, rank=at) for at, one in enumerate(many, 1)), *few]


def _identity(one: Placed) -> tuple[str, int]:
    return one.measures.name, one.measures.village_id


def weigh(factors: Sequence[Factor], text: str) -> tuple[Factor, ...]:
    """Return the factors with the weights of a line such as "30 25 15 15 15". Raises `DataError`."""
    parts = text.replace(";", " ").split()
    order = " ".join(factor.code for factor in factors)
    if len(parts) != len(factors):
        raise DataError(f"Bobot ditulis {len(factors)} angka, bukan {len(parts)}.", f"Urutannya: {order}.")
    weights = [parse_decimal(part) for part in parts]
    if min(weights) < 0 or max(weights) > 1000 or not sum(weights):
        raise DataError("Bobot dari 0 sampai 1000, tidak semuanya 0.", f"Urutannya: {order}.")
    return tuple(replace(factor, weight=weight) for factor, weight in zip(factors, weights, strict=True))


def weights_text(factors: Iterable[Factor]) -> str:
    """Return the weights as `weigh` reads them."""
    return " ".join(number_text(factor.weight) for factor in factors)


def number_text(value: float) -> str:
    """Return a figure with at most one decimal: "30", "12,5"."""
    return format_decimal(value, 0 if value == int(value) else 1)


def read_priority(path: Path) -> PriorityRules:
    """Return what a file holds. Raises `FileError` where it cannot be read, `DataError` for what cannot be."""
    data = read_toml(path)
    _known(data, _TOP, path.name)
    entries = data.get("faktor", [])
    found = tuple(_factor(entry, f"{path.name}: faktor {at}") for at, entry in enumerate(entries, 1))
    if tuple(factor.code for factor in found) != CODES:
        raise DataError(f"{path.name}: faktor harus lima, berurutan.", f"Kodenya: {', '.join(CODES)}.")
    pairing = data.get("pasangan", {})
    _known(pairing, frozenset(_PAIRING), f"{path.name}: pasangan")
    numbers = [_number(pairing, word, f"{path.name}: pasangan") for word in _PAIRING]
    rules = PairingRules(numbers[0], numbers[1], numbers[2], int(numbers[3]), int(numbers[4]))
    return PriorityRules(str(data.get("sumber", "")), found, rules)


def _factor(entry: Mapping[str, Any], where: str) -> Factor:
    _known(entry, _FACTOR, where)
    texts = [entry.get(word) for word in ("kode", "nama", "judul")]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise DataError(f"{where}: kode, nama, atau judul kosong.", "Isi ketiganya.")
    weight, low, high = (_number(entry, word, where) for word in ("bobot", "dari", "sampai"))
    if weight < 0 or high <= low:
        raise DataError(f"{where}: bobot kurang dari 0, atau sampai tidak melebihi dari.", "Betulkan angkanya.")
    return Factor(str(texts[0]), str(texts[1]), str(texts[2]), weight, low, high)


def _number(entry: Mapping[str, Any], word: str, where: str) -> float:
    value = entry.get(word)
    if not is_number(value):
        raise DataError(f"{where}: {word} bukan angka.", f"Tulis misalnya {word} = 10.")
    return float(value or 0)


def _known(entry: Mapping[str, Any], words: frozenset[str], where: str) -> None:
    unknown = [word for word in entry if word not in words]
    if unknown:
        raise DataError(f'{where}: isian "{unknown[0]}" tidak dikenal.', f"Yang ada: {', '.join(sorted(words))}.")
