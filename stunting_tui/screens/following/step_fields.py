"""The form of a step: its fields, and the way between their texts and a `Step`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.deliberation.agreement import AgreementStatus
from stunting_tui.domain.deliberation.agreement_text import parse_rupiah
from stunting_tui.domain.following.ledger import Step
from stunting_tui.domain.numbers import format_integer
from stunting_tui.screens.readable import judged, past_check, written
from stunting_tui.screens.wording import tidy_date
from widgets.fields import Field


def step_fields(today: date) -> list[Field]:
    """Return the fields of a step."""
    statuses = [(status.value, status.value) for status in AgreementStatus]
    return [
        Field("told_on", "Tanggal", "date", 10, "Tanggal dilaporkan: ddmmyyyy.", required=True,
              validate=past_check(today), tidy=lambda text: tidy_date(text, today)),
        Field("status", "Status", "choice", 10, "Sampai di mana.", choices=statuses, required=True),
        Field("percent", "Persen", "number", 4, "0 sampai 100; boleh kosong.", unit="%", limit=3, validate=_percent),
        Field("spent", "Terpakai", width=20, help="Rupiah sejak laporan sebelumnya, mis. 1.500.000 atau 1,5 jt.",
              validate=judged(parse_rupiah), tidy=written(parse_rupiah, format_integer)),
        Field("delay_reason", "Alasan terlambat", "note", help="Mengapa belum selesai pada tenggatnya."),
        Field("evidence", "Bukti", "note", help="Dokumen atau kegiatan yang membuktikan."),
        Field("note", "Catatan", "note", help="Apa yang sudah dikerjakan."),
    ]  # fmt: skip


def _percent(text: str, _values: Mapping[str, str]) -> str | None:
    return None if text.isascii() and text.isdigit() and int(text) <= 100 else "Persen: angka bulat 0 sampai 100."


def step_texts(step: Step) -> dict[str, str]:
    """Return a step as the texts of the form."""
    return {
        "told_on": short_date(step.told_on),
        "status": step.status.value,
        "percent": "" if step.percent is None else str(step.percent),
        "spent": format_integer(step.spent) if step.spent else "",
        "delay_reason": step.delay_reason,
        "evidence": step.evidence,
        "note": step.note,
    }


def step_from(texts: Mapping[str, str], before: Step, today: date) -> Step:
    """Return `before` with the texts of the form. Raises `DataError`."""
    return replace(
        before,
        told_on=parse_entry_date(texts["told_on"], None, today),
        status=AgreementStatus(texts["status"]),
        percent=int(texts["percent"]) if texts["percent"] else None,
        spent=parse_rupiah(texts["spent"]),
        delay_reason=texts["delay_reason"],
        evidence=texts["evidence"],
        note=texts["note"],
    )
