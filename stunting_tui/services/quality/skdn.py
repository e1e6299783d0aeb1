"""SKDN of the kecamatan or a village from the store: who is registered, who was weighed, and what that says."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.connection import database
from stunting_tui.domain.age import completed_months
from stunting_tui.domain.dates import period_of
from stunting_tui.domain.monitoring.kbm import Kbm, Weighing, weight_gain
from stunting_tui.domain.monitoring.skdn import ChildMonth, Skdn, skdn_by_month
from stunting_tui.domain.monitoring.skdn_view import SkdnView, months_until
from stunting_tui.domain.rows import Sex
from stunting_tui.errors import Cancelled, DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.deliberation.report_place import report_folder
from stunting_tui.services.desk.entry_posts import last_day
from stunting_tui.services.measuring.visit_store import sex_of
from stunting_tui.services.office.site_rules import kbm_in_force
from stunting_tui.services.quality.figures import batches, current_batch
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

if TYPE_CHECKING:
    from stunting_tui.domain.document import Section

BOOK = "KIA"
"""The heading under which e-PPGBM files tell who has a Buku KIA."""
_YES = frozenset({"ya", "y", "1", "ada", "punya", "memiliki"})
_NO = frozenset({"tidak", "t", "0", "belum", "-", "tidak ada"})


Counts = Mapping[tuple[str, str], Skdn]
"""The counts by month and age group."""


@dataclass(frozen=True, slots=True)
class PlacedMonth:
    """A child in a month with its places; `posyandu` 0 is none."""

    village: int
    posyandu: int
    sex: Sex
    month: ChildMonth


@dataclass(frozen=True, slots=True)
class SkdnYear:
    """Twelve months of the kecamatan, counted once: `villages` by id and name, `counts` and `books` by that id.

    `books` are the villages of which a file told who has a Buku KIA/KMS; `last` the children of the last month.
    """

    place: str
    months: tuple[str, ...]
    villages: tuple[tuple[int, str], ...]
    counts: Mapping[int, Counts]
    books: frozenset[int]
    kbm: Kbm
    last: tuple[PlacedMonth, ...]


@dataclass(slots=True)
class _Child:
    village: int
    posyandu: int
    sex: Sex
    born: date
    until: date | None
    """The day it left the register, None for a child that is active."""
    weighings: list[tuple[Weighing, float | None]]
    book: bool | None = None


def newest_month() -> str:
    """Return the month of the newest batch that can be compared, "" without any measurement."""
    batch = current_batch(batches())
    return batch.period if batch else ""


def read_year(
    session: Session, period: str, progress: Progress = quiet, stop: Callable[[], bool] | None = None
) -> SkdnYear:
    """Read the twelve months up to `period`. Raises `DataError` without a kecamatan, `Cancelled`."""
    district = region.current_district()
    if district is None:
        raise DataError("Kecamatan belum dipilih.", "Pilih dahulu di layar Wilayah.")
    kbm, months = kbm_in_force(), months_until(period)
    with reading():
        villages = tuple((village.id, village.name) for village in region.village_records())
        known = list(_children().values())
    found: defaultdict[int, list[ChildMonth]] = defaultdict(list)
    last: list[PlacedMonth] = []
    for at, child in enumerate(known):
        if at % 500 == 0:
            progress("Menghitung SKDN", at / len(known))
            if stop is not None and stop():
                raise Cancelled("Perhitungan dihentikan.", "Mundur atau Maju menghitungnya lagi.")
        mine = list(_months(child, months, session.today, kbm))
        found[child.village].extend(mine)
        last.extend(PlacedMonth(child.village, child.posyandu, child.sex, one) for one in mine if one.month == period)
    counts = {village: skdn_by_month(mine) for village, mine in found.items()}
    books = frozenset(child.village for child in known if child.book is not None)
    return SkdnYear(district.label, months, villages, counts, books, kbm, tuple(last))


def view(year: SkdnYear, village: int | None = None) -> SkdnView:
    """Return the counts of a village by its id, None for the kecamatan."""
    total: defaultdict[tuple[str, str], Skdn] = defaultdict(Skdn)
    for number, counts in year.counts.items():
        if village in (None, number):
            for key, one in counts.items():
                total[key] += one
    has_books = bool(year.books) if village is None else village in year.books
    place = year.place if village is None else dict(year.villages)[village]
    return SkdnView(place, year.months, dict(total), has_books, year.kbm.title)


def book_path(year: SkdnYear) -> Path:
    """Return where the workbook is proposed to go."""
    return report_folder() / f"skdn-{year.months[-1]}.xlsx"


def write_book(
    session: Session,
    year: SkdnYear,
    village: int | None,
    target: Path,
    progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> None:
    """Write the place in hand for print and all places as data; audited. Raises `FileError` and `Cancelled`."""
    from stunting_tui.reports.quality.measures_book import write_skdn
    from stunting_tui.services.office.office import office
    from stunting_tui.services.quality.skdn_form import form_view

    places = (None, *(number for number, _name in year.villages))
    views = [view(year, number) for number in (village, *(other for other in places if other != village))]
    write_skdn(views, form_view(year, village), target, office().paper, session.operator, progress, stop)
    told = f"{target.name}: {year.months[-1]}, tanpa nama anak"
    with transaction(session) as writer:
        writer.record("ekspor", "report", "", "skdn", None, told)


def page(shown: SkdnView) -> "Section":
    """Return the counts as a document of one sheet."""
    from stunting_tui.reports.quality.skdn import skdn_section

    return skdn_section(shown)


def _children() -> dict[int, _Child]:
    """Return the children of the kecamatan with their weighings and z of weight for age, the oldest first."""
    district = region.require_district().id
    rows = database.execute_sql(
        """SELECT c.id, c.village_id, coalesce(c.posyandu_id, 0), c.sex, c.birth_date, c.status, c.status_on
           FROM child c JOIN village v ON v.id = c.village_id WHERE v.district_id = ? AND c.merged_into_id IS NULL""",
        (district,),
    )
    found = {
        number: _Child(village, post, sex_of(sex), date.fromisoformat(born), _until(status, left), [])
        for number, village, post, sex, born, status, left in rows
    }
    visits = database.execute_sql(
        """SELECT m.child_id, m.measured_on, m.weight_kg, m.waz, m.oedema, m.extras FROM measurement m
           JOIN child c ON c.id = m.child_id JOIN village v ON v.id = c.village_id
           WHERE v.district_id = ? AND m.vanished_run_id IS NULL ORDER BY m.measured_on""",
        (district,),
    )
    for number, day, weight, waz, oedema, extras in visits:
        child = found.get(number)
        if child is None:
            continue
        told = told_of_book(extras)
        child.book = child.book if told is None else told
        if weight is not None:
            child.weighings.append((Weighing(date.fromisoformat(day), weight), None if oedema else waz))
    return found


def _until(status: str, left: str | None) -> date | None:
    if status == "aktif":
        return None
    return date.fromisoformat(left) if left else date.min


def told_of_book(extras: str) -> bool | None:
    """Return whether a visit tells of a book."""
    if BOOK not in extras:
        return None
    told = str(json.loads(extras).get(BOOK, "")).strip().lower()
    return True if told in _YES else False if told in _NO else None


def _months(child: _Child, months: Sequence[str], today: date, kbm: Kbm) -> Iterator[ChildMonth]:
    """Give the months in which a child is registered: weighed then, or on the register at the end of the month."""
    newest = {period_of(weighing.measured_on): (weighing, waz) for weighing, waz in child.weighings}
    weighings = [weighing for weighing, _waz in child.weighings]
    for month in months:
        book = child.book is True
        if month in newest:
            weighing, waz = newest[month]
            day = weighing.measured_on
            gain = weight_gain(child.sex, child.born, weighings, day, kbm)
            yield ChildMonth(month, completed_months(child.born, day), book, gain, kbm.below_red_line(waz))
            continue
        day = min(last_day(month), today)
        if child.born <= day and (child.until is None or child.until > day):
            yield ChildMonth(month, completed_months(child.born, day), book)
