"""Tindak anak: children to be followed up, the most urgent first; what was done for each, added with one key."""

from collections.abc import Callable, Hashable, Mapping

from stunting_tui import keys
from stunting_tui.domain.dates import short_date
from stunting_tui.screens.register.growth_book import ask_growth_book
from stunting_tui.screens.task_list import TaskListScreen
from stunting_tui.screens.wording import months, z_cell
from stunting_tui.services.quality import follow_ups
from stunting_tui.services.quality.follow_ups import Done, FollowLine
from stunting_tui.services.quality.name_lists import list_path
from widgets.columns import Column
from widgets.record_list import Row
from widgets.sorting import Sorting, Value

COLUMNS = (
    Column("Tingkat", 16, key="tier", words="tingkat"),
    Column("Nama", 13, flex=2, key="name", words="nama", letters=True),
    Column("Umur", 5, "right", key="age", words="umur"),
    Column("Desa", 9, flex=1, key="village", words="desa", letters=True),
    Column("TB/U", 7, "right", key="haz", words="TB/U"),
    Column("BB/TB", 7, "right", key="whz", words="BB/TB"),
    Column("Tindak lanjut", 13, flex=1, key="state", words="tindak lanjut", letters=True),
)
VALUES: Mapping[str, Callable[[FollowLine], Value]] = {
    "tier": lambda one: one.place,
    "name": lambda one: one.child.name,
    "age": lambda one: -one.child.birth_date.toordinal() if one.child.birth_date else None,
    "village": lambda one: one.child.village,
    "haz": lambda one: one.child.now.haz,
    "whz": lambda one: one.child.now.whz,
    "state": lambda one: one.state or None,
}
"""What the list is sorted by."""
KINDS: Mapping[str, Callable[[FollowLine], bool]] = {
    "semua": lambda _one: True,
    "belum ada": lambda one: not one.done,
    "belum selesai": lambda one: one.state not in ("", "selesai"),
    "selesai": lambda one: one.state == "selesai",
}
"""What the list may show, in the order of their digits."""
SHOWN = 2
"""Follow-ups told beneath the list."""


class TindakScreen(TaskListScreen[FollowLine]):
    """Takes no `params`."""

    NAME = "tindak"
    BINDINGS = keys.bindings_for("tindak")
    CSS_PATH = "tindak.tcss"
    ORDER = Sorting("tier")
    COLUMNS = COLUMNS
    TITLE = "TINDAK ANAK"
    EMPTY = "Tidak ada anak pada daftar ini."
    SLOW = "Membaca pengukuran"

    kind = next(iter(KINDS))

    def load(self) -> None:
        """Begin with everybody."""
        if self.fresh:
            self.kind = next(iter(KINDS))
        super().load()

    def read(self) -> list[FollowLine]:
        """Return the children of the kind shown."""
        return [one for one in follow_ups.follow_lines(self.session) if KINDS[self.kind](one)]

    def row(self, one: FollowLine) -> Row:
        """Return a child as a line."""
        child = one.child
        age = months(child.birth_date, self.session.today) if child.birth_date else "-"
        scores = (z_cell(child.now.haz), "edema  " if one.oedema else z_cell(child.now.whz))
        return Row((one.tier.words, child.name, age, child.village, *scores, one.state or "belum ada"))

    def told(self, one: FollowLine) -> str:
        """Return the child and what was done for it."""
        child = one.child
        parent = f", ortu {child.parent_name}" if child.parent_name else ""
        place = ", ".join(part for part in (child.posyandu, child.village) if part)
        lines = [
            f"{child.name}, {child.sex}, lahir {short_date(child.birth_date)}{parent}; {place}.",
            f"Diukur {short_date(child.measured_on)}. Saran: {one.tier.advice}.",
        ]
        lines += [done_words(done) for done in one.done[:SHOWN]]
        more = len(one.done) - SHOWN
        lines += [f"dan {more} tindak lanjut lain sebelumnya"] if more > 0 else []
        return "\n".join(lines)

    def key_of(self, one: FollowLine) -> Hashable:
        """Return the child."""
        return one.child_id

    def name_of(self, one: FollowLine) -> str:
        """Return the name."""
        return one.child.name

    def values_of(self) -> Mapping[str, Callable[[FollowLine], Value]]:
        """Return what is sorted by."""
        return VALUES

    def heading(self) -> str:
        """Return what is shown."""
        return f"tindak lanjut: {self.kind}, balita hari ini"

    def counted(self) -> str:
        """Return how many, and for how many nothing was done."""
        return f"{len(self.shown)} anak, {sum(not one.done for one in self.shown)} belum ada tindak lanjut"

    def child_in_hand(self) -> int | None:
        """Return the child."""
        chosen = self.chosen()
        return chosen.child_id if chosen is not None else None

    def on_record_list_selected(self) -> None:
        """Open the child."""
        self.action_child()

    def action_new(self) -> None:
        """Ask what is to be done; what the tier advises is proposed."""
        one = None if self._is_working() else self.chosen()
        if one is not None:
            self.ask("Tindak lanjut", lambda text: self._ask_who(one, text), initial=one.tier.advice)

    def _ask_who(self, one: FollowLine, action: str) -> None:
        self.ask("Penanggung jawab (boleh kosong)", lambda who: self._add(one, action, who))

    def _add(self, one: FollowLine, action: str, who: str) -> None:
        follow_ups.add(self.session, one, action, who)
        self.read_anew(f"{one.child.name}: tindak lanjut dicatat.")

    def _newest(self) -> Done | None:
        """Return the newest follow-up of the child in hand, or say that there is none."""
        one = None if self._is_working() else self.chosen()
        if one is not None and not one.done:
            self.complain(f"Belum ada tindak lanjut untuk anak ini. Tekan {self.key('new')} untuk mencatatnya.")
        return one.done[0] if one is not None and one.done else None

    def action_follow_state(self) -> None:
        """Give the newest follow-up its next state."""
        done = self._newest()
        if done is not None:
            self.read_anew(f"Tindak lanjut: {follow_ups.move_on(self.session, done)}.")

    def action_delete(self) -> None:
        """Remove the newest follow-up after a question."""
        done = self._newest()
        if done is not None:
            self.confirm(f"Hapus tindak lanjut {done.action[:40]}?", lambda: self._remove(done))

    def _remove(self, done: Done) -> None:
        follow_ups.remove(self.session, done)
        self.read_anew("Tindak lanjut dihapus.")

    def action_follow_kind(self) -> None:
        """Ask what to show."""
        if not self._is_working():
            words = " ".join(f"{number} {kind}" for number, kind in enumerate(KINDS, 1))
            self.ask(words, self._show_kind, choices="1234")

    def _show_kind(self, digit: str) -> None:
        self.kind = list(KINDS)[int(digit) - 1]
        self.read_anew()

    def action_write_names(self) -> None:
        """Write the lines shown, a sheet for each posyandu."""
        lines = list(self.shown)
        self.ask_target(
            list_path("tindak-lanjut-anak"), lambda target: follow_ups.write_names(self.session, lines, target)
        )

    def action_write_all_charts(self) -> None:
        """Write the growth charts of the lines shown, a sheet for each child."""
        if not self._is_working():
            ask_growth_book(self, [one.child_id for one in self.shown])


def done_words(done: Done) -> str:
    """Return a follow-up in words."""
    who = f", {done.responsible}" if done.responsible else ""
    return f"{short_date(done.day)} {done.action}{who}: {done.status}"
