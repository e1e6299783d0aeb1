"""All benchmarks in one run: `python tests/benchmarks` from the project's folder prints every figure and ratio."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Run every benchmark program in a process of its own."""
    for program in sorted(HERE.glob("bench_*.py")):
        print(f"== {program.stem.removeprefix('bench_')}", flush=True)
        subprocess.run([sys.executable, str(program)], cwd=HERE.parents[1], check=True)
        print(flush=True)


if __name__ == "__main__":
    main()
