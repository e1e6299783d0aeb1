"""Print what sealing a session and holding it against its seal cost, with their ratio to the budget.

Run it from the checkout: `python tests/benchmarks/bench_seal.py [children]` (default 4,000).
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from db.connection import database  # noqa: E402  the checkout comes first
from stunting_tui.services.deliberation import seals  # noqa: E402
from stunting_tui.services.store import close_store, open_store  # noqa: E402
from stunting_tui.session import Session  # noqa: E402
from tests.services.sealed_setup import approve, hold, query  # noqa: E402

SECONDS = 1.0
T = TypeVar("T")


def timed(job: Callable[[], T]) -> tuple[T, float]:
    """Return what a job gives and how long it took."""
    start = time.perf_counter()
    return job(), time.perf_counter() - start


def copies(table: str, count: int, **own: str) -> None:
    """Add copies of the table's first row; `own` gives SQL for columns, n counts."""
    names = [column.name for column in database.get_columns(table) if column.name != "id"]
    values = {"uuid": "hex(randomblob(16))", **own}
    query(
        f"""WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < {count})
            INSERT INTO {table} ({", ".join(names)})
            SELECT {", ".join(values.get(name, name) for name in names)}
            FROM (SELECT * FROM {table} ORDER BY id LIMIT 1), many"""
    )


def main() -> None:
    """Seal a session once and check it, in a store of its own."""
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    with tempfile.TemporaryDirectory() as folder:
        session = Session("opr1", Path(folder) / "segel.db", lambda: datetime(2026, 11, 22, 8, tzinfo=UTC))
        open_store(session)
        number = hold(session)
        first = query("SELECT max(id) FROM child")[0][0]
        copies("child", children - first)
        copies("measurement", children - first, child_id=f"n + {first}")
        _, sealing = timed(lambda: approve(session, number))
        same, checking = timed(lambda: seals.check_seal(number))
        query("UPDATE measurement SET haz = haz + 0.01")
        changed, finding = timed(lambda: seals.check_seal(number))
        size = query("SELECT length(content) FROM seal")[0][0] / 1e6
        close_store()
    assert same.unchanged
    print(f"segel: {children} anak, {same.rows} baris, {same.cells} sel, {size:.2f} MB tersimpan")
    for name, seconds in (("verifikasi + segel", sealing), ("periksa", checking)):
        print(f"  {name:<20}{seconds:6.2f} s   (anggaran {SECONDS:.0f} s, rasio {seconds / SECONDS:.2f})")
    print(f"  {len(changed.changes)} perubahan{'':<5}{finding:6.2f} s")


if __name__ == "__main__":
    main()
