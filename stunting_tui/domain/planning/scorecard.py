"""The scorecard of a village: who got a service of the five packages, and the level of convergence.

Of each service Y are those who got it, T those who did not, TS those it is not meant for. The level of convergence is
the sum of Y over the sum of Y and T, in percent; TS is left out (scorecard of convergence of a village, table 3).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from stunting_tui.domain.rules import read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures


@dataclass(frozen=True, slots=True)
class Item:
    """One service: for whom (`group`), of which package, in full and short."""

    code: str
    group: str
    package: str
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Package:
    """One of the five packages; `short` fits a narrow column."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class Card:
    """The services in order and the packages by their key."""

    title: str
    source: str
    packages: Mapping[str, Package]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """Y, T and TS of one service; None until it was counted. `version` 0: not stored yet."""

    yes: int = 0
    no: int = 0
    not_applicable: int = 0
    version: int = 0

    @property
    def meant(self) -> int:
        """For how many the service is meant: Y and T."""
        return self.yes + self.no


@dataclass(frozen=True, slots=True)
class Level:
    """A level of convergence: `yes` of `meant` got their services."""

    yes: int = 0
    meant: int = 0

    @property
    def percent(self) -> float | None:
        """The level in percent; None where nobody is meant."""
        return 100 * self.yes / self.meant if self.meant else None


@dataclass(frozen=True, slots=True)
class Score:
    """The level of a village in a quarter: as a whole, and by key of package; `filled` services of `of` counted."""

    whole: Level
    packages: Mapping[str, Level]
    filled: int
    of: int


def level(counts: Iterable[Count]) -> Level:
    """Return the level of some services together."""
    kept = list(counts)
    return Level(sum(one.yes for one in kept), sum(one.meant for one in kept))


def score(card: Card, counts: Mapping[str, Count]) -> Score:
    """Return the levels of a village from its counts by code of service; unknown codes are left out."""
    known = {item.code: counts[item.code] for item in card.items if item.code in counts}
    packages = {
        key: level(known[item.code] for item in card.items if item.package == key and item.code in known)
        for key in card.packages
    }
    return Score(level(known.values()), packages, len(known), len(card.items))


@cache
def scorecard() -> Card:
    """Return the services of the scorecard. Raises FileError and DataError for a file that cannot be used."""
    path = fixtures() / "indicators" / "scorecard.toml"
    data = read_toml(path)
    packages = {key: Package(words["nama"], words["singkat"]) for key, words in data["paket"].items()}
    items = tuple(
        Item(entry["kode"], entry["sasaran"], entry["paket"], entry["nama"], entry["singkat"])
        for entry in data["layanan"]
    )
    lost = next((item for item in items if item.package not in packages), None)
    if lost is not None:
        raise DataError(f'{path.name}: paket "{lost.package}" pada {lost.code} tidak ada.', "Pasang ulang program ini.")
    return Card(data["judul"], data["sumber"], packages, items)
