"""A case of the audit as a line and in full; the fields of its form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.following.case_audit import CaseAudit, far_semester, read_semester, steps, target_groups
from stunting_tui.domain.following.ledger import Entry
from stunting_tui.domain.nik import mask_nik
from stunting_tui.errors import DataError
from stunting_tui.screens.readable import date_check
from stunting_tui.screens.wording import tidy_date
from stunting_tui.services.following.case_audits import CaseLine
from widgets.columns import Column
from widgets.fields import Field
from widgets.record_list import Row
from widgets.sorting import Value

COLUMNS = (
    Column("Kode", 8, key="code", words="kode kasus", letters=True),
    Column("Sasaran", 9, key="group", words="sasaran", letters=True),
    Column("Desa", 13, flex=1, key="village", words="desa", letters=True),
    Column("Anak", 17, flex=2, key="child", words="anak", letters=True),
    Column("Langkah", 14, key="step", words="langkah"),
    Column("Ditutup", 10, key="closed", words="tanggal ditutup"),
    Column("Sebab", 20, flex=2, rank=1),
)
VALUES: Mapping[str, Callable[[CaseLine], Value]] = {
    "code": lambda one: one.case.code,
    "group": lambda one: one.case.target_group,
    "village": lambda one: one.village,
    "child": lambda one: one.child or None,
    "step": lambda one: one.case.step,
    "closed": lambda one: one.case.closed_on.toordinal() if one.case.closed_on else None,
}
"""What cases are sorted by."""


def case_row(one: CaseLine) -> Row:
    """Return the line of a case; a closed one is muted."""
    case = one.case
    closed = short_date(case.closed_on) if case.closed_on else ""
    cells = (case.code, case.target_group, one.village, one.child, step_text(case.step), closed, case.cause)
    return Row(cells, "muted" if case.is_closed else "")


def step_text(number: int) -> str:
    """Return a step as "2 identifikasi"."""
    short = next((step.short for step in steps() if step.code == str(number)), "")
    return f"{number} {short}".rstrip()


def case_text(one: CaseLine, entries: Mapping[int, Entry]) -> str:
    """Return a case in full: what it is, what was found and advised, the agreement it led to."""
    case = one.case
    step = next((step.name for step in steps() if step.code == str(case.step)), str(case.step))
    state = f"ditutup {short_date(case.closed_on)}" if case.closed_on else "masih terbuka"
    born = f"{one.child}, lahir {short_date(one.birth_date)}" if one.child else ""
    nik = f"NIK {mask_nik(one.nik)}" if one.nik else ""
    about = (case.code, case.target_group, one.village, born, nik)
    linked = entries.get(case.agreement_id or 0)
    told = (
        ("Sebab", case.cause),
        ("Saran pakar", case.advice),
        ("Tindak lanjut", case.follow_up),
        ("Kesepakatan", f"{linked.code} {linked.agreement.text}" if linked else ""),
    )
    parts = [f"{head}: {text.rstrip(' .')}." for head, text in told if text]
    return "\n".join(
        [
            ", ".join(part for part in about if part),
            f"Langkah {case.step}: {step}; {state}.",
            *([" ".join(parts)] if parts else []),
        ]
    )


@dataclass(frozen=True, slots=True)
class CaseFields:
    """The form of a case on a day: villages are names by id, `entries` the agreements a case may lead to."""

    today: date
    villages: Mapping[int, str]
    entries: Sequence[Entry]

    def fields(self, case: CaseAudit) -> list[Field]:
        """Return the fields from top to bottom."""
        places = [(str(number), name) for number, name in self.villages.items()]
        groups = [(group.code, group.name) for group in target_groups()]
        own = (
            [] if case.target_group in ("", *(code for code, _ in groups)) else [(case.target_group, case.target_group)]
        )
        points = [(str(entry.id), f"{entry.code} {entry.agreement.text}") for entry in self.entries]
        return [
            Field("semester", "Semester", width=8, help="2026-1 atau 2026-2.", required=True, limit=16,
                  validate=self._check_semester, tidy=_tidy_semester),
            Field("target_group", "Sasaran", "choice", 14, "Kelompok sasarannya.", choices=[*groups, *own],
                  required=True),
            Field("village", "Desa", "choice", 24, "Desa kasus ini.", choices=places, required=True),
            Field("code", "Kode kasus", width=14, help="Kosong: ekor kode desa dan nomor urut. Bukan nama.", limit=14),
            Field("cause", "Sebab", "note", help="Faktor penyebab yang ditemukan."),
            Field("step", "Langkah", "choice", 44, "Sampai di langkah mana.",
                  choices=[(step.code, f"{step.code} {step.name}") for step in steps()], required=True),
            Field("advice", "Saran pakar", "note", help="Saran tim pakar."),
            Field("follow_up", "Tindak lanjut", "note", help="Apa yang dikerjakan, oleh siapa."),
            Field("agreement", "Kesepakatan", "choice", 54, "Kesepakatan rembuk yang menindaklanjuti; boleh kosong.",
                  choices=points),
            Field("closed_on", "Ditutup", "date", 10, "ddmmyyyy; kosong: masih terbuka.",
                  validate=date_check(self.today), tidy=lambda text: tidy_date(text, self.today)),
        ]  # fmt: skip

    def texts(self, case: CaseAudit) -> dict[str, str]:
        """Return a case as the texts of the form."""
        return {
            "semester": case.semester, "target_group": case.target_group, "village": str(case.village_id or ""),
            "code": case.code, "cause": case.cause, "step": str(case.step), "advice": case.advice,
            "follow_up": case.follow_up, "agreement": str(case.agreement_id or ""),
            "closed_on": short_date(case.closed_on) if case.closed_on else "",
        }  # fmt: skip

    def case(self, before: CaseAudit, texts: Mapping[str, str], child_id: int | None) -> CaseAudit:
        """Return what the form holds. Raises `DataError`."""
        return replace(
            before,
            semester=read_semester(texts["semester"]),
            target_group=texts["target_group"],
            village_id=int(texts["village"]),
            code=texts["code"],
            child_id=child_id,
            cause=texts["cause"],
            step=int(texts["step"]),
            advice=texts["advice"],
            follow_up=texts["follow_up"],
            agreement_id=int(texts["agreement"]) if texts["agreement"] else None,
            closed_on=parse_entry_date(texts["closed_on"], None, self.today) if texts["closed_on"] else None,
        )

    def _check_semester(self, text: str, _values: Mapping[str, str]) -> str | None:
        try:
            return far_semester(read_semester(text), self.today) or None
        except DataError as error:
            return str(error)


def _tidy_semester(text: str) -> str:
    try:
        return read_semester(text) if text.strip() else text
    except DataError:
        return text
