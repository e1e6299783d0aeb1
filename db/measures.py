"""The tables of what was measured: batches, the files they came from, visits."""

from peewee import FloatField, ForeignKeyField, IntegerField, TextField

from db.register import Child, District, Village
from db.rows import Row


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
