"""One stretch of rows of a CSV file: its children understood, scored, and written as the cells to add."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from stunting_tui.growth import INDICES, categories, rules
from stunting_tui.services.measuring import zscore_cells as cells
from stunting_tui.services.measuring.zscore_layout import Layout

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Rows = NDArray[np.intp]
    Bools = NDArray[np.bool_]

_FLAG_TEXTS = ("0", "1", "")


class ScoredRows:
    """The rows of one stretch as columns, their z-scores, and by row the words of the column `note`.

    Where a cell is bad the z-scores that need it are missing: all of them for sex and age, those of length for
    position, those of weight for oedema.
    """

    def __init__(self, rows: list[list[str]], layout: Layout) -> None:
        import numpy as np

        from stunting_tui.growth import zscore

        self._places = layout.places
        self._names = {name: layout.headings[place].strip() for name, place in layout.places.items()}
        self.notes: dict[int, list[str]] = {}
        self.size = len(rows)
        crooked = self._straighten(rows, len(layout.headings))
        self.columns: list[tuple[str, ...]] = list(zip(*rows, strict=True))
        sex, _ = self._column("sex", cells.sex)
        age, lost = self._ages()
        weight, _ = self._column("weight_kg", cells.measure)
        height, _ = self._column("height_cm", cells.measure)
        head, _ = self._column("head_cm", cells.measure)
        arm, _ = self._column("muac_cm", cells.measure)
        position, bad_position = self._column("position", cells.position)
        oedema, bad_oedema = self._column("oedema", cells.oedema)
        self._note(np.flatnonzero(np.isnan(sex) & self._is_empty("sex")), f"{self._names['sex']} kosong")
        sex[lost] = sex[crooked] = np.nan
        height[bad_position] = np.nan
        weight[bad_oedema] = np.nan
        self.oedema = oedema == 1
        self.scores = zscore.compute(
            np.nan_to_num(sex), age, weight, height, np.nan_to_num(position), self.oedema, head, arm
        )
        judged = ~(np.isnan(sex) | np.isnan(weight) | np.isnan(height) | self.oedema)
        judged &= np.isnan(age) | ((age >= 0) & (age < rules.AGE_END))
        if "height_cm" in self._names:
            outside = np.flatnonzero(judged & np.isnan(self.scores.z["whz"]))
            self._note(outside, f"{self._names['height_cm']} di luar tabel BB/PB atau BB/TB")

    def added(self, decimals: cells.Decimals) -> list[list[str]]:
        """Return the columns of z-scores, flags, categories and notes."""
        import numpy as np

        values = (np.where(np.isnan(z), decimals.MISSING, z).tolist() for z in self.scores.z.values())
        z = [list(map(decimals.__getitem__, column)) for column in values]
        flags = [[_FLAG_TEXTS[flag] for flag in self.scores.flag[index].tolist()] for index in INDICES]
        names = [self._categories(index) for index in INDICES]
        notes = [""] * self.size
        for row, words in self.notes.items():
            notes[row] = "; ".join(words)
        return [*z, *flags, *names, notes]

    def _categories(self, index: str) -> list[str]:
        terms = [*(one.term for one in categories.categories(index)), ""]
        return [terms[place] for place in categories.ordinals(index, self.scores.z[index], self.oedema).tolist()]

    def _straighten(self, rows: list[list[str]], width: int) -> list[int]:
        """Give all rows one width; return those that had more cells than the heading, which cannot be trusted."""
        crooked = []
        for at, row in enumerate(rows):
            if len(row) == width:
                continue
            if any(row[width:]):
                crooked.append(at)
                self._note([at], "jumlah sel melebihi jumlah kolom")
            rows[at] = (row + [""] * width)[:width]
        return crooked

    def _column(self, name: str, understand: Callable[[str], float]) -> "tuple[Floats, Rows]":
        """Return the values of a column, NaN where empty, bad or not in the file, and the rows where it is bad."""
        import numpy as np

        place = self._places.get(name)
        if place is None:
            return np.full(self.size, np.nan), np.zeros(0, dtype=np.intp)
        texts = self.columns[place]
        column = cells.Column(understand)
        values = np.array(column.values_of(texts), dtype=np.float64)
        bad = [row for row, text in enumerate(texts) if text in column.bad] if column.bad else []
        for row in bad:
            self._note([row], f"{self._names[name]} {column.bad[texts[row]]}")
        return values, np.array(bad, dtype=np.intp)

    def _is_empty(self, name: str) -> "Bools":
        import numpy as np

        return np.array([cells.plain(text) in cells.EMPTY for text in self.columns[self._places[name]]], dtype=np.bool_)

    def _ages(self) -> "tuple[Floats, Rows]":
        """Return the ages in days, of the age itself or else of the two dates, and the rows where they are bad."""
        import numpy as np

        age, bad_age = self._column("age_days", cells.age)
        born, bad_birth = self._column("birth_date", cells.day)
        measured, bad_measured = self._column("measured_on", cells.day)
        by_dates = measured - born
        early = np.flatnonzero(np.isnan(age) & (by_dates < 0))
        self._note(early, "tanggal ukur sebelum tanggal lahir")
        without = np.isnan(age)
        age[without] = by_dates[without]
        bad_dates = np.concatenate((bad_birth, bad_measured))
        lost = np.concatenate((bad_age, bad_dates[without[bad_dates]], early))
        empty = np.isnan(age)
        empty[lost] = False
        self._note(np.flatnonzero(empty), "umur kosong")
        self._note(np.flatnonzero(age >= rules.AGE_END), "umur di atas 1826 hari")
        return age, lost

    def _note(self, rows: Iterable[int], words: str) -> None:
        for row in rows:
            self.notes.setdefault(int(row), []).append(words)
