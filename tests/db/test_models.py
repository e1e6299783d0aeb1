"""The models and the migrated tables say the same."""

import pytest
from peewee import ForeignKeyField, IntegrityError

from db.connection import database
from db.models import ALL, District, Measurement, Village


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_columns_match(store, model):
    table = model._meta.table_name
    made = {c.name: c for c in database.get_columns(table)}
    assert list(made) == [field.column_name for field in model._meta.sorted_fields]
    for field in model._meta.sorted_fields:
        assert made[field.column_name].null == field.null or field.name == "id", field.name
    assert {(key.column, key.dest_table) for key in database.get_foreign_keys(table)} == {
        (field.column_name, field.rel_model._meta.table_name)
        for field in model._meta.sorted_fields
        if isinstance(field, ForeignKeyField)
    }


def test_every_table_has_a_model(store):
    assert set(database.get_tables()) == {model._meta.table_name for model in ALL}


def test_foreign_keys_are_enforced(store, writer):
    with pytest.raises(IntegrityError), database.atomic():
        writer.insert(Village, district=404, code="99.99.99.2001", name="Desa", kind="Desa")
    with database.atomic():
        district = writer.insert(District, code="99.99.99", name="Satu", regency="R", province="P")
        writer.insert(Village, district=district, code="99.99.99.2001", name="Desa", kind="Desa")
    with pytest.raises(IntegrityError), database.atomic():
        writer.delete(district, 1)


@pytest.mark.parametrize(
    ("column", "value"), [("position", "X"), ("child_id", None), ("measured_on", None), ("standard", None)]
)
def test_a_measurement_is_held_to_its_rules(store, writer, column, value):
    with database.atomic():
        district = writer.insert(District, code="99.99.99", name="Satu", regency="R", province="P")
        village = writer.insert(Village, district=district, code="99.99.99.2001", name="Desa", kind="Desa")
    stamps = "hex(randomblob(16)), '', '', '', '', 1"
    head = "uuid, created_at, created_by, updated_at, updated_by, version"
    database.execute_sql(
        f"INSERT INTO child ({head}, name, name_key, sex, birth_date, village_id) "
        f"VALUES ({stamps}, 'Zovu', 'ZOVU', 'L', '2025-01-01', {village.id})"
    )
    database.execute_sql(f"INSERT INTO batch ({head}, district_id, period) VALUES ({stamps}, {district.id}, '2026-08')")
    values = {"child_id": 1, "batch_id": 1, "measured_on": "2026-08-04", "position": "L", "standard": "WHO 2006"}
    insert = f"INSERT INTO measurement ({head}, {', '.join(values)}) VALUES ({stamps}, ?, ?, ?, ?, ?)"
    with pytest.raises(IntegrityError):
        database.execute_sql(insert, list({**values, column: value}.values()))
    database.execute_sql(insert, list(values.values()))
    with pytest.raises(IntegrityError):  # one visit of a child a day
        database.execute_sql(insert, list(values.values()))
    assert Measurement.select().count() == 1
