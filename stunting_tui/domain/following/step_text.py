"""A step of an agreement typed in one line: "p 60% kader sudah dilatih", "s laporan diterima", "x dana dialihkan"."""

import re
from dataclasses import dataclass
from math import inf

from stunting_tui.domain.deliberation.agreement import AgreementStatus
from stunting_tui.domain.following.ledger import Entry, Step
from stunting_tui.errors import DataError

LETTERS = {
    "b": AgreementStatus.OPEN,
    "p": AgreementStatus.RUNNING,
    "s": AgreementStatus.DONE,
    "x": AgreementStatus.DROPPED,
}
HINT = "Ketik b, p, s, atau x, lalu persen dan catatan: p 60% kader dilatih."

_LINE = re.compile(
    r"(?:(?P<status>[bpsx]|belum|proses|selesai|batal)(?=\s|\d|$))?\s*"
    r"(?:(?P<percent>\d{1,4})\s*(?:%|persen\b|$)|-(?=\s|$))?[\s,;:]*(?P<note>.*)",
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

    A number is a percentage before % or "persen", or where nothing follows it: "s 12 jamban" tells of twelve latrines.
    "-" in the place of the percentage leaves it open, for a note that begins with one. Raises DataError.
    """
    found = _LINE.fullmatch(" ".join(text.split()))
    if found is None or not (found["status"] or found["percent"]):
        raise DataError(f'"{text.strip()}" belum menyebut status (b p s x) atau persen (60%).', HINT)
    percent = int(found["percent"]) if found["percent"] else None
    return QuickStep(_status(found["status"], percent), percent, found["note"].strip())


def _status(word: str | None, percent: int | None) -> AgreementStatus:
    if word:
        short = word.casefold()
        return LETTERS[short] if short in LETTERS else AgreementStatus(short)
    if percent == 0:
        return AgreementStatus.OPEN
    return AgreementStatus.DONE if percent == 100 else AgreementStatus.RUNNING


def fall_words(entry: Entry, step: Step) -> str:
    """Return "sebelumnya 40 %, sekarang 12 %" where a step tells of less than what was told last before it, else "".

    What was done counts as 100, what has not begun as 0; a correction is held against the steps before it.
    """
    now, place = _reached(step), (step.told_on, inf if step.id is None else step.id)
    before = [one for one in entry.steps if (one.told_on, one.id or 0) < place]
    known = [percent for one in before if (percent := _reached(one)) is not None]
    last = known[-1] if known else entry.percent_before
    return f"sebelumnya {last} %, sekarang {now} %" if last is not None and now is not None and now < last else ""


def _reached(step: Step) -> int | None:
    """Return how far a step says the agreement has come."""
    if step.percent is None and step.status in (AgreementStatus.OPEN, AgreementStatus.DONE):
        return 100 if step.status is AgreementStatus.DONE else 0
    return step.percent


def check_step(step: Step) -> None:
    """Raise DataError where status, percentage, money and words of a step do not go together."""
    percent, status = step.percent, step.status
    if percent is not None and not 0 <= percent <= 100:
        raise DataError(f"{percent} persen tidak mungkin.", "Isi 0 sampai 100.")
    if step.spent < 0:
        raise DataError(
            "Yang terpakai kurang dari nol.", "Isi rupiah, nol atau lebih; salah ketik diperbaiki lewat Ubah."
        )
    if status is AgreementStatus.DONE and percent not in (None, 100):
        raise DataError(f"Selesai berarti 100 persen, bukan {percent}.", "Pilih proses, atau isi 100.")
    if status in (AgreementStatus.OPEN, AgreementStatus.RUNNING) and percent == 100:
        raise DataError("100 persen berarti selesai.", "Pilih selesai, atau isi kurang dari 100.")
    if status is AgreementStatus.OPEN and percent:
        raise DataError(f"Sudah {percent} persen, tetapi statusnya belum.", "Pilih proses, atau isi 0.")
    if status is AgreementStatus.DROPPED and not (step.note.strip() or step.delay_reason.strip()):
        raise DataError("Kesepakatan batal perlu alasan.", "Tulis alasannya sebagai catatan.")
