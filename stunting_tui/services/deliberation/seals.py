"""Seals: what was approved, frozen with a fingerprint, and what of it has changed since, by whom and why."""

from dataclasses import dataclass, field
from typing import Any

from db.changes import Writer
from db.connection import database
from db.models import Deliberation as DeliberationRow
from db.models import Seal
from stunting_tui.domain.dates import moment_words
from stunting_tui.domain.deliberation.seal import (
    Difference,
    Snapshot,
    canonical,
    differences,
    fingerprint,
    pack,
    read,
    settled,
    unpack,
)
from stunting_tui.domain.deliberation.seal_words import Namer, column_words, table_words
from stunting_tui.domain.deliberation.stage import Stage
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation.seal_audit import Trace, follows_up, traces
from stunting_tui.services.deliberation.seal_rows import Scope, snapshot, snapshot_like
from stunting_tui.services.store import reading

DRAFT = "DRAF"
GONE = "Segelnya tidak ada lagi di basis data."
FORGED = "Isi segel di basis data tidak cocok dengan sidik jarinya."


@dataclass(frozen=True, slots=True)
class Change:
    """One change after the approval, in words; `column` is "" where a whole row came or went.

    `kind` is "ubah", "tambah" or "hapus"; `trace` says who, when and why. `follow_up`: the ledger going on, as recorded
    in the audit, not the text that was agreed.
    """

    table: str
    row: str
    kind: str
    column: str
    then: str
    now: str
    trace: Trace
    follow_up: bool
    difference: Difference

    @property
    def what(self) -> str:
        """What changed: "nomor 2 "Kader ...", tenggat: 31-12-2026 -> 31-12-2027"."""
        done = {"tambah": "ditambahkan", "hapus": "dihapus"}
        return (
            f"{self.row}, {self.column}: {self.then} -> {self.now}" if self.column else f"{self.row}: {done[self.kind]}"
        )

    @property
    def short(self) -> str:
        """The same with what changed first, for a narrow column."""
        return f"{self.column}: {self.then} -> {self.now}, {self.row}" if self.column else self.what

    @property
    def origin(self) -> str:
        """Who changed it, when and why, in a sentence."""
        if not self.trace.by:
            return "Tidak tercatat: diubah di luar program."
        why = f" Alasan: {self.trace.why}" if self.trace.why else ""
        return f"Oleh {self.trace.by}, {moment_words(self.trace.at)}.{why}"


@dataclass(frozen=True, slots=True)
class SealCheck:
    """A seal held against the store: `fingerprint` of the day of approval, `now` of what the store holds.

    End dates of officials count as `domain.seal.settled` has it. `held_on` and `sealed_at` are ISO text. `broken` says
    in a sentence why the seal itself cannot be trusted, "" where it can. `rows` and `cells` were compared.
    """

    deliberation_id: int
    title: str
    held_on: str
    fingerprint: str = ""
    sealed_at: str = ""
    approved_by: str = ""
    now: str = ""
    rows: int = 0
    cells: int = 0
    changes: tuple[Change, ...] = field(default=())
    broken: str = ""

    @property
    def unchanged(self) -> bool:
        """Whether the store holds exactly what was approved."""
        return not self.changes and not self.broken

    @property
    def holds(self) -> bool:
        """Whether what was agreed still stands as approved; progress that was recorded since does not count."""
        return not self.broken and all(change.follow_up for change in self.changes)


def seal(writer: Writer, row: DeliberationRow) -> str:
    """Freeze a session as it stands and return its fingerprint; inside the transaction of the approval."""
    mark = database.execute_sql("SELECT coalesce(max(id), 0) FROM audit").fetchone()[0]
    scope = Scope(row.id, row.district_id, row.batch_id, row.held_on, mark)
    text = canonical(snapshot(scope))
    short = fingerprint(text)
    writer.insert(Seal, deliberation=row, fingerprint=short, content=pack(text))
    return short


def sealed_sessions() -> list[int]:
    """Return the ids of the sessions that have a seal or should have one, oldest first."""
    with reading():
        rows = database.execute_sql(
            "SELECT deliberation_id FROM seal UNION SELECT id FROM deliberation WHERE stage = ? ORDER BY 1",
            (Stage.APPROVED.value,),
        )
        return [int(row[0]) for row in rows]


def fingerprint_of(deliberation_id: int) -> str:
    """Return what stands at the foot of every printed page: "DRAF", or the seal, marked where the text has changed."""
    with reading():
        row = DeliberationRow.get_or_none(DeliberationRow.id == deliberation_id)
        if row is None or row.stage != Stage.APPROVED.value:
            return DRAFT
    check = check_seal(deliberation_id)
    return f"Segel {check.fingerprint or '-'}{'' if check.holds else ' (diubah)'}"


def check_seal(deliberation_id: int) -> SealCheck:
    """Hold the newest seal of a session against the store. Raises `DataError` for one that was never approved."""
    with reading():
        stored = Seal.select().where(Seal.deliberation == deliberation_id).order_by(Seal.id.desc()).first()
        row = DeliberationRow.get_or_none(DeliberationRow.id == deliberation_id)
        if stored is None:
            return _without_seal(deliberation_id, row)
        try:
            text = unpack(stored.content)
            sealed = read(text)
        except DataError as error:
            return _broken(stored, row, error.message)
        if fingerprint(text) != stored.fingerprint:
            return _broken(stored, row, FORGED)
        return _compared(stored, sealed)


def _without_seal(deliberation_id: int, row: DeliberationRow | None) -> SealCheck:
    if row is None:
        raise DataError(f"Rembuk nomor {deliberation_id} tidak ada.", "Pilih rembuk dari daftar.")
    if row.stage != Stage.APPROVED.value:
        raise DataError(f"Rembuk nomor {row.id} belum disetujui, jadi belum bersegel.", "Setujui dahulu rembuknya.")
    return SealCheck(row.id, row.title, row.held_on, broken=GONE)


def _broken(stored: Seal, row: DeliberationRow | None, why: str) -> SealCheck:
    title, held_on = (row.title, row.held_on) if row else ("", stored.created_at[:10])
    return SealCheck(stored.deliberation_id, title, held_on, stored.fingerprint, stored.created_at, broken=why)


def _compared(stored: Seal, sealed: Snapshot) -> SealCheck:
    """Compare what was sealed with the store; the caller holds the connection."""
    meeting: dict[str, Any] = dict(zip(sealed["deliberation"].columns, sealed["deliberation"].rows[0], strict=True))
    mark = _mark(stored)
    scope = Scope(meeting["id"], meeting["district_id"], meeting["batch_id"], meeting["held_on"], mark)
    now = settled(sealed, snapshot_like(sealed, scope), scope.held_on)
    found = differences(sealed, now)
    return SealCheck(
        deliberation_id=meeting["id"],
        title=meeting["title"],
        held_on=meeting["held_on"],
        fingerprint=stored.fingerprint,
        sealed_at=stored.created_at,
        approved_by=meeting["approved_by"],
        now=fingerprint(canonical(now)),
        rows=sum(len(table.rows) for table in sealed.values()),
        cells=sum(len(table.rows) * len(table.columns) for table in sealed.values()),
        changes=_told(found, Namer(sealed, now), traces(found, sealed, now, mark)),
    )


def _mark(stored: Seal) -> int:
    """Return the audit entry of the seal; a number beyond all where it is missing, so that nothing counts as later."""
    sql = "SELECT max(id) FROM audit WHERE table_name = 'seal' AND action = 'tambah' AND row_uuid = ?"
    found = database.execute_sql(sql, (stored.uuid,)).fetchone()[0]
    return int(found) if found is not None else 2**62


def _told(found: list[Difference], namer: Namer, known: dict[Difference, Trace]) -> tuple[Change, ...]:
    return tuple(_change(one, namer, known[one]) for one in found)


def _change(one: Difference, namer: Namer, trace: Trace) -> Change:
    then, now = namer.values(one.column, one.then, one.now) if one.column else ("", "")
    row = namer.row(one.table, one.row_id)
    follow_up = follows_up(one, trace)
    return Change(table_words(one.table), row, one.kind, column_words(one.column), then, now, trace, follow_up, one)
