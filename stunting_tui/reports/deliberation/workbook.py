"""The rembuk workbook: one call writes the file that is printed and signed."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from stunting_tui.errors import Cancelled
from stunting_tui.exchange.atomic import written_atomically
from stunting_tui.progress import Progress
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.deliberation.pages import PAGES

if TYPE_CHECKING:
    from stunting_tui.reports.book import Book


def write_workbook(
    content: ReportContent,
    target: Path,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    pages: Collection[str] | None = None,
) -> None:
    """Write `content` as an .xlsx file at `target`, whole or not at all, readable by its owner only.

    `pages` are codes of `reports.pages`, all of them where it is not given. `cancelled` is asked between the steps
    and within the long list. Raises Cancelled then, FileError when the place
    cannot be written to or the sentences of a document are damaged.
    """
    from stunting_tui.reports.book import Book

    book = Book(content.paper)
    chosen = [page for page in PAGES if pages is None or page.code in pages]
    steps = _steps(book, content, [page.code for page in chosen], cancelled)
    for done, (title, step) in enumerate(steps):
        _tell(progress, cancelled, done, len(steps) + 1, f"Menyusun lembar {title}")
        step()
    _properties(book, content)
    _tell(progress, cancelled, len(steps), len(steps) + 1, "Menulis berkas")
    with written_atomically(target) as temporary:
        book.save(temporary)


def _tell(progress: Progress | None, cancelled: Callable[[], bool] | None, done: int, total: int, what: str) -> None:
    """Report a step, or stop when the operator asked for it."""
    if cancelled is not None and cancelled():
        raise Cancelled("Penulisan laporan dihentikan.", "Berkas lama, bila ada, tidak berubah.")
    if progress is not None:
        progress(what, done / total)


def _steps(
    book: "Book", content: ReportContent, codes: Sequence[str], cancelled: Callable[[], bool] | None
) -> list[tuple[str, Callable[[], None]]]:
    """Return the sheets of the pages in their order, each with what draws it."""
    from stunting_tui.reports import charts
    from stunting_tui.reports.deliberation import children, cover, matrix, method, recap
    from stunting_tui.reports.deliberation.documents import sections
    from stunting_tui.reports.draw import draw_section
    from stunting_tui.reports.fields import footer_text, sentence_fields
    from stunting_tui.reports.texts import REPORT, read_texts

    texts = read_texts(REPORT, sentence_fields(content), content.site)
    foot = footer_text(content)
    drawn: dict[str, list[tuple[str, Callable[[], None]]]] = {
        "sampul": [(cover.TITLE, partial(cover.draw_cover, book, content, foot, codes))],
        "rekap": [
            *((shape.title, partial(recap.draw_recap, book, content, texts, foot, shape)) for shape in recap.RECAPS),
            (charts.TITLE, partial(charts.draw_charts, book, content, texts, foot)),
        ],
        "matriks": [(matrix.TITLE, partial(matrix.draw_matrix, book, content, texts, foot))],
        "anak": [(children.TITLE, partial(children.draw_children, book, content, texts, foot, cancelled))],
        "metode": [(method.TITLE, partial(method.draw_method, book, content, texts, foot))],
    }
    unsealed = {page.code for page in PAGES if not page.sealed}
    for code, section in sections(content, codes):
        own = footer_text(content, sealed=False) if code in unsealed else foot
        drawn.setdefault(code, []).append((section.title, partial(draw_section, book, section, own)))
    return [step for code in codes for step in drawn[code]]


def _properties(book: "Book", content: ReportContent) -> None:
    """Set the document's title and author, and open it at the cover."""
    from stunting_tui.reports.book import clean
    from stunting_tui.reports.fields import full_title

    properties = book.workbook.properties
    year = content.deliberation.held_on.year
    properties.title = clean(f"{full_title(content)} {year}")
    properties.creator = properties.lastModifiedBy = clean(content.operator)
    book.workbook.active = 0
