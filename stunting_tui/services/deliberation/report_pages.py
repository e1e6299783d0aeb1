"""Which pages of the rembuk workbook this office writes; remembered."""

from typing import TYPE_CHECKING

from stunting_tui.errors import DataError
from stunting_tui.services.register import region
from stunting_tui.session import Session

if TYPE_CHECKING:
    from stunting_tui.reports.deliberation.pages import ReportPage

SETTING = "halaman_laporan"


def pages() -> "tuple[ReportPage, ...]":
    """Return every page there is, in order."""
    from stunting_tui.reports.deliberation.pages import PAGES

    return PAGES


def chosen_pages() -> tuple[str, ...]:
    """Return the codes of the pages that are written, in order."""
    kept = region.setting(SETTING)
    wanted = kept.split(",") if kept else [page.code for page in pages() if page.usual]
    return tuple(page.code for page in pages() if page.code in wanted)


def turn_page(session: Session, code: str) -> bool:
    """Write a page from now on, or no longer; return whether it is written. Raises `DataError` for the last one."""
    chosen = list(chosen_pages())
    if chosen == [code]:
        raise DataError("Laporan perlu sedikitnya satu halaman.", "Pilih dahulu halaman lain.")
    written = code not in chosen
    wanted = [*chosen, code] if written else [one for one in chosen if one != code]
    region.save_setting(session, SETTING, ",".join(page.code for page in pages() if page.code in wanted))
    return written
