"""A step of an agreement typed in one line: "p 60 kader sudah dilatih", "s laporan diterima", "x dana dialihkan"."""

import re
from dataclasses import dataclass

from stunting_tui.domain.agreement import AgreementStatus
from stunting_tui.domain.ledger import Step
from stunting_tui.errors import DataError

LETTERS = {
    "b": AgreementStatus.OPEN,
    "p": AgreementStatus.RUNNING,
    "s": AgreementStatus.DONE,
    "x": AgreementStatus.DROPPED,
}
HINT = "Ketik b, p, s, atau x, lalu persen dan catatan: p 60 kader dilatih."

_LINE = re.compile(
    r"(?:(?P<status>[bpsx]|belum|proses|selesai|batal)(?=\s|\d|$))?\s*(?:(?P<percent>\d{1,4})\s*%?(?=\s|$)|-(?=\s|$))?\s*(?P<note>.*)",
    re.IGNORECASE | re.ASCII | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class QuickStep:
    """What one typed line says; `percent` None where it says nothing about it."""

    status: AgreementStatus
    percent: int | None
    note: str


def parse_step(text: str) -> QuickStep:
    """Return status, percent and note of a typed line; the status may be left out where a percentage says it.

    "-" in the place of the percentage leaves it open, for a note that begins with a number. Raises DataError.
    """
    found = _LINE.fullmatch(" ".join(text.split()))
    if found is None or not (found["status"] or found["percent"]):
        raise DataError(f'"{text.strip()}" belum menyebut status atau persen.', HINT)
    percent = int(found["percent"]) if found["percent"] else None
    return QuickStep(_status(found["status"], percent), percent, found["note"].strip())


def _status(word: str | None, percent: int | None) -> AgreementStatus:
    if word:
        short = word.casefold()
        return LETTERS[short] if short in LETTERS else AgreementStatus(short)
    if percent == 0:
        return AgreementStatus.OPEN
    return AgreementStatus.DONE if percent == 100 else AgreementStatus.RUNNING


def check_step(step: Step) -> None:
    """Raise DataError where status, percentage, money and words of a step do not go together."""
    percent, status = step.percent, step.status
    if percent is not None and not 0 <= percent <= 100:
        raise DataError(f"{percent} persen tidak mungkin.", "Isi 0 sampai 100.")
    if step.spent < 0:
        raise DataError(
            "Yang terpakai kurang dari nol.", "Isi rupiah, nol atau lebih; salah ketik diperbaiki dengan F4."
        )
    if status is AgreementStatus.DONE and percent not in (None, 100):
        raise DataError(f"Selesai berarti 100 persen, bukan {percent}.", "Pilih proses, atau isi 100.")
    if status in (AgreementStatus.OPEN, AgreementStatus.RUNNING) and percent == 100:
        raise DataError("100 persen berarti selesai.", "Pilih selesai, atau isi kurang dari 100.")
    if status is AgreementStatus.OPEN and percent:
        raise DataError(f"Sudah {percent} persen, tetapi statusnya belum.", "Pilih proses, atau isi 0.")
    if status is AgreementStatus.DROPPED and not (step.note.strip() or step.delay_reason.strip()):
        raise DataError("Kesepakatan batal perlu alasan.", "Tulis alasannya sebagai catatan.")
