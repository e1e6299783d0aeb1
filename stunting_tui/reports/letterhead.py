"""The kop surat and the block of signatures."""

from collections.abc import Sequence

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from stunting_tui.domain.document import Letterhead, Signatory
from stunting_tui.reports.book import FONT, Look, Page, clean
from stunting_tui.reports.measure import fitted

_BLANK = "." * 40
_SPACE_TO_SIGN = "\n\n\n\n\n"


def draw_letterhead(page: Page, head: Letterhead) -> None:
    """Draw the centred names of the office with a thick line below."""
    regency, district = head.names
    page.line(regency, Look(size=13, bold=True, across="center"))
    page.line(district, Look(size=15, bold=True, across="center"))
    for text in head.address:
        page.line(text, Look(size=10, italic=True, across="center"))
    page.span(page.row, 1, len(page.widths), None, Look(rule=True))
    page.space(4)
    page.space(10)


def draw_signatures(page: Page, people: Sequence[Signatory], above: str, middle: int) -> None:
    """Draw the signatures in pairs, the first at the right under `above`, its place and date.

    Each pair is one row, so that no page break can part a name from its signature. The left one takes the columns
    up to `middle`.
    """
    others = [*people[1:]]
    _draw_pair(page, others.pop(0) if others else None, people[0], ("", above), middle)
    while others:
        left = others.pop(0)
        _draw_pair(page, left, others.pop(0) if others else None, ("", ""), middle)


def _draw_pair(page: Page, left: Signatory | None, right: Signatory | None, above: Sequence[str], middle: int) -> None:
    spans = ((left, 1, middle), (right, middle + 1, len(page.widths)))
    look = Look(across="center")
    heights = []
    for (person, first, last), line in zip(spans, above, strict=True):
        text, plain = _signature(person, line)
        page.span(page.row, first, last, text, look)
        heights.append(fitted([(plain, page.width(first, last) / 1.08)], look.size)[1])
    page.height(page.row, max(heights) + 8)
    page.row += 1


def _signature(person: Signatory | None, above: str) -> tuple[CellRichText | str, str]:
    """Return the text of a signature with its name underlined, and the same as plain text."""
    if person is None:
        return "", ""
    office = clean(person.title)
    name = clean(person.name).strip()
    before = f"{clean(above)}\n{office},{_SPACE_TO_SIGN}"
    number = clean(person.nip).strip()
    after = f"\nNIP. {number}" if number else "\n"
    plain = InlineFont(rFont=FONT, sz=11)
    strong = InlineFont(rFont=FONT, sz=11, b=bool(name), u="single" if name else None)
    text = CellRichText(TextBlock(plain, before), TextBlock(strong, name or _BLANK), TextBlock(plain, after))
    return text, f"{before}{name or _BLANK}{after}"
