"""What all tables share: the stamps of a row, and the audit of every change."""

from peewee import AutoField, IntegerField, Model, TextField

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
