"""The table of a batch that may be shown to anybody: counts by place, age and sex, none of which points at a child."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stunting_tui.domain.sharing.small_cells import Count, Place, hidden_counts, merged_places

SHARED: Mapping[str, str] = {"stunted": "Pendek", "underweight": "BB kurang", "wasted": "Kurus", "overweight": "Gemuk"}
"""The indicators told; the severe ones are left out: beside these they would tell the few who are not severe."""
DISTRICT, VILLAGE, POST, AGE, SEX = "kecamatan", "desa", "posyandu", "umur", "jenis kelamin"


@dataclass(frozen=True, slots=True)
class PublicChild:
    """A measured child; `states` say by indicator whether it is counted, None without a valid z."""

    place: Place
    age: str
    sex: str
    states: Mapping[str, bool | None]


@dataclass(frozen=True, slots=True)
class PublicLine:
    """The children of a group by indicator; None where the count is hidden, beside of how many children it is."""

    level: str
    village: str
    name: str
    counts: Mapping[str, Count | None]
    of: Mapping[str, int]


Key = tuple[str, str, str]


def public_lines(children: Sequence[PublicChild], district: str, least: int) -> tuple[PublicLine, ...]:
    """Return the kecamatan, its villages, their posyandu, the ages and the sexes, in their order.

    Raises ValueError for fewer than `least` children.
    """
    told = merged_places([Counter(child.place for child in children)], least)
    keys = [_keys(child, told[child.place], district) for child in children]
    order = sorted({key for mine in keys for key in mine}, key=_rank)
    families = _families(order, district)
    counts: dict[str, dict[Key, Count]] = {}
    hidden: dict[str, frozenset[Key]] = {}
    for code in SHARED:
        n: Counter[Key] = Counter()
        of: Counter[Key] = Counter()
        for child, mine in zip(children, keys, strict=True):
            state = child.states[code]
            of.update(mine if state is not None else ())
            n.update(mine if state else ())
        counts[code] = {key: Count(n[key], of[key]) for key in order}
        hidden[code] = hidden_counts(counts[code], families, least)
    return tuple(
        PublicLine(
            *key,
            {code: None if key in hidden[code] else counts[code][key] for code in SHARED},
            {code: counts[code][key].of for code in SHARED},
        )
        for key in order
    )


def _keys(child: PublicChild, place: Place, district: str) -> tuple[Key, ...]:
    village, post = place
    return (
        (DISTRICT, "", district), (VILLAGE, village, village), (POST, village, post), (AGE, "", child.age),
        (SEX, "", child.sex),
    )  # fmt: skip


def _families(keys: Sequence[Key], district: str) -> list[tuple[Key, list[Key]]]:
    whole: Key = (DISTRICT, "", district)
    families = [(whole, [key for key in keys if key[0] == level]) for level in (VILLAGE, AGE, SEX)]
    posts = [(village, [key for key in keys if key[0] == POST and key[1] == village[1]]) for village in families[0][1]]
    return [*families, *posts]


def _rank(key: Key) -> tuple[int, str, int, str]:
    """Sort by level, names with those that went together last; ages by their first month."""
    level, village, name = key
    first = int(name.partition("-")[0]) if level == AGE else int(name.startswith("("))
    return (DISTRICT, VILLAGE, POST, AGE, SEX).index(level), _last(village), first, name


def _last(name: str) -> str:
    return f"\uffff{name}" if name.startswith("(") else name
