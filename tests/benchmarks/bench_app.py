"""What the whole program costs with 20,000 children: first paint, bytes of every screen, idle bytes, memory.

Run from the project's folder: `python tests/benchmarks/bench_app.py [CHILDREN]`. Starts the real program and an empty
Textual app in turn in a pseudo-terminal of 80x24, with the pages of the database in the system's cache and without
them; then opens every screen by its keys and goes back, in 16 and in 256 colours. Prints figures and ratios.
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting_tui.services.lesson.demo import make_demo  # noqa: E402
from stunting_tui.session import Session  # noqa: E402
from tests.tools.pty_program import PtyProgram  # noqa: E402
from tests.tools.pty_screen import PtyScreen  # noqa: E402

STARTS = 11
EMPTY = ("tests/benchmarks/empty_app.py",)
GOAL_START, GOAL_BYTES, GOAL_MEMORY = 1.3, 12_000, 60.0
FRAME, FIGURES = b"Keluar", b"BELUM DIUKUR"
"""What stands on Beranda from the first paint on, and what with the figures of the villages."""
NAMES = {
    "empty": "empty Textual app", "frame": "Beranda, first paint", "figures": "Beranda, with its figures",
    "frame-cold": "  database not in cache", "figures-cold": "  the same, with figures",
}  # fmt: skip
HOME = "BERANDA"
TOUR = """
1 DESA; enter ANAK; enter ANAK; g GRAFIK; f10 ANAK; u UKUR; f10 ANAK; f10 ANAK; f10 DESA; f10 BERANDA;
2 ANAK; n ANAK BARU; f10 ANAK; f10 BERANDA; 3 IMPOR; r RIWAYAT; f10 IMPOR; k KEPUTUSAN; f10 IMPOR; f10 BERANDA;
4 REMBUK; end -; enter REMBUK;
enter KESEPAKATAN; f10 REMBUK; h DAFTAR HADIR; f10 REMBUK; r RAPAT; f10 REMBUK; f10 REMBUK; u BUKU; enter KEMAJUAN;
f10 BUKU; f10 REMBUK; p PERSIAPAN; f10 REMBUK; f10 BERANDA; 5 LAPORAN; f10 BERANDA; 6 BATCH; enter BATCH; f5 LEMBAR;
f10 BATCH; f10 BATCH; f10 BERANDA; 8 KANTOR; f10 BERANDA; 9 WILAYAH; f10 -; f10 BERANDA; 0 PENYIAPAN; f10 BERANDA;
f1 BANTUAN; f10 BERANDA; ctrl+p PERINTAH; f10 BERANDA; f3 CARI; f10 BERANDA
"""
"""A key, and how the title of the screen begins that it opens; - where it only moves the cursor."""


def program(db: Path) -> tuple[str, ...]:
    """Return the words that start the real program."""
    return ("-m", "stunting_tui.cli", "--db", str(db))


def start(words: tuple[str, ...], mark: bytes, term: str) -> tuple[float, float]:
    """Return the ms from the start of a process to the first paint that holds `mark`, and its ms of processor time."""
    before = processor()
    begun = time.perf_counter()
    with PtyProgram(*words, term=term) as one:
        seconds = one.first(mark) - begun
    return seconds * 1000, (processor() - before) * 1000


def processor() -> float:
    """Return the seconds of processor time of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def drop_pages(db: Path) -> None:
    """Put the pages of the database out of the system's cache."""
    for path in db.parent.glob(f"{db.name}*"):
        handle = os.open(path, os.O_RDONLY)
        os.fsync(handle)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(handle)


def starts(db: Path, term: str) -> None:
    """Print the first paint of Beranda beside that of the empty app."""
    found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in NAMES}
    for _ in range(STARTS):
        found["empty"].append(start(EMPTY, b"SIAP", term))
        found["frame"].append(start(program(db), FRAME, term))
        found["figures"].append(start(program(db), FIGURES, term))
        drop_pages(db)
        found["frame-cold"].append(start(program(db), FRAME, term))
        drop_pages(db)
        found["figures-cold"].append(start(program(db), FIGURES, term))
    empty = least = work = 1.0
    for kind, name in NAMES.items():
        wall, used = ([one[at] for one in found[kind]] for at in (0, 1))
        mine, best, cpu = statistics.median(wall), min(wall), statistics.median(used)
        if kind == "empty":
            empty, least, work = mine, best, cpu
        print(f"  {name:<28}{mine:6.0f} ms (x{mine / empty:.2f} of x{GOAL_START}),"
              f" least {best:.0f} (x{best / least:.2f}), processor {cpu:.0f} (x{cpu / work:.2f})")  # fmt: skip


def tour(db: Path, term: str) -> None:
    """Open every screen and print what each change sends, what an idle screen sends, and the memory at the end."""
    with PtyScreen(*program(db), term=term) as shown:
        shown.wait("BELUM DIUKUR")
        shown.settle()
        print(f"  {'first paint':<37}{shown.received:7d} B{'':>10}{shown.memory():7.1f} MB")
        at, worst = HOME, (0, "")
        for step in TOUR.replace("\n", " ").split(";"):
            key, _, title = step.strip().partition(" ")
            before = shown.received
            begun = time.perf_counter()
            shown.send(key)
            if title == "-":
                shown.settle()
                continue
            seconds = arrive(shown, title, shown.line(1)) - begun
            sent = shown.received - before
            worst = max(worst, (sent, f"{at} {key} {title}"))
            print(f"  {at + ' -> ' + title:<30}{key:>7}{sent:7d} B{seconds * 1000:7.0f} ms{shown.memory():7.1f} MB")
            at = title
        idle = shown.idle(3.0)
        memory = shown.memory()
        print(f"  most {worst[0]} B = {worst[0] / GOAL_BYTES:.0%} of {GOAL_BYTES} B ({worst[1]})")
        print(f"  idle for 3 s {idle} B; memory {memory:.1f} MB = {memory / GOAL_MEMORY:.0%} of {GOAL_MEMORY:.0f} MB")


def arrive(shown: PtyScreen, title: str, before: str) -> float:
    """Wait until another first line stands there that begins with `title` and all is quiet; return when it came."""
    end = time.monotonic() + 30
    while shown.line(1) == before or not shown.line(1).strip().startswith(title):
        shown.read(0.2)
        if time.monotonic() > end:
            raise SystemExit(f"{title} did not come:\n{shown.text}")
    shown.settle()
    return shown.came_at


def main() -> None:
    """Make the database, measure, print."""
    children = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "besar.db"
        made = make_demo(db, Session("uji", db, lambda: datetime.now(UTC)), children=children)
        visits = sum(made.visits.values())
        print(f"{made.children} children, {visits} visits, {db.stat().st_size / 1e6:.0f} MB; {STARTS} starts of each")
        for term, colours in (("xterm", 16), ("xterm-256color", 256)):
            print(f"\nTERM={term} ({colours} colours)")
            starts(db, term)
            tour(db, term)


if __name__ == "__main__":
    main()
