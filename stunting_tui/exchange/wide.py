"""Wide monthly lists: one row per child, a group of columns per month, made into one row per measurement."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stunting_tui.exchange.grid import Row
from stunting_tui.exchange.headings import Header
from stunting_tui.exchange.values import says_nothing

LAYOUT = "bulanan melebar"
_MEASURES = frozenset(
    {"tgl_ukur", "usia_ukur", "usia_hari", "berat", "tinggi", "cara_ukur", "lila", "lika", "edema", "naik", "vit_a"}
    | {"bbu", "zs_bbu", "tbu", "zs_tbu", "bbtb", "zs_bbtb"}
)
_TELLING = ("tgl_ukur", "berat", "tinggi", "lila", "lika")


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one month, by our name of the column."""

    label: str
    columns: dict[str, int]


def month_groups(header: Header) -> list[Group]:
    """Return the groups of a wide list, an empty list when the sheet has one measurement per row."""
    columns = [(i, column) for i, column in enumerate(header.columns) if column.name in _MEASURES]
    if any(column.month for _, column in columns):
        months: dict[str, dict[str, int]] = {}
        for i, column in columns:
            if column.month:
                months.setdefault(column.month, {}).setdefault(column.name, i)
        return [Group(month, found) for month, found in months.items()]
    names = [column.name for _, column in columns]
    if max(names.count("berat"), names.count("tinggi")) < 2:
        return []
    groups: list[Group] = []
    for i, column in columns:
        if not groups or column.name in groups[-1].columns:
            groups.append(Group(f"kelompok {len(groups) + 1}", {}))
        groups[-1].columns[column.name] = i
    return groups


def measured(rows: Iterable[tuple[int, Row]], groups: list[Group]) -> Iterator[tuple[int, Row, Group]]:
    """Yield a row once for each month in which the child was seen: date, weight or a length filled in."""
    telling = [(group, [group.columns[name] for name in _TELLING if name in group.columns]) for group in groups]
    for number, row in rows:
        for group, indexes in telling:
            if any(not says_nothing(row[i]) for i in indexes):
                yield number, row, group
