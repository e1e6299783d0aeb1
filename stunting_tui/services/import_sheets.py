"""What an import changes makes a finished sheet of the entry desk a draft again."""

from db.changes import Writer
from db.connection import database
from db.models import EntrySheet
from stunting_tui.domain.region import village_key
from stunting_tui.services.import_plan import ImportPlan
from stunting_tui.services.import_store import StoredMeasurement, StoreSnapshot
from stunting_tui.services.sheet_life import CHECKED, COMPLETE, touched


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
    places |= {_place_of(plan.store, visit) for visit in (*changed, *plan.vanished)}
    for *place, number in finished:
        if tuple(place) in places:
            touched(writer, EntrySheet.get_by_id(number))


def _place_of(store: StoreSnapshot, visit: StoredMeasurement) -> tuple[str, str, str]:
    """Return period, village code and posyandu key of a stored visit."""
    child = store.children[visit.child_id]
    code = next(code for code, number in store.village_ids.items() if number == child.village_id)
    return visit.period, code, village_key(child.posyandu)
