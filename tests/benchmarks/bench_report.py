"""Print what the rembuk workbook costs: seconds, peak memory, and their ratio to the budget.

Run it from the checkout: `python tests/benchmarks/bench_report.py [villages] [children]` (default 30 and 2,500), with
10 and with 40 agreements, and once with long names, 150 guests and the situation sheet of every village.
"""

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting_tui.reports.deliberation.content import ReportContent  # noqa: E402  the checkout comes first
from stunting_tui.reports.deliberation.workbook import write_workbook  # noqa: E402  the checkout comes first
from tests.reports.crowded import crowded  # noqa: E402  the checkout comes first
from tests.reports.sample import content  # noqa: E402

SECONDS = 10.0
MEGABYTES = 250.0


def peak() -> float:
    """Return the peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def agreed(report: ReportContent, count: int) -> ReportContent:
    """Return the report with `count` agreements."""
    points = report.deliberation.agreements
    many = tuple(
        replace(points[at % len(points)], ordinal=at + 1, text=f"{points[at % len(points)].text} {at + 1}")
        for at in range(count)
    )
    return replace(report, deliberation=replace(report.deliberation, agreements=many))


def best(report: ReportContent) -> tuple[float, float]:
    """Write the workbook three times; return the seconds of the best run and its size in MB."""
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "laporan.xlsx"
        for _ in range(3):
            start = time.perf_counter()
            write_workbook(report, target)
            runs.append(time.perf_counter() - start)
        return min(runs), target.stat().st_size / 1e6


def main() -> None:
    """Print the best runs for each number of agreements and for the crowded report."""
    villages, children = (int(text) for text in (*sys.argv[1:3], *("30", "2500")[len(sys.argv) - 1 :]))
    before = peak()
    usual = content(villages, children, 40)
    full = crowded(villages, 150, villages)
    for told, report in (
        (f"{villages} desa, 10 kesepakatan, {children} anak pendek", agreed(usual, 10)),
        (f"{villages} desa, 40 kesepakatan, {children} anak pendek", agreed(usual, 40)),
        (f"{villages} desa bernama panjang dengan lembar situasi, 150 peserta", replace(full, stunted=usual.stunted)),
    ):
        seconds, size = best(report)
        print(f"buku kerja: {told}, {size:.2f} MB")
        print(f"  waktu    {seconds:7.2f} s   (anggaran {SECONDS:.0f} s, rasio {seconds / SECONDS:.2f})")
    used = peak()
    print(f"  memori   {used:7.0f} MB  (sebelum {before:.0f}; anggaran {MEGABYTES:.0f}, rasio {used / MEGABYTES:.2f})")


if __name__ == "__main__":
    main()
