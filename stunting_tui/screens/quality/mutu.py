"""Mutu: how good the figures of a batch are, place by place, the worst first; computed anew when data changed."""

from collections.abc import Callable, Hashable, Mapping
from pathlib import Path

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.quality.quality_words import Quality, doubtful_words, shown_points
from stunting_tui.screens.task_list import TaskListScreen
from stunting_tui.services.quality import quality, quality_cards
from stunting_tui.services.quality.quality import DISTRICT, POST, VILLAGE, BatchQuality
from widgets.columns import Column
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value

LEVELS = {"posyandu": (POST,), "desa dan kecamatan": (DISTRICT, VILLAGE)}
"""Which places are listed, in the order of the key that turns them."""
NOTHING = "Belum ada pengukuran. Masukkan berkas pengukuran dahulu ({imports} di Beranda)."
COMPUTING = "Menghitung mutu"

COLUMNS = (
    Column("Desa", 14, key="village", letters=True),
    Column("Posyandu", 12, key="name", words="posyandu", letters=True),
    Column("Anak", 5, "right", key="n", words="anak diukur"),
    Column("Mutu", 13, key="verdict", words="mutu"),
    Column("Skor", 5, "right", key="points", words="skor plausibilitas"),
    Column("Yang diragukan", 25, flex=1),
)


VALUES: Mapping[str, Callable[[Quality], Value]] = {
    "village": lambda one: one.village or one.name,
    "name": lambda one: one.name,
    "n": lambda one: one.n,
    "verdict": lambda one: one.burden if one.n else None,
    "points": shown_points,
}
"""What places are sorted by; mutu by how much is wrong."""


class MutuScreen(TaskListScreen[Quality]):
    """`params`: `batch` (id), else the newest that can be compared."""

    NAME = "mutu"
    BINDINGS = keys.bindings_for("mutu")
    CSS_PATH = "mutu.tcss"
    ORDER = Sorting("verdict", down=True)
    COLUMNS = COLUMNS
    TITLE = "MUTU"
    EMPTY = NOTHING

    found: BatchQuality | None = None
    level = "posyandu"
    batch_id: int | None = None

    def load(self) -> None:
        """Show what is stored; compute it in the background where data changed."""
        if self.fresh:
            self.level, self.batch_id = "posyandu", self.params.get("batch")
        self.found = quality.stored(self.session, self.batch_id)
        super().load()
        if self.found is not None and not self.found.fresh and self._job is None:
            number = self.found.batch_id
            self.work(lambda task: quality.recompute(self.session, number, task.progress), self._computed, COMPUTING)

    def _computed(self, found: BatchQuality) -> None:
        self.found = found
        self.read_anew()

    def read(self) -> list[Quality]:
        """Return the places of the level shown, the worst first."""
        self.EMPTY = NOTHING if self.found is None else "Belum ada tempat yang dihitung."
        wanted = LEVELS[self.level]
        return [place for place in self.found.places if place.level in wanted] if self.found else []

    def row(self, one: Quality) -> Row:
        """Return a place as a line."""
        village = one.village or one.name
        post = one.name if one.level == POST else f"({one.level})"
        points = "-" if (found := shown_points(one)) is None else str(found)
        return Row((village, post, format_integer(one.n), one.verdict, points, doubtful_words(one)))

    def told(self, one: Quality) -> str:
        """Return what is doubtful and what to do, as far as there is room."""
        card = quality.card(one)
        if not card.doubtful:
            return f"Mutu {why}." if (why := quality.why_unjudged(one)) else "Tidak ada yang diragukan."
        return "\n".join((*card.doubtful[:2], *(f"Kerjakan: {text}" for text in card.advice[:1])))

    def key_of(self, one: Quality) -> Hashable:
        """Return level and names."""
        return one.level, one.village, one.name

    def name_of(self, one: Quality) -> str:
        """Return the place."""
        return f"{one.village} {one.name}"

    def values_of(self) -> Mapping[str, Callable[[Quality], Value]]:
        """Return what places are sorted by."""
        return VALUES

    def heading(self) -> str:
        """Return batch and level."""
        if self.found is None:
            return ""
        old = "" if self.found.fresh or not self.found.places else ", angka lama"
        return f"batch {period_label(self.found.period)}, {self.level}{old}"

    def counted(self) -> str:
        """Return how many."""
        return f"{len(self.shown)} tempat"

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the card of the place."""
        if self.found is not None and not self._is_working():
            self.shell.go("kartu-mutu", places=tuple(self.shown), at=event.index, period=self.found.period)

    def action_write_quality(self) -> None:
        """Write all places and every score as a workbook."""
        found = self.found
        if found is None or self._is_working():
            return

        def write(target: Path) -> None:
            quality_cards.write_book(self.session, found, target)

        self.ask_target(quality_cards.book_path(found.period), write, "mutu")

    def action_other_places(self) -> None:
        """Show the places of the next level."""
        levels = list(LEVELS)
        self.level = levels[(levels.index(self.level) + 1) % len(levels)]
        self.read_anew()
