"""The ledger as rows of text: every agreement, or the history of one through all rembuk that went on with it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.agreement_text import EVERYWHERE
from stunting_tui.domain.deliberation.listed_child import ListedChild
from stunting_tui.domain.following.ledger import Entry, Meeting, Standing
from stunting_tui.screens.wording import z_text
from stunting_tui.texts.table import Table

LEDGER = (
    "Nomor", "No", "Status", "Tenggat", "Lewat hari", "Umur hari", "Persen", "Terpakai rupiah", "Dana rupiah",
    "Lebih rupiah", "Penanggung jawab", "Kesepakatan", "Desa", "Lanjutan dari", "Dibawa ke", "Terakhir dilaporkan",
)  # fmt: skip
HISTORY = (
    "Tanggal", "No", "Status", "Persen", "Terpakai rupiah", "Sesi", "Catatan", "Alasan terlambat", "Bukti", "Ditulis",
)  # fmt: skip


def ledger_table(
    entries: Sequence[Entry], known: Mapping[int, Entry], told: str, villages: Mapping[str, str], today: date
) -> Table:
    """Return agreements in the order given; `known` are all of the ledger by id, `told` says which these are."""
    late = sum(entry.days_late(today) > 0 for entry in entries)
    alive = sum(entry.is_alive for entry in entries)
    title = f"{told}; per {short_date(today)}; {len(entries)} kesepakatan, {alive} terbuka, {late} lewat waktu"
    rows = [_entry(entry, known, villages, today) for entry in entries]
    return Table(title, LEDGER if rows else (), rows, LEDGER.index("Kesepakatan") + 1)


def _entry(entry: Entry, known: Mapping[int, Entry], villages: Mapping[str, str], today: date) -> tuple[str, ...]:
    point = entry.agreement
    return (
        str(entry.id), entry.code, entry.standing.value, short_date(point.due_on), str(entry.days_late(today)),
        str(entry.age(today)), "" if entry.percent is None else str(entry.percent), str(entry.spent),
        str(point.budget), str(entry.over), point.responsible, point.text,
        ", ".join(villages.get(code, code) for code in point.villages) or EVERYWHERE, _code(known, point.carried_from),
        _code(known, entry.carried_to), short_date(entry.steps[-1].told_on) if entry.steps else "",
    )  # fmt: skip


def _code(known: Mapping[int, Entry], number: int | None) -> str:
    return known[number].code if number is not None and number in known else ""


def history_table(
    history: Sequence[Entry],
    children: Mapping[int, Sequence[ListedChild]],
    meetings: Mapping[int, Meeting],
    today: date,
) -> Table:
    """Return the history of agreements that go on with each other, the oldest first; children by agreement."""
    last = history[-1]
    title = (
        f"Kemajuan {last.code}: {last.agreement.text}; {last.standing.value}; sejak {short_date(last.begun_on)}, "
        f"{last.age(today)} hari; terpakai {last.spent_before + last.spent} dari {last.agreement.budget} rupiah"
    )
    rows = [row for entry in history for row in _history(entry, children.get(entry.id, ()), meetings)]
    return Table(title, HISTORY, rows, HISTORY.index("Sesi"))


def _history(
    entry: Entry, children: Sequence[ListedChild], meetings: Mapping[int, Meeting]
) -> Iterator[tuple[str, ...]]:
    agreed = "ditolak" if entry.standing is Standing.REFUSED else "disepakati"
    held_on = short_date(entry.meeting.held_on)
    yield (held_on, entry.code, agreed, "", "", entry.meeting.title, entry.agreement.refusal, "", "", "")
    for step in entry.steps:
        where = meetings.get(step.meeting or 0)
        yield (
            short_date(step.told_on), entry.code, step.status.value, "" if step.percent is None else str(step.percent),
            str(step.spent), where.title if where else "", step.note, step.delay_reason, step.evidence, step.by,
        )  # fmt: skip
    for child in children:
        change = f"TB/U {z_text(child.then.haz)} menjadi {z_text(child.now.haz)}, berubah {z_text(child.change.haz)}"
        said = f"{child.label}, {change}" if child.child_id is not None else child.label
        yield (short_date(child.outcome_on), "anak", child.outcome.value, "", "", "", said, "", "", "")
    if entry.carried_on is not None:
        yield (short_date(entry.carried_on), entry.code, "dibawa", "", "", "", "", "", "", "")
