"""The history of an agreement as lines: each rembuk that agreed it, every step, every child on its list."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.agreement import ChildOutcome
from stunting_tui.domain.deliberation.listed_child import ListedChild
from stunting_tui.domain.following.ledger import Entry, Meeting, Standing, Step
from stunting_tui.domain.numbers import format_rupiah
from stunting_tui.screens.deliberation.agreement_rows import short_rupiah
from stunting_tui.screens.following.ledger_rows import step_text
from stunting_tui.screens.wording import z_text
from widgets.columns import Column
from widgets.record_list import Row

COLUMNS = [
    Column("Tanggal", 10),
    Column("No", 7),
    Column("Status", 10),
    Column("%", 3, "right"),
    Column("Terpakai", 8, "right"),
    Column("Keterangan", 36, flex=1),
]
INDICES = (("TB/U", "haz"), ("BB/U", "waz"), ("BB/TB", "whz"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the history: how it looks, what it says in full, and the step or child it stands for."""

    row: Row
    text: str
    step: Step | None = None
    child: int | None = None


def history_lines(
    history: Sequence[Entry], children: Mapping[int, Sequence[ListedChild]], meetings: Mapping[int, Meeting]
) -> list[Line]:
    """Return the lines of agreements that go on with each other, the oldest first."""
    return [line for entry in history for line in _lines(entry, children.get(entry.id, ()), meetings)]


def _lines(entry: Entry, children: Sequence[ListedChild], meetings: Mapping[int, Meeting]) -> Iterator[Line]:
    agreed = "ditolak" if entry.standing is Standing.REFUSED else "disepakati"
    meeting = entry.meeting
    yield Line(
        _row(short_date(meeting.held_on), entry.code, agreed, told=_ordinal(meeting)),
        f"{meeting.title}, nomor {entry.agreement.ordinal}. {entry.agreement.text}",
    )
    for step in entry.steps:
        where = meetings.get(step.meeting or 0)
        yield _step_line(entry, step, where)
    yield from (_child_line(child) for child in children if _is_told_here(entry, child))
    if entry.standing is Standing.CARRIED:
        told = "Dibawa ke rembuk berikutnya"
        yield Line(_row(short_date(entry.carried_on), entry.code, "dibawa", told=told), f"{told}.")


def _ordinal(meeting: Meeting) -> str:
    """Return "Rembuk ke-2 tahun 2026"."""
    return f"{meeting.kind.value.capitalize()} ke-{meeting.number} tahun {meeting.held_on.year}"


def _is_told_here(entry: Entry, child: ListedChild) -> bool:
    """Whether a child stands in this part of the history: one that was still open went on with the agreement."""
    return child.outcome is not ChildOutcome.OPEN or entry.standing is not Standing.CARRIED


def _row(day: str, code: str, status: str, percent: str = "", spent: str = "", told: str = "", tone: str = "") -> Row:
    return Row((day, code, status, percent, spent, told), tone)


def _step_line(entry: Entry, step: Step, where: Meeting | None) -> Line:
    day, said = short_date(step.told_on), step_text(step).partition(", ")[2]
    place = f"{_ordinal(where)}: " if where else ""
    percent = "" if step.percent is None else str(step.percent)
    row = _row(
        day,
        entry.code,
        step.status.value,
        percent,
        short_rupiah(step.spent),
        f"{place}{said}" if said else place.rstrip(": "),
    )
    facts = (
        f"{day} {step.status.value}{f' {percent} persen' if percent else ''}",
        f"terpakai {format_rupiah(step.spent)}" if step.spent else "",
        said,
        f"dilaporkan di {where.title} ({where.label})" if where else "",
        f"ditulis {step.by}",
    )
    return Line(row, f"{'; '.join(fact for fact in facts if fact)}.", step)


def _child_line(child: ListedChild) -> Line:
    haz = _change(child, "haz").rpartition(" -> ")[2]
    said = f"{child.label}{f': TB/U {haz}' if haz else ''}"
    day = short_date(child.outcome_on)
    tone = "muted" if child.outcome is not ChildOutcome.OPEN else ""
    scores = [f"{name} {change}" for name, key in INDICES if (change := _change(child, key))]
    since = f"sejak {short_date(child.frozen_on)}" if child.frozen_on else ""
    now = f"terakhir diukur {short_date(child.measured_on)}" if child.measured_on else ""
    who = f"{child.label}, {child.village}" if child.village else child.label
    facts = (who, child.outcome.value, since, "; ".join(scores), now, child.note)
    row = _row(day, "anak", child.outcome.value, told=said, tone=tone)
    return Line(row, f"{'; '.join(fact for fact in facts if fact)}.", child=child.child_id)


def _change(child: ListedChild, key: str) -> str:
    """Return "-2,41 -> -2,10 (+0,31)", the z-score alone where only one day has it, "" for none."""
    then, now, gain = (getattr(scores, key) for scores in (child.then, child.now, child.change))
    if gain is None:
        known = now if now is not None else then
        return "" if known is None else z_text(known)
    return f"{z_text(then)} -> {z_text(now)} ({z_text(gain)})"


def children_text(children: Sequence[ListedChild]) -> str:
    """Return how many children and families have which outcome, and the mean gain of TB/U; "" without a list."""
    if not children:
        return ""
    count = Counter(child.outcome for child in children)
    outcomes = ", ".join(f"{count[outcome]} {outcome.value}" for outcome in ChildOutcome if count[outcome])
    gains = [child.change.haz for child in children if child.change.haz is not None]
    mean = f"; TB/U berubah rata-rata {z_text(sum(gains) / len(gains))}" if gains else ""
    families = sum(child.child_id is None for child in children)
    counts = ((len(children) - families, "anak"), (families, "keluarga"))
    listed = ", ".join(f"{number} {word}" for number, word in counts if number)
    return f"{listed}: {outcomes}{mean}."
