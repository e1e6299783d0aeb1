"""A day's typing replayed: 500 children of 13 posyandu from their paper, in the real program in a pseudo-terminal.

Run from the project's folder: `python tests/benchmarks/bench_entry.py [CHILDREN]`. The paper is written as CSV, typed
key by key (each when the one before is painted), and compared with what is stored. Prints keys per child, milliseconds
and bytes per key, and how many rows and values are stored as they stand on the paper; fails where any is not.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting_tui.domain.numbers import parse_decimal  # noqa: E402
from stunting_tui.session import Session  # noqa: E402
from tests.tools.paper_register import Line, make_register, read_paper, write_paper  # noqa: E402
from tests.tools.pty_screen import PtyScreen  # noqa: E402
from tests.tools.typist import Hand, Typist  # noqa: E402

GOALS = {"keys": 12, "median": 8.0, "p99": 30.0, "bytes": 250}
KINDS = {
    "usual": "usual",
    "first": "first of a sheet (date)",
    "slip": "with a slip corrected",
    "forced": "doubtful, with a reason",
    "absent": "not measured, with a reason",
}


def replay(db: Path, paper: list[Line], term: str) -> tuple[Hand, dict[str, list[int]], float]:
    """Type the whole paper; return what the keys cost, keys per child by kind, and the seconds."""
    keys: dict[str, list[int]] = defaultdict(list)
    begun = time.perf_counter()
    with PtyScreen("-m", "stunting_tui.cli", "--db", str(db), "--operator", "uji", term=term) as shown:
        typist = Typist(shown)
        typist.open_month()
        for posyandu in sorted({line.posyandu for line in paper}):
            lines = {line.place: line for line in paper if line.posyandu == posyandu}
            typist.open_sheet(posyandu)
            while lines and typist.place in lines:
                count, kind = typist.type_line(lines.pop(typist.place))
                keys[kind].append(count)
            if lines:
                raise SystemExit(f"row {typist.place + 1} is not on the paper:\n{shown.text}")
            typist.leave_sheet()
        shown.send("f10")
        shown.wait("BELUM DIUKUR")
        shown.send("f10")
        shown.process.wait(timeout=10)
    return typist.hand, keys, time.perf_counter() - begun


def compare(db: Path, paper: list[Line]) -> tuple[int, int, int, int]:
    """Return rows to be stored and rows stored, values on the paper and those stored as they stand there."""
    with closing(sqlite3.connect(db)) as store:
        found = {
            (post, name): (day, weight, height)
            for post, name, day, weight, height in store.execute(
                "SELECT p.name, c.name, m.measured_on, m.weight_kg, m.height_cm FROM measurement m"
                " JOIN child c ON c.id = m.child_id JOIN posyandu p ON p.id = c.posyandu_id WHERE m.run_id IS NULL"
            )
        }
    there = [line for line in paper if not line.weight.startswith("-")]
    equal = 0
    for line in there:
        wanted = (line.measured_on, parse_decimal(line.weight), parse_decimal(line.height))
        stored = found.get((f"Posyandu {line.posyandu + 1:02}", line.name), ())
        equal += sum(one == other for one, other in zip(wanted, stored, strict=False))
    return len(there), len(found), 3 * len(there), equal


def tell(hand: Hand, keys: dict[str, list[int]], seconds: float) -> None:
    """Print the figures of a replay."""
    counts = [count for kind in keys.values() for count in kind]
    for kind, label in KINDS.items():
        if keys[kind]:
            print(f"  {label:<28}{len(keys[kind]):5d} children{statistics.mean(keys[kind]):7.1f} keys each"
                  f" (most {max(keys[kind])})")  # fmt: skip
    print(
        f"  {'all':<28}{len(counts):5d} children{statistics.mean(counts):7.1f} keys each;"
        f" {sum(counts)} keys in {seconds:.0f} s"
    )
    painted = [1000 * one for one, size in zip(hand.seconds, hand.sizes, strict=True) if size]
    figures = {
        "keys": max(keys["usual"]), "median": statistics.median(painted),
        "p99": statistics.quantiles(painted, n=100)[98], "bytes": statistics.mean(hand.sizes),
    }  # fmt: skip
    print(f"  key to paint: median {figures['median']:.1f} ms, p99 {figures['p99']:.1f} ms, most {max(painted):.1f} ms;"
          f" bytes per key: mean {figures['bytes']:.0f}, most {max(hand.sizes)}")  # fmt: skip
    print("  of the budget: " + ", ".join(f"{name} {value:.1f} of {GOALS[name]} ({value / GOALS[name]:.0%})"
                                         for name, value in figures.items()))  # fmt: skip


def main() -> None:
    """Make the registers, type them, compare."""
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    whole = True
    for term, colours in (("xterm", 16), ("xterm-256color", 256)):
        with tempfile.TemporaryDirectory() as folder:
            db, sheet = Path(folder) / "uji.db", Path(folder) / "kertas.csv"
            write_paper(sheet, make_register(db, Session("uji", db, lambda: datetime.now(UTC)), children))
            paper = read_paper(sheet)
            print(f"TERM={term} ({colours} colours)")
            tell(*replay(db, paper, term))
            rows, stored, values, equal = compare(db, paper)
            whole = whole and rows == stored and values == equal
            print(f"  rows stored {stored} of {rows}, values equal to the paper {equal} of {values}\n")
    if not whole:
        raise SystemExit("not everything is stored as it stands on the paper")


if __name__ == "__main__":
    main()
