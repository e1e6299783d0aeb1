"""Children to be measured again, from the store: the sample of a doubtful posyandu, who is gone."""

from datetime import date

import pytest

from db.connection import database
from stunting_tui.domain.quality.remeasure import Measured, reasons
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.quality import quality, remeasures
from tests.services.quality.test_quality import rows

DOUBTFUL = next(reason for reason in reasons() if reason.verdict)


@pytest.fixture
def batch(store, eppgbm):
    """Twenty children of a posyandu whose heights are of whole cm and all alike, nine of another one."""
    alike = [{**row, "Tgl Lahir": f"2024-05-{at + 1:02}", "Tinggi": "86"} for at, row in enumerate(rows(20))]
    import_file(eppgbm([*alike, *rows(9, "MELATI 2")]), store)
    number = quality.stored(store).batch_id
    quality.recompute(store, number)
    return store, number


def lines_of(session, number, post="MAWAR 1", state=remeasures.OPEN):
    return [line for line in remeasures.remeasure_lines(session, number, state) if line.posyandu == post]


def only_sampled(lines):
    return [line for line in lines if [one.code for one in line.doubts] == [DOUBTFUL.code]]


def haz_of(line):
    return database.execute_sql("SELECT haz FROM measurement WHERE child_id = ?", (line.child_id,)).fetchone()[0]


def test_a_posyandu_of_bad_quality_has_as_many_as_a_measurers_test(batch):
    session, number = batch
    verdicts = {place.name: place.verdict for place in quality.fresh_quality(session, number).of_level("posyandu")}
    assert verdicts == {"MAWAR 1": "bermasalah", "MELATI 2": "tidak dinilai"}
    lines = lines_of(session, number)
    assert len(lines) == DOUBTFUL.least == 10
    sampled = only_sampled(lines)
    assert sampled and not any(line.is_wrong for line in sampled)
    assert sampled[0].doubts[0].message.startswith("Mutu posyandu bermasalah (")
    assert not only_sampled(lines_of(session, number, "MELATI 2")), "too few to judge: nobody is drawn"


def test_while_no_quality_is_computed_nobody_is_drawn(store, eppgbm):
    alike = [{**row, "Tgl Lahir": f"2024-05-{at + 1:02}", "Tinggi": "86"} for at, row in enumerate(rows(20))]
    import_file(eppgbm(alike), store)
    assert not only_sampled(lines_of(store, quality.stored(store).batch_id))


def test_the_nearest_to_the_line_are_drawn(batch):
    session, number = batch
    lines = lines_of(session, number)
    drawn = {line.child_id for line in lines}
    rest = database.execute_sql(
        "SELECT haz FROM measurement JOIN child c ON c.id = child_id JOIN posyandu p ON p.id = c.posyandu_id "
        f"WHERE p.name = 'MAWAR 1' AND child_id NOT IN ({', '.join(map(str, drawn))})"
    ).fetchall()
    farthest = max(abs(haz_of(line) + 2) for line in only_sampled(lines))
    assert all(abs(haz + 2) >= farthest for (haz,) in rest)


def test_a_closed_one_is_not_replaced_by_another(batch):
    session, number = batch
    lines = lines_of(session, number)
    one = only_sampled(lines)[0]
    remeasures.measured_again(session, one, Measured(10.0, 86.0), date(2026, 8, 30))
    left = lines_of(session, number)
    assert {line.child_id for line in left} == {line.child_id for line in lines} - {one.child_id}
    (closed,) = lines_of(session, number, state=remeasures.DONE)
    assert [doubt.code for doubt in closed.doubts] == [DOUBTFUL.code]


def test_who_is_gone_is_not_measured_again(batch):
    session, number = batch
    before = lines_of(session, number)
    gone, later, done = before[:3]
    remeasures.let_be(session, done, "sudah pindah")
    for line, day in ((gone, "2026-08-30"), (later, "2027-01-01"), (done, "2026-08-30")):
        database.execute_sql(
            "UPDATE child SET status = 'pindah', status_on = ?, version = version + 1 WHERE id = ?",
            (day, line.child_id),
        )
    left = {line.child_id for line in lines_of(session, number)}
    assert gone.child_id not in left
    assert later.child_id in left, "gone from that day on only"
    assert [line.child_id for line in lines_of(session, number, state=remeasures.NEEDLESS)] == [done.child_id]
