"""Perintah: everything the screen one came from can do, found by its words; Enter does it there."""

from textual import events
from textual.app import ComposeResult
from textual.keys import key_to_character

from stunting_tui import keys
from stunting_tui.key_names import is_command, key_name
from stunting_tui.keys import Action
from stunting_tui.screens.base import BaseScreen
from widgets.columns import Column
from widgets.record_list import ListSource
from widgets.typed_list import TypedList

COLUMNS = (Column("Perintah", 15), Column("Tombol", 10), Column("Ejaan lain", 10), Column("Gunanya", 40, flex=1))
NOTHING = "Tidak ada perintah dengan kata itu. Esc mengosongkan."


class PerintahScreen(BaseScreen):
    """`params`: `screen` the screen one came from."""

    NAME = "perintah"
    BINDINGS = keys.bindings_for("perintah")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Action] = []

    def body(self) -> ComposeResult:
        """Give the list and the line typed on."""
        yield TypedList(COLUMNS, label="Perintah", empty=NOTHING)

    @property
    def about(self) -> BaseScreen:
        """The screen whose commands these are."""
        screen = self.params["screen"]
        assert isinstance(screen, BaseScreen)
        return screen

    def load(self) -> None:
        """Begin with every command; coming back from the help, stay."""
        listed = self.query_one(TypedList)
        listed.focus()
        self.set_title("PERINTAH", f"layar {keys.SCREENS[self.about.NAME]}")
        if self.fresh:
            listed.set_text("")
            self._find("")

    def _find(self, text: str) -> None:
        """Show the commands that hold every word typed; those that begin with them first."""
        words = text.casefold().split()
        every = [
            action for action in keys.actions_for(self.about.NAME, self.shell.keys.actions) if action.id != "palette"
        ]
        told = {action.id: f"{action.label} {action.help} {' '.join(map(key_name, action.keys))}" for action in every}
        found = [action for action in every if all(word in told[action.id].casefold() for word in words)]
        self.found = sorted(found, key=lambda action: not action.label.casefold().startswith(text.casefold().strip()))
        rows = [
            (action.label, key_name(action.key), key_name(action.second) if action.second else "", action.help)
            for action in self.found
        ]
        self.query_one(TypedList).set_source(ListSource(rows))
        self.say(f"Enter menjalankan; {self.key('back')} kembali.", f"{len(rows)} perintah")
        self._write_out()

    def _write_out(self) -> None:
        """Write out what the command under the cursor is for, where the column cuts it."""
        at = self.query_one(TypedList).cursor
        self.find(self.found[at].help if at < len(self.found) else "")

    def on_record_list_highlighted(self) -> None:
        """Write out the command."""
        self._write_out()

    def on_typed_list_typed(self, event: TypedList.Typed) -> None:
        """Narrow the list."""
        self._find(event.text)

    def on_record_list_selected(self) -> None:
        """Go back and do the command there."""
        action, about = self.found[self.query_one(TypedList).cursor], self.about
        self.shell.back()
        key = next((key for key in action.keys if is_command(key)), "" if action.bound else action.key)
        if key:
            self.shell.next(events.Key(key, key_to_character(key)))
        else:
            self.shell.next(lambda: self.shell.run_action(action.id, about))

    def action_wipe(self) -> None:
        """Begin anew."""
        self.query_one(TypedList).set_text("")
        self._find("")

    def action_palette(self) -> None:
        """Put the list away again."""
        self.action_back()
