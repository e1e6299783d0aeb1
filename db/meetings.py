"""The tables of the rembuk: sessions, who came, what was agreed."""

from peewee import ForeignKeyField, IntegerField, TextField

from db.measures import Batch
from db.register import District, Village
from db.rows import Row


class Deliberation(Row):
    """A rembuk session."""

    district = ForeignKeyField(District)
    district_id: int
    batch = ForeignKeyField(Batch, null=True)
    batch_id: int | None
    title = TextField()
    number = TextField(default="")
    held_on = TextField()
    time = TextField(default="")
    place = TextField(default="")
    chair = TextField(default="")
    chair_office = TextField(default="")
    chair_nip = TextField(default="")
    agenda = TextField(default="")
    speakers = TextField(default="")
    state = TextField(default="rencana")
    kind = TextField(default="rembuk")
    stage = TextField(default="draf")
    verified_by = TextField(default="")
    verified_at = TextField(null=True)
    approved_by = TextField(default="")
    approved_at = TextField(null=True)


class Attendee(Row):
    """A person at a rembuk."""

    deliberation = ForeignKeyField(Deliberation)
    deliberation_id: int
    name = TextField()
    office = TextField(default="")
    element = TextField(default="")
    sex = TextField(default="")
    phone = TextField(default="")
    online = IntegerField(default=0)


class Agreement(Row):
    """One point of the checklist of a rembuk."""

    deliberation = ForeignKeyField(Deliberation)
    deliberation_id: int
    ordinal = IntegerField()
    text = TextField()
    category = TextField(default="")
    responsible = TextField(default="")
    partners = TextField(default="")
    indicator = TextField(default="")
    target = TextField(default="")
    due_on = TextField(null=True)
    status = TextField(default="belum")
    evidence = TextField(default="")
    note = TextField(default="")
    accepted = IntegerField(default=1)
    refusal = TextField(default="")
    list_kind = TextField(default="")
    list_rule = TextField(default="")
    pillar = TextField(default="")
    action = TextField(default="")
    carried_from = ForeignKeyField("self", null=True)
    carried_from_id: int | None


class AgreementVillage(Row):
    """A village an agreement is about."""

    agreement = ForeignKeyField(Agreement)
    agreement_id: int
    village = ForeignKeyField(Village)
    village_id: int


class AgreementFund(Row):
    """Money for an agreement, whole rupiah."""

    agreement = ForeignKeyField(Agreement)
    agreement_id: int
    source = TextField()
    amount = IntegerField()


class Official(Row):
    """One who signs: name, office, NIP, and the dates between which the signature is valid."""

    district = ForeignKeyField(District)
    district_id: int
    village = ForeignKeyField(Village, null=True)
    village_id: int | None
    name = TextField()
    office = TextField()
    nip = TextField(default="")
    role = TextField(default="")
    valid_from = TextField(default="")
    valid_to = TextField(default="")
