"""Where the columns of an entry grid stand: shared widths, and a scroll to the side where they do not all fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from widgets.columns import share_widths
from widgets.entry_columns import GridColumn


@dataclass(frozen=True, slots=True)
class Place:
    """A visible column: its index, its first cell, its width."""

    index: int
    x: int
    width: int


class EntryLayout:
    """Columns laid out from cell 1 on, one blank after each; the first `frozen` always stay."""

    def __init__(self, columns: Sequence[GridColumn], frozen: int | None = None) -> None:
        """Without `frozen` all columns before the first stop stay."""
        self.columns = list(columns)
        first = next((index for index, column in enumerate(columns) if column.is_stop), 0)
        self.frozen = first if frozen is None else frozen
        self.places: list[Place] = []
        self._left = self.frozen
        self._width = 0

    def share(self, width: int) -> bool:
        """Lay out anew for `width` cells; False where nothing changed."""
        if width == self._width:
            return False
        self._width, self._left = width, self.frozen
        self._place()
        return True

    def reveal(self, index: int) -> bool:
        """Scroll to the side until column `index` is seen; False where it was."""
        if not self._width or self.place(index) is not None:
            return False
        if self.frozen <= index < self._left:
            self._left = index
            self._place()
        while self.place(index) is None and self._left < index:
            self._left += 1
            self._place()
        return True

    def place(self, index: int) -> Place | None:
        """Return where a column stands, None where it is out of view."""
        return next((place for place in self.places if place.index == index), None)

    def _place(self) -> None:
        shown = [*range(min(self.frozen, self._left)), *range(self._left, len(self.columns))]
        widths = share_widths([self.columns[index] for index in shown], max(1, self._width - 2))
        self.places, x = [], 1
        for index, width in zip(shown, widths, strict=True):
            if width > 0:
                self.places.append(Place(index, x, width))
                x += width + 1
