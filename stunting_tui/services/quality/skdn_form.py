"""FORMAT F2 of a month from the store: SKDN by posyandu or village, sex and age, and the status of the measured."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from db.connection import database
from stunting_tui.domain.age import completed_months
from stunting_tui.domain.monitoring.skdn import AGE_NAMES, age_group
from stunting_tui.domain.monitoring.skdn_form import HEIGHT, SEVERE, WASTING, FormChild, FormView, Key, counted_months
from stunting_tui.growth.categories import category
from stunting_tui.services.measuring.visit_store import sex_of
from stunting_tui.services.quality.skdn import SkdnYear
from stunting_tui.services.register import region
from stunting_tui.services.store import reading

if TYPE_CHECKING:
    from stunting_tui.domain.document import Section

NOWHERE = "Tanpa posyandu"
_VISITS = """
    SELECT c.id, c.village_id, coalesce(c.posyandu_id, 0), c.sex, c.birth_date, m.measured_on,
        CASE WHEN m.flag_haz = 1 THEN NULL ELSE m.haz END,
        CASE WHEN m.flag_whz = 1 AND NOT m.oedema THEN NULL ELSE m.whz END, m.oedema
    FROM measurement m JOIN child c ON c.id = m.child_id JOIN village v ON v.id = c.village_id
    WHERE v.district_id = ? AND m.vanished_run_id IS NULL AND c.merged_into_id IS NULL
    AND m.measured_on >= ? AND m.measured_on <= ? ORDER BY m.measured_on"""


def form_view(year: SkdnYear, village: int | None = None) -> FormView:
    """Return the form of the last month of a year of SKDN: of a village by posyandu, of the kecamatan by village."""
    period = year.months[-1]
    with reading():
        places = _Places(year, village)
        bound = (region.require_district().id, f"{period[:4]}-01-01", f"{period}-31")
        visits = database.execute_sql(_VISITS, bound).fetchall()
    counts = counted_months(
        FormChild(places.name(one.village, one.posyandu), one.sex, one.month)
        for one in year.last
        if places.takes(one.village)
    )
    counts.update(_statuses([row for row in visits if places.takes(row[1])], places, period))
    weighed = {(one.village, one.posyandu) for one in year.last if one.month.gain is not None}
    names = places.columns({key[0] for key in counts})
    has_books = bool(year.books) if village is None else village in year.books
    place = year.place if village is None else dict(year.villages)[village]
    return FormView(place, period, names, places.posyandu(weighed), dict(counts), has_books)


def form_page(view: FormView) -> "Section":
    """Return the sums of the form as a document of one sheet, for the screen."""
    from stunting_tui.reports.quality.skdn_form import sums_section

    return sums_section(view)


class _Places:
    """The columns: the posyandu of a village, or the villages of the kecamatan. In a connection."""

    def __init__(self, year: SkdnYear, village: int | None) -> None:
        self.village = village
        self._villages = dict(year.villages)
        rows = database.execute_sql("SELECT id, village_id, name FROM posyandu ORDER BY name").fetchall()
        self._posts = {number: (where, name) for number, where, name in rows if where in self._villages}

    def takes(self, village: int) -> bool:
        """Whether children of a village are counted."""
        return self.village in (None, village)

    def name(self, village: int, post: int) -> str:
        """Return the column of a child."""
        if self.village is None:
            return self._villages[village]
        return self._posts[post][1] if post in self._posts else NOWHERE

    def columns(self, seen: set[str]) -> tuple[str, ...]:
        """Return every column; the one for children of no posyandu only where there are some."""
        if self.village is None:
            return tuple(self._villages.values())
        names = [name for where, name in self._posts.values() if where == self.village]
        return (*names, *([NOWHERE] if NOWHERE in seen or not names else []))

    def posyandu(self, weighed: set[tuple[int, int]]) -> dict[str, tuple[int, int]]:
        """Return how many posyandu each column has, and how many of them weighed anybody."""
        found: Counter[str] = Counter()
        busy: Counter[str] = Counter()
        for number, (where, _name) in self._posts.items():
            if self.takes(where):
                found[self.name(where, number)] += 1
                busy[self.name(where, number)] += (where, number) in weighed
        return {name: (count, busy[name]) for name, count in found.items()}


def _statuses(visits: Sequence[Sequence[Any]], places: _Places, period: str) -> Counter[Key]:
    """Count the statuses by each child's newest visit of the month; severe wasting also since January."""
    newest: dict[int, Sequence[Any]] = {}
    severe: dict[int, list[Sequence[Any]]] = {}
    for row in visits:
        if row[5][:7] == period:
            newest[row[0]] = row
        if row[8] or (row[7] is not None and row[7] < SEVERE):
            severe.setdefault(row[0], []).append(row)
    found: Counter[Key] = Counter()

    def add(row: Sequence[Any], element: str) -> None:
        months = completed_months(date.fromisoformat(row[4]), date.fromisoformat(row[5]))
        group = age_group(months)
        if element and group in AGE_NAMES:
            found[places.name(row[1], row[2]), sex_of(row[3]), group, element] += 1

    for row in newest.values():
        add(row, WASTING.get(_code("whz", row[7], oedema=bool(row[8])), ""))
        add(row, HEIGHT.get(_code("haz", row[6]), ""))
    for child, rows in severe.items():
        add(rows[-1], "buruk_kumulatif")
        if newest.get(child) is rows[-1] and rows[0][5] >= f"{period}-01":
            add(rows[-1], "buruk_baru")
    return found


def _code(index: str, z: float | None, *, oedema: bool = False) -> str:
    found = category(index, z, oedema=oedema)
    return found.code if found else ""
