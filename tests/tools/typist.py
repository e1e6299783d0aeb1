"""A typist at the entry desk in a terminal: types lines of a paper register, looks at the screen as a person does."""

import re
import time
from dataclasses import dataclass, field

from tests.tools.paper_register import Line
from tests.tools.pty_program import PATIENCE
from tests.tools.pty_screen import KEYS, PtyScreen

IN_HAND = re.compile(r"^> *(\d+) ", re.MULTILINE)
SAVED = re.compile(r"Tersimpan (\d+)")
MONTH = "092026"
GRACE = 0.35
"""Seconds that a person needs to see a complaint; the grid takes no answer before that."""


@dataclass
class Hand:
    """What a typist's keys cost: seconds to the paint and bytes, by key."""

    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


class Typist:
    """Someone who types the lines of a paper into the sheet that the terminal shows."""

    def __init__(self, shown: PtyScreen) -> None:
        self.shown = shown
        self.hand = Hand()

    def open_month(self) -> None:
        """Go from Beranda to the posyandu of the month."""
        self.shown.wait("BELUM DIUKUR")
        self.shown.send("6")
        self.shown.wait("posyandu", title="BATCH")
        self.shown.send("b")
        self.shown.wait("Bulan (mmyyyy)")
        self.shown.send("ctrl+u", MONTH, "enter")
        self.shown.wait("September 2026", "Terisi")

    def open_sheet(self, posyandu: int) -> None:
        """Find a posyandu in the list and open its sheet."""
        name = f"Posyandu {posyandu + 1:02}"
        self.shown.send("ctrl+f")
        self.shown.wait("Cari posyandu atau desa")
        self.shown.send("ctrl+u", name, "enter")
        while name not in self.shown.line(4) or self.shown.line(5):
            self.shown.wait(name)
            self.shown.read(0.05)
        self.shown.send("enter")
        self.shown.wait(f"/ {name}", "Tersimpan")
        self.shown.settle()

    def leave_sheet(self) -> None:
        """Go back to the list, the last row typed and its end told."""
        time.sleep(GRACE)
        self.shown.send("f10")
        self.shown.wait("September 2026", "Terisi")

    @property
    def place(self) -> int:
        """The place in the register of the child in hand, -1 for none."""
        found = IN_HAND.search(self.shown.text)
        return int(found.group(1)) - 1 if found else -1

    @property
    def saved(self) -> int:
        """How many children the screen says are stored; -1 where it says nothing."""
        found = SAVED.search(self.shown.text)
        return int(found.group(1)) if found else -1

    @property
    def complaint(self) -> str:
        """The complaint that the cell in hand is locked by, with its sign ! or ?; "" without one."""
        if self.mode not in {"GALAT", "CEK"}:
            return ""
        lines = (self.shown.line(number).strip() for number in range(18, 24))
        return next((line for line in lines if line[:2] in ("! ", "? ")), "!")

    @property
    def mode(self) -> str:
        """The word for what the cell in hand does: SIAP, ISI, GALAT, CEK."""
        return self.shown.line(23).rpartition(" ")[2]

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the one before is painted."""
        for key in keys:
            for one in [key] if key in KEYS else key:
                seconds, size = self.shown.press(KEYS.get(one, one))
                self.hand.seconds.append(seconds)
                self.hand.sizes.append(size)

    def accept(self, text: str, end: str) -> str:
        """Type a value and its end; return the complaint that the screen answers with, "" for none."""
        self.press(text, end)
        deadline = time.monotonic() + PATIENCE
        while self.mode == "ISI" and time.monotonic() < deadline:
            self.shown.read(0.05)
        self.shown.settle(0.02)
        return self.complaint

    def type_line(self, line: Line) -> tuple[int, str]:
        """Type a line into the row in hand; return the keys it took and "usual" or what was met."""
        before = len(self.hand.seconds)
        met = "usual"
        if not line.place:
            self.press(str(int(line.measured_on[-2:])), "enter", "enter")
            met = "first"
        if line.weight.startswith("-"):
            self.press(line.weight, line.height, "/")
            return len(self.hand.seconds) - before, "absent"
        if line.slip:
            self.accept(line.slip, "enter")
            self.withdraw()
            met = "slip"
        for text, end in ((line.weight, "enter"), (line.height, "/")):
            if self.accept(text, end):
                self.insist(line)
                met = "forced" if met == "usual" else met
        return len(self.hand.seconds) - before, met

    def withdraw(self) -> None:
        """Take back what the hand typed wrong: by F8 where the screen complains, else by going back to the cell."""
        if self.complaint:
            time.sleep(GRACE)
            self.press("f8")
        else:
            self.press("left")

    def insist(self, line: Line) -> None:
        """Answer a doubt about a value that stands on the paper."""
        if self.complaint.startswith("!"):
            raise SystemExit(f"{line.name} {line.weight} {line.height}: {self.complaint}\n{self.shown.text}")
        time.sleep(GRACE)
        self.press("f2", *(line.reason or "sesuai register"), "enter")
