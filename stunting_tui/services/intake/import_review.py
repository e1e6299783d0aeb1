"""What is worth telling about a planned import: z-scores against the file's, flags, vanished visits, identical rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.rows import Finding, Severity
from stunting_tui.services.intake.import_plan import ImportPlan, PlannedMeasurement
from stunting_tui.services.intake.import_store import StoredMeasurement
from stunting_tui.services.measuring.scoring import Visit, scores_of

TOLERANCE = 0.02
"""z-scores that differ by more than this from the file's are listed (two roundings to two decimals)."""

PARTIAL = 0.5
"""When more than this share of a place's visits is missing from a newer list, the list is taken for a part of it."""

CLAIMED = {"haz": ("ZS TB/U", "TB/U"), "waz": ("ZS BB/U", "BB/U"), "whz": ("ZS BB/TB", "BB/TB")}


def review(plan: ImportPlan) -> None:
    """Score the planned visits and add the findings that need the whole plan."""
    score(plan)
    for visit in (*plan.added, *plan.updated):
        plan.findings.extend(_differences(visit))
        plan.findings.extend(_flags(visit))
    _find_vanished(plan)
    if plan.unchanged:
        _tell(plan, "tidak-berubah", f"{plan.unchanged} baris sama dengan yang sudah tersimpan; dilewati")
    inferred = sum(visit.position_inferred for visit in (*plan.added, *plan.updated))
    if inferred:
        _tell(plan, "posisi-disimpulkan", f"cara ukur {inferred} anak disimpulkan dari z-score di berkas")


def score(plan: ImportPlan) -> None:
    """Compute z-scores and flags of the visits to add or change."""
    visits = [*plan.added, *plan.updated]
    computed = scores_of([_visit(visit) for visit in visits])
    for visit, scores in zip(visits, computed, strict=True):
        visit.scores = scores


def _visit(visit: PlannedMeasurement) -> Visit:
    """Sex and birth date are the child's: a NIK or a decision may join differing rows."""
    child = visit.child.values
    assert visit.row.measured_on is not None
    return Visit(child["sex"], child["birth_date"], visit.row.measured_on, visit.values)


def differences(visit: PlannedMeasurement) -> list[tuple[str, float, float]]:
    """Return index, our z and the file's z where the two differ by more than `TOLERANCE`."""
    found = []
    for index in CLAIMED:
        ours, theirs = visit.scores[index], visit.values[f"file_{index}"]
        if ours is not None and theirs is not None and abs(ours - theirs) > TOLERANCE + 1e-9:
            found.append((index, ours, theirs))
    return found


def _differences(visit: PlannedMeasurement) -> Iterable[Finding]:
    for index, ours, theirs in differences(visit):
        column, name = CLAIMED[index]
        text = f"z {name} hitungan {_z(ours)}, di berkas {_z(theirs)}"
        yield Finding(Severity.WARNING, visit.row.row, column, "selisih-z", text, visit.row.sheet)


def _flags(visit: PlannedMeasurement) -> Iterable[Finding]:
    names = [name for index, (_, name) in CLAIMED.items() if visit.scores[f"flag_{index}"] == 1]
    if names:
        text = f"z {', '.join(names)} di luar batas wajar WHO; tidak dihitung dalam prevalensi, ukur ulang"
        yield Finding(Severity.WARNING, visit.row.row, "", "z-tidak-wajar", text, visit.row.sheet)


def _z(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _find_vanished(plan: ImportPlan) -> None:
    """List the visits of the last snapshot that this newer list of the same places and months no longer has."""
    if not plan.parsed.layout.startswith("e-PPGBM") or plan.store.seen:
        return
    months = {row.measured_on.isoformat()[:7] for row in plan.parsed.rows if row.measured_on}
    missing: dict[str, list[StoredMeasurement]] = defaultdict(list)
    known: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for (child_id, day), stored in plan.store.measurements.items():
        place, key = plan.store.place_of(child_id)
        listed = (place, key) in plan.places or (place, "") in plan.places
        if stored.run_id is None or stored.vanished or stored.period not in months or not listed:
            continue
        if plan.is_older(stored.period, place, plan.store.children[child_id].posyandu):
            continue
        known[stored.period] += 1
        if (child_id, day) in plan.visited:
            continue
        if (stored.period, place, key) in plan.store.locked:
            kept[stored.period] += 1
        else:
            missing[stored.period].append(stored)
    for period, gone in missing.items():
        _judge_vanished(plan, period, gone, known[period])
    for period, count in kept.items():
        text = (
            f"{period_label(period)}: {count} pengukuran dari lembar terkunci tidak ada di berkas ini; tetap dihitung"
        )
        _tell(plan, "lembar-terkunci", text)
    _find_late(plan)


def _judge_vanished(plan: ImportPlan, period: str, gone: list[StoredMeasurement], known: int) -> None:
    """A few missing visits were taken out at the source; most of them missing means the file is only a part."""
    month = period_label(period)
    if len(gone) > PARTIAL * known:
        text = f"{month}: {len(gone)} dari {known} pengukuran tidak ada di berkas ini; berkas dianggap sebagian daftar"
        _tell(plan, "berkas-sebagian", f"{text}, pengukuran itu tetap dihitung")
    else:
        plan.vanished.extend(gone)
        _tell(plan, "hilang", f"{month}: {len(gone)} pengukuran tidak ada lagi di berkas ini; tidak dihitung lagi")


def _find_late(plan: ImportPlan) -> None:
    """List the visits that an older file adds although a newer list of their place, taken in before, lacks them.

    They are stored as vanished, as if the files had come in order; not so when the newer list is only a part.
    """
    late: dict[str, list[PlannedMeasurement]] = defaultdict(list)
    for visit in plan.added:
        if visit.older:
            late[visit.period].append(visit)
    both = Counter(day[:7] for child_id, day in plan.visited if (child_id, day) in plan.store.measurements)
    for period in sorted({*late, *(period for period, _, _ in plan.store.titles if _is_old(plan, period))}):
        month, visits = period_label(period), late[period]
        _tell(plan, "berkas-lama", f"{month}: sudah ada berkas unduhan yang lebih baru; yang tersimpan tidak diubah")
        if visits and len(visits) <= PARTIAL * (len(visits) + both[period]):
            plan.late.extend(visits)
            text = f"{month}: {len(visits)} pengukuran sudah tidak ada di unduhan yang lebih baru; tidak dihitung"
            _tell(plan, "hilang", text)


def _is_old(plan: ImportPlan, period: str) -> bool:
    """Whether the file's rows of this month are about places of which a newer list is in the store."""
    months = {str(row.measured_on)[:7] for row in plan.parsed.rows}
    return period in months and any(plan.is_older(period, *place) for place in plan.places)


def _tell(plan: ImportPlan, code: str, message: str) -> None:
    plan.findings.append(Finding(Severity.INFO, 0, "", code, message))
