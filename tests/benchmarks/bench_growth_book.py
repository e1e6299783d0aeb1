"""Print what growth charts and the trend of the villages cost as workbooks: seconds and file size.

Run it from the checkout: `python tests/benchmarks/bench_growth_book.py [children of the demo]` (default 4,000). Growth
charts of 1 and 100 children and of as many as one workbook may have; the trend read and computed; the workbook of
prevalence with it. Figures are the least of three runs.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting_tui.services.lesson.demo import make_demo  # noqa: E402
from stunting_tui.services.quality import growth_books, prevalences, village_trends  # noqa: E402
from stunting_tui.services.register import children  # noqa: E402
from stunting_tui.services.store import close_store, open_store  # noqa: E402
from stunting_tui.session import Session  # noqa: E402


def least(work: Callable[[], object]) -> float:
    """Return the shortest of three runs in seconds."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return min(runs)


def told(what: str, seconds: float, target: Path | None = None) -> None:
    """Print one figure."""
    size = f"   {target.stat().st_size / 1e6:6.2f} MB" if target else ""
    print(f"{what:<44}{seconds:7.2f} s{size}")


def main() -> None:
    """Make a demo database and write the books."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    with tempfile.TemporaryDirectory() as folder:
        session = Session("uji", Path(folder) / "demo.db", lambda: datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
        target = Path(folder) / "buku.xlsx"
        make_demo(session.database, session, children=size)
        open_store(session)
        try:
            _measure(session, target)
        finally:
            close_store()


def _measure(session: Session, target: Path) -> None:
    ids = children.child_ids()
    step = max(1, len(ids) // growth_books.MOST)
    for count in (1, 100, growth_books.MOST):
        chosen = ids[: count * step][::step][:count]
        told(f"grafik tumbuh, {count} anak", least(lambda: growth_books.write_growth(session, chosen, target)), target)  # noqa: B023 (called at once)
    rounds = prevalences.read_rounds()
    until = rounds.now.batch_id
    read = village_trends.read_trend(until)
    told(f"membaca {len(read.rounds)} putaran", least(lambda: village_trends.read_trend(until)))
    told("tren, satu rancangan", least(lambda: village_trends.trend(read, "klaster posyandu", "stunted")))
    book = least(lambda: prevalences.write_book(session, rounds, "klaster posyandu", target))
    told("buku prevalensi dengan tren", book, target)


if __name__ == "__main__":
    main()
