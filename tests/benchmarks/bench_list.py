"""What the list of children costs with 10,000 and 100,000 rows in SQLite, in a real pseudo-terminal of 80x24.

Run from the project's folder: `python tests/benchmarks/bench_list.py [ROWS ...]` (100 rows are always opened too: a
long list has to open as fast as a short one). The same keys go to the list, to the real program's register, to a
DataTable with every row in it (up to 10,000 rows: more take it minutes), and to a bare Textual app that shows the last
key on a line; in 16 and in 256 colours. Prints ms from the key to its last painted byte and bytes per key, and ratios.
"""

import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting_tui.services.lesson.demo import make_demo  # noqa: E402
from stunting_tui.session import Session  # noqa: E402
from tests.tools.pty_program import PtyProgram  # noqa: E402

NAMES = {"bare": "bare app, one line", "table": "DataTable", "list": "list", "anak": "real register"}
MARKS = {"bare": b"SIAP", "table": b"bl", "list": b"bl", "anak": b"bl"}
"""What the first paint holds: of lists an age in months, so that rows are seen."""
DOWN, PAGE, HOME, BACK = "\x1b[B", "\x1b[6~", "\x1b[1~", "\x7f"
STEPS = {
    "Down": [DOWN] * 100,
    "PgDn": [PAGE] * 20,
    "letter": list("MBTKSAYLDP"),
    "typed": [*"tribu", BACK, *"bi", BACK, BACK],
    "sort": ["5", "5", "1", "1", "5"],
}
"""What is measured, and its keys; before each the cursor goes home."""
BEFORE = {"anak": {"typed": "/", "sort": "a"}}
"""What the real program is asked with first: once for words, before every digit."""
PATIENCE = 10.0
"""Seconds a key may take to its first byte."""
MOST = {"table": 10_000}
STARTS = 5
GOALS = {"median": 8.0, "p99": 30.0, "bytes": 400.0}


@dataclass(frozen=True)
class Part:
    """The cost of one kind of key: ms and bytes of each."""

    ms: list[float]
    sizes: list[int]

    @property
    def median(self) -> float:
        """Median ms."""
        return statistics.median(self.ms)

    @property
    def p99(self) -> float:
        """The ms that 99 of 100 keys stay under."""
        return statistics.quantiles(self.ms, n=100, method="inclusive")[98]

    @property
    def bytes(self) -> float:
        """Mean bytes, the jumps at the edge included."""
        return statistics.mean(self.sizes)


@dataclass(frozen=True)
class Cost:
    """What one program costs: ms to the first rows, each kind of key, bytes in two idle seconds, MB."""

    start: float
    parts: dict[str, Part]
    idle: int
    memory: float


def start(kind: str, db: Path, term: str) -> float:
    """Return the ms from the start of a process to its first rows."""
    begun = time.perf_counter()
    with PtyProgram("tests/benchmarks/list_subjects.py", kind, str(db), term=term) as program:
        return (program.first(MARKS[kind]) - begun) * 1000


def press(program: PtyProgram, key: str) -> tuple[float, int]:
    """Press a key however long its paint takes; return ms and bytes."""
    begun = time.perf_counter()
    program.write(key)
    count = len(program.read(PATIENCE))
    last = program.came_at
    while came := program.read(0.06):
        count, last = count + len(came), program.came_at
    return (last - begun) * 1000, count


def measure(kind: str, db: Path, term: str) -> Cost:
    """Work one program with every kind of key."""
    starts = [start(kind, db, term) for _ in range(STARTS)]
    parts: dict[str, Part] = {}
    with PtyProgram("tests/benchmarks/list_subjects.py", kind, str(db), term=term) as program:
        program.until(MARKS[kind])
        before = BEFORE.get(kind, {})
        for name, keys in STEPS.items():
            program.press(HOME, 0.3)
            if name == "typed" and name in before:
                press(program, before[name])
            taken = []
            for key in keys:
                if name == "sort" and name in before:
                    press(program, before[name])
                taken.append(press(program, key))
            if name == "typed":
                for _ in range(5):
                    program.press(BACK, 0.3)
                program.press("\r" if name in before else HOME, 0.3)
            parts[name] = Part([ms for ms, _ in taken], [count for _, count in taken])
        while program.read(0.5):
            pass
        return Cost(statistics.median(starts), parts, program.idle(2.0), program.memory())


def tell(name: str, cost: Cost, bare: Cost) -> None:
    """Print the figures of one program, beside the bare app."""
    cells = "".join(f"{part.median:9.1f}{part.bytes:7.0f}" for part in cost.parts.values())
    print(
        f"  {name:<20}{cost.start:7.0f} x{cost.start / bare.start:.2f}{cells}{cost.idle:6d}{cost.memory:7.0f}"
        f"  x{cost.parts['Down'].median / bare.parts['Down'].median:.1f} ms", flush=True,
    )  # fmt: skip


def run(rows: int, db: Path, term: str, colours: int) -> None:
    """Measure and print one table."""
    print(f"\n{rows} rows, TERM={term} ({colours} colours): median ms and mean bytes for each key")
    heads = "".join(f"{name + ' ms':>9}{'B':>7}" for name in STEPS)
    print(f"  {'':<20}{'start':>7}{'':>6}{heads}{'idle':>6}{'MB':>7}")
    costs: dict[str, Cost] = {}
    for kind, name in NAMES.items():
        if rows <= MOST.get(kind, rows):
            costs[kind] = measure(kind, db, term)
            tell(name, costs[kind], costs["bare"])
    mine = costs["list"].parts
    if "table" in costs:
        ratios = (
            f"{name} {part.median / mine[name].median:.1f}x ms {part.bytes / max(1, mine[name].bytes):.1f}x B"
            for name, part in costs["table"].parts.items()
        )
        print(f"  DataTable against list: {', '.join(ratios)}")
    for kind in ("list", "anak"):
        down = costs[kind].parts["Down"]
        words = (f"{name} {getattr(down, name):.1f} of {goal:.0f}" for name, goal in GOALS.items())
        print(f"  budget of Down, {NAMES[kind]}: {', '.join(words)}")


def made(folder: Path, rows: int) -> Path:
    """Return a database with so many children."""
    db = folder / f"{rows}.db"
    make_demo(db, Session("uji", db, lambda: datetime(2026, 11, 22, 8, 0, tzinfo=UTC)), children=rows)
    return db


def opened(stores: dict[int, Path]) -> None:
    """Print how long the list takes to its first rows, in turn over short and long ones."""
    taken: dict[int, list[float]] = {rows: [] for rows in stores}
    for _ in range(STARTS):
        for rows, db in stores.items():
            taken[rows].append(start("list", db, "xterm"))
    short = statistics.median(taken[min(stores)])
    for rows, ms in taken.items():
        middle = statistics.median(ms)
        print(f"list of {rows} rows: first rows after {middle:.0f} ms, x{middle / short:.2f}")


def main() -> None:
    """Measure and print."""
    wanted = [int(word) for word in sys.argv[1:]] or [10_000, 100_000]
    with tempfile.TemporaryDirectory() as folder:
        stores = {rows: made(Path(folder), rows) for rows in (100, *wanted)}
        opened(stores)
        for rows in wanted:
            for term, colours in (("xterm", 16), ("xterm-256color", 256)):
                run(rows, stores[rows], term, colours)


if __name__ == "__main__":
    main()
