"""Print what quality and prevalence of a whole kecamatan cost on one core, against the goal.

Run it from the checkout: `python tests/benchmarks/bench_quality.py [children] [villages] [posyandu]` (default 20,000
children, 30 villages, 200 posyandu). Quality of every posyandu, village and of all; prevalence by age, sex, both,
village and posyandu for a simple, stratified and clustered sample and for both. Then the same from the store, on a demo
database of so many children: quality computed and stored with the search for duplicates, two rounds read, every
grouping with coverage and the flow between the rounds. Then, in seconds of the clock, what the quality screen costs
from stored figures, both age rules, and the note on register and survey. Figures are the least of three runs.
"""

import os

os.environ |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # one core, before numpy looks

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting_tui.domain.prevalence import survey_groups as groups  # noqa: E402
from stunting_tui.domain.prevalence.measured import Columns, MeasuredChild, columns_of  # noqa: E402
from stunting_tui.domain.prevalence.survey import survey  # noqa: E402
from stunting_tui.domain.prevalence.survey_design import Design  # noqa: E402
from stunting_tui.domain.quality.profile import quality_profile  # noqa: E402
from stunting_tui.domain.quality.scales import quality_rules  # noqa: E402
from stunting_tui.services.lesson.demo import make_demo  # noqa: E402
from stunting_tui.services.quality import age_rules, prevalences, reconciliations  # noqa: E402
from stunting_tui.services.quality import quality as stored_quality  # noqa: E402
from stunting_tui.services.store import close_store, open_store  # noqa: E402
from stunting_tui.session import Session  # noqa: E402

GOAL = 1.5
OPENING = 0.3
"""Seconds the quality screen may take from stored figures."""
DAY = date(2026, 8, 11)
DESIGNS = {
    "sederhana": Design(),
    "strata desa": Design(by_village=True),
    "klaster posyandu": Design(by_posyandu=True),
    "strata dan klaster": Design(by_village=True, by_posyandu=True),
}


def children(size: int, villages: int, posyandu: int) -> list[MeasuredChild]:
    """Plausible children with some values missing and some implausible."""
    chance = random.Random(2018)

    def z(mean: float, spread: float) -> float | None:
        return round(chance.gauss(mean, spread), 2) if chance.random() > 0.02 else None

    def child() -> MeasuredChild:
        place = chance.randrange(posyandu)
        return MeasuredChild(
            sex="LP"[chance.randrange(2)],
            birth_date=DAY - timedelta(chance.randrange(1827)),
            measured_on=DAY + timedelta(chance.randrange(20)),
            weight_kg=round(chance.gauss(11, 2.5), 1),
            height_cm=round(chance.gauss(84, 10), 1),
            muac_cm=round(chance.gauss(14.5, 1), 1),
            position="LH"[chance.randrange(2)],
            oedema=chance.random() < 0.001,
            haz=z(-1.3, 1.5),
            waz=z(-1.0, 1.2),
            whz=z(-0.4, 1.2),
            baz=z(-0.2, 1.3),
            village=place * villages // posyandu,
            posyandu=place,
        )

    return [child() for _ in range(size)]


def quality(columns: Columns, villages: int, posyandu: int) -> None:
    """Compute the quality of every place."""
    scales = quality_rules().scales
    for part in (columns, *columns.parts(columns.village, villages), *columns.parts(columns.posyandu, posyandu)):
        quality_profile(part, scales)


def best(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Return the least of three timings in seconds: of this process's own processor time, or of another clock."""
    found = []
    for _ in range(3):
        start = clock()
        work()
        found.append(clock() - start)
    return min(found)


def screen(size: int) -> None:
    """Print what quality and prevalence cost from a demo database, and what the screens cost."""
    with tempfile.TemporaryDirectory() as folder:
        session = Session("bench", Path(folder) / "demo.db", lambda: datetime(2026, 11, 22, 8, tzinfo=UTC))
        make_demo(session.database, session, children=size)
        open_store(session)
        gc.collect()
        gc.freeze()  # what making the demo left behind is not in the program that opens it
        first = stored_quality.stored(session)
        if first is None:
            return
        anew = best(lambda: stored_quality.recompute(session, first.batch_id))
        read = best(lambda: prevalences.read_rounds(first.batch_id))
        rounds = prevalences.read_rounds(first.batch_id)
        shown = best(lambda: every_view(rounds))
        opened = best(lambda: stored_quality.stored(session), time.perf_counter)
        found = stored_quality.fresh_quality(session)
        ages = best(age_rules.age_rules, time.perf_counter)
        note = best(lambda: reconciliations.register_facts(session), time.perf_counter)
        close_store()
    measured = found.of_level(stored_quality.DISTRICT)[0].n
    print(f"demo of {size:,} children, {measured:,} measured in the batch, {len(found.places)} places")
    parts = {"quality, computed and stored": anew, "two rounds read": read, "every grouping, and the flow": shown}
    show("from the store", parts)
    print(f"{'opened from stored figures':34s} {opened:8.3f}   {OPENING / opened:5.2f} x faster than {OPENING} s")
    print(f"{'both age rules':34s} {ages:8.3f}   {GOAL / ages:5.2f} x faster than {GOAL} s")
    print(f"{'note on register and survey':34s} {note:8.3f}   {GOAL / note:5.2f} x faster than {GOAL} s")


def every_view(rounds: prevalences.Rounds) -> None:
    """Compute what the screen of prevalence shows in all its groupings."""
    for grouping in prevalences.GROUPINGS:
        prevalences.view(rounds, grouping)
    prevalences.flow(rounds)


def show(title: str, parts: dict[str, float]) -> None:
    """Print the seconds of each part and of all, against the goal."""
    for name, seconds in parts.items():
        print(f"{name:34s} {seconds:8.3f}")
    whole = sum(parts.values())
    print(f"{'all of it ' + title:34s} {whole:8.3f}   {GOAL / whole:5.2f} x faster than the goal of {GOAL} s")


def main() -> None:
    """Print all figures."""
    size, villages, posyandu = (*map(int, sys.argv[1:4]), *(20_000, 30, 200)[len(sys.argv) - 1 :])
    rows = children(size, villages, posyandu)
    columns = columns_of(rows)
    groupings = [
        groups.everyone(columns),
        groups.by_age(columns),
        groups.by_sex(columns),
        groups.by_age_and_sex(columns),
        groups.by_village(columns, [f"Desa {at}" for at in range(villages)]),
        groups.by_posyandu(columns, [f"Posyandu {at}" for at in range(posyandu)]),
    ]
    parts = {
        "columns": best(lambda: columns_of(rows)),
        f"quality, {1 + villages + posyandu} places": best(lambda: quality(columns, villages, posyandu)),
    }
    count = sum(len(grouping.names) for grouping in groupings)
    for name, design in DESIGNS.items():
        parts[f"prevalence, {name}"] = best(lambda design=design: survey(columns, groupings, design))
    print(f"{size:,} children, {villages} villages, {posyandu} posyandu, {count} groups; seconds of one core")
    show("from memory", parts)
    screen(size)


if __name__ == "__main__":
    main()
