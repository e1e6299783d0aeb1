"""Coverage by name: who of the register was not measured, who was measured without being on it, who leaves."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from db.connection import database
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.document import GridColumn
from stunting_tui.domain.monitoring.coverage import Presence, Standing, coverage_rules, leaving, next_round
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.quality.figures import BatchRecord, batches, current_batch
from stunting_tui.services.quality.name_lists import Listed, write_list
from stunting_tui.services.register.children import HERE
from stunting_tui.services.store import reading
from stunting_tui.session import Session

ROUNDS = 3
"""Rounds that are looked back on."""
STRIDE = 500
"""Children counted between two looks whether to stop."""
PRINTED = (
    GridColumn("Nama", 26), GridColumn("L/P", 5, "center"), GridColumn("Lahir", 11, "center"),
    GridColumn("Orang tua", 24), GridColumn("RT", 6, "center"), GridColumn("Terakhir diukur", 12, "center"),
    GridColumn("Keterangan", 24), GridColumn("Hasil kunjungan", 30),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """A child of the register in a batch; `last_on` is its newest visit of all.

    `missed` rounds one after another, up to this one; `stranger` says why one measured is not on the register;
    `leaves` the age in months it reaches before the next round, and the day; `gone` says that it has left by today.
    """

    child_id: int
    name: str
    sex: str
    birth_date: date
    parent_name: str
    rt: str
    village: str
    posyandu: str
    registered: bool
    measured: bool
    missed: int
    stranger: str
    stunted: bool | None
    last_on: date | None
    leaves: tuple[int, date] | None
    gone: str

    @property
    def is_missing(self) -> bool:
        """Whether it is to be looked for: registered, not measured, and not gone by today."""
        return self.registered and not self.measured and not self.gone


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of a batch on the last day of measuring; `rounds` are the periods looked back on, newest first."""

    period: str
    day: date
    rounds: tuple[str, ...]
    next_round: date
    lines: tuple[CoverageLine, ...]

    def standing(self, takes: Callable[[CoverageLine], bool] = lambda _line: True) -> Standing:
        """Count the children that `takes` says."""
        return _standing(line for line in self.lines if takes(line))


_CHILDREN = f"""
    SELECT c.id, c.name, c.sex, c.birth_date, c.parent_name, c.rt, v.name, coalesce(p.name, ''), c.status, c.status_on,
           (SELECT max(measured_on) FROM measurement WHERE child_id = c.id AND vanished_run_id IS NULL)
    FROM child c JOIN village v ON v.id = c.village_id LEFT JOIN posyandu p ON p.id = c.posyandu_id
    WHERE {HERE} ORDER BY v.name, p.name, c.rt, c.name_key, c.id"""  # noqa: S608 (own words)
_SEEN = """
    SELECT child_id, max(measured_on), CASE WHEN flag_haz = 1 THEN NULL ELSE haz END FROM measurement
    WHERE batch_id = ? AND vanished_run_id IS NULL GROUP BY child_id"""


def coverage(session: Session, batch_id: int | None = None) -> Coverage | None:
    """Return the coverage of a batch, by default of the newest that can be compared; None without any batch."""
    rounds = _rounds(batches(), batch_id)
    if not rounds:
        return None
    with reading():
        seen, days = _seen(rounds)
        found = (line for line in _lines(session, seen, days) if line.registered or line.measured or line.leaves)
        lines = tuple(found)
    until = next_round(session.today, coverage_rules().months)
    return Coverage(rounds[0].period, days[0], tuple(one.period for one in rounds), until, lines)


def missing_count(session: Session, batch_id: int, progress: Progress = quiet) -> tuple[int, int]:
    """Return how many of a batch are to be looked for, and how many are registered: as `coverage` has it.

    No list is made of it: it is counted whenever Beranda comes up. Raises what `progress` raises.
    """
    missing = registered = 0
    with reading():
        seen, days = _seen(_rounds(batches(), batch_id)[:1])
        for at, line in enumerate(_lines(session, seen, days)):
            if at % STRIDE == 0:
                progress("Menghitung yang belum diukur", None)
            missing += line.is_missing
            registered += line.registered
    return missing, registered


def write_names(session: Session, lines: Sequence[CoverageLine], title: str, period: str, target: Path) -> None:
    """Write the lines, a sheet for each posyandu; the audit remembers it. Raises `DataError` and `FileError`."""
    listed = [
        Listed(
            line.village,
            line.posyandu,
            (line.name, line.sex, line.birth_date, line.parent_name, line.rt or None, line.last_on, remark(line), ""),
        )
        for line in lines
    ]
    note = "Kunjungi, ukur atau tulis sebabnya: pindah, meninggal, menolak, tidak di rumah."
    write_list(session, f"{title} {period_label(period)}", PRINTED, listed, note, target)


def remark(line: CoverageLine, *, brief: bool = False) -> str:
    """Return what there is to say of a child; `brief` in the fewest words, without that it leaves an age group."""
    parts = [line.stranger] if line.stranger else []
    if line.registered and not line.measured:
        rounds = f"{line.missed} putaran" if brief else f"tidak diukur {line.missed} putaran"
        parts.append(rounds if line.missed > 1 else "belum diukur")
    if line.gone and not line.stranger:
        parts.append(line.gone)
    if line.leaves and not (brief and parts):
        parts.append(f"{line.leaves[0]} bulan pada {line.leaves[1]:%d-%m-%Y}")
    return ", ".join(parts)


def by_rt(lines: Iterable[CoverageLine]) -> dict[str, tuple[int, int]]:
    """Return how many of the registered were not measured, and how many there are, by RT."""
    registered: Counter[str] = Counter()
    missing: dict[str, int] = defaultdict(int)
    for line in lines:
        if line.registered:
            registered[line.rt] += 1
            missing[line.rt] += not line.measured
    return {rt: (missing[rt], count) for rt, count in sorted(registered.items())}


def _seen(rounds: Sequence[BatchRecord]) -> tuple[list[dict[int, Any]], list[date]]:
    """Return who was seen in each round, and its last day."""
    seen = [{row[0]: row[1:] for row in database.execute_sql(_SEEN, (one.id,))} for one in rounds]
    days = [
        max((date.fromisoformat(day) for day, _haz in found.values()), default=date.fromisoformat(f"{one.period}-01"))
        for one, found in zip(rounds, seen, strict=True)
    ]
    return seen, days


def _lines(session: Session, seen: Sequence[dict[int, Any]], days: Sequence[date]) -> Iterator[CoverageLine]:
    """Give every child of the kecamatan; in a connection."""
    rules = coverage_rules()
    until = next_round(session.today, rules.months)
    for row in database.execute_sql(_CHILDREN):
        leaves = leaving(date.fromisoformat(row[3]), session.today, until, rules.ages)
        yield _line(row, seen, days, leaves, session)


def _rounds(known: Sequence[BatchRecord], batch_id: int | None) -> list[BatchRecord]:
    """Return the batch and those before it that can be compared, newest first."""
    chosen = current_batch(known) if batch_id is None else next((one for one in known if one.id == batch_id), None)
    found: list[BatchRecord] = []
    while chosen is not None and len(found) < ROUNDS:
        found.append(chosen)
        chosen = current_batch([one for one in known if one.period < found[-1].period])
    return found


def _line(
    row: Sequence[Any], seen: Sequence[dict[int, Any]], days: Sequence[date], leaves: tuple[int, date] | None,
    session: Session,
) -> CoverageLine:  # fmt: skip
    number, name, sex, born, parent, rt, village, posyandu, status, status_on, last = row
    left = date.fromisoformat(status_on) if status_on else None
    child = Presence(date.fromisoformat(born), left, status == "aktif", tuple(number in found for found in seen))
    measured = number in seen[0]
    day = date.fromisoformat(seen[0][number][0]) if measured else days[0]
    haz = seen[0][number][1] if measured else None
    registered = child.is_registered(day)
    return CoverageLine(
        number, name, sex, child.birth_date, parent, rt, village, posyandu, registered, measured,
        child.missed(days) if registered else 0, child.stranger(day) if measured else "",
        None if haz is None else haz < -2, date.fromisoformat(last) if last else None,
        leaves if child.active else None,
        f"{status} {left:%d-%m-%Y}" if left and not child.active and left <= session.today else "",
    )  # fmt: skip


def _standing(lines: Iterable[CoverageLine]) -> Standing:
    mine = list(lines)
    registered = [line for line in mine if line.registered]
    judged = [line for line in registered if line.stunted is not None]
    return Standing(
        len(registered), sum(line.measured for line in registered), sum(bool(line.stranger) for line in mine),
        sum(bool(line.stunted) for line in judged), len(judged),
    )  # fmt: skip
