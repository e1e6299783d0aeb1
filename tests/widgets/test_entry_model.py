"""Any sequence of keys: nothing accepted is lost, all is told, and plain entry does what a few lines of Python do."""

from hypothesis import given, settings
from hypothesis import strategies as st

from widgets.entry_columns import GridColumn, Verdict
from widgets.entry_keys import KEYS, EntryKeys
from widgets.entry_messages import CellChanged, RowCompleted, RowInserted, RowLeftIncomplete, RowMarked
from widgets.entry_paste import paste

COLUMNS = [
    GridColumn("Nama", 10, key="name", kind="computed"),
    GridColumn("C", 1, key="how", kind="code", choices={"1": "berbaring", "2": "berdiri"}),
    GridColumn("BB", 5, key="weight", kind="number", decimals=1, required=True),
    GridColumn("TB", 5, key="height", kind="number", decimals=1, required=True),
    GridColumn("Tgl", 8, key="date", kind="date"),
    GridColumn("Ket", 8, key="note"),
]
PRINTED = "0123456789,*-/+ ab"
PASTED = ["1\t9,1\t70\n2\t8\t71\n", "7", "x\ty", "\n", "2\n1\n2\n1\n2\n1\n"]
ANY = st.lists(
    st.one_of(st.sampled_from([*PRINTED]), st.sampled_from([*KEYS, "backspace", "FORCE", "DISMISS"]),
              st.sampled_from([f"PASTE{text}" for text in PASTED])),
    max_size=120,
)  # fmt: skip


def check(row, key, text, values):
    figure = sum(map(ord, text))
    if key in ("weight", "height") and figure % 5 == 0:
        return Verdict.hard("tidak mungkin")
    return Verdict.soft("ragu") if figure % 7 == 0 else Verdict.ok()


class Owner:
    """Keeps what the messages say, as a database would."""

    def __init__(self, rows):
        self.cells = {(row, column.key): "" for row in range(rows) for column in COLUMNS if column.is_stop}
        self.forced = {}
        self.marked = set()
        self.order = list(range(rows))
        self.saved = {}

    def take(self, desk):
        for message in desk.out:
            if isinstance(message, CellChanged):
                assert (message.row, message.key) in self.cells
                self.cells[message.row, message.key] = message.value
                self.forced[message.row, message.key] = message.reason
                self.saved.pop(message.row, None)
            elif isinstance(message, RowMarked):
                (self.marked.add if message.marked else self.marked.remove)(message.row)
            elif isinstance(message, RowInserted):
                self.order.insert(message.position, message.row)
                self.cells |= {(message.row, column.key): "" for column in COLUMNS if column.is_stop}
            elif isinstance(message, RowCompleted | RowLeftIncomplete):
                assert (
                    bool(getattr(message, "missing", []))
                    or isinstance(message, RowCompleted)
                    or not any(self.cells[message.row, column.key] for column in COLUMNS if column.is_stop)
                )
                assert {key: value for key, value in message.values.items() if key != "name"} == self.row(message.row)
                self.saved[message.row] = message.values
        desk.out.clear()

    def row(self, row):
        return {key: value for (number, key), value in self.cells.items() if number == row}


def act(desk, key):
    if key == "FORCE":
        if desk.force("1 benar"):
            desk.follow()
    elif key == "DISMISS":
        desk.dismiss()
    elif key.startswith("PASTE"):
        paste(desk, key.removeprefix("PASTE"))
    else:
        desk.press(key, key if len(key) == 1 else None)


@settings(max_examples=250, deadline=None)
@given(keys=ANY, rows=st.integers(0, 4))
def test_everything_accepted_is_told_and_nothing_else_changes(keys, rows):
    desk = EntryKeys(COLUMNS, check, {"1": "pindah", "2": "menolak"})
    desk.load(COLUMNS, [[f"ANAK {row}"] for row in range(rows)])
    owner = Owner(rows)
    for key in keys:
        before = desk.cell.mode
        held = dict(owner.cells)
        act(desk, key)
        owner.take(desk)
        if before in ("hard", "asked") and key != "FORCE":
            assert owner.cells == held
        for row in range(len(desk.table.rows)):
            texts = {key: text for key, text in desk.table.values(row).items() if key != "name"}
            assert texts == owner.row(row)
            assert desk.table.rows[row].forced == {k: r for (n, k), r in owner.forced.items() if n == row and r}
            assert desk.table.rows[row].marked == (row in owner.marked)
        assert desk.table.order == owner.order
    desk.finish()
    owner.take(desk)
    changed = {row for row, _ in owner.forced}
    assert changed == set(owner.saved)


class Model:
    """Numbers in a table of 3 x 3 without checks, as simply as can be said."""

    def __init__(self):
        self.cells = [["", "", ""] for _ in range(3)]
        self.past = [None, None, None]
        self.at = [0, 0]
        self.typed = None
        self.down = False

    def press(self, key):
        row, column = self.at
        if key.isdigit():
            self.typed = (self.typed or "") + key
        elif key == "escape" or (key == "ctrl+u" and self.typed is not None):
            self.typed = None
        elif key == "ctrl+u" and self.past[row] is not None:
            self.cells[row], self.past[row] = self.past[row], self.cells[row]
        elif key == "f6":
            self.down = not self.down
        elif key == "*" and self.typed is None and row and self.cells[row - 1][column]:
            self.put(self.cells[row - 1][column])
            self.advance()
        elif key in ("enter", "tab", "up", "down"):
            if self.typed is not None:
                self.put(self.typed)
            self.typed = None
            self.move(key)

    def put(self, text):
        row, column = self.at
        if self.cells[row][column] != text:
            self.past[row] = list(self.cells[row])
            self.cells[row][column] = text

    def move(self, key):
        row, column = self.at
        if key == "enter":
            self.advance()
        elif key == "tab":
            if row < 2 or column < 2:
                self.at = [row + (column == 2), (column + 1) % 3]
        else:
            self.at[0] = max(0, min(2, row + (1 if key == "down" else -1)))

    def advance(self):
        row, column = self.at
        if self.down and (row < 2 or column < 2):
            self.at = [(row + 1) % 3, column + (row == 2)]
        elif not self.down and (row < 2 or column < 2):
            self.at = [row + (column == 2), (column + 1) % 3]


MODELLED = ["1", "2", "3", "*", "enter", "enter", "tab", "up", "down", "escape", "f6", "ctrl+u"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(MODELLED), max_size=100))
def test_plain_entry_equals_the_model(keys):
    columns = [GridColumn(name, 5, key=name, kind="number", limit=200) for name in "abc"]
    desk = EntryKeys(columns)
    desk.load(columns, [[], [], []])
    model = Model()
    for key in keys:
        if key == "*" and model.typed is not None:
            continue
        model.press(key)
        desk.press(key, key if len(key) == 1 else None)
        assert [desk.table.rows[row].cells for row in range(3)] == model.cells
        assert [desk.position, desk.column] == model.at
        assert (desk.cell.editor.text if desk.cell.is_typed else None) == model.typed
