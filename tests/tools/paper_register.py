"""Paper registers of invented posyandu, and the database in which their children are known: for typing them in tests.

The children were measured in August; the paper is of September. Most lines are usual; some are doubtful and right,
some were not measured, and with some the typist slips (`slip` is what the hand types first).
"""

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path

from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.synthetic.kecamatan import make_kecamatan
from stunting_tui.domain.synthetic.paper import DAY, LOST_KG, NOT_COME, grown
from stunting_tui.domain.synthetic.people import PERIODS, Person, Visit
from stunting_tui.services.lesson.demo import DISTRICT
from stunting_tui.services.lesson.demo_rows import Place, store_children, store_posyandu, store_visits
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store, transaction
from stunting_tui.session import Session

CHILDREN = 40
"""Children of a posyandu."""
SHARES = {"usual": 85, "slip": 5, "doubtful": 5, "absent": 5}
SEED = 3
OLDEST = date(2021, 9, 30)
"""Born later than this nobody is five on the day of the paper; the date of the line above fits all."""


@dataclass(frozen=True)
class Line:
    """A line of the paper; weight and height are texts as they are typed, `reason` is why a doubtful one is right."""

    posyandu: int
    place: int
    name: str
    measured_on: str
    weight: str
    height: str
    slip: str = ""
    reason: str = ""


def make_register(path: Path, session: Session, children: int, shares: Mapping[str, int] = SHARES) -> list[Line]:
    """Make a database with posyandu of 40 children each (the last may have fewer) and return their paper.

    `shares` are the percentages of the kinds of lines.
    """
    rng = random.Random(SEED)
    made = make_kecamatan(20, 4000)
    spoilt = {error.child for error in made.planted}
    august = {visit.child: visit for visit in made.visits if visit.period == PERIODS[-1]}
    known = [
        number
        for number, person in enumerate(made.people)
        if number in august and number not in spoilt and person.status == "aktif" and person.birth_date > OLDEST
    ]
    chosen = rng.sample(known, children)
    people, visits = [], []
    for at, number in enumerate(chosen):
        post, place = divmod(at, CHILDREN)
        village = post // 3
        people.append(replace(made.people[number], village=village, posyandu=post, register_order=place + 1.0))
        visits.append(replace(august[number], child=at))
    store_register(replace(session, database=path), people, visits)
    return [
        _line(rng, shares, at, person, visit) for at, (person, visit) in enumerate(zip(people, visits, strict=True))
    ]


def store_register(session: Session, people: Sequence[Person], visits: Sequence[Visit]) -> None:
    """Make the database of these people and their last visits, three posyandu in every village."""
    open_store(session)
    with transaction(session) as writer:
        region.store_district(writer, DISTRICT)
        villages = [village.id for village in region.village_records()]
        names = [(post // 3, f"Posyandu {post + 1:02}") for post in range(people[-1].posyandu + 1)]
        posts = store_posyandu(writer, villages, names)
        places = [Place(villages[person.village], posts[person.posyandu]) for person in people]
        store_visits(writer, people, visits, store_children(writer, people, places))
    close_store()


def _line(rng: random.Random, shares: Mapping[str, int], at: int, person: Person, last: Visit) -> Line:
    post, place = divmod(at, CHILDREN)
    weight, height = grown(person, last)
    line = Line(post, place, person.name, DAY.isoformat(), format_decimal(weight), format_decimal(height))
    kind = rng.choices(list(shares), shares.values())[0]
    if kind == "absent" and place:
        return replace(line, weight=NOT_COME, height=NOT_COME)
    if kind == "doubtful" and last.weight_kg > 4 * LOST_KG:
        return replace(line, weight=format_decimal(last.weight_kg - LOST_KG), reason="diare, ditimbang dua kali")
    if kind == "slip":
        return replace(line, slip=rng.choice((line.weight.replace(",", ""), line.weight[:-1] + "o", line.height)))
    return line


def write_paper(path: Path, lines: Sequence[Line]) -> None:
    """Write the paper as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [one.name for one in fields(Line)])
        writer.writeheader()
        writer.writerows(asdict(line) for line in lines)


def read_paper(path: Path) -> list[Line]:
    """Read what `write_paper` wrote."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Line(int(row.pop("posyandu")), int(row.pop("place")), **row) for row in csv.DictReader(file)]
