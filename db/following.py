"""The tables of what became of a rembuk: named children, progress, foster parents, case audits, seals."""

from peewee import FloatField, ForeignKeyField, IntegerField, TextField

from db.meetings import Agreement, Deliberation
from db.register import Child, Village
from db.rows import Row


class AgreementChild(Row):
    """A child or family an agreement names; the z-scores are those of the day the list was frozen."""

    agreement = ForeignKeyField(Agreement)
    agreement_id: int
    child = ForeignKeyField(Child, null=True)
    child_id: int | None
    family = TextField(default="")
    frozen_on = TextField()
    haz = FloatField(null=True)
    waz = FloatField(null=True)
    whz = FloatField(null=True)
    outcome = TextField(default="terbuka")
    outcome_on = TextField(null=True)
    note = TextField(default="")


class Progress(Row):
    """A dated step of an agreement: how far, evidence, rupiah spent, why late; `deliberation` where it was told."""

    agreement = ForeignKeyField(Agreement)
    agreement_id: int
    deliberation = ForeignKeyField(Deliberation, null=True)
    deliberation_id: int | None
    told_on = TextField()
    percent = IntegerField(null=True)
    status = TextField()
    evidence = TextField(default="")
    spent = IntegerField(default=0)
    delay_reason = TextField(default="")
    note = TextField(default="")


class Foster(Row):
    """A child or family and the foster parent who helps it: programme, kind of help, from and to."""

    child = ForeignKeyField(Child, null=True)
    child_id: int | None
    village = ForeignKeyField(Village)
    village_id: int
    family = TextField(default="")
    sponsor = TextField()
    sponsor_kind = TextField(default="")
    programme = TextField(default="")
    help = TextField(default="")
    begun_on = TextField()
    ended_on = TextField(null=True)
    end_reason = TextField(default="")


class FosterNote(Row):
    """What a foster parent gave in a month."""

    foster = ForeignKeyField(Foster)
    foster_id: int
    month = TextField()
    note = TextField(default="")
    amount = IntegerField(null=True)


class CaseAudit(Row):
    """A case of the audit kasus stunting; the code stands for the person."""

    village = ForeignKeyField(Village)
    village_id: int
    child = ForeignKeyField(Child, null=True)
    child_id: int | None
    agreement = ForeignKeyField(Agreement, null=True)
    agreement_id: int | None
    semester = TextField()
    code = TextField(unique=True)
    target_group = TextField()
    cause = TextField(default="")
    advice = TextField(default="")
    follow_up = TextField(default="")
    step = IntegerField(default=1)
    closed_on = TextField(null=True)


class Seal(Row):
    """The snapshot of an approved session and its fingerprint."""

    deliberation = ForeignKeyField(Deliberation)
    deliberation_id: int
    fingerprint = TextField()
    content = TextField()
