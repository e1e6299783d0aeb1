"""The simultaneous intervention of the villages by month: day, reached and target of each step."""

from dataclasses import dataclass
from datetime import date

from db.models import Intervention as StepRow
from stunting_tui.domain.coded import Coded
from stunting_tui.domain.following.intervention import Done, StepTotal, objection, step_total, steps
from stunting_tui.errors import DataError, GoneError
from stunting_tui.services.register import region
from stunting_tui.services.register.region import VillageRecord
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session


@dataclass(slots=True)
class Board:
    """The villages of the kecamatan in a month; `done` by village id and code of the step follows what is saved."""

    period: str
    villages: list[VillageRecord]
    done: dict[int, dict[str, Done]]

    def of(self, village_id: int, code: str) -> Done:
        """Return what is known of a step in a village."""
        return self.done[village_id].get(code, Done())

    def total(self, step: Coded) -> StepTotal:
        """Return a step in all villages."""
        return step_total(step, [(village.name, self.of(village.id, step.code)) for village in self.villages])

    @property
    def begun(self) -> int:
        """How many villages have anything."""
        return sum(bool(done) for done in self.done.values())


def board(period: str) -> Board:
    """Return every village of the current kecamatan in a month (ISO)."""
    with reading():
        villages = region.village_records()
        found: dict[int, dict[str, Done]] = {village.id: {} for village in villages}
        for row in StepRow.select().where(StepRow.village.in_(list(found)), StepRow.period == period):
            found[row.village_id][row.step] = _done(row)
        return Board(period, villages, found)


def periods(year: int) -> list[str]:
    """Return the months of a year in which a village of the current kecamatan has anything, the oldest first."""
    with reading():
        ids = [village.id for village in region.village_records()]
        query = StepRow.select(StepRow.period).where(StepRow.village.in_(ids), StepRow.period.startswith(f"{year}-"))
        return sorted({row.period for row in query})


def save_step(session: Session, table: Board, village_id: int, code: str, wanted: Done) -> Done:
    """Store a step of a village (an empty one is removed) and return it as it is now; `table` holds it too.

    Raises `DataError` for what cannot be, `ConflictError` where another operator changed it meanwhile, `StoreError`.
    """
    if code not in {step.code for step in steps()}:
        raise DataError(f'Langkah "{code}" tidak dikenal.', "Pilih langkah yang ada.")
    wrong = objection(wanted, table.period, session.today)
    if wrong:
        raise DataError(wrong)
    before = table.of(village_id, code)
    with transaction(session) as writer:
        row = _stored(village_id, table.period, code)
        if row is None:
            if before.version and not wanted.is_empty:
                raise GoneError("Langkah ini sudah dikosongkan operator lain; perubahan Anda belum disimpan.")
            if not wanted.is_empty:
                writer.insert(StepRow, village=village_id, period=table.period, step=code, **_columns(wanted))
        elif wanted.is_empty:
            writer.delete(row, before.version)
        else:
            writer.update(row, before.version, **_columns(wanted))
        now = _stored(village_id, table.period, code)
    return _keep(table, village_id, code, now)


def reread(table: Board, village_id: int, code: str) -> Done:
    """Take a step of a village from the store again."""
    with reading():
        return _keep(table, village_id, code, _stored(village_id, table.period, code))


def _keep(table: Board, village_id: int, code: str, row: StepRow | None) -> Done:
    if row is None:
        table.done[village_id].pop(code, None)
    else:
        table.done[village_id][code] = _done(row)
    return table.of(village_id, code)


def _stored(village_id: int, period: str, code: str) -> StepRow | None:
    found: StepRow | None = StepRow.get_or_none(
        StepRow.village == village_id, StepRow.period == period, StepRow.step == code
    )
    return found


def _columns(done: Done) -> dict[str, object]:
    return {
        "held_on": done.held_on.isoformat() if done.held_on else None, "reached": done.reached, "target": done.target,
        "note": done.note.strip(),
    }  # fmt: skip


def _done(row: StepRow) -> Done:
    held_on = date.fromisoformat(row.held_on) if row.held_on else None
    return Done(held_on, row.reached, row.target, row.note, row.version)
