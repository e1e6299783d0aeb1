"""The tables of the entry desk: sheets, rows not yet visits, work, second entries."""

from peewee import ForeignKeyField, IntegerField, TextField

from db.measures import Batch
from db.register import Child, Posyandu
from db.rows import Row


class EntrySheet(Row):
    """A posyandu's month as it is typed from its paper register: how far it has come, and why it was opened again."""

    batch = ForeignKeyField(Batch)
    batch_id: int
    posyandu = ForeignKeyField(Posyandu)
    posyandu_id: int
    state = TextField(default="draf")
    reason = TextField(default="")


class OpenRow(Row):
    """A child's row of a sheet that is no visit yet: the cells typed so far (JSON), and why nothing was measured."""

    sheet = ForeignKeyField(EntrySheet)
    sheet_id: int
    child = ForeignKeyField(Child)
    child_id: int
    cells = TextField()
    reason = TextField(default="")


class SheetWork(Row):
    """What one operator typed into a sheet, and in how many seconds at the keys; `stops` are complaints met."""

    sheet = ForeignKeyField(EntrySheet)
    sheet_id: int
    operator = TextField()
    children = IntegerField(default=0)
    cells = IntegerField(default=0)
    stops = IntegerField(default=0)
    rekeyed = IntegerField(default=0)
    seconds = IntegerField(default=0)
    last_at = TextField()


class SecondEntry(Row):
    """A cell drawn to be typed a second time, blind: both texts and what came of it; `second` is null until typed."""

    sheet = ForeignKeyField(EntrySheet)
    sheet_id: int
    child = ForeignKeyField(Child)
    child_id: int
    field = TextField()
    first = TextField()
    second = TextField(null=True)
    outcome = TextField(default="")
