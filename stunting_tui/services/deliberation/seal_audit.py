"""Who changed what was sealed, when and why: read from the audit."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.connection import database
from stunting_tui.domain.deliberation.seal import Cell, Difference, SealedTable, Snapshot

REASON = "alasan"
"""The audit action of a step of the stages that was given a reason."""

REASONED = (REASON, "paksa")
CHUNK = 500

FOLLOW_UP = {
    "agreement": {"status", "evidence", "note"},
    "agreement_child": {"outcome", "outcome_on", "note"},
    "deliberation": {"state"},
}
"""The columns that go on in the ledger after the approval; so does all of `progress`."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Who and when (ISO), and the reason that was given; all "" where the audit knows of no such change."""

    by: str = ""
    at: str = ""
    why: str = ""


Entry = tuple[int, str, str, str, str, str, str | None]
"""An audit entry: id, moment, by, action, uuid of the row, column, what it became."""


def traces(found: Iterable[Difference], sealed: Snapshot, now: Snapshot, mark: int) -> dict[Difference, Trace]:
    """Return for each difference the newest audit entry after `mark` that tells of it; the caller holds the connection.

    The reason is the newest one that was given for the row itself or for the session before that entry.
    """
    wanted = list(found)
    known = {table: _uuids(now[table]) | _uuids(sealed[table]) for table in {one.table for one in wanted}}
    uuids = {one: known[one.table].get(one.row_id, "") for one in wanted}
    session = next(iter(_uuids(sealed["deliberation"]).values()), "")
    entries = _entries({*uuids.values(), session}, mark)
    return {one: _trace(one, entries.get(uuids[one], []), entries.get(session, [])) for one in wanted}


def follows_up(one: Difference, trace: Trace) -> bool:
    """Whether a change is the ledger going on: told in the audit, and not of the text that was agreed."""
    return bool(trace.by) and (one.table == "progress" or one.column in FOLLOW_UP.get(one.table, ()))


def _trace(one: Difference, own: list[Entry], of_session: list[Entry]) -> Trace:
    column = {one.column, one.column.removesuffix("_id")}
    told = [entry for entry in own if entry[3] == one.kind and (one.kind != "ubah" or entry[5] in column)]
    if not told:
        return Trace()
    last = told[-1]
    reasons = [entry for entry in sorted({*own, *of_session}) if entry[3] in REASONED and entry[0] <= last[0]]
    return Trace(last[2], last[1], (reasons[-1][6] or "") if reasons else "")


def _entries(uuids: set[str], mark: int) -> dict[str, list[Entry]]:
    """Return the audit entries after `mark` by row, oldest first."""
    found: dict[str, list[Entry]] = {}
    asked = sorted(uuids)
    for at in range(0, len(asked), CHUNK):
        part = asked[at : at + CHUNK]
        sql = f"""SELECT id, at, "by", action, row_uuid, field, new FROM audit
                  WHERE id > ? AND row_uuid IN ({", ".join("?" * len(part))}) ORDER BY id"""  # noqa: S608 (marks only)
        for entry in database.execute_sql(sql, (mark, *part)):
            found.setdefault(entry[4], []).append(entry)
    return found


def _uuids(table: SealedTable) -> dict[Cell, str]:
    at = table.columns.index("uuid")
    return {row[0]: str(row[at]) for row in table.rows}
