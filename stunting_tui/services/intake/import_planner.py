"""Walking the rows of a file against the store: which child is meant, what is new, what changes, what to ask."""

from datetime import date
from typing import Any

from stunting_tui.domain.age import age_days, completed_months
from stunting_tui.domain.intake.matching import Candidate, Matcher
from stunting_tui.domain.measuring.positions import infer_position
from stunting_tui.domain.nik import check_nik
from stunting_tui.domain.region import find_district, village_key
from stunting_tui.domain.rows import FileRow, Finding, ParsedFile, Severity
from stunting_tui.growth.scalar import child_z
from stunting_tui.services.intake.import_children import correct, refresh
from stunting_tui.services.intake.import_plan import (
    NIK_CODES,
    ImportPlan,
    PlannedChild,
    PlannedDecision,
    PlannedMeasurement,
    identity_of,
)
from stunting_tui.services.intake.import_store import CHILD_FIELDS, CLAIMS, INPUTS, StoredMeasurement, StoreSnapshot


class Planner:
    """Walks the rows of a file once, in order, and collects what would be written."""

    def __init__(self, parsed: ParsedFile, store: StoreSnapshot, *, always_new: bool = False) -> None:
        """Prepare the matcher over the stored children; `always_new` makes every unplaced row a new child."""
        self.always_new = always_new
        self.plan = ImportPlan(parsed, store, findings=list(parsed.findings))
        self.store = store
        self.matcher = Matcher(store.candidates(), parsed.rows)
        self.children: dict[int, PlannedChild] = {}
        self.seen: dict[tuple[int, date], FileRow] = {}
        self.fresh = 0
        self.latest = dict(store.latest)
        self.foreign: dict[tuple[str, str, str], bool] = {}

    def run(self, rows: list[FileRow]) -> ImportPlan:
        """Plan all rows."""
        for row in rows:
            self.place(row)
        return self.plan

    def place(self, row: FileRow) -> None:
        """Plan one row: which village, which child, what changes."""
        if self._elsewhere(row) or self._left_out(row):
            return
        village = row.village_code or self.store.villages.get(village_key(row.village))
        if village is None:
            self._ask_village(row)
            return
        self.plan.places.add((village, village_key(row.posyandu)))
        known = self._settled(row)
        if known is not None or self.always_new:
            self._take(row, village, known)
        else:
            self._match(row, village)

    def _settled(self, row: FileRow) -> int | None:
        """Return the stored child of a row the operator decided, or that was taken in from this very file before."""
        verdict = self.store.verdicts.get(identity_of(row))
        if verdict is not None and verdict.child_id in self.store.children:
            return verdict.child_id
        return self.store.origin.get((row.sheet, row.row))

    def _match(self, row: FileRow, village: str) -> None:
        """Find the row's child, or ask; a row of this very file that waits goes on waiting."""
        if self.store.seen and f"{identity_of(row)}:{row.measured_on}" in self.store.pending:
            self._doubt(row, village, (), "belum diputuskan")
            return
        match = self.matcher.match(row, village)
        if match.kind == "meragukan":
            self._doubt(row, village, match.candidates, match.reason)
        else:
            self._take(row, village, match.child_id if match.kind == "sama" else None)

    def _take(self, row: FileRow, village: str, number: int | None) -> None:
        """Plan the visit of the child with this number, of a new one for None; not where its sheet is locked."""
        locked = self._locked(row, village, number) if self.store.locked else None
        if locked is not None:
            self._leave(row, number, locked)
        elif number is None:
            self._visit(row, self._new(row, village))
        else:
            self._visit(row, self._known(number, row, village))

    def _locked(self, row: FileRow, village: str, number: int | None) -> str | None:
        """Return the name of the locked sheet that the row would change: the child's, or the one it would move to."""
        period, places = str(row.measured_on)[:7], {(village, village_key(row.posyandu))}
        if number is not None:
            visit = self.store.measurements.get((number, str(row.measured_on)))
            period = visit.period if visit else period
            places.add(self._place(number))
        return next((name for place in places if (name := self.store.locked.get((period, *place)))), None)

    def _place(self, number: int) -> tuple[str, str]:
        """Return village code and posyandu key of a stored or planned child."""
        if number in self.store.children:
            return self.store.place_of(number)
        return self.children[number].village_code, village_key(self.children[number].posyandu)

    def _leave(self, row: FileRow, number: int | None, sheet: str) -> None:
        """Leave out a row of a locked sheet; noted unless the store says the same."""
        day = str(row.measured_on)
        stored = self.store.measurements.get((number, day)) if number is not None else None
        if number is not None:
            self.plan.visited.add((number, day))
        if stored is not None and not stored.vanished:
            values, inferred = self._values(row)
            if self.store.seen or _overlaid(values, stored, inferred=inferred) == stored.values:
                self.plan.unchanged += 1
                return
        self.plan.locked.append(sheet)
        self._note(row, Severity.WARNING, "", "lembar-terkunci", f"lembar {sheet} terkunci; baris dilewati")

    def _left_out(self, row: FileRow) -> bool:
        """Whether the operator decided to leave the row out; noted."""
        verdict = self.store.verdicts.get(identity_of(row))
        if verdict is None or verdict.state != "dilewati":
            return False
        self._note(row, Severity.INFO, "", "dilewati", "dilewati menurut keputusan operator")
        return True

    def _ask_village(self, row: FileRow) -> None:
        self.plan.unknown_villages[row.village] += 1
        text = f'desa "{row.village or "(kosong)"}" tidak ada di kecamatan ini; menunggu keputusan'
        self._note(row, Severity.WARNING, "Desa/Kel", "desa-tidak-dikenal", text)
        self._ask(row, None, (), "desa tidak dikenal")

    def _doubt(self, row: FileRow, village: str, candidates: tuple[int, ...], reason: str) -> None:
        self._note(row, Severity.WARNING, "Nama", "anak-meragukan", f"{reason}; menunggu keputusan")
        self._ask(row, village, candidates, reason)

    def _elsewhere(self, row: FileRow) -> bool:
        """Whether the row names another kecamatan than ours; such rows are noted and left out."""
        names = (row.province, row.regency, row.district)
        if not row.district:
            return False
        if names not in self.foreign:
            found = find_district(*names)
            ours = self.store.district
            same = found.code == ours.code if found else village_key(row.district) == village_key(ours.name)
            self.foreign[names] = not same
        if self.foreign[names]:
            text = f'kecamatan "{row.district}" bukan kecamatan ini; baris tidak disimpan'
            self._note(row, Severity.WARNING, "Kec", "kecamatan-lain", text)
        return self.foreign[names]

    def _ask(self, row: FileRow, village: str | None, candidates: tuple[int, ...], reason: str) -> None:
        key = f"{identity_of(row)}:{row.measured_on}"
        self.plan.visited.update((number, str(row.measured_on)) for number in candidates)
        self.plan.decisions.append(PlannedDecision(row, key, village, candidates, reason))

    def _new(self, row: FileRow, village: str) -> PlannedChild:
        self.fresh -= 1
        values = {name: getattr(row, name) for name in CHILD_FIELDS}
        child = PlannedChild(self.fresh, values, village, row.posyandu, row.nik)
        values.update(sex=row.sex, birth_date=row.birth_date, nik_raw=row.nik_raw)
        self.children[child.id] = child
        self.plan.children.append(child)
        self.latest[child.id] = str(row.measured_on)
        self.matcher.add(_candidate(child, row))
        self._check_nik(row)
        return child

    def _known(self, number: int, row: FileRow, village: str) -> PlannedChild:
        """Return the plan of a stored or just planned child, with what this row says newly of it."""
        child = self.children.get(number)
        if child is None:
            stored = self.store.children[number]
            code, _ = self.store.place_of(number)
            values = {**stored.values, "sex": stored.sex, "birth_date": stored.birth_date}
            child = PlannedChild(number, values, code, stored.posyandu, stored.nik, stored)
            self.children[number] = child
            self.plan.children.append(child)
        if not self.store.seen:
            day = str(row.measured_on)
            newest = day >= self.latest.get(number, "") and not self._older(row, village)
            refresh(child, row, village, newest=newest)
            for code, text in correct(child, row, newest=newest):
                self._note(row, Severity.WARNING, "Tgl Lahir", code, text)
            self.latest[number] = max(day, self.latest.get(number, ""))
        return child

    def _visit(self, row: FileRow, child: PlannedChild) -> None:
        assert row.measured_on is not None and row.birth_date is not None
        self.plan.visited.add((child.id, row.measured_on.isoformat()))
        first = self.seen.setdefault((child.id, row.measured_on), row)
        if first is not row:
            text = f"anak dan tanggal yang sama sudah ada di baris {first.row}; baris ini tidak disimpan"
            self._note(row, Severity.WARNING, "", "ganda", text)
            return
        if completed_months(row.birth_date, row.measured_on) >= 60:
            self._note(row, Severity.WARNING, "Tgl Lahir", "bukan-balita", "umur 60 bulan atau lebih saat diukur")
        values, inferred = self._values(row)
        stored = self.store.measurements.get((child.id, row.measured_on.isoformat()))
        older = self._older(row, child.village_code)
        planned = PlannedMeasurement(row, child, values, inferred, older, stored)
        if stored is None:
            self.plan.added.append(planned)
        else:
            self._compare(planned, stored)

    def _compare(self, planned: PlannedMeasurement, stored: StoredMeasurement) -> None:
        """Overlay the file on the stored visit: what a file leaves empty stays as it was.

        A file that was taken in before, or is older than what is there, changes nothing.
        """
        if self.store.seen or planned.older:
            self.plan.unchanged += 1
            return
        merged = _overlaid(planned.values, stored, inferred=planned.position_inferred)
        changes = {name: value for name, value in merged.items() if value != stored.values[name]}
        if stored.values["position"] and (planned.position_inferred or not planned.values["position"]):
            planned.position_inferred = stored.position_inferred
        planned.values, planned.changes = merged, changes
        if changes or stored.vanished or planned.position_inferred != stored.position_inferred:
            self.plan.updated.append(planned)
            self._tell_changes(planned, stored)
        else:
            self.plan.unchanged += 1

    def _tell_changes(self, planned: PlannedMeasurement, stored: StoredMeasurement) -> None:
        told = [
            f"{LABELS[name]} {_shown(stored.values[name])} menjadi {_shown(value)}"
            for name, value in planned.changes.items()
            if name in LABELS
        ]
        if told and stored.run_id is None:
            text = f"pengukuran yang diketik sendiri diganti isi berkas: {'; '.join(told)}; periksa"
            self._note(planned.row, Severity.WARNING, "", "ketikan-diganti", text)
        elif told:
            self._note(planned.row, Severity.INFO, "", "berubah", "; ".join(told))

    def _values(self, row: FileRow) -> tuple[dict[str, Any], bool]:
        """Return what the row says of the visit, and whether its position was inferred."""
        position, inferred = self._position(row)
        values: dict[str, Any] = {name: getattr(row, name) for name in (*INPUTS, *CLAIMS)}
        return {**values, "position": position, "extras": dict(row.extras)}, inferred

    def _position(self, row: FileRow) -> tuple[str | None, bool]:
        if row.position or row.height_cm is None or row.sex is None or (row.file_haz is None and row.file_whz is None):
            return row.position, False
        assert row.measured_on is not None and row.birth_date is not None
        days = age_days(row.birth_date, row.measured_on)
        printed = row.file_haz, child_z, row.weight_kg, row.file_whz
        position = infer_position(row.sex, days, row.height_cm, *printed)
        return position, position is not None

    def _older(self, row: FileRow, village: str) -> bool:
        """Whether the store already holds a newer snapshot of the row's month and place."""
        return self.plan.is_older(str(row.measured_on)[:7], village, row.posyandu)

    def _check_nik(self, row: FileRow) -> None:
        if row.nik and row.sex and row.birth_date:
            for warning in check_nik(row.nik, row.sex, row.birth_date, self.store.district.code):
                code = NIK_CODES[warning]
                self._note(row, Severity.WARNING, "NIK", code, str(warning))

    def _note(self, row: FileRow, severity: Severity, column: str, code: str, message: str) -> None:
        self.plan.findings.append(Finding(severity, row.row, column, code, message, row.sheet))


LABELS = {
    "weight_kg": "Berat", "height_cm": "Tinggi", "position": "Cara Ukur", "muac_cm": "LiLA",
    "head_cm": "Lingkar kepala", "oedema": "Edema",
}  # fmt: skip


def _overlaid(values: dict[str, Any], stored: StoredMeasurement, *, inferred: bool) -> dict[str, Any]:
    """Return the stored values with what a file says over them; what it leaves empty stays as it was."""
    merged = dict(stored.values)
    for name, value in values.items():
        if name == "extras":
            merged["extras"] = {**stored.values["extras"], **value}
        elif name == "position" and inferred and stored.values["position"]:
            continue
        elif value is not None and value != "":
            merged[name] = value
    return merged


def _shown(value: object) -> str:
    return "kosong" if value is None else str(value).replace(".", ",")


def _candidate(child: PlannedChild, row: FileRow) -> Candidate:
    assert row.sex is not None and row.birth_date is not None
    return Candidate(
        id=child.id, name=row.name, sex=row.sex, birth_date=row.birth_date, nik=row.nik, parent_name=row.parent_name,
        village_code=child.village_code,
    )  # fmt: skip
