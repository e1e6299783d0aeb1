"""An import as the operator looks at it before saying yes: counts, and villages to settle."""

from dataclasses import dataclass

from stunting_tui.domain.region import Village, suggest_villages, village_key, villages_of
from stunting_tui.domain.rows import Severity
from stunting_tui.errors import DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.intake.import_plan import ImportPlan
from stunting_tui.services.intake.importing import plan_file


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do, in figures. `unknown` are village spellings with their number of rows."""

    read: int
    added: int
    updated: int
    unchanged: int
    waiting: int
    errors: int
    differing: int
    vanished: int
    unknown: tuple[tuple[str, int], ...]
    repairs: tuple[str, ...]

    @property
    def ready(self) -> int:
        """Rows that add or change a measurement."""
        return self.added + self.updated


def preview(plan: ImportPlan) -> Preview:
    """Count what the plan would do."""
    rows = {(finding.sheet, finding.row) for finding in plan.findings if finding.severity is Severity.ERROR}
    differing = {(finding.sheet, finding.row) for finding in plan.findings if finding.code == "selisih-z"}
    return Preview(
        read=plan.parsed.read,
        added=len(plan.added),
        updated=len(plan.updated),
        unchanged=plan.unchanged,
        waiting=len(plan.decisions),
        errors=len({place for place in rows if place[1]}),
        differing=len(differing),
        vanished=len(plan.vanished),
        unknown=tuple(plan.unknown_villages.most_common()),
        repairs=tuple(f.message for f in plan.parsed.findings if f.row == 0 and f.severity is Severity.INFO),
    )


def village_choices(plan: ImportPlan, spelling: str) -> list[Village]:
    """Return the villages of the kecamatan, those spelled most alike first."""
    villages = villages_of(plan.store.district.code)
    return suggest_villages(spelling, villages, len(villages))


def settle_spelling(plan: ImportPlan, spelling: str, code: str, progress: Progress = quiet) -> ImportPlan:
    """Plan again with a village spelling understood as the village with this code; nothing is written."""
    if not village_key(spelling):
        raise DataError("Nama desa di berkas kosong.", "Isi kolom desa di berkas, lalu impor lagi.")
    return plan_file(plan.parsed, progress, {**plan.spellings, spelling: code})
