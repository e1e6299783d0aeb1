"""The tables of the register: kecamatan, villages, posyandu, children; and the choices of the office."""

from peewee import FloatField, ForeignKeyField, TextField

from db.rows import Row


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
    merged_into = ForeignKeyField("self", null=True)
    merged_into_id: int | None
