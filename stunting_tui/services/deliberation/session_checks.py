"""What a session is held against before it is verified: gathers the facts for `domain.session_checks`."""

from datetime import date

from db.connection import database
from db.models import Batch
from stunting_tui.domain.deliberation.session_checks import Check, SessionFacts, find_checks
from stunting_tui.services.deliberation import agreement_children, rembuk
from stunting_tui.services.deliberation.agreement_rows import required_row
from stunting_tui.services.deliberation.signing import signing_of
from stunting_tui.services.office.site_rules import checks_in_force
from stunting_tui.services.quality import figures
from stunting_tui.services.register import region
from stunting_tui.services.store import reading


def checks(deliberation_id: int, today: date) -> list[Check]:
    """Return everything that stands in the way of verifying a session today or deserves a look, the gravest first.

    Raises `DataError` when there is no session with this id, and as the rules do when their file is damaged.
    """
    with reading():
        return find_checks(_facts(deliberation_id, today), checks_in_force())


def _facts(deliberation_id: int, today: date) -> SessionFacts:
    """Gather what the rules look at; the caller holds the connection."""
    session = rembuk.deliberation(deliberation_id)
    district = required_row(deliberation_id).district_id
    batch = Batch.get_or_none(Batch.id == figures.meeting_batch(session.batch_id))
    return SessionFacts(
        session,
        today,
        asked=_sums("SELECT agreement_id, sum(amount) FROM proposal WHERE amount IS NOT NULL", deliberation_id),
        spent=_sums("SELECT agreement_id, sum(spent) FROM progress WHERE true", deliberation_id),
        fostered=_fostered(district),
        elsewhere=agreement_children.from_elsewhere(deliberation_id),
        gaps=signing_of(session).gaps,
        period=batch.period if batch else None,
        figured=_figured(batch.id) if batch else frozenset(),
        names={village.code: village.name for village in region.villages()},
    )


def _sums(sql: str, deliberation_id: int) -> dict[int, int]:
    """Return the sums by agreement of the session."""
    mine = "agreement_id IN (SELECT id FROM agreement WHERE deliberation_id = ?) GROUP BY agreement_id"
    return dict(database.execute_sql(f"{sql} AND {mine}", (deliberation_id,)).fetchall())


def _fostered(district: int) -> list[tuple[int, str, int]]:
    """Return the children of the kecamatan in more than one open foster record."""
    return list(
        database.execute_sql(
            """SELECT c.id, c.name, count(*) FROM foster f JOIN child c ON c.id = f.child_id
               JOIN village v ON v.id = f.village_id
               WHERE v.district_id = ? AND f.ended_on IS NULL GROUP BY c.id HAVING count(*) > 1 ORDER BY c.name""",
            (district,),
        ).fetchall()
    )


def _figured(batch: int) -> frozenset[str]:
    """Return the codes of the villages whose children were measured in the batch."""
    rows = database.execute_sql(
        """SELECT DISTINCT v.code FROM measurement m JOIN child c ON c.id = m.child_id
           JOIN village v ON v.id = c.village_id WHERE m.batch_id = ? AND m.vanished_run_id IS NULL""",
        (batch,),
    )
    return frozenset(row[0] for row in rows)
