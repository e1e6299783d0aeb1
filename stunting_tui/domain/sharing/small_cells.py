"""Small cells: places with too few children go together, counts that would point at a child are hidden.

Hiding one count is not enough where the total shows it by subtraction: others are hidden with it until every sum has
none or at least two hidden counts. As the sums form a tree (kecamatan, desa, posyandu; ages; sexes) no hidden count can
then be computed from the shown ones (complementary suppression, Willenborg and de Waal 2001, chapter 4).
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from stunting_tui.domain.rules import read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

K = TypeVar("K", bound=Hashable)

Place = tuple[str, str]
"""Village and posyandu, "" for children without one."""

TOGETHER = "(gabungan)"
"""Name of the places that went together."""


@dataclass(frozen=True, slots=True)
class Count:
    """`n` of `of` children."""

    n: int
    of: int

    def tells(self, least: int) -> bool:
        """Whether it says something of fewer than `least` children: those who are, or those who are not."""
        return self.of > 0 and (0 < self.n < least or self.of - self.n < least)


@cache
def least_children() -> int:
    """Return how many children a place and a count must have. Raises `FileError` and `DataError`."""
    found = read_toml(fixtures() / "rules" / "sharing.toml").get("paling_sedikit")
    if not isinstance(found, int) or found < 2:
        raise DataError("sharing.toml: paling_sedikit tidak benar.", "Tulis bilangan bulat, paling kecil 2.")
    return found


def merged_places(rounds: Sequence[Mapping[Place, int]], least: int) -> dict[Place, Place]:
    """Return under which place each place is told, so that every one has `least` children in each round it is in.

    Small posyandu go together within their village, small villages with one another; `rounds` count the children.
    Raises ValueError for a round that has fewer children altogether.
    """
    if any(sum(counts.values()) < least for counts in rounds):
        raise ValueError("a round with too few children")
    posts = {place: [counts.get(place, 0) for counts in rounds] for counts in rounds for place in counts}
    villages = {name: _sums(posts[place] for place in posts if place[0] == name) for name, _post in posts}
    gone = _together(villages, least)
    found = {place: (TOGETHER, TOGETHER) for place in posts if place[0] in gone}
    for village in villages.keys() - gone:
        mine = {place: counts for place, counts in posts.items() if place[0] == village}
        small = _together(mine, least)
        found |= {place: (village, TOGETHER) if place in small else place for place in mine}
    return found


def hidden_counts(counts: Mapping[K, Count], families: Sequence[tuple[K, Sequence[K]]], least: int) -> frozenset[K]:
    """Return which counts are hidden; each family is a whole and the parts that add up to it.

    Where the whole is shown its hidden parts together have at least `least` children that are, and that are not.
    """
    hidden = {key for key, count in counts.items() if count.tells(least)}
    more = True
    while more:
        found = {_one_more(counts, whole, parts, hidden, least) for whole, parts in families} - {None}
        more = bool(found)
        hidden.update(key for key in found if key is not None)
    return frozenset(hidden)


def _one_more(counts: Mapping[K, Count], whole: K, parts: Sequence[K], hidden: set[K], least: int) -> K | None:
    """Return what else must be hidden so that nothing hidden follows from the rest, None where nothing must."""
    out = [key for key in parts if key in hidden]
    if not out and whole not in hidden:
        return None
    together = Count(sum(counts[key].n for key in out), sum(counts[key].of for key in out))
    safe = bool(out) if whole in hidden else len(out) > 1 and not _is_small(together, least)
    if safe:
        return None
    others = [key for key in parts if key not in hidden and counts[key].of]
    if others:
        return min(others, key=lambda key: (not counts[key].n, counts[key].n, counts[key].of, str(key)))
    return None if whole in hidden else whole


def _is_small(count: Count, least: int) -> bool:
    return count.n < least or count.of - count.n < least


def _together(sizes: Mapping[K, Sequence[int]], least: int) -> set[K]:
    """Return the places that go together: the small ones, and the next larger ones while they are still too few."""
    small = {key for key, counts in sizes.items() if _least(counts) < least}
    others = sorted(sizes.keys() - small, key=lambda key: (sum(sizes[key]), str(key)), reverse=True)
    while small and others and _least(_sums(sizes[key] for key in small)) < least:
        small.add(others.pop())
    return small


def _sums(rows: Iterable[Sequence[int]]) -> list[int]:
    return [sum(column) for column in zip(*rows, strict=True)]


def _least(counts: Sequence[int]) -> int:
    """Return the children of a place in the round where it has fewest; rounds without it do not count."""
    return min((count for count in counts if count), default=0)
