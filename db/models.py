"""The tables as peewee models; the columns are made by the migration scripts, a test holds the two together.

peewee adds an `x_id` attribute for each foreign key `x`; the annotations tell the type checker so.
"""

from peewee import AutoField, FloatField, ForeignKeyField, IntegerField, Model, TextField

from db.connection import database


class Row(Model):
    """What every row carries: who made and changed it, when, and its version for edits by several operators."""

    id = AutoField()
    uuid = TextField(unique=True)
    created_at = TextField()
    created_by = TextField()
    updated_at = TextField()
    updated_by = TextField()
    version = IntegerField(default=1)

    class Meta:
        """Bound to the deferred database; table names are written out."""

        database = database
        legacy_table_names = False


class District(Row):
    """A kecamatan."""

    code = TextField(unique=True)
    name = TextField()
    regency = TextField()
    province = TextField()


class Setting(Row):
    """A choice of the office, by key."""

    key = TextField(unique=True)
    value = TextField()


class Village(Row):
    """A desa or kelurahan; the Kemendagri code is the key, the name a label."""

    district = ForeignKeyField(District)
    district_id: int
    code = TextField(unique=True)
    name = TextField()
    kind = TextField()


class VillageAlias(Row):
    """A spelling met in a file and the village an operator said it means."""

    key = TextField(unique=True)
    village = ForeignKeyField(Village)
    village_id: int


class Posyandu(Row):
    """A posyandu of a village."""

    village = ForeignKeyField(Village)
    village_id: int
    name = TextField()
    key = TextField()


class Child(Row):
    """A child; identity is the uuid, never the NIK. `register_order` sorts the paper register of its posyandu."""

    name = TextField()
    name_key = TextField()
    sex = TextField()
    birth_date = TextField()
    nik = TextField(null=True)
    nik_raw = TextField(default="")
    parent_name = TextField(default="")
    address = TextField(default="")
    rt = TextField(default="")
    rw = TextField(default="")
    village = ForeignKeyField(Village)
    village_id: int
    posyandu = ForeignKeyField(Posyandu, null=True)
    posyandu_id: int | None
    birth_weight_kg = FloatField(null=True)
    birth_length_cm = FloatField(null=True)
    status = TextField(default="aktif")
    status_on = TextField(null=True)
    register_order = FloatField(null=True)


class Batch(Row):
    """The measurements of one month (`period` is ISO year-month) in a kecamatan."""

    district = ForeignKeyField(District)
    district_id: int
    period = TextField()


class ImportRun(Row):
    """One file taken in, with its counts."""

    batch = ForeignKeyField(Batch, null=True)
    batch_id: int | None
    file_name = TextField()
    sha256 = TextField()
    kind = TextField()
    layout = TextField()
    title_date = TextField(null=True)
    read = IntegerField()
    stored = IntegerField()
    updated = IntegerField()
    unchanged = IntegerField()
    skipped = IntegerField()
    vanished = IntegerField()


class Finding(Row):
    """A remark about a row of an imported file."""

    run = ForeignKeyField(ImportRun)
    run_id: int
    severity = TextField()
    sheet = TextField()
    row = IntegerField()
    column_name = TextField()
    code = TextField()
    message = TextField()


class Decision(Row):
    """A row of a file that fits several children, or an unknown village, waiting for the operator."""

    run = ForeignKeyField(ImportRun)
    run_id: int
    row_key = TextField(unique=True)
    payload = TextField()
    candidates = TextField()
    village = ForeignKeyField(Village, null=True)
    village_id: int | None
    reason = TextField()
    state = TextField(default="terbuka")
    child = ForeignKeyField(Child, null=True)
    child_id: int | None


class Measurement(Row):
    """One visit of a child: what was measured, what was computed, what the file claimed."""

    child = ForeignKeyField(Child)
    child_id: int
    batch = ForeignKeyField(Batch)
    batch_id: int
    run = ForeignKeyField(ImportRun, null=True)
    run_id: int | None
    source_sheet = TextField(default="")
    source_row = IntegerField(null=True)
    measured_on = TextField()
    weight_kg = FloatField(null=True)
    height_cm = FloatField(null=True)
    position = TextField(null=True)
    position_inferred = IntegerField(default=0)
    muac_cm = FloatField(null=True)
    head_cm = FloatField(null=True)
    oedema = IntegerField(null=True)
    gain = TextField(default="")
    vitamin_a = TextField(default="")
    forced = TextField(default="")
    haz = FloatField(null=True)
    waz = FloatField(null=True)
    whz = FloatField(null=True)
    baz = FloatField(null=True)
    hcz = FloatField(null=True)
    acz = FloatField(null=True)
    flag_haz = IntegerField(null=True)
    flag_waz = IntegerField(null=True)
    flag_whz = IntegerField(null=True)
    flag_baz = IntegerField(null=True)
    flag_hcz = IntegerField(null=True)
    flag_acz = IntegerField(null=True)
    standard = TextField()
    file_haz = FloatField(null=True)
    file_waz = FloatField(null=True)
    file_whz = FloatField(null=True)
    file_tbu = TextField(default="")
    file_bbu = TextField(default="")
    file_bbtb = TextField(default="")
    extras = TextField(default="")
    vanished_run = ForeignKeyField(ImportRun, null=True)
    vanished_run_id: int | None
    breastfed = IntegerField(null=True)


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


class Audit(Model):
    """Who changed what, when, from what, to what; written in the transaction of the change."""

    id = AutoField()
    at = TextField()
    by = TextField()
    action = TextField()
    table_name = TextField()
    row_uuid = TextField()
    field = TextField(default="")
    old = TextField(null=True)
    new = TextField(null=True)

    class Meta:
        """Bound to the deferred database."""

        database = database
        legacy_table_names = False


ALL = (
    District, Setting, Village, VillageAlias, Posyandu, Child, Batch, ImportRun, Finding, Decision, Measurement,
    EntrySheet, OpenRow, SheetWork, SecondEntry, Deliberation, Attendee, Agreement, AgreementVillage, AgreementFund,
    Audit,
)  # fmt: skip
