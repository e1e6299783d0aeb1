"""How much of what is wrong in the demo kecamatan its lists find, and what they list for nothing.

Run from the project's folder: `python tests/benchmarks/bench_lists.py [seed]`. The demo's planted errors are known by
name: of each list the share found and the false alarms are printed, with the seconds it took. Then the same of a
kecamatan with small errors and misleading look-alikes (`tests/tools/hard_faults.py`), where much cannot be found.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from db.connection import database  # noqa: E402
from stunting_tui.domain.nik import check_nik  # noqa: E402
from stunting_tui.domain.register.duplicates import LIKELY  # noqa: E402
from stunting_tui.domain.synthetic.kecamatan import make_kecamatan  # noqa: E402
from stunting_tui.services.lesson.demo import DISTRICT, DemoSummary, make_demo  # noqa: E402
from stunting_tui.services.lesson.demo_rows import Place, store_children, store_posyandu, store_visits  # noqa: E402
from stunting_tui.services.measuring.visit_store import sex_of  # noqa: E402
from stunting_tui.services.quality import figures, follow_ups, quality, remeasures  # noqa: E402
from stunting_tui.services.register import duplicates, region  # noqa: E402
from stunting_tui.services.store import close_store, open_store, transaction  # noqa: E402
from stunting_tui.session import Session  # noqa: E402
from tests.tools.hard_faults import NEW, Hard, plant_hard  # noqa: E402

WRONG = {"tertukar", "tb-janggal", "bb-janggal", "tb-turun"}
"""Planted errors of a measurement; the others concern numbers, oedema or what the source computed."""


def show_duplicates(demo: DemoSummary) -> None:
    """Print recall and precision of the pairs offered, and of those with strong evidence."""
    planted = {one.child_id for one in demo.planted if one.kind == "ganda"}
    begun = time.perf_counter()
    pairs = duplicates.pairs()
    seconds = time.perf_counter() - begun
    for words, shown in (("all", pairs), (LIKELY, [one for one in pairs if one.strength == LIKELY])):
        right = [one for one in shown if {one.kept.id, one.other.id} & planted]
        found = {child for one in right for child in (one.kept.id, one.other.id)} & planted
        recall, precision = share(len(found), len(planted)), share(len(right), len(shown))
        print(f"duplicates, {words}: {len(found)}/{len(planted)} planted found, recall {recall}, precision {precision}")
    print(f"duplicates: {len(pairs)} pairs among {demo.children} children in {seconds:.2f} s")


def show_remeasures(session: Session, demo: DemoSummary) -> None:
    """Print the share of the planted wrong measurements on the list of the last batch, and what else is on it.

    Near the line and the wrong position are no alarms: the first says that nothing is wrong, the second is a fact. Who
    is listed only as a sample of a doubtful posyandu counts as a false alarm.
    """
    kinds = {one.child_id: one.kind for one in demo.planted if one.kind in WRONG}
    planted = set(kinds)
    batch = max((one for one in figures.batches() if one.period == demo.planted[0].period), key=lambda one: one.period)
    quality.recompute(session, batch.id)
    begun = time.perf_counter()
    lines = remeasures.remeasure_lines(session, batch.id)
    seconds = time.perf_counter() - begun
    wrong = {line.child_id for line in lines if any(one.wrong and one.code != "cara ukur" for one in line.doubts)}
    sampled = {line.child_id for line in lines if line.doubts[0].code == "posyandu ragu"}
    measured, false = demo.visits[batch.period], (wrong | sampled) - planted
    for kind, all_of in [*((kind, {c for c in kinds if kinds[c] == kind}) for kind in sorted(WRONG)), ("all", planted)]:
        found = len(wrong & all_of)
        print(f"to measure again, {kind}: {found}/{len(all_of)} planted on the list ({share(found, len(all_of))})")
    print(f"to measure again: {len(false)} false alarms of {measured} measured ({share(len(false), measured)}),")
    print(f"  {len(sampled - planted)} of them as a sample of a doubtful posyandu")
    other = misplaced(batch.id)
    named = {line.child_id for line in lines if any(one.code == "cara ukur" for one in line.doubts)}
    print(f"to measure again, in the other position: {len(named & other)}/{len(other)}, {len(named - other)} false")
    firsts = Counter(line.doubts[0].code for line in lines if line.child_id not in planted)
    print(f"to measure again: others by first reason {dict(firsts)}; {len(lines)} in {seconds:.2f} s")


def show_others(session: Session, demo: DemoSummary) -> None:
    """Print what is found of the planted errors that are no measurements: numbers, oedema, z-scores of the source.

    NIK are judged by the rule that entry and import use but for the place, which is none that exists; against all
    children who have one. The z-scores are those that the batch counts as different from its source.
    """
    rows = database.execute_sql("SELECT id, nik, sex, birth_date FROM child WHERE nik IS NOT NULL").fetchall()
    warned = {child for child, nik, sex, born in rows if check_nik(nik, sex_of(sex), date.fromisoformat(born), None)}
    severe = {line.child_id for line in follow_ups.follow_lines(session) if line.place == 0}
    for kind, found in (("nik-beda", warned), ("nik-semu", warned), ("edema", severe)):
        planted = {one.child_id for one in demo.planted if one.kind == kind}
        count = len(found & planted)
        print(f"{kind}: {count}/{len(planted)} planted found ({share(count, len(planted))})")
    others = warned - {one.child_id for one in demo.planted if one.kind.startswith("nik-")}
    print(f"nik: {len(others)} false alarms of {len(rows)} ({share(len(others), len(rows))})")
    batch = next(one for one in figures.batches() if one.period == demo.planted[0].period)
    planted_z = sum(one.kind == "selisih-z" for one in demo.planted)
    print(f"selisih-z: {figures.batch_figures(batch.id).differences} children counted, {planted_z} planted")


def misplaced(batch_id: int) -> set[int]:
    """Return who was measured in the position of another age, by the calendar alone."""
    rows = database.execute_sql(
        "SELECT m.child_id, julianday(m.measured_on) - julianday(c.birth_date), m.position "
        "FROM measurement m JOIN child c ON c.id = m.child_id WHERE m.batch_id = ? AND m.position IS NOT NULL",
        (batch_id,),
    )
    return {child for child, days, position in rows if (days < 731) == (position == "H")}


def share(part: int, whole: int) -> str:
    """Return a share in percent, "-" of nothing."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def store_hard(session: Session, seed: int) -> tuple[Hard, list[int]]:
    """Store the kecamatan with small errors; return it and the ids of its children."""
    hard = plant_hard(random.Random(seed), make_kecamatan())
    made = hard.kecamatan
    with transaction(session) as writer:
        region.store_district(writer, DISTRICT)
        villages = [village.id for village in region.village_records()]
        posts = store_posyandu(writer, villages, made.posyandu)
        places = [Place(villages[one.village], posts[one.posyandu]) for one in made.people]
        children = store_children(writer, made.people, places)
        store_visits(writer, made.people, made.visits, children)
    return hard, children


def show_hard_measurements(session: Session, hard: Hard, children: list[int]) -> None:
    """Print what is listed of each kind of small error, and what is listed for nothing.

    The wrong position counts where it was planted. Of a wrong birth date also the NIK speaks, where there is one.
    """
    kinds = {children[at]: kind for at, kind in hard.wrong.items()}
    batch = max(figures.batches(), key=lambda one: one.period)
    quality.recompute(session, batch.id)
    lines = remeasures.remeasure_lines(session, batch.id)
    codes = {line.child_id: {one.code for one in line.doubts if one.wrong} for line in lines}
    sampled = {line.child_id for line in lines if line.doubts[0].code == "posyandu ragu"}
    rows = database.execute_sql("SELECT id, nik, sex, birth_date FROM child WHERE nik IS NOT NULL").fetchall()
    warned = {child for child, nik, sex, born in rows if check_nik(nik, sex_of(sex), date.fromisoformat(born), None)}
    for kind in sorted(set(kinds.values()), key=lambda kind: (kind.endswith(NEW), kind)):
        mine = [child for child in kinds if kinds[child] == kind]
        own = {"cara ukur"} if not kind.startswith("cara ukur") else set()
        found = {child for child in mine if codes.get(child, set()) - own}
        told = f"hard, {kind}: {len(found)}/{len(mine)} on the list ({share(len(found), len(mine))})"
        with_nik = found | (warned & set(mine))
        print(told + (f", {len(with_nik)} with the warnings of NIK" if kind.startswith("lahir") else ""))
    right = {children[at] for at in hard.spoilt} | kinds.keys()
    seen = {visit.child for visit in hard.kecamatan.visits if visit.period == batch.period}
    clean = {children[at] for at in seen} - right
    wrong = {child for child in clean if codes.get(child, set()) - {"cara ukur"}}
    false = wrong | (sampled & clean)
    print(f"hard: {len(false)} false alarms of {len(clean)} without an error ({share(len(false), len(clean))}),")
    print(f"  {len(sampled & clean)} of them as a sample of a doubtful posyandu")
    firsts = Counter(line.doubts[0].code for line in lines if line.child_id in wrong)
    print(f"hard: false alarms by first reason {dict(firsts)}")


def show_hard_duplicates(hard: Hard, children: list[int]) -> None:
    """Print recall by kind and precision by strength of the pairs, and which look-alikes are among them."""
    begun = time.process_time()
    pairs = duplicates.pairs()
    seconds = time.process_time() - begun
    offered = {frozenset((one.kept.id, one.other.id)): one.strength for one in pairs}
    twice = {frozenset((children[a], children[b])): kind for a, (kind, b) in hard.twice.items()}
    spoilt = {children[at] for at in hard.spoilt}
    for kind in sorted(set(twice.values())):
        mine = [pair for pair in twice if twice[pair] == kind]
        by = Counter(offered[pair] for pair in mine if pair in offered)
        count = by.total()
        print(f"hard, twice, {kind}: {count}/{len(mine)} found ({share(count, len(mine))}) {dict(by)}")
    count = len(twice.keys() & offered.keys())
    print(f"hard, twice, all: {count}/{len(twice)} found ({share(count, len(twice))}) in {seconds:.2f} s")
    for strength in dict.fromkeys(offered.values()):
        mine = [pair for pair in offered if offered[pair] == strength and not pair & spoilt]
        count = len(twice.keys() & set(mine))
        print(f"hard, twice, {strength}: {count} of {len(mine)} offered are right, precision {share(count, len(mine))}")
    alike = {frozenset(children[at] for at in pair): kind for pair, kind in hard.alike.items()}
    for kind in sorted(set(alike.values())):
        by = Counter(offered[pair] for pair in alike if alike[pair] == kind and pair in offered)
        print(f"hard, look-alikes, {kind}: {dict(by)} of {sum(one == kind for one in alike.values())} offered")


def main() -> None:
    """Make both kecamatan in a folder of its own and print what their lists find."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        session = Session("bench", Path(folder) / "demo.db", lambda: datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
        demo = make_demo(session.database, session)
        open_store(session)
        try:
            show_duplicates(demo)
            show_remeasures(session, demo)
            show_others(session, demo)
        finally:
            close_store()
        session = replace(session, database=Path(folder) / "hard.db")
        open_store(session)
        try:
            hard, children = store_hard(session, seed)
            show_hard_duplicates(hard, children)
            show_hard_measurements(session, hard, children)
        finally:
            close_store()


if __name__ == "__main__":
    main()
