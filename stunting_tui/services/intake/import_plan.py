"""What an import would do, worked out before anything is written."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from stunting_tui.domain.names import name_key
from stunting_tui.domain.nik import NikWarning
from stunting_tui.domain.region import village_key
from stunting_tui.domain.rows import FileRow, Finding, ParsedFile
from stunting_tui.services.intake.import_store import StoredChild, StoredMeasurement, StoreSnapshot

NIK_CODES = {
    NikWarning.MASKED: "nik-disamarkan",
    NikWarning.LENGTH: "nik-bukan-16-digit",
    NikWarning.DUMMY: "nik-isian",
    NikWarning.SERIAL: "nik-sementara",
    NikWarning.SEX: "nik-jenis-kelamin",
    NikWarning.BIRTH_DATE: "nik-tanggal-lahir",
    NikWarning.REGION: "nik-wilayah",
}
"""Codes of the findings about a NIK."""


@dataclass(slots=True)
class PlannedChild:
    """A child the file speaks of: stored (`id` > 0) with what changes, or new (`id` < 0)."""

    id: int
    values: dict[str, Any]
    village_code: str
    posyandu: str
    nik: str | None
    stored: StoredChild | None = None
    changes: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class PlannedMeasurement:
    """A visit to add, or to change when `stored` is there. `older`: a newer list of its place is already in."""

    row: FileRow
    child: PlannedChild
    values: dict[str, Any]
    position_inferred: bool
    older: bool = False
    stored: StoredMeasurement | None = None
    changes: dict[str, Any] = field(default_factory=dict)
    scores: dict[str, Any] = field(default_factory=dict)

    @property
    def period(self) -> str:
        """ISO year-month of the visit."""
        return str(self.row.measured_on)[:7]


@dataclass(slots=True)
class PlannedDecision:
    """A row only the operator can place. `village_code` None: the village's spelling is unknown."""

    row: FileRow
    row_key: str
    village_code: str | None
    candidates: tuple[int, ...]
    reason: str


@dataclass(slots=True)
class ImportPlan:
    """Everything an import would write.

    `visited` holds child id and ISO date of every stored visit the file still lists, `places` the village codes and
    posyandu keys it is about; what is missing from a newer file is judged by the two. `late` are added visits that a
    newer list, taken in before, no longer has. `locked` names the locked sheet of the entry desk of every row
    left out for it. `spellings` are the village names settled by the operator, with their codes.
    """

    parsed: ParsedFile
    store: StoreSnapshot
    children: list[PlannedChild] = field(default_factory=list)
    added: list[PlannedMeasurement] = field(default_factory=list)
    updated: list[PlannedMeasurement] = field(default_factory=list)
    unchanged: int = 0
    decisions: list[PlannedDecision] = field(default_factory=list)
    vanished: list[StoredMeasurement] = field(default_factory=list)
    late: list[PlannedMeasurement] = field(default_factory=list)
    locked: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unknown_villages: Counter[str] = field(default_factory=Counter)
    visited: set[tuple[int, str]] = field(default_factory=set)
    places: set[tuple[str, str]] = field(default_factory=set)
    spellings: dict[str, str] = field(default_factory=dict)

    def is_older(self, period: str, village: str, posyandu: str) -> bool:
        """Whether the store already holds a newer list of this month (ISO) and place than this file is."""
        title = self.parsed.title_date
        newest = self.store.titles.get((period, village, village_key(posyandu)), "")
        return title is not None and title.isoformat() < newest

    @property
    def skipped(self) -> int:
        """Rows read that neither add nor change a measurement."""
        return self.parsed.read - len(self.added) - len(self.updated)

    @property
    def period(self) -> str | None:
        """The commonest month of the file's measurements."""
        months = Counter(row.measured_on.isoformat()[:7] for row in self.parsed.rows if row.measured_on)
        return months.most_common(1)[0][0] if months else None


def identity_of(row: FileRow) -> str:
    """Return what makes two rows the same unplaced child: name, sex, birth date, parent, village spelling."""
    parts = (name_key(row.name), row.sex, row.birth_date, name_key(row.parent_name), village_key(row.village))
    return "|".join(str(part) for part in parts)
