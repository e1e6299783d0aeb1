"""The tables of trust in figures: measured again, followed up, the same child, measurers, stored figures."""

from peewee import FloatField, ForeignKeyField, IntegerField, TextField

from db.measures import Batch
from db.register import Child, District
from db.rows import Row


class Remeasure(Row):
    """A child to be measured again in a batch: why, and what came of it (kg, cm)."""

    child = ForeignKeyField(Child)
    child_id: int
    batch = ForeignKeyField(Batch)
    batch_id: int
    reasons = TextField()
    state = TextField(default="terbuka")
    weight_kg = FloatField(null=True)
    height_cm = FloatField(null=True)
    closed_on = TextField(null=True)
    note = TextField(default="")


class FollowUp(Row):
    """Something done, or to be done, for a child of a priority tier."""

    child = ForeignKeyField(Child)
    child_id: int
    tier = TextField()
    action = TextField()
    status = TextField(default="direncanakan")
    done_on = TextField()
    responsible = TextField(default="")
    note = TextField(default="")


class ChildPair(Row):
    """Two children that look like one: said to be different, or merged; `moved` (JSON) is what undoing needs."""

    kept = ForeignKeyField(Child, backref="+")
    kept_id: int
    other = ForeignKeyField(Child, backref="+")
    other_id: int
    verdict = TextField()
    reason = TextField(default="")
    moved = TextField(default="")


class MeasurerTest(Row):
    """One child of a measurer's test, measured twice; `measure` is a column of Measurement, its unit kg or cm."""

    district = ForeignKeyField(District)
    district_id: int
    held_on = TextField()
    measure = TextField()
    measurer = TextField()
    subject = IntegerField()
    first = FloatField(null=True)
    second = FloatField(null=True)


class StoredFigure(Row):
    """Figures of a batch as they were computed (JSON); `data_stamp` tells of which state of the data."""

    batch = ForeignKeyField(Batch)
    batch_id: int
    kind = TextField()
    data_stamp = TextField()
    content = TextField()
