"""The tables as peewee models; the columns are made by the migration scripts, a test holds the two together.

peewee adds an `x_id` attribute for each foreign key `x`; the annotations tell the type checker so.
"""

from db.measures import Batch, Decision, Finding, ImportRun, Measurement
from db.meetings import Agreement, AgreementFund, AgreementVillage, Attendee, Deliberation
from db.register import Child, District, Posyandu, Setting, Village, VillageAlias
from db.rows import Audit, Row
from db.sheets import EntrySheet, OpenRow, SecondEntry, SheetWork

__all__ = [
    "ALL", "Agreement", "AgreementFund", "AgreementVillage", "Attendee", "Audit", "Batch", "Child", "Decision",
    "Deliberation", "District", "EntrySheet", "Finding", "ImportRun", "Measurement", "OpenRow", "Posyandu", "Row",
    "SecondEntry", "Setting", "SheetWork", "Village", "VillageAlias",
]  # fmt: skip

ALL = (
    District, Setting, Village, VillageAlias, Posyandu, Child, Batch, ImportRun, Finding, Decision, Measurement,
    EntrySheet, OpenRow, SheetWork, SecondEntry, Deliberation, Attendee, Agreement, AgreementVillage, AgreementFund,
    Audit,
)  # fmt: skip
