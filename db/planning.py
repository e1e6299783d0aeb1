"""The tables of what is known before a rembuk: village years, targets, indicators, proposals, pairs."""

from peewee import FloatField, ForeignKeyField, IntegerField, TextField

from db.meetings import Agreement
from db.register import District, Village
from db.rows import Row


class VillageYear(Row):
    """What an office knows of a village in a year: lokus or not and why, target groups, funds in rupiah."""

    village = ForeignKeyField(Village)
    village_id: int
    year = IntegerField()
    lokus = IntegerField(default=0)
    lokus_reason = TextField(default="")
    catin = IntegerField(null=True)
    bumil = IntegerField(null=True)
    busui = IntegerField(null=True)
    baduta = IntegerField(null=True)
    balita = IntegerField(null=True)
    krs = IntegerField(null=True)
    kampung_kb_year = IntegerField(null=True)
    kpm = IntegerField(null=True)
    apbdes = IntegerField(null=True)
    apbdes_stunting = IntegerField(null=True)
    note = TextField(default="")


class Target(Row):
    """A target of a year at a level (nasional, provinsi, kabupaten, kecamatan, desa) with its source."""

    district = ForeignKeyField(District)
    district_id: int
    village = ForeignKeyField(Village, null=True)
    village_id: int | None
    level = TextField()
    year = IntegerField()
    indicator = TextField()
    value = FloatField()
    unit = TextField(default="")
    source = TextField(default="")


class SurveyFigure(Row):
    """The stunting prevalence of a survey (SSGI, SKI) at the level it is valid for; percent, of `children` measured."""

    district = ForeignKeyField(District)
    district_id: int
    name = TextField()
    year = IntegerField()
    level = TextField()
    percent = FloatField()
    low = FloatField(null=True)
    high = FloatField(null=True)
    children = IntegerField(null=True)


class Indicator(Row):
    """An indicator of the office's own, beside the profiles that are data."""

    code = TextField(unique=True)
    name = TextField()
    group_name = TextField(default="")
    numerator = TextField(default="")
    denominator = TextField(default="")
    unit = TextField(default="")
    target = FloatField(null=True)
    direction = TextField(default="")
    valid_from = TextField(default="")
    valid_to = TextField(default="")


class IndicatorValue(Row):
    """What a village reported for an indicator in a period (2026, 2026-T3 or 2026-08)."""

    village = ForeignKeyField(Village)
    village_id: int
    period = TextField()
    code = TextField()
    numerator = FloatField(null=True)
    denominator = FloatField(null=True)
    note = TextField(default="")


class Scorecard(Row):
    """How many of a village's target group got a service of the five packages: yes, no, not applicable."""

    village = ForeignKeyField(Village)
    village_id: int
    period = TextField()
    item = TextField()
    yes = IntegerField(default=0)
    no = IntegerField(default=0)
    not_applicable = IntegerField(default=0)


class Proposal(Row):
    """A wish of the musrenbang or a plan of an office for a village, and what the rembuk made of it."""

    village = ForeignKeyField(Village, null=True)
    village_id: int | None
    district = ForeignKeyField(District)
    district_id: int
    year = IntegerField()
    source = TextField()
    office = TextField(default="")
    text = TextField()
    amount = IntegerField(null=True)
    state = TextField(default="belum")
    reason = TextField(default="")
    agreement = ForeignKeyField(Agreement, null=True)
    agreement_id: int | None


class Pairing(Row):
    """A village that learns from another: why these two, and what to talk about."""

    year = IntegerField()
    village = ForeignKeyField(Village, backref="+")
    village_id: int
    partner = ForeignKeyField(Village, backref="+")
    partner_id: int
    reason = TextField(default="")
    points = TextField(default="")


class FieldVisit(Row):
    """A visit to a village: monev, or one village at another's (`pairing`)."""

    village = ForeignKeyField(Village)
    village_id: int
    pairing = ForeignKeyField(Pairing, null=True)
    pairing_id: int | None
    agreement = ForeignKeyField(Agreement, null=True)
    agreement_id: int | None
    held_on = TextField()
    visitors = TextField(default="")
    finding = TextField(default="")
    follow_up = TextField(default="")


class Intervention(Row):
    """A step of the simultaneous intervention in a village: when, and how many were reached."""

    village = ForeignKeyField(Village)
    village_id: int
    period = TextField()
    step = TextField()
    held_on = TextField(null=True)
    reached = IntegerField(null=True)
    target = IntegerField(null=True)
    note = TextField(default="")
