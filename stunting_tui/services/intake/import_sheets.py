"""What an import changes makes a finished sheet of the entry desk a draft again."""

from db.changes import Writer
from db.connection import database
from db.models import EntrySheet
from stunting_tui.domain.region import village_key
from stunting_tui.services.desk.sheet_life import CHECKED, COMPLETE, touched
from stunting_tui.services.intake.import_plan import ImportPlan


def touch_sheets(plan: ImportPlan, writer: Writer) -> None:
    """Make drafts of the finished sheets whose visits the plan added, changed or took out; after publishing."""
    finished = database.execute_sql(
        """SELECT b.period, v.code, p.key, s.id FROM entry_sheet s JOIN batch b ON b.id = s.batch_id
           JOIN posyandu p ON p.id = s.posyandu_id JOIN village v ON v.id = p.village_id WHERE s.state IN (?, ?)""",
        (COMPLETE, CHECKED),
    ).fetchall()
    if not finished:
        return
    places = {(visit.period, visit.child.village_code, village_key(visit.child.posyandu)) for visit in plan.added}
    changed = (visit.stored for visit in plan.updated if visit.stored is not None)
    places |= {(visit.period, *plan.store.place_of(visit.child_id)) for visit in (*changed, *plan.vanished)}
    for *place, number in finished:
        if tuple(place) in places:
            touched(writer, EntrySheet.get_by_id(number))
