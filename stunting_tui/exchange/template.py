"""Our own Excel template: village list, sheet to fill in with drop-downs, sheet that explains it."""

from collections.abc import Sequence
from pathlib import Path

from stunting_tui.exchange.atomic import written_atomically
from stunting_tui.exchange.template_columns import columns, opening


def write_template(
    path: Path,
    villages: Sequence[tuple[str, str]] = (),
    posyandu: Sequence[tuple[str, str]] = (),
    district_name: str = "",
) -> None:
    """Write the template to `path`, private to its owner, whole or not at all.

    `villages` are (code, name), `posyandu` (village name, posyandu name); both may be empty, then village and
    posyandu are typed freely. What is filled in on the sheet "Isian" is read back by `read_grid` and the
    layout "templat" without loss. Raises FileError when the place cannot be written to.
    """
    from stunting_tui.exchange.template_sheets import TemplateBook

    book = TemplateBook(columns(), villages, posyandu, district_name)
    book.explain(opening())
    book.lay_out_fill_sheet()
    book.list_villages()
    with written_atomically(path) as temporary:
        book.save(temporary)
