"""Taking a file of measurements in: read, understand, plan, show, publish. All of a file or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from db.changes import Writer
from stunting_tui.domain.region import District, find_district, village_key
from stunting_tui.domain.rows import Finding, ParsedFile
from stunting_tui.errors import Cancelled, DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.intake.import_plan import ImportPlan
from stunting_tui.services.intake.import_planner import Planner
from stunting_tui.services.intake.import_publish import publish, stage
from stunting_tui.services.intake.import_review import review
from stunting_tui.services.intake.import_store import periods_of, snapshot, store_mark
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

RETRIES = 3


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do when `run_id` is None. `waiting` rows need the operator's decision."""

    file: str
    layout: str
    read: int
    stored: int
    updated: int
    skipped: int
    vanished: int
    waiting: int
    findings: tuple[Finding, ...]
    run_id: int | None


def prepare(
    path: Path, session: Session, progress: Progress = quiet, stop: Callable[[], bool] | None = None
) -> ImportPlan:
    """Read a file and plan its import; nothing is written.

    Raises `FileError` (not readable), `DataError` (no kecamatan) and `Cancelled`.
    """
    from stunting_tui.exchange.reading import read_grid
    from stunting_tui.exchange.understanding import understand
    from stunting_tui.growth.scalar import child_z

    progress("Membaca berkas", None)
    grid = read_grid(path, progress, stop)
    progress("Memahami isi berkas", None)
    parsed = understand(grid, session.today, child_z)
    _check(stop)
    return plan_file(parsed, progress)


def plan_file(parsed: ParsedFile, progress: Progress = quiet, spellings: Mapping[str, str] | None = None) -> ImportPlan:
    """Plan the import of an understood file against the store as it is now.

    `spellings` are village names as the file writes them with the code the operator chose; they are remembered when
    the plan is saved.
    """
    chosen = dict(spellings or {})
    progress("Mencocokkan anak", None)
    with reading():
        current = region.current_district()
        district = current or _district_of(parsed)
        periods = periods_of(parsed.rows)
        store = snapshot(district, new_district=current is None, periods=periods, sha256=parsed.sha256)
    store.villages.update({village_key(name): code for name, code in chosen.items()})
    plan = Planner(parsed, store).run(parsed.rows)
    plan.spellings = chosen
    progress("Menghitung z-score", None)
    review(plan)
    return plan


def save(
    plan: ImportPlan, session: Session, progress: Progress = quiet, stop: Callable[[], bool] | None = None
) -> ImportResult:
    """Write the plan, all of it or nothing; planned anew when someone changed the store meanwhile.

    Raises `StoreError` and `Cancelled`; the store is then as it was.
    """

    def tick(share: float) -> None:
        _check(stop)
        progress("Menyiapkan penyimpanan", share)

    for attempt in range(RETRIES):
        with reading():
            uuids = stage(plan, Writer(session.operator, session.stamp), tick)
            progress("Menyimpan", None)
            with transaction(session) as writer:
                if store_mark() == plan.store.mark:
                    run = publish(plan, writer, uuids)
                    _remember(plan, session)
                    return result_of(plan, run.id)
        if attempt + 1 < RETRIES:
            plan = plan_file(plan.parsed, progress, plan.spellings)
    raise DataError("Operator lain terus mengubah data selama impor; tidak ada yang disimpan.", "Ulangi sebentar lagi.")


def import_file(
    path: Path, session: Session, *, dry_run: bool = False, progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> ImportResult:  # fmt: skip
    """Import one file in one go, or only say what it would do. Raises what `prepare` and `save` raise."""
    plan = prepare(path, session, progress, stop)
    return result_of(plan, None) if dry_run else save(plan, session, progress, stop)


def result_of(plan: ImportPlan, run_id: int | None) -> ImportResult:
    """Return the counts of a plan."""
    parsed = plan.parsed
    findings = tuple(sorted(plan.findings, key=lambda finding: (finding.sheet, finding.row)))
    return ImportResult(
        parsed.name, parsed.layout, parsed.read, len(plan.added), len(plan.updated), plan.skipped, len(plan.vanished),
        len(plan.decisions), findings, run_id,
    )  # fmt: skip


def _remember(plan: ImportPlan, session: Session) -> None:
    """Keep the village spellings the operator chose; inside the transaction of the import."""
    ids = {village.code: village.id for village in region.village_records()}
    for spelling, code in plan.spellings.items():
        region.map_village(session, spelling, ids[code])


def _district_of(parsed: ParsedFile) -> District:
    """Return the one kecamatan that the file's own columns name."""
    named = {(row.province, row.regency, row.district) for row in parsed.rows if row.district}
    found = {district.code: district for names in named if (district := find_district(*names))}
    if len(found) == 1:
        return next(iter(found.values()))
    if len(found) > 1:
        names = ", ".join(sorted(district.name for district in found.values())[:5])
        raise DataError(
            f"{parsed.name} memuat lebih dari satu kecamatan ({names}).",
            "Pilih dahulu kecamatan kantor ini di layar Wilayah, lalu impor lagi.",
        )
    raise DataError(
        f"Kecamatan tidak dapat dikenali dari isi {parsed.name}.",
        "Pilih dahulu kecamatan di layar Wilayah, lalu impor lagi.",
    )


def _check(stop: Callable[[], bool] | None) -> None:
    if stop is not None and stop():
        raise Cancelled("Impor dibatalkan; tidak ada yang disimpan.")
