"""Children as a list: which ones, in which order, where a letter begins; only ids are held, and those late.

found = ChildIds(conditions, values, order="haz", down=False)
found[0:64]                      # the first ids: a list of 100,000 opens as fast as one of 100
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from db.connection import database
from stunting_tui.growth.categories import categories
from stunting_tui.services.store import reading

SCORED = "vanished_run_id IS NULL AND (haz IS NOT NULL OR waz IS NOT NULL)"
"""A measurement that can be the last one shown for a child."""

HEAD = 256
"""Ids read at first, where the order follows an index."""

LAST = f"""LEFT JOIN (SELECT child_id, max(measured_on) AS measured_on, haz, waz, whz, weight_kg, height_cm, oedema,
           flag_haz, flag_waz, flag_whz FROM measurement WHERE {SCORED} GROUP BY child_id) m ON m.child_id = c.id"""  # noqa: S608 (own words)
"""The last scored measurement: SQLite takes the other columns from the row of the maximum."""


@dataclass(frozen=True, slots=True)
class Order:
    """What children are sorted by: an expression, the table it needs, and whether it is text in upper case."""

    by: str
    join: str = ""
    letters: bool = False


def orders() -> dict[str, Order]:
    """Return every order by its key. Ages go from the youngest up, states from the worst to the best."""
    place = "LEFT JOIN posyandu p ON p.id = c.posyandu_id"
    return {
        "name": Order("c.name_key", letters=True),
        "sex": Order("c.sex", letters=True),
        "age": Order("-julianday(c.birth_date)"),
        "village": Order("upper(v.name)", "JOIN village v ON v.id = c.village_id", letters=True),
        "posyandu": Order("nullif(upper(p.name), '')", place, letters=True),
        "parent": Order("nullif(upper(c.parent_name), '')", letters=True),
        "haz": Order("m.haz", LAST),
        "whz": Order("m.whz", LAST),
        "status": Order(_state(), LAST),
        "visit": Order("m.measured_on", LAST),
        "weight": Order("m.weight_kg", LAST),
        "height": Order("m.height_cm", LAST),
    }


class ChildIds(Sequence[int]):
    """The ids of the children that meet `conditions` (SQL about `c`), in the order of one of `orders`.

    By name without words to find, only the first ids are read until one beyond them is asked for. Names that begin with
    the name key `begins` come first, then those with a word that does.
    """

    def __init__(
        self, conditions: Sequence[str], values: Sequence[str], *, order: str, down: bool, early: bool, begins: str = ""
    ) -> None:
        self._order = orders()[order]
        self._down = down
        self._where = " AND ".join(conditions)
        self._values = tuple(values)
        self._begins = (f"{begins}%", f"% {begins}%") if begins else ()
        self._whole = not early
        with reading():
            self._ids = self._read(f"LIMIT {HEAD}" if early else "")
            self._count = len(self._ids)
            if early and self._count == HEAD:
                counted = database.execute_sql(f"SELECT count(*) FROM child c WHERE {self._where}", self._values)  # noqa: S608 (own words)
                self._count = counted.fetchone()[0]
            else:
                self._whole = True

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> "array[int]": ...
    def __getitem__(self, index: "int | slice") -> "int | array[int]":
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            return self._upto(max(start, stop))[start:stop:step]
        return self._upto(index + 1 if index >= 0 else len(self))[index]

    def __iter__(self) -> Iterator[int]:
        return iter(self._upto(len(self)))

    def __contains__(self, number: object) -> bool:
        return number in self._ids or number in self._upto(len(self))

    def index(self, number: int, *_range: int) -> int:
        """Return the place of an id. Raises ValueError where it is not there."""
        return self._ids.index(number) if number in self._ids else self._upto(len(self)).index(number)

    def find(self, letter: str) -> int | None:
        """Return the place of the first child whose text begins with an upper-case letter; by figures, whose name."""
        by = self._order.by if self._order.letters else "c.name_key"
        begins = f"{by} >= '{letter}' AND {by} < '{chr(ord(letter) + 1)}'"
        with reading():
            found = list(self._read("LIMIT 1", begins))
        return self.index(found[0]) if found else None

    def _upto(self, count: int) -> "array[int]":
        if count > len(self._ids) and not self._whole:
            with reading():
                self._ids = self._read("")
            self._count, self._whole = len(self._ids), True
        return self._ids

    def _read(self, limit: str, condition: str = "TRUE") -> "array[int]":
        by = self._order.by
        turn = "DESC" if self._down else "ASC"
        order = f"{by} IS NULL, {by} {turn}, c.name_key, c.id"
        if by == "c.name_key":
            order = f"{by} {turn}, c.id {turn}"  # as the index stands, read either way
        if self._begins:
            order = f"CASE WHEN c.name_key LIKE ? THEN 0 WHEN c.name_key LIKE ? THEN 1 ELSE 2 END, {order}"
        rows = database.execute_sql(
            f"SELECT c.id FROM child c {self._order.join} WHERE {self._where} AND {condition} ORDER BY {order} {limit}",  # noqa: S608 (own words)
            (*self._values, *self._begins),
        )
        return array("q", (row[0] for row in rows))


def _state() -> str:
    """Return SQL that numbers the state of a child from the worst, as the list words it; NULL where never measured."""
    haz, waz, whz = _place("haz"), _place("waz"), _place("whz")
    thin = f"CASE WHEN m.oedema = 1 THEN 0 ELSE {whz} END"
    return f"""CASE WHEN m.measured_on IS NULL THEN NULL
        WHEN m.flag_haz = 1 THEN 90
        WHEN {haz} IN (0, 1) THEN {haz}
        WHEN coalesce({haz}, 2) = 2 AND coalesce({thin}, 2) <> 2 AND coalesce(m.flag_whz, 0) <> 1 THEN 10 + {thin}
        WHEN m.haz IS NOT NULL THEN 50 + {haz}
        WHEN m.flag_waz = 1 OR m.waz IS NULL THEN 80
        ELSE 30 + {waz} END"""


def _place(index: str) -> str:
    """Return SQL for the place of the category of a z-score, from 0; NULL without z."""
    steps = (
        f"(round(m.{index}, 2) {'>' if one.high_included else '>='} {one.high})"
        for one in categories(index)
        if one.high is not None
    )
    return f"({' + '.join(steps)})"
