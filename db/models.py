"""The tables as peewee models; the columns are made by the migration scripts, a test holds the two together.

peewee adds an `x_id` attribute for each foreign key `x`; the annotations tell the type checker so.
"""

from db.following import AgreementChild, CaseAudit, Foster, FosterNote, Progress, Seal
from db.measures import Batch, Decision, Finding, ImportRun, Measurement
from db.meetings import Agreement, AgreementFund, AgreementVillage, Attendee, Deliberation, Official
from db.planning import (
    FieldVisit,
    Indicator,
    IndicatorValue,
    Intervention,
    Pairing,
    Proposal,
    Scorecard,
    SurveyFigure,
    Target,
    VillageYear,
)  # fmt: skip
from db.register import Child, District, Posyandu, Setting, Village, VillageAlias
from db.rows import Audit, Row
from db.sheets import EntrySheet, OpenRow, SecondEntry, SheetWork
from db.trust import ChildPair, FollowUp, MeasurerTest, Remeasure, StoredFigure

__all__ = [
    "ALL", "Agreement", "AgreementChild", "AgreementFund", "AgreementVillage", "Attendee", "Audit", "Batch",
    "CaseAudit", "Child", "ChildPair", "Decision", "Deliberation", "District", "EntrySheet", "FieldVisit",
    "Finding", "FollowUp", "Foster", "FosterNote", "ImportRun", "Indicator", "IndicatorValue", "Intervention",
    "Measurement", "MeasurerTest", "Official", "OpenRow", "Pairing", "Posyandu", "Progress", "Proposal",
    "Remeasure", "Row", "Scorecard", "Seal", "SecondEntry", "Setting", "SheetWork", "StoredFigure",
    "SurveyFigure", "Target", "Village", "VillageAlias", "VillageYear",
]  # fmt: skip

ALL = (
    District, Setting, Village, VillageAlias, Posyandu, Child, Batch, ImportRun, Finding, Decision, Measurement,
    EntrySheet, OpenRow, SheetWork, SecondEntry, Deliberation, Attendee, Agreement, AgreementVillage, AgreementFund,
    Official, VillageYear, Target, Indicator, IndicatorValue, Scorecard, Proposal, Pairing, FieldVisit,
    Intervention, AgreementChild, Progress, Foster, FosterNote, CaseAudit, Seal,
    Remeasure, FollowUp, ChildPair, MeasurerTest, StoredFigure, SurveyFigure, Audit,
)  # fmt: skip
