"""An agreement as a line of the checklist, and in full."""

from collections.abc import Callable, Mapping
from datetime import date

from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, ListKind
from stunting_tui.domain.deliberation.agreement_text import format_funds
from stunting_tui.domain.deliberation.child_rules import rule_words
from stunting_tui.domain.numbers import format_decimal
from widgets.columns import Column
from widgets.record_list import Row
from widgets.sorting import Value

RESPONSIBLE = Column("Penanggung jawab", 17, flex=1, key="responsible", words="penanggung jawab", letters=True)
COLUMNS = [
    Column("", 3),
    Column("#", 2, "right", key="ordinal", words="nomor"),
    Column("Kesepakatan", 27, flex=2, key="text", words="kesepakatan", letters=True),
    RESPONSIBLE,
    Column("Tenggat", 9, key="due", words="tenggat"),
    Column("Dana", 8, "right", key="budget", words="dana"),
    Column("Status", 7, key="status", words="status"),
    Column("Mitra", 16, rank=1, key="partners", words="mitra", letters=True),
    Column("Indikator", 20, rank=2, key="indicator", words="indikator", letters=True),
]
CLOSED = (AgreementStatus.DONE, AgreementStatus.DROPPED)
STATUSES = tuple(AgreementStatus)

VALUES: Mapping[str, Callable[[Agreement], Value]] = {
    "ordinal": lambda agreement: agreement.ordinal,
    "text": lambda agreement: agreement.text,
    "responsible": lambda agreement: agreement.responsible or None,
    "due": lambda agreement: agreement.due_on.toordinal() if agreement.due_on else None,
    "budget": lambda agreement: agreement.budget or None,
    "status": lambda agreement: STATUSES.index(agreement.status),
    "partners": lambda agreement: agreement.partners or None,
    "indicator": lambda agreement: agreement.indicator or None,
}
"""What agreements are sorted by; what is not filled in stands last."""


def holds(agreement: Agreement, words: str) -> bool:
    """Whether every word stands in the text or the one responsible."""
    where = f"{agreement.text} {agreement.responsible}".casefold()
    return all(word in where for word in words.casefold().split())


def is_late(agreement: Agreement, today: date) -> bool:
    """Whether the agreement is past its due date and still open; one that was carried is late where it went."""
    return (
        agreement.accepted
        and not agreement.carried
        and agreement.due_on is not None
        and agreement.due_on < today
        and agreement.status not in CLOSED
    )


def agreement_row(agreement: Agreement, today: date) -> Row:
    """Return the line of the checklist: "!" behind a date gone by, "?" where something is still to be filled in."""
    late = is_late(agreement, today)
    ended = agreement.status is AgreementStatus.DROPPED or not agreement.accepted or agreement.carried
    cells = (
        "[ ]" if agreement.gaps() else "[x]",
        str(agreement.ordinal),
        agreement.text,
        agreement.responsible or "?",
        f"{agreement.due_on:%d-%m-%y}{'!' if late else ''}" if agreement.due_on else "?",
        short_rupiah(agreement.budget),
        _status(agreement),
        agreement.partners,
        agreement.indicator,
    )
    tone = "error" if late else "muted" if ended else "warn" if agreement.gaps() else ""
    return Row(cells, tone)


def _status(agreement: Agreement) -> str:
    if not agreement.accepted:
        return "ditolak"
    return "dibawa" if agreement.carried else agreement.status.value


def short_rupiah(amount: int) -> str:
    """Return rupiah in millions, "18,2jt", in billions or trillions; "-" for none."""
    if not amount:
        return "-"
    if amount >= 10**12:
        return f"{format_decimal(amount / 10**12, 2)}T"
    if amount >= 10**9:
        return f"{format_decimal(amount / 10**9, 2)}M"
    return f"{format_decimal(amount / 10**6)}jt"


def agreement_text(agreement: Agreement, villages: Mapping[str, str], today: date) -> str:
    """Return what the line of the checklist cuts or leaves out: the whole text, then what else was agreed.

    What the line shows whole is not said again: each step of the cursor sends this text.
    """
    late = (today - agreement.due_on).days if agreement.due_on and is_late(agreement, today) else 0
    aim = f"{agreement.indicator}{f' -> {agreement.target}' if agreement.target else ''}"
    said = (
        ("Belum diisi", ", ".join(agreement.gaps())),
        ("Lewat", f"{late} hari" if late else ""),
        ("Penanggung jawab", agreement.responsible if len(agreement.responsible) > RESPONSIBLE.width else ""),
        ("Dana", format_funds(agreement.funds)),
        ("Indikator", aim),
        ("Bukti", agreement.evidence),
        ("Mitra", agreement.partners),
        ("Desa", _places(agreement, villages)),
        ("Tidak disepakati", agreement.refusal if not agreement.accepted else ""),
        ("Daftar anak", list_words(agreement)),
        ("Catatan", agreement.note),
    )
    return f"{agreement.ordinal}  {agreement.text}\n{' '.join(f'{head}: {text}.' for head, text in said if text)}"


def list_words(agreement: Agreement) -> str:
    """Return what list of children an agreement has: "beku, 12 nama", or the rule of a live one."""
    if agreement.list_kind is ListKind.FROZEN:
        return f"beku, {agreement.listed} nama"
    return f"hidup, {rule_words(agreement.list_rule) or 'aturan belum dipilih'}" if agreement.list_kind else ""


def _places(agreement: Agreement, villages: Mapping[str, str]) -> str:
    """Return the first villages by name and how many more there are; "" where all are meant."""
    names = [villages.get(code, code) for code in agreement.villages]
    if not names:
        return ""
    return ", ".join(names[:4]) + (f", dan {len(names) - 4} desa lain" if len(names) > 4 else "")
