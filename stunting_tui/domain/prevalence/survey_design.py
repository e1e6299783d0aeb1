"""The sampling design of a survey: strata and clusters, and the sums its variance is made of (formula in `survey`)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stunting_tui.domain.prevalence.measured import Columns
from stunting_tui.growth.rules import AGE_END

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from stunting_tui.domain.prevalence.measured import Bools, Codes, Floats


_NOISE = 1e-6
"""A standard error this small beside the root of the sum of squares is rounding: a child 0.01 z off gives far more."""


@dataclass(frozen=True, slots=True)
class Design:
    """What the sample was drawn by: strata by village or none, clusters by posyandu or none (a simple sample)."""

    by_village: bool = False
    by_posyandu: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The children that count (`rows`), each with its stratum and its cluster, and the units of each stratum.

    Without clusters every child is a unit and `cluster` is empty. Clusters are numbered stratum by stratum.
    """

    rows: "Codes"
    stratum: "Codes"
    cluster: "Codes"
    units: "Codes"
    clustered: bool

    @property
    def freedom(self) -> int:
        """Degrees of freedom: units less strata."""
        return int(self.units.sum()) - len(self.units)

    def sums(self, labels: "Codes", values: "Floats", count: int) -> "Sums":
        """Return the sums of `values` (NaN: not counted) by group, and by group and unit or stratum."""
        import numpy as np

        known = (labels >= 0) & ~np.isnan(values)
        place = self.cluster if self.clustered else self.stratum
        places = int(self.units.sum()) if self.clustered else len(self.units)
        cells = labels[known] * places + place[known]
        weights = values[known]

        def cell(powers: "NDArray[np.float64] | None") -> "Floats":
            return np.bincount(cells, powers, count * places).reshape(count, places).astype(np.float64)

        n, total, squares = cell(None), cell(weights), cell(weights * weights)
        return Sums(self, n, total, squares)


class Sums:
    """Numbers, sums and sums of squares of a column by group; the variance of any ratio estimate from them."""

    def __init__(self, frame: Frame, n: "Floats", total: "Floats", squares: "Floats") -> None:
        self._frame = frame
        self._cells = (n, total, squares)
        self.n: Floats = n.sum(axis=1)
        self.total: Floats = total.sum(axis=1)
        self.squares: Floats = squares.sum(axis=1)
        self.clusters: Codes = (n > 0).sum(axis=1)
        """Units (clusters, else strata) with children of the group."""

    def error(self, mean: "Floats") -> "Floats":
        """Return the standard error of each group's mean."""
        import numpy as np

        n, total, squares = self._cells
        centre, size = mean[:, None], self.n[:, None]
        totals = (total - centre * n) / size
        if self._frame.clustered:
            starts = np.cumsum(self._frame.units) - self._frame.units
            sums, second = (np.add.reduceat(part, starts, axis=1) for part in (totals, totals * totals))
        else:
            sums, second = totals, (squares - 2 * centre * total + centre * centre * n) / (size * size)
        units = self._frame.units
        with np.errstate(all="ignore"):
            within = units / (units - 1) * np.maximum(second - sums * sums / units, 0)
        found: Floats = np.sqrt(np.where(units > 1, within, second).sum(axis=1))
        return found

    def alike(self, error: "Floats") -> "Bools":
        """Return which groups have sampling units that do not differ: no error beyond the noise of the sums."""
        import numpy as np

        found: Bools = error * self.n <= _NOISE * np.sqrt(self.squares)
        return found


def sampling_frame(children: Columns, design: Design) -> Frame:
    """Return the frame of a design; clusters are nested in strata."""
    import numpy as np

    kept: Bools = ~(np.floor(children.age_days + 0.5) >= AGE_END)
    if design.by_village:
        kept &= children.village >= 0
    if design.by_posyandu:
        kept &= children.posyandu >= 0
    rows = np.flatnonzero(kept)
    strata, stratum = np.unique(
        children.village[rows] if design.by_village else np.zeros(len(rows), dtype=np.intp), return_inverse=True
    )
    if not design.by_posyandu:
        empty = np.zeros(0, dtype=np.intp)
        return Frame(rows, stratum, empty, np.bincount(stratum, minlength=len(strata)), clustered=False)
    pairs = np.stack((stratum, children.posyandu[rows]), axis=1)
    clusters, cluster = np.unique(pairs, axis=0, return_inverse=True)
    units = np.bincount(clusters[:, 0], minlength=len(strata))
    return Frame(rows, stratum, cluster.reshape(-1), units, clustered=True)
