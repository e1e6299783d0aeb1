"""Print the speed of the growth engine: rates and ratios, all in one run.

Run it from the checkout: `python tests/benchmarks/bench_growth.py [rows]` (default 1,000,000).
"""

import csv
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting_tui.growth import INDICES, arrays, scalar, zscore  # noqa: E402  the checkout comes first

REQUIRED = 4_000_000
CSV_ROWS = 100_000
SCALAR_ROWS = 20_000
FOUR = ("haz", "waz", "whz", "baz")


def children(size: int) -> dict[str, np.ndarray]:
    """Plausible children: the medians of the standard with an ordinary spread, lying below two years."""
    random = np.random.default_rng(2006)
    sex = random.integers(1, 3, size).astype(np.int8)
    age = random.integers(0, 1827, size).astype(np.float64)
    row = (age + (sex == 2) * arrays.DAYS).astype(np.intp)

    def around(table: str, spread: float) -> np.ndarray:
        return arrays.age_columns(table).median[row] * np.exp(random.normal(0, spread, size))

    tallness = np.exp(random.normal(-0.03, 0.04, size))
    return {
        "sex": sex,
        "age_days": age,
        "weight_kg": np.round(around("wei", 0.09) * tallness**2, 1),
        "height_cm": np.round(arrays.age_columns("len").median[row] * tallness, 1),
        "position": np.where(age < 731, 1, 2).astype(np.int8),
        "oedema": np.zeros(size, dtype=bool),
        "head_cm": np.round(around("hc", 0.03), 1),
        "muac_cm": np.round(np.nan_to_num(around("ac", 0.08), nan=13.0), 1),
    }


def best(work: Callable[[], object], times: int = 5) -> float:
    """Return the least of several timings, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def scalar_rate(given: dict[str, np.ndarray]) -> float:
    """Return the children per second of the scalar path, four indices."""
    rows = [column[:SCALAR_ROWS].tolist() for column in (given["age_days"], given["weight_kg"], given["height_cm"])]
    sexes = ["LP"[code - 1] for code in given["sex"][:SCALAR_ROWS].tolist()]
    positions = [" LH"[code] for code in given["position"][:SCALAR_ROWS].tolist()]

    def work() -> None:
        for sex, age, weight, height, position in zip(sexes, *rows, positions, strict=True):
            scalar.child_z(sex, age, weight, height, position)

    return SCALAR_ROWS / best(work, 3)


def engine(size: int) -> None:
    """Print the rates of the array path and of the scalar path."""
    given = children(size)
    slow = scalar_rate(given)
    print(f"scalar path, 4 indices        {slow:12,.0f} children/s")
    for indices in (FOUR, INDICES):
        rate = size / best(lambda indices=indices: zscore.compute(**given, indices=indices))
        print(
            f"array path, {len(indices)} indices         {rate:12,.0f} children/s"
            f"   {rate / REQUIRED:5.2f} x required 4 M/s   {rate / slow:6.1f} x scalar"
        )


def table_load() -> None:
    """Print how long reading all tables takes in a fresh process, numpy already there."""
    program = (
        "import time, numpy; from stunting_tui.growth import arrays, zscore; start = time.perf_counter(); "
        "arrays.load_all(); print(time.perf_counter() - start)"
    )
    seconds = min(float(run([sys.executable, "-c", program])) for _ in range(5))
    print(
        f"all tables, fresh process     {seconds * 1000:12.1f} ms           {0.060 / seconds:5.2f} x faster than 60 ms"
    )


def csv_file() -> None:
    """Print how long `tui.py zscore` takes on a CSV file, process start included."""
    given = children(CSV_ROWS)
    columns = [column.tolist() for name, column in given.items() if name not in {"sex", "position", "oedema"}]
    sexes = ["LP"[code - 1] for code in given["sex"].tolist()]
    positions = [" LH"[code] for code in given["position"].tolist()]
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "in.csv", Path(folder) / "out.csv"
        with source.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(
                ["id", "nama", "age_days", "weight_kg", "height_cm", "head_cm", "muac_cm", "sex", "position", "oedema"]
            )
            for number, (*row, sex, position) in enumerate(zip(*columns, sexes, positions, strict=True)):
                writer.writerow([number, f"ANAK {number}", *row, sex, position, "n"])
        command = [sys.executable, str(ROOT / "tui.py"), "zscore", str(source), "-o", str(target)]
        seconds = best(lambda: run(command), 3)
    print(f"zscore CSV, {CSV_ROWS:,} rows      {seconds:12.2f} s            {3 / seconds:5.2f} x faster than 3 s")


def run(command: list[str]) -> str:
    """Run a program in the checkout and return what it printed."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def main() -> None:
    """Print all figures."""
    engine(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
    table_load()
    csv_file()


if __name__ == "__main__":
    main()
