"""The program killed while it is typed into: what the screen had accepted must be in the store, whatever happens.

Run from the project's folder: `python tests/benchmarks/bench_kill.py [KILLS] [SEED]`, 500 by default. Each time the
real program is started in a pseudo-terminal, a sheet is opened where the last one stopped, and lines of a paper are
typed as fast as the screen follows, until at a random moment the whole process group gets SIGKILL or, one time in
five, the line is dropped. Then the database must open and be whole, and hold every row that the screen had told to be
stored and every cell that it had accepted. Prints what was accepted and stored; fails where anything is missing.
"""

import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting_tui.domain.numbers import parse_decimal  # noqa: E402
from stunting_tui.domain.synthetic.paper import DAY  # noqa: E402
from stunting_tui.session import Session  # noqa: E402
from tests.tools.paper_register import CHILDREN, Line, make_register  # noqa: E402
from tests.tools.pty_program import PATIENCE  # noqa: E402
from tests.tools.pty_screen import KEYS, PtyScreen  # noqa: E402
from tests.tools.typist import MONTH, Typist  # noqa: E402

AT_ONCE = 2
MOST_KEYS = 60
"""Keys typed before the latest kill; each kill has its own number, and falls somewhere in the effect of the last."""
LATEST = 0.03
"""Seconds from the last key to the latest kill: that is about what a key's effect takes."""
REGISTER = 1200
SHARES = {"usual": 95, "doubtful": 5}
HANG_UPS = 0.2
COLUMNS = {"BB": "weight_kg", "TB": "height_cm"}


class Killed(Exception):
    """The moment has come."""


@dataclass
class Tally:
    """What came of the kills; `lost` are cells the screen had accepted that are not in the store."""

    kills: int = 0
    hang_ups: int = 0
    told: int = 0
    stored: int = 0
    ahead: int = 0
    accepted: int = 0
    lost: int = 0
    most_lost: int = 0
    rows_lost: int = 0
    wrong: int = 0
    broken: int = 0

    def add(self, other: "Tally") -> None:
        """Count another worker's kills in."""
        for one in fields(self):
            mine, its = getattr(self, one.name), getattr(other, one.name)
            setattr(self, one.name, max(mine, its) if one.name == "most_lost" else mine + its)


class Hurried(Typist):
    """A typist as fast as the screen, for `keys` keys; `accepted` are the cells the screen took, by place and head."""

    def __init__(self, shown: PtyScreen, keys: int, delay: float) -> None:
        super().__init__(shown)
        self.keys, self.delay = keys, delay
        self.moved = time.monotonic()
        self.told = 0
        self.accepted: dict[tuple[int, str], str] = {}

    def look(self, seconds: float = 0.1) -> None:
        """Take in what the screen shows; fail with it where it has shown nothing new for long."""
        if self.shown.read(seconds):
            self.moved = time.monotonic()
        elif time.monotonic() > self.moved + PATIENCE:
            raise SystemExit(f"the screen does not go on:\n{self.shown.text}")
        self.told = max(self.told, self.saved)

    def press(self, *keys: str) -> None:
        """Press keys, each when the screen has answered the one before; raise `Killed` after the last of all."""
        for key in keys:
            for one in [key] if key in KEYS else key:
                self.shown.send(one)
                self.keys -= 1
                if self.keys <= 0:
                    time.sleep(self.delay)
                    raise Killed
                self.look()

    def cell(self, place: int, head: str) -> str:
        """Return what the screen shows as accepted in a cell; "" where it is being typed or not seen."""
        column = self.shown.line(3).find(f" {head} ") + 1 + len(head)
        row = next((line for line in self.shown.screen.display if re.match(rf"[> ] *{place + 1} ", line)), "")
        in_hand = "[" in row[column - 6 : column] or self.complaint
        return "" if in_hand and self.place == place else row[column - 5 : column].strip()

    def accept(self, text: str, end: str) -> str:
        """Type a value and wait for the screen's answer."""
        place, head = self.place, self.head
        self.press(text, end)
        while not self.complaint and self.cell(place, head) != text:
            self.look()
        if not self.complaint:
            self.accepted[place, head] = text
        return self.complaint

    def insist(self, line: Line) -> None:
        """Give the reason, and see the value taken."""
        place, head = self.place, self.head
        text = line.weight if head == "BB" else line.height
        self.pause(0.35)
        self.press("f2", *line.reason, "enter")
        while self.cell(place, head) != text:
            self.look()
        self.accepted[place, head] = text

    def pause(self, seconds: float) -> None:
        """Let some time pass."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.look(0.02)

    head = "BB"

    def type_line(self, line: Line) -> tuple[int, str]:
        """Type weight and height of the child in hand."""
        for self.head, text, end in (("BB", line.weight, "enter"), ("TB", line.height, "/")):
            if self.accept(text, end):
                self.insist(line)
        return 0, ""


def one_kill(db: Path, lines: dict[int, Line], post: int, rng: random.Random) -> Tally:
    """Start, type, kill, and look what is stored."""
    name = f"Posyandu {post + 1:02}"
    before = stored(db, name)
    done = Tally(kills=1, hang_ups=int(rng.random() < HANG_UPS))
    with PtyScreen("-m", "stunting_tui.cli", "--db", str(db), "--operator", "uji") as shown:
        typist = Hurried(shown, rng.randint(1, MOST_KEYS), rng.uniform(0.0, LATEST))
        shown.wait("BELUM DIUKUR")
        shown.send("6", "b", "ctrl+u", MONTH, "enter", "ctrl+f", "ctrl+u", name, "enter", "enter")
        shown.wait(f"/ {name}", "Tersimpan")
        begin(typist)
        try:
            while True:
                place = typist.place
                if place >= 0:
                    typist.type_line(lines[place])
                while typist.place == place:
                    typist.look()
        except Killed:
            pass
        if done.hang_ups:
            shown.hang_up()
            shown.process.wait(timeout=20)
        else:
            shown.kill()
            shown.settle(0.05)
            typist.told = max(typist.told, typist.saved)
    return judge(db, name, lines, typist, len(before), done)


def begin(typist: Hurried) -> None:
    """Bring the cursor to the weight of the first child without one; on a new sheet that takes the date."""
    typist.shown.settle(0.05)
    if not typist.place:
        for key in (str(DAY.day), "enter", "enter"):
            typist.shown.press(KEYS.get(key, key))


def stored(db: Path, post: str) -> dict[str, tuple[float | None, float | None]]:
    """Return weight and height by name of what was typed for a posyandu."""
    with closing(sqlite3.connect(db, timeout=30)) as store:
        return {
            name: (weight, height)
            for name, weight, height in store.execute(
                "SELECT c.name, m.weight_kg, m.height_cm FROM measurement m JOIN child c ON c.id = m.child_id"
                " JOIN posyandu p ON p.id = c.posyandu_id WHERE m.run_id IS NULL AND p.name = ?",
                (post,),
            )
        }


def judge(db: Path, post: str, lines: dict[int, Line], typist: Hurried, before: int, done: Tally) -> Tally:
    """Compare what the screen had accepted with what is stored."""
    with closing(sqlite3.connect(db, timeout=30)) as store:
        done.broken = int(store.execute("PRAGMA integrity_check").fetchone() != ("ok",))
    now = stored(db, post)
    by_name = {line.name: line for line in lines.values()}
    done.told = max(0, typist.told - before)
    done.stored = len(now) - before
    done.ahead = max(0, len(now) - max(typist.told, before))
    done.rows_lost = max(0, typist.told - len(now))
    done.accepted = len(typist.accepted)
    for (place, head), text in typist.accepted.items():
        found = now.get(lines[place].name, (None, None))
        done.lost += found[head == "TB"] != parse_decimal(text)
    done.most_lost = done.lost
    for name, (weight, height) in now.items():
        line = by_name[name]
        done.wrong += weight not in (None, parse_decimal(line.weight))
        done.wrong += height not in (None, parse_decimal(line.height))
    return done


def work(clean: Path, paper: list[Line], kills: int, seed: int) -> Tally:
    """Kill the program again and again on one copy of the clean database after the other."""
    rng = random.Random(seed)
    whole = Tally()
    while whole.kills < kills:
        db = clean.with_name(f"{seed}-{whole.kills}.db")
        shutil.copy(clean, db)
        for post in range(REGISTER // CHILDREN):
            lines = {line.place: line for line in paper if line.posyandu == post}
            while whole.kills < kills and len(stored(db, f"Posyandu {post + 1:02}")) < CHILDREN - 12:
                whole.add(one_kill(db, lines, post, rng))
    return whole


def main() -> None:
    """Kill, count, print."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    begun = time.perf_counter()
    whole = Tally()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        clean = Path(folder) / "bersih.db"
        paper = make_register(clean, Session("uji", clean, lambda: datetime.now(UTC)), REGISTER, SHARES)
        shares = [kills // AT_ONCE + (at < kills % AT_ONCE) for at in range(AT_ONCE)]
        jobs = [pool.submit(work, clean, paper, share, 1000 * seed + at) for at, share in enumerate(shares)]
        for job in jobs:
            whole.add(job.result())
    print(f"{whole.kills} kills, {whole.hang_ups} of them by dropping the line, in {time.perf_counter() - begun:.0f} s")
    print(f"  rows told to be stored {whole.told}, of them missing {whole.rows_lost}; rows stored {whole.stored}"
          f" ({whole.ahead} stored in the moment before the screen could tell)")  # fmt: skip
    print(
        f"  cells accepted on the screen {whole.accepted}, of them missing {whole.lost} (at one kill {whole.most_lost})"
    )
    print(f"  values unlike the paper {whole.wrong}; databases not whole {whole.broken}")
    if whole.rows_lost or whole.most_lost > 1 or whole.wrong or whole.broken:
        raise SystemExit("something was lost")


if __name__ == "__main__":
    main()
