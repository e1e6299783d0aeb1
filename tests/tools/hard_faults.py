"""Small errors as they happen, planted in a synthetic kecamatan, and children who only look like one another.

The demo's own errors are coarse. Here a height is off by a few centimetres, two digits change places, a birth date is
turned round; a child is entered twice with two slips at once. Everybody has a name from a short list, so that many
share one; twins, siblings close in age and namesakes of the same age are there to mislead.

kind                 what is wrong with the newest visit or the child
tinggi 5-10          height 5 to 10 cm too high or too low
tinggi 1-2           height 1 to 2 cm off: within what a measurer's error and growth explain
angka tinggi, berat  the first two digits change places: 87,4 becomes 78,4
berat 2-3            weight 2 to 3 kg too high or too low
salinan              weight and height copied from the visit before
salinan tinggi       height alone copied
cara ukur            the position of the other age written down
lahir terbalik       birth date with day and month changed
lahir tahun          birth date a year too early or too late
... baru             the same of a child that was never measured before
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from stunting_tui.domain.synthetic.faults import BEFORE, LAST
from stunting_tui.domain.synthetic.growth import STANDING_DAY
from stunting_tui.domain.synthetic.people import PERIODS, POSYANDU_PER_VILLAGE, Kecamatan, Person, Visit

EACH = 40
FIRST = (
    "AHMAD", "MUHAMMAD", "SITI", "NUR", "AISYAH", "RIZKI", "FAJAR", "DWI", "TRI", "PUTRI", "BAGUS", "DIMAS", "NAUFAL",
    "RAFA", "ARKA", "KENZO", "ALIF", "HAFIZ", "ZAHRA", "KHANZA", "NAYLA", "SALSA", "BILQIS", "RAISA", "KIRANA",
    "CITRA", "INTAN", "LESTARI", "YUSUF", "IBRAHIM",
)  # fmt: skip
SECOND = (
    "RAMADHAN", "SAPUTRA", "PRATAMA", "HIDAYAT", "NUGROHO", "MAULANA", "AZZAHRA", "RAHMAWATI", "PUTRI", "ANGGRAINI",
    "WIDYA", "KUSUMA", "WIJAYA", "SETIAWAN", "FIRMANSYAH", "HAKIM", "ALFARIZI", "SYAHPUTRA", "MAHARANI", "SAFITRI",
    "PERMATA", "LARASATI", "NURHALIZA", "WULANDARI",
)  # fmt: skip
ELDERS = (
    "SLAMET", "SUPRIYADI", "SUTRISNO", "WAHYUDI", "SUPARMAN", "KHOIRUL", "JUMADI", "SARYANTO", "MUJIONO", "TEGUH",
    "AGUS", "EDI", "TURYANTO", "PONIMAN", "SITI", "SRI", "YULIANTI", "KHOTIMAH", "NURHAYATI", "SUMARNI", "SUPRIHATIN",
    "WATI", "JUMIATI", "ROHMAH", "TUTIK", "ENDANG", "SULASTRI", "FATIMAH", "RATNA",
)  # fmt: skip
SPELLINGS = (
    ("SY", "S"), ("KH", "H"), ("Y", "I"), ("U", "OE"), ("IZ", "IS"), ("F", "P"), ("DH", "D"), ("TT", "T"), ("H", ""),
    ("NN", "N"), ("A", "AA"), ("L", "LL"),
)  # fmt: skip
"""Other ways to write the same sound, as names are heard and written down."""
VISIT_KINDS: dict[str, Callable[[random.Random, Visit, Visit], Visit]] = {
    "tinggi 5-10": lambda rng, visit, _: taller(visit, rng.choice((-1, 1)) * rng.uniform(5, 10)),
    "tinggi 1-2": lambda rng, visit, _: taller(visit, rng.choice((-1, 1)) * rng.uniform(1, 2)),
    "angka tinggi": lambda _r, visit, _b: replace(visit, height_cm=turned(visit.height_cm)),
    "angka berat": lambda _r, visit, _b: replace(visit, weight_kg=turned(visit.weight_kg)),
    "berat 2-3": lambda rng, visit, _: heavier(visit, rng.choice((-1, 1)) * rng.uniform(2, 3)),
    "salinan": lambda _r, visit, before: copied(visit, before, weight=True),
    "salinan tinggi": lambda _r, visit, before: copied(visit, before, weight=False),
    "cara ukur": lambda _r, visit, _b: replace(visit, position="H" if visit.position == "L" else "L"),
}
"""How a visit is spoilt, from it and the visit before."""
BIRTH_KINDS: dict[str, Callable[[random.Random, date], date | None]] = {
    "lahir terbalik": lambda _rng, born: swapped(born),
    "lahir tahun": lambda rng, born: born + timedelta(365 * rng.choice((-1, 1))),
}
NEW = " baru"


@dataclass(frozen=True, slots=True)
class Hard:
    """The kecamatan, what is wrong with which child (positions), children entered twice, and look-alikes.

    `spoilt` children have an error of the demo: they count neither as found nor as false. A copy is listed in `twice`
    by kind with the child it is the same as; `alike` holds the pairs that are two children.
    """

    kecamatan: Kecamatan
    wrong: dict[int, str]
    spoilt: frozenset[int]
    twice: dict[int, tuple[str, int]]
    alike: dict[frozenset[int], str]


def plant_hard(rng: random.Random, demo: Kecamatan) -> Hard:
    """Return the kecamatan with small errors in it."""
    spoilt = frozenset(error.child for error in demo.planted)
    doubled = spoilt | {at for at, person in enumerate(demo.people) if person.name in _copied_names(demo)}
    people = [replace(one, name=name(rng), parent_name=parents(rng)) for one in demo.people]
    visits = {(visit.child, visit.period): visit for visit in demo.visits}
    wrong = dict(_spoil_visits(rng, people, visits, doubled))
    wrong |= dict(_spoil_births(rng, people, visits, doubled | wrong.keys()))
    free = [at for at, one in enumerate(people) if at not in doubled | wrong.keys() and one.status == "aktif"]
    rng.shuffle(free)
    twice = dict(_copies(rng, people, visits, free))
    alike = dict(_look_alikes(rng, people, visits, free))
    seen = sorted(visits.values(), key=lambda visit: (visit.period, visit.child))
    return Hard(replace(demo, people=tuple(people), visits=tuple(seen)), wrong, doubled, twice, alike)


def _copied_names(demo: Kecamatan) -> set[str]:
    """Return the names of the children whom the demo has a second time."""
    return {error.note.removeprefix("sama dengan ") for error in demo.planted if error.kind == "ganda"}


def _spoil_visits(
    rng: random.Random, people: list[Person], visits: dict[tuple[int, str], Visit], spared: frozenset[int]
) -> Iterator[tuple[int, str]]:
    last = [child for child, period in visits if period == LAST and child not in spared]
    rng.shuffle(last)
    pool = [child for child in last if (child, BEFORE) in visits]
    for kind, change in VISIT_KINDS.items():
        for end in ("",) if kind.startswith("salinan") else ("", NEW):
            left = EACH
            while left:
                child = pool.pop()
                old = visits[child, LAST]
                new = change(rng, old, visits[child, BEFORE])
                usual = "L" if (old.measured_on - people[child].birth_date).days < STANDING_DAY else "H"
                if new == old or not possible(new) or (kind == "cara ukur" and old.position != usual):
                    continue
                visits[child, LAST] = new
                for period in PERIODS[:-1] if end else ():
                    visits.pop((child, period), None)
                left -= 1
                yield child, kind + end


def _spoil_births(
    rng: random.Random, people: list[Person], visits: dict[tuple[int, str], Visit], spared: set[int] | frozenset[int]
) -> Iterator[tuple[int, str]]:
    pool = [child for child, period in visits if period == LAST and child not in spared]
    rng.shuffle(pool)
    first = {
        child: visit.measured_on for (child, _period), visit in sorted(visits.items(), key=lambda one: one[0][1])[::-1]
    }
    for kind, change in BIRTH_KINDS.items():
        left = EACH
        while left:
            child = pool.pop()
            born = change(rng, people[child].birth_date)
            if born and first[child] > born > date(2021, 9, 1):
                people[child] = replace(people[child], birth_date=born)
                left -= 1
                yield child, kind


COPIES: dict[str, Callable[[random.Random, Person], Person]] = {
    "panggilan, ibu dieja lain": lambda rng, one: respelt(rng, replace(one, name=nickname(rng, one.name))),
    "kata terbalik, lahir +-1 hari": lambda rng, one: a_day_off(
        rng, replace(one, name=" ".join(one.name.split()[::-1]))
    ),
    "dieja lain, lahir terbalik": lambda rng, one: replace(
        one, name=spelt(rng, one.name), birth_date=swapped(one.birth_date) or one.birth_date
    ),
    "panggilan, lahir +-1 hari": lambda rng, one: a_day_off(rng, replace(one, name=nickname(rng, one.name))),
    "dieja lain, ibu saja": lambda rng, one: replace(
        respelt(rng, one), name=spelt(rng, one.name), parent_name=spelt(rng, one.parent_name.rpartition(" / ")[2])
    ),
    "orang tua kosong, lahir +-1 hari": lambda rng, one: a_day_off(rng, replace(one, parent_name="")),
    "dieja lain, lahir beda 3 hari": lambda rng, one: replace(
        one, name=spelt(rng, one.name), birth_date=one.birth_date + timedelta(rng.choice((-3, 3)))
    ),
}  # fmt: skip


def _copies(
    rng: random.Random, people: list[Person], visits: dict[tuple[int, str], Visit], free: list[int]
) -> Iterator[tuple[int, tuple[str, int]]]:
    """Enter children a second time: half of them measured twice in a month, each time a little else."""
    for kind, change in COPIES.items():
        for turn in range(EACH // 2):
            turning = kind.endswith("terbalik")
            child = next(at for at in free[::-1] if not turning or swapped(people[at].birth_date))
            free.remove(child)
            copy = change(rng, people[child])
            people.append(replace(copy, nik=None, nik_raw="", **elsewhere(copy)))
            number = len(people) - 1
            visit = visits.get((child, LAST))
            if visit:
                again = taller(heavier(visit, rng.uniform(-0.2, 0.2)), rng.uniform(-0.5, 0.5))
                visits[number, LAST] = replace(again, child=number)
                if turn % 2:
                    del visits[child, LAST]
            yield number, (kind, child)


def _look_alikes(
    rng: random.Random, people: list[Person], visits: dict[tuple[int, str], Visit], free: list[int]
) -> Iterator[tuple[frozenset[int], str]]:
    """Add children who are not the same as one who is there."""

    def add(kind: str, child: int, kg: float, cm: float, **changes: object) -> tuple[frozenset[int], str]:
        one = replace(people[child], nik=None, nik_raw="", **changes)  # type: ignore[arg-type]  # fields by name
        people.append(one)
        number = len(people) - 1
        for period in PERIODS:
            visit = visits.get((child, period))
            if visit and visit.measured_on > one.birth_date:
                visits[number, period] = replace(taller(heavier(visit, kg), cm), child=number)
        return frozenset((child, number)), kind

    for turn in range(EACH):
        child = free.pop()
        first, _, rest = people[child].name.partition(" ")
        twin = (f"{rhyme(first)} {rest}", f"{rng.choice(sorted({*FIRST} - {first}))} {rest}", name(rng))[turn % 3]
        yield add("kembar", child, rng.gauss(0, 0.8), rng.gauss(0, 2.5), name=twin)
        child = free.pop()
        rest = people[child].name.partition(" ")[2]
        earlier = people[child].birth_date - timedelta(rng.randrange(275, 305))
        yield add("kakak-adik", child, 1.5, 6.0, name=f"{rng.choice(FIRST)} {rest}", birth_date=earlier)
        child = free.pop()
        near = people[child].birth_date + timedelta(rng.choice((-1, 0, 0, 1)))
        family = parents(rng) if turn % 4 else ""
        yield add("senama", child, rng.gauss(0, 1), rng.gauss(0, 3), parent_name=family, birth_date=near)


def name(rng: random.Random) -> str:
    """Return a child's name of two common words."""
    return f"{rng.choice(FIRST)} {rng.choice(SECOND)}"


def parents(rng: random.Random) -> str:
    """Return father and mother, each of one or two common words, or the mother alone."""

    def one(pool: list[str]) -> str:
        return " ".join(rng.sample(pool, rng.choice((1, 2, 2))))

    father, mother = one(ELDERS[:14]), one(ELDERS[14:])
    return mother if rng.random() < 0.1 else f"{father} / {mother}"


def spelt(rng: random.Random, text: str) -> str:
    """Return a name as another clerk hears it: one sound written otherwise, or a letter doubled."""
    ways = [(old, new) for old, new in SPELLINGS if old in text] or [(text[1], 2 * text[1])]
    old, new = rng.choice(ways)
    at = rng.choice([at for at in range(len(text)) if text.startswith(old, at)])
    return text[:at] + new + text[at + len(old) :]


def respelt(rng: random.Random, one: Person) -> Person:
    """Return a child whose mother is written otherwise."""
    father, parted, mother = one.parent_name.rpartition(" / ")
    return replace(one, parent_name=f"{father}{parted}{spelt(rng, mother)}")


def nickname(rng: random.Random, full: str) -> str:
    """Return what a child is called: its first name alone, its second alone, or the first shortened."""
    first, second = full.split()
    return rng.choice((first, second, first[:4], f"{first[:3]} {second}"))


def rhyme(word: str) -> str:
    """Return a twin's name: the last vowel another one."""
    at = max(word.rfind(vowel) for vowel in "AIUEO")
    return word[:at] + {"A": "I", "I": "A", "U": "I", "E": "A", "O": "A"}[word[at]] + word[at + 1 :]


def a_day_off(rng: random.Random, one: Person) -> Person:
    """Return a child born a day earlier or later."""
    return replace(one, birth_date=one.birth_date + timedelta(rng.choice((-1, 1))))


def swapped(born: date) -> date | None:
    """Return a date with day and month changed, None where that is none or the same."""
    return born.replace(day=born.month, month=born.day) if born.day <= 12 and born.day != born.month else None


def elsewhere(one: Person) -> dict[str, int]:
    """Return the next posyandu of the village."""
    return {"posyandu": one.village * POSYANDU_PER_VILLAGE + (one.posyandu + 1) % POSYANDU_PER_VILLAGE}


def taller(visit: Visit, by: float) -> Visit:
    """Return a visit with another height, by so many cm."""
    return replace(visit, height_cm=round(visit.height_cm + by, 1))


def heavier(visit: Visit, by: float) -> Visit:
    """Return a visit with another weight, by so many kg, never below half of it."""
    return replace(visit, weight_kg=round(max(visit.weight_kg / 2, visit.weight_kg + by), 1))


def copied(visit: Visit, before: Visit, *, weight: bool) -> Visit:
    """Return a visit with the height, and perhaps the weight, of the visit before."""
    kg = before.weight_kg if weight else visit.weight_kg
    return replace(visit, weight_kg=kg, height_cm=before.height_cm, position=before.position)


def turned(value: float) -> float:
    """Return a value whose first two digits have changed places."""
    text = f"{value:.1f}"
    return float(text[1] + text[0] + text[2:]) if text[1] != "." else value


def possible(visit: Visit) -> bool:
    """Whether the form would take the values: what it refuses is no hard error."""
    return 1 <= visit.weight_kg <= 40 and 38 <= visit.height_cm <= 130
