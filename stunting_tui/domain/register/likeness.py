"""Whom a name may mean while it is still being typed: beginnings and slips of the hand, with the birth date beside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stunting_tui.domain.register.near_miss import birth_slip
from stunting_tui.domain.rows import Sex

ALIKE = 80.0
"""From this similarity on a name is worth a look: one letter of five wrong. Far below `SAME_NAME`; a person decides."""
BEGUN = 95.0
"""Similarity of a name with a word that begins as typed."""
SHORTEST = 4
"""Letters from which on a slip is looked for."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed of a child so far; the key may be "", the others None."""

    key: str
    birth_date: date | None = None
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near a known child is: level 0 is nearest; `apart`: its name is spelled otherwise, not only longer.

    `why` says in a few Indonesian words what is like and what is not, "" where the name begins as typed.
    """

    level: int
    apart: bool
    why: str


def nearest(typed: str, keys: Sequence[str], limit: int) -> list[int]:
    """Return the places of the name keys most like the typed one, the likest first."""
    if not typed:
        return []
    scores = {at: BEGUN for at, key in enumerate(keys) if _begins(typed, key)}
    if len(typed) >= SHORTEST:
        from rapidfuzz import fuzz, process

        begun = [key[: len(typed)] for key in keys]
        for scorer, texts in ((fuzz.ratio, begun), (fuzz.token_sort_ratio, keys)):
            for _key, score, at in process.extract(typed, texts, scorer=scorer, score_cutoff=ALIKE, limit=limit):
                scores[at] = max(score if texts is keys else min(score, BEGUN), scores.get(at, 0.0))
    return sorted(scores, key=lambda at: (-scores[at], at))[:limit]


def likeness(typed: Typed, key: str, birth_date: date, sex: Sex, *, alike: bool, here: bool) -> Likeness | None:
    """Return how a known child fits what is typed, None where it does not.

    `alike`: `nearest` found its name; `here`: it is of the same posyandu. Once a birth date is typed, it must be the
    same or off by a slip; in the same posyandu, where a name seldom stands twice, another date is still told, and so
    is the same date under another name.
    """
    same_sex = typed.sex is None or typed.sex == sex
    apart, equal = not _begins(typed.key, key), typed.key == key
    if typed.birth_date == birth_date and same_sex:
        if alike:
            return Likeness(0, apart, "nama, lahir sama" if equal else "lahir sama")
        return Likeness(3, apart, "lahir sama") if here else None
    if not alike:
        return None
    if typed.birth_date is None:
        why = "nama sama" if equal else "nama mirip" if apart else ""
        return Likeness(1, apart, why) if same_sex else Likeness(2, apart, "JK beda")
    if birth_slip(typed.birth_date, birth_date, same_sex=same_sex):
        return Likeness(1, apart, "lahir mirip" if same_sex else "lahir sama, JK beda")
    return Likeness(2, apart, "lahir beda") if here and same_sex else None


def _begins(typed: str, key: str) -> bool:
    return key.startswith(typed) or f" {typed}" in key
