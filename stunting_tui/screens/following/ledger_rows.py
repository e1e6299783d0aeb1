"""An agreement as a line of the ledger, and in full."""

from collections.abc import Callable, Mapping
from datetime import date

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.agreement_text import EVERYWHERE, format_funds
from stunting_tui.domain.following.ledger import Entry, Standing, Step
from stunting_tui.domain.numbers import format_rupiah
from stunting_tui.screens.deliberation.agreement_rows import short_rupiah
from widgets.columns import Column
from widgets.record_list import Row
from widgets.sorting import Value

COLUMNS = [
    Column("No", 7, key="code", words="nomor"),
    Column("Kesepakatan", 18, flex=3, min_width=16, key="text", words="kesepakatan", letters=True),
    Column("Penanggung", 10, flex=1, key="responsible", words="penanggung jawab", letters=True),
    Column("Desa", 5, "right", key="villages", words="jumlah desa"),
    Column("Tenggat", 9, key="due", words="tenggat"),
    Column("Umur", 4, "right", key="age", words="umur dalam hari"),
    Column("Status", 7, key="status", words="status"),
    Column("%", 3, "right", key="percent", words="persen"),
    Column("Terpakai", 8, "right", key="spent", words="yang terpakai"),
]
TOLD_HERE = Column("Lapor", 5)
"""Stands in a minilok instead of the age: whether the agreement was told of there."""
STANDINGS = tuple(Standing)


def values(today: date) -> Mapping[str, Callable[[Entry], Value]]:
    """Return what entries are sorted by; what is not known stands last."""
    return {
        "code": lambda entry: entry.meeting.held_on.toordinal() * 1000 + entry.agreement.ordinal,
        "text": lambda entry: entry.agreement.text,
        "responsible": lambda entry: entry.agreement.responsible or None,
        "villages": lambda entry: len(entry.agreement.villages) or None,
        "due": lambda entry: entry.agreement.due_on.toordinal() if entry.agreement.due_on else None,
        "age": lambda entry: entry.age(today),
        "status": lambda entry: STANDINGS.index(entry.standing),
        "percent": lambda entry: entry.percent,
        "spent": lambda entry: entry.spent or None,
    }


def columns(*, minilok: bool) -> list[Column]:
    """Return the columns of the ledger, or of a minilok."""
    return [TOLD_HERE if minilok and column.key == "age" else column for column in COLUMNS]


def entry_row(entry: Entry, today: date, minilok: int | None = None) -> Row:
    """Return a line: "lewat 22" for a due date gone by, "?" for none, "!" behind money beyond the budget."""
    late = entry.days_late(today)
    told = any(step.meeting == minilok for step in entry.steps)
    cells = (
        entry.code,
        entry.agreement.text,
        entry.agreement.responsible or _unknown(entry),
        str(len(entry.agreement.villages) or EVERYWHERE),
        _due(entry, late),
        str(entry.age(today)) if minilok is None else "ya" if told else "-",
        entry.standing.value,
        "-" if entry.percent is None else str(entry.percent),
        f"{short_rupiah(entry.spent)}{'!' if entry.over else ''}",
    )
    return Row(cells, "error" if late else "" if entry.is_alive else "muted")


def _due(entry: Entry, late: int) -> str:
    if late:
        return f"lewat {late}"
    return f"{entry.agreement.due_on:%d-%m-%y}" if entry.agreement.due_on else _unknown(entry)


def _unknown(entry: Entry) -> str:
    """Return the sign for what is not filled in: to be asked about only while the agreement is alive."""
    return "?" if entry.is_alive else "-"


def holds(entry: Entry, words: str) -> bool:
    """Whether every word stands in the number, the text or the one responsible."""
    where = f"{entry.code} {entry.agreement.text} {entry.agreement.responsible}".casefold()
    return all(word in where for word in words.casefold().split())


def entry_text(entry: Entry, known: Mapping[int, Entry], villages: Mapping[str, str], today: date) -> str:
    """Return what the line cuts or leaves out: the text, the days, what was told last, money, villages."""
    point, late = entry.agreement, entry.days_late(today)
    due = f"{short_date(point.due_on)}{f', lewat {late} hari' if late else ''}" if point.due_on else "belum diisi"
    said = (
        ("Tenggat", due),
        ("Lanjutan", _code(known, point.carried_from)),
        ("Dibawa ke", _code(known, entry.carried_to)),
        ("Alasan tidak disepakati", point.refusal if entry.standing is Standing.REFUSED else ""),
        ("Terakhir", step_text(entry.steps[-1]) if entry.steps else "belum dilaporkan"),
        ("Dana", format_funds(point.funds)),
        ("Terpakai", spent_text(entry)),
        ("Penanggung jawab", point.responsible),
        ("Desa", ", ".join(villages.get(code, code) for code in point.villages) or EVERYWHERE),
        ("Catatan", point.note),
    )
    return f"{entry.code}  {point.text}\n{' '.join(f'{head}: {text}.' for head, text in said if text)}"


def _code(known: Mapping[int, Entry], number: int | None) -> str:
    return known[number].code if number is not None and number in known else ""


def step_text(step: Step) -> str:
    """Return a step in words: day, what was said, why late."""
    why = f"terlambat karena {step.delay_reason}" if step.delay_reason else ""
    words = (short_date(step.told_on), step.note, why, f"bukti {step.evidence}" if step.evidence else "")
    return ", ".join(word.rstrip(" .") for word in words if word)


def spent_text(entry: Entry) -> str:
    """Return what was spent, before it was carried here too, against the budget; "" for nothing."""
    spent, budget = entry.spent + entry.spent_before, entry.agreement.budget
    if not spent:
        return ""
    beyond = f", lebih {format_rupiah(entry.over)}" if entry.over else ""
    return f"{format_rupiah(spent)}{f' dari {format_rupiah(budget)}' if budget else ''}{beyond}"
