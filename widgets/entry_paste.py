"""A block of cells from a spreadsheet, put into an entry grid cell by cell through the same checks as typing."""

from widgets.entry_keys import EntryKeys
from widgets.entry_messages import Moved, Pasted
from widgets.text import clean

Block = list[list[str]]


def read_block(text: str) -> Block:
    """Return the cells of tab-separated lines as a terminal pastes them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [[clean(cell).strip() for cell in line.split("\t")] for line in lines]


def paste(desk: EntryKeys, text: str) -> None:
    """Insert a single value into what is being typed, or take a block from the cell in hand to the right and down.

    Only cells that can be typed count as columns; empty cells of the block leave theirs alone. The first complaint, or
    the end of the grid, ends it; what was taken stays. A pending complaint or question takes no paste.
    """
    block = read_block(text)
    if not desk.has_cell or desk.cell.mode not in ("ready", "typing", "editing"):
        return
    desk.hush()
    if len(block) == 1 and len(block[0]) == 1:
        _paste_text(desk, block[0][0])
    elif desk.accept():
        _paste_block(desk, block)


def _paste_text(desk: EntryKeys, text: str) -> None:
    if not desk.cell.is_typed:
        desk.cell.type("", desk.here.most)
    editor = desk.cell.editor
    if len(editor.text) + len(text) > editor.limit:
        desk.note(f"{desk.here.label}: tempelan terlalu panjang, paling banyak {editor.limit} huruf.")
    else:
        editor.insert(text)


def _paste_block(desk: EntryKeys, block: Block) -> None:
    """Take the filled cells in turn, the cursor on each, and tell how many were taken."""
    first, first_stop = desk.position, desk.table.stops.index(desk.column)
    filled = [
        (first + down, first_stop + across, cell)
        for down, line in enumerate(block)
        for across, cell in enumerate(line)
        if cell
    ]
    taken, rest = 0, ""
    desk.held = -1
    for position, stop, cell in filled:
        rest = _reach(desk, position, stop)
        if not rest and not desk.take(cell):
            rest = desk.cell.verdict.message
        if rest:
            break
        desk.stale.add(desk.row)
        taken += 1
    desk.held = None
    complaint = [desk.out.pop()] if desk.cell.sign else []
    desk.out += [Moved(desk.row, desk.here.key), *complaint, Pasted(desk.row, taken, len(filled), rest)]


def _reach(desk: EntryKeys, position: int, stop: int) -> str:
    """Put the cursor on a cell of the block; return why that cannot be, or nothing."""
    if position >= len(desk.table):
        return "Baris sudah habis."
    if stop >= len(desk.table.stops):
        return "Kolom sudah habis."
    if position != desk.position:
        desk.finish()
    desk.position, desk.column = position, desk.table.stops[stop]
    return ""
