"""A posyandu's month to work on: a file store, a clock that can be set, children with visits."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from db.models import Child, EntrySheet, Posyandu
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.desk.sheet_store import sheet_of
from stunting_tui.services.register import child_entry, region
from stunting_tui.services.store import transaction
from stunting_tui.session import Session

DISTRICT = "33.10.01"
MONTH = "2026-10"
NAMES = ("AMI DARU", "BAPRI ZADRE", "CEVO WULAFO", "DIRELU SEFONI", "EKA POLUNI")
WEIGHTS = ("10,2", "10,6", "11,0", "11,4", "11,8")
HEIGHTS = ("82,0", "83,1", "84,2", "85,3", "86,4")


@dataclass
class Desk:
    """A store with children of one posyandu and what tests do with them; `clock` is the time of `session`."""

    session: Session
    post: int
    children: list[int]
    clock: list[datetime] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.clock[0] += timedelta(seconds=seconds)

    def sheet(self):
        """Return the row of the sheet, made where there is none."""
        with transaction(self.session) as writer:
            return sheet_of(writer, self.post, MONTH)

    def opened(self):
        """Return the sheet as the entry desk reads it."""
        return entry_desk.open_sheet(self.session, self.post, MONTH)

    def type(self, number, forced=None, **texts):
        """Type a child's row as the entry desk stores it."""
        sheet = self.opened()
        row = {**entry_desk.texts_of(sheet, number), "measured_on": "12", "position": "B", **texts}
        return entry_desk.save_row(self.session, sheet, number, row, forced or {})

    def lacks(self, number, digit="4"):
        """Say of a child why nothing was measured."""
        texts = {"measured_on": "", "weight_kg": f"-{digit}", "height_cm": f"-{digit}"}
        return self.type(number, **texts)

    def name_rows(self):
        """Give sheet and children the same uuid in every run, so that the same children are drawn."""
        for model in (EntrySheet, Child):
            for row in model.select():
                model.update(uuid=f"{row.id:032x}").where(model.id == row.id).execute()

    def type_all(self):
        """Type every child whole."""
        for number, (weight, height) in enumerate(zip(WEIGHTS, HEIGHTS, strict=True)):
            self.type(number, weight_kg=weight, height_cm=height)


def desk_of(session: Session, names=NAMES) -> Desk:
    """Return a desk with a clock of its own over an open store."""
    session, clock = ticking(session)
    desk = set_up(session, names)
    desk.clock = clock
    return desk


def set_up(session: Session, names=NAMES, posyandu="MAWAR 1") -> Desk:
    """Choose the kecamatan and add the children; `session.clock` must read the list the desk keeps."""
    region.choose_district(session, DISTRICT)
    village = next(village for village in region.villages() if village.name == "Sengon")
    texts = {"sex": "L", "birth_date": "16082024", "village": str(village.id), "posyandu": posyandu}
    children = [
        child_entry.save_child(session, child_entry.check_child(session, {**texts, "name": name})) for name in names
    ]
    return Desk(session, Posyandu.get(Posyandu.name == posyandu).id, children)


def ticking(session: Session) -> tuple[Session, list[datetime]]:
    """Return the session with a clock that stands still until it is set, and the list holding its time."""
    now = [session.clock()]
    return Session(session.operator, session.database, lambda: now[0]), now
