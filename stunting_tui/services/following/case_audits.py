"""Case audits of the current kecamatan: kept, changed, removed; the person's name stays on the register."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.models import Agreement, Child, Village
from db.models import CaseAudit as CaseRow
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.following.case_audit import (
    CaseAudit,
    far_semester,
    proposed_code,
    read_semester,
    semester_words,
    steps,
    target_groups,
)
from stunting_tui.errors import DataError
from stunting_tui.services.records import keep, required
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

ONE = "Kasus"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case with its village, and the child it is about, for the screen alone."""

    case: CaseAudit
    village: str
    child: str = ""
    birth_date: date | None = None
    nik: str | None = None

    @property
    def id(self) -> int | None:
        """The id of the case."""
        return self.case.id


def case_lines() -> list[CaseLine]:
    """Return every case of the current kecamatan, by semester and code."""
    with reading():
        ids = [village.id for village in region.village_records()]
        query = CaseRow.select(CaseRow, Village).join(Village).where(CaseRow.village.in_(ids))
        rows = list(query.order_by(CaseRow.semester.desc(), CaseRow.code))
        about = [row.child_id for row in rows if row.child_id is not None]
        children = {child.id: child for child in Child.select().where(Child.id.in_(about))}
        return [_line(row, children.get(row.child_id or 0)) for row in rows]


def next_code(village_id: int) -> str:
    """Return the code a new case of a village would get: the last part of its code and a running number."""
    with reading():
        village = Village.get_or_none(Village.id == village_id)
        taken = [row.code for row in CaseRow.select(CaseRow.code)]
        return proposed_code(village.code, taken) if village else ""


def save_case(session: Session, case: CaseAudit) -> int:
    """Store a case (new when its `id` is None; an empty code is filled in) and return the id.

    Raises `DataError` for what cannot be, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        values = _columns(case, session.today)
        twin = CaseRow.get_or_none(CaseRow.code == values["code"])
        if twin is not None and twin.id != case.id:
            raise DataError(
                f'Kode kasus "{values["code"]}" sudah dipakai, {semester_words(twin.semester)}.',
                f"Pakai {next_code(case.village_id)}.",
            )
        return keep(writer, CaseRow, case, ONE, values)


def delete_case(session: Session, case_id: int, version: int) -> None:
    """Remove a case. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        writer.delete(required(CaseRow, case_id, ONE), version)


def _columns(case: CaseAudit, today: date) -> dict[str, Any]:
    if case.village_id not in {village.id for village in region.village_records()}:
        raise DataError("Desa kasus belum dipilih.", "Pilih desanya.")
    if case.target_group not in {group.code for group in target_groups()}:
        raise DataError(f'Sasaran "{case.target_group}" tidak dikenal.', "Pilih sasaran dari daftar.")
    if str(case.step) not in {step.code for step in steps()}:
        raise DataError(f"Langkah {case.step} tidak ada.", f"Langkah 1 sampai {len(steps())}.")
    far = far_semester(read_semester(case.semester), today)
    if far:
        raise DataError(far, "Betulkan semesternya.")
    _refuse_close(case, today)
    if case.agreement_id is not None and Agreement.get_or_none(Agreement.id == case.agreement_id) is None:
        raise DataError("Kesepakatan yang dipilih sudah dihapus.", "Pilih lagi dari daftar.")
    return {
        "semester": read_semester(case.semester), "village": case.village_id,
        "code": case.code.strip() or next_code(case.village_id), "target_group": case.target_group,
        "child": case.child_id, "cause": case.cause.strip(), "step": case.step, "advice": case.advice.strip(),
        "follow_up": case.follow_up.strip(), "agreement": case.agreement_id,
        "closed_on": case.closed_on.isoformat() if case.closed_on else None,
    }  # fmt: skip


def _refuse_close(case: CaseAudit, today: date) -> None:
    if case.closed_on is None:
        return
    if case.closed_on > today:
        raise DataError(f"Tanggal ditutup {short_date(case.closed_on)} belum tiba.", "Isi sesudah kasusnya ditutup.")
    first = f"{case.semester[:4]}-{'01' if case.semester.endswith('1') else '07'}-01"
    if case.closed_on.isoformat() < first:
        raise DataError(
            f"Tanggal ditutup {short_date(case.closed_on)} mendahului {semester_words(case.semester)}.",
            "Betulkan tanggal atau semesternya.",
        )
    if case.step != len(steps()):
        raise DataError(
            f"Kasus di langkah {case.step} belum dapat ditutup.",
            f"Sampaikan dahulu ke langkah {len(steps())}, atau kosongkan tanggal ditutup.",
        )


def _line(row: CaseRow, child: Child | None) -> CaseLine:
    case = CaseAudit(
        row.semester, row.village_id, row.code, row.target_group, row.child_id, row.cause, row.step, row.advice,
        row.follow_up, row.agreement_id, date.fromisoformat(row.closed_on) if row.closed_on else None, row.id,
        row.version,
    )  # fmt: skip
    if child is None:
        return CaseLine(case, row.village.name)
    return CaseLine(case, row.village.name, child.name, date.fromisoformat(child.birth_date), child.nik)
