"""The posyandu of a month at the entry desk: how many children each has to measure, and how far its sheet has come."""

from dataclasses import dataclass
from datetime import date, timedelta

from db.connection import database
from stunting_tui.domain.dates import period_label, period_of
from stunting_tui.errors import DataError
from stunting_tui.services.register import region
from stunting_tui.services.store import reading

LAST_MONTH = 60
"""Children of this many months of age and more are not measured."""
NO_POST = "(tanpa posyandu)"


@dataclass(frozen=True, slots=True)
class PostRecord:
    """A posyandu, its active children of an age to be measured in a month, and how many of them are dealt with.

    `id` is None for the children of a village who have no posyandu. `state` is that of the sheet, "" without one.
    """

    id: int | None
    village: str
    name: str
    children: int
    typed: int
    state: str = ""
    village_id: int = 0


def posts(period: str) -> list[PostRecord]:
    """Return the posyandu of the current kecamatan with children, by village and name; those without one last."""
    with reading():
        district = region.current_row()
        if district is None:
            return []
        rows = database.execute_sql(
            """SELECT p.id, v.name, coalesce(p.name, ?), count(DISTINCT c.id),
                      count(DISTINCT coalesce(m.child_id, o.child_id)), coalesce(s.state, ''), v.id
               FROM child c LEFT JOIN posyandu p ON p.id = c.posyandu_id
               JOIN village v ON v.id = coalesce(p.village_id, c.village_id)
               LEFT JOIN batch b ON b.district_id = v.district_id AND b.period = ?
               LEFT JOIN measurement m ON m.batch_id = b.id AND m.child_id = c.id AND m.vanished_run_id IS NULL
               LEFT JOIN entry_sheet s ON s.batch_id = b.id AND s.posyandu_id = p.id
               LEFT JOIN open_row o ON o.sheet_id = s.id AND o.child_id = c.id AND o.reason <> ''
               WHERE v.district_id = ? AND c.status = 'aktif' AND c.birth_date > ? AND c.birth_date <= ?
               GROUP BY v.id, p.id ORDER BY p.id IS NULL, v.name, p.name""",
            (NO_POST, period, district.id, *born_between(period)),
        )
        return [PostRecord(*row) for row in rows]


def first_period(today: date) -> str:
    """Return the month to begin with: that of the newest sheet still a draft, else this one."""
    with reading():
        district = region.current_row()
        [newest] = database.execute_sql(
            """SELECT max(b.period) FROM entry_sheet s JOIN batch b ON b.id = s.batch_id
               WHERE s.state = 'draf' AND b.district_id = ? AND b.period <= ?""",
            (district.id if district else 0, period_of(today)),
        ).fetchone()
    return str(newest or period_of(today))


def read_month(text: str, today: date) -> str:
    """Return the ISO year-month typed as mmyyyy, mmyy or mm. Raises `DataError` for none and for one to come."""
    digits = "".join(mark for mark in text if mark not in " -/.")
    month, year = digits[:-4] or digits[:2], digits[-4:] if len(digits) > 4 else f"20{digits[2:4]}"
    if len(digits) <= 2:
        month, year = digits, str(today.year)
    if not digits.isascii() or not digits.isdigit() or not 1 <= int(month) <= 12 or int(year) < 2000:
        raise DataError(f'"{text.strip()}" bukan bulan.', "Ketik mmyyyy, misalnya 112026.")
    period = f"{int(year):04d}-{int(month):02d}"
    if period > period_of(today):
        raise DataError(f"{period_label(period)} belum tiba.", "Ketik bulan ini atau yang lalu.")
    return period


def last_day(period: str) -> date:
    """Return the last day of an ISO year-month."""
    year, month = int(period[:4]), int(period[5:7])
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def born_between(period: str) -> tuple[str, str]:
    """Return the birth dates between which a child is to be measured: after the first, up to the second."""
    return f"{int(period[:4]) - LAST_MONTH // 12:04d}{period[4:]}-01", last_day(period).isoformat()
