"""Print what the rembuk workbook costs: seconds, peak memory, and their ratio to the budget.

Run it from the checkout: `python tests/benchmarks/bench_report.py [villages] [children]` (default 30 and 2,500).
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting_tui.reports.workbook import write_workbook  # noqa: E402  the checkout comes first
from tests.reports.sample import content  # noqa: E402

SECONDS = 5.0
MEGABYTES = 250.0


def peak() -> float:
    """Return the peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Write the workbook three times and print the best run."""
    villages, children = (int(text) for text in (*sys.argv[1:3], *("30", "2500")[len(sys.argv) - 1 :]))
    report = content(villages, children, 40)
    before, runs = peak(), []
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "laporan.xlsx"
        for _ in range(3):
            start = time.perf_counter()
            write_workbook(report, target)
            runs.append(time.perf_counter() - start)
        size = target.stat().st_size / 1e6
    print(f"buku kerja: {villages} desa, {children} anak pendek, {size:.2f} MB")
    print(f"  waktu    {min(runs):7.2f} s   (anggaran {SECONDS:.0f} s, rasio {min(runs) / SECONDS:.2f})")
    print(f"  laju     {children / min(runs):7.0f} anak/s")
    used = peak()
    print(f"  memori   {used:7.0f} MB  (sebelum {before:.0f}; anggaran {MEGABYTES:.0f}, rasio {used / MEGABYTES:.2f})")


if __name__ == "__main__":
    main()
