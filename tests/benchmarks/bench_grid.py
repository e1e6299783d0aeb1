"""What a key costs in the entry grid: 10,000 rows x 10 columns in a real pseudo-terminal of 80x24, 16 and 256 colours.

Run from the project's folder: `python tests/benchmarks/bench_grid.py [ROWS]`. Types the same rows of figures into
the grid, into a DataTable that puts each character into its cell, and into a bare Textual app that shows the last key
on one line; prints milliseconds from the key to its last painted byte and bytes per key, as figures and ratios.
"""

import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.tools.pty_program import PtyProgram  # noqa: E402

ENTER = "\r"
ROW = ["1", "2", ENTER, "T", *"10,2", ENTER, *"86,0", ENTER, *"14,2", ENTER]
"""One child as it is typed: day, position, weight, height, arm."""
CHILDREN = 24
GOALS = {"median": 8.0, "p99": 30.0, "bytes": 250.0}
MARKS = {"grid": b"ANAK 22", "table": b"ANAK 21", "bare": b"SIAP"}
NAMES = {"bare": "bare app, one line", "table": "DataTable", "grid": "entry grid"}


@dataclass(frozen=True)
class Cost:
    """What one program costs: ms to the first paint, ms per key, bytes per key, bytes in two idle seconds, MB."""

    start: float
    keys: list[float]
    sizes: list[int]
    idle: int
    memory: float

    @property
    def median(self) -> float:
        """Median ms per key."""
        return statistics.median(self.keys)

    @property
    def p99(self) -> float:
        """The ms that 99 of 100 keys stay under."""
        return statistics.quantiles(self.keys, n=100, method="inclusive")[98]

    @property
    def bytes(self) -> float:
        """Mean bytes per key, the jumps at the edge included."""
        return statistics.mean(self.sizes)


def measure(kind: str, term: str, rows: int, children: int) -> Cost:
    """Type `children` rows of keys into one program."""
    begun = time.perf_counter()
    with PtyProgram("tests/benchmarks/grid_subjects.py", kind, str(rows), term=term) as program:
        program.until(MARKS[kind])
        start = (time.perf_counter() - begun - 0.5) * 1000
        for key in ROW:
            program.press(key)
        pressed = [program.press(key) for key in ROW * children]
        idle = program.idle(2.0)
        keys = [seconds * 1000 for seconds, count in pressed if count]
        if len(keys) < len(pressed) * 0.9:
            raise SystemExit(f"{kind}: {len(pressed) - len(keys)} of {len(pressed)} keys painted nothing")
        return Cost(start, keys, [count for _, count in pressed], idle, program.memory())


def tell(name: str, cost: Cost, bare: Cost) -> None:
    """Print one line of figures, beside the bare app."""
    print(
        f"  {name:<20}{cost.median:8.1f}{cost.p99:9.1f}{max(cost.keys):9.1f} ms"
        f"{cost.bytes:9.0f}{max(cost.sizes):8d} B{cost.idle:6d} B{cost.start:8.0f} ms{cost.memory:7.0f} MB"
        f"   x{cost.median / bare.median:.1f} ms, x{cost.bytes / bare.bytes:.1f} B"
    )


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print(f"{rows} rows x 10 columns, {CHILDREN} rows typed = {len(ROW) * CHILDREN} keys (DataTable: 4 rows)")
    for term, colours in (("xterm", 16), ("xterm-256color", 256)):
        print(
            f"\nTERM={term} ({colours} colours)   key to paint             bytes per key      idle   start      memory"
        )
        print(f"  {'':<20}{'median':>8}{'p99':>9}{'most':>9}{'mean':>12}{'most':>8}{'2 s':>8}")
        costs = {kind: measure(kind, term, rows, 4 if kind == "table" else CHILDREN) for kind in NAMES}
        for kind, name in NAMES.items():
            tell(name, costs[kind], costs["bare"])
        grid, table = costs["grid"], costs["table"]
        print(f"  grid against DataTable: {table.median / grid.median:.1f} times faster,"
              f" {table.bytes / grid.bytes:.0f} times fewer bytes")  # fmt: skip
        parts = [f"{name} {getattr(grid, name):.1f} of {goal:.0f} ({getattr(grid, name) / goal:.0%})"
                 for name, goal in GOALS.items()]  # fmt: skip
        print(f"  budget of the grid: {', '.join(parts)}")


if __name__ == "__main__":
    main()
