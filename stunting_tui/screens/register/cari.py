"""Cari anak: a child found from any screen by a few letters; the screen one came from waits beneath."""

from collections.abc import Sequence

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.numbers import format_integer
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.register.child_rows import COLUMNS, ChildSource, whole_child
from stunting_tui.services.register import children
from widgets.typed_list import TypedList

NOTHING = "Tidak ada anak yang cocok. Hapus beberapa huruf; Esc mengosongkan."


class CariScreen(BaseScreen):
    """Takes no `params`."""

    NAME = "cari"
    BINDINGS = keys.bindings_for("cari")

    def __init__(self) -> None:
        super().__init__()
        self.ids: Sequence[int] = ()

    def body(self) -> ComposeResult:
        """Give the list and the line typed on."""
        yield TypedList(COLUMNS, label="Nama atau NIK", empty=NOTHING)

    def load(self) -> None:
        """Begin with every child; coming back, stand on the child last looked at."""
        listed = self.query_one(TypedList)
        listed.focus()
        self.set_title("CARI ANAK", "semua desa")
        if self.fresh:
            listed.set_text("")
        self._find(listed.editor.text, None if self.fresh else self.params.pop("child_id", self.child_in_hand()))

    def _find(self, text: str, child: int | None = None) -> None:
        """Show the children whose names hold the words, the cursor on `child`."""
        self.ids = children.child_ids(text, best_first=True)
        at = self.ids.index(child) if child is not None and child in self.ids else 0
        self.query_one(TypedList).set_source(ChildSource(self.ids, self.session.today), at)
        self.say(f"Enter membuka rincian anak; {self.key('back')} kembali.", f"{format_integer(len(self.ids))} anak")
        self._write_out()

    def child_in_hand(self) -> int | None:
        """Return the child under the cursor."""
        at = self.query_one(TypedList).cursor
        return self.ids[at] if at < len(self.ids) else None

    def _write_out(self) -> None:
        """Write out the child under the cursor, where the columns are too narrow for its names."""
        child = self.child_in_hand()
        found = children.child_rows([child]) if child is not None else []
        self.find("   ".join(whole_child(found[0])) if found else "")

    def on_typed_list_typed(self, event: TypedList.Typed) -> None:
        """Narrow the list."""
        self._find(event.text)

    def on_record_list_highlighted(self) -> None:
        """Write out the child."""
        self._write_out()

    def on_record_list_selected(self) -> None:
        """Open the child."""
        self.action_child()

    def action_child(self) -> None:
        """Open the child; from it one comes back to this list."""
        child = self.child_in_hand()
        if child is not None:
            self.shell.go("anak-rinci", child_id=child, ids=self.ids)

    def action_wipe(self) -> None:
        """Begin anew."""
        self.query_one(TypedList).set_text("")
        self._find("")
