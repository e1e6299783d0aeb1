"""Uji tombol: what the terminal sends for each key, what it would do, and which keys were seen to arrive.

Hidden: opened by `python3 tui.py tombol` and by ctrl+g in the help. Every key is only shown; F10, or Esc twice, leaves.
"""

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from stunting_tui import keys
from stunting_tui.key_names import is_command, is_usable, key_name
from stunting_tui.keys import Action
from stunting_tui.screens.base import BaseScreen
from widgets.lines import LegendLine, OneLine, RuleLine
from widgets.text_view import TextView

MOVING = ("enter", "tab", "shift+tab", "backspace", "up", "down", "left", "right", "home", "end", "pageup", "pagedown")
LEAVING = ("f10",)
LEGEND = "F10 Kembali  Esc Esc Kembali"
ASKED = "Tekan tombol satu per satu: yang datang ditandai, tidak ada yang dijalankan."
WIDTH = 26
"""Cells of one key in the list of keys: three in a line."""


class UjiTombolScreen(BaseScreen):
    """Takes no `params`."""

    NAME = "uji-tombol"
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self) -> None:
        super().__init__()
        self.came: set[str] = set()
        self.before = ""

    def body(self) -> ComposeResult:
        """Give the key pressed last and the list of keys."""
        yield OneLine(id="pressed", tone="strong")
        yield OneLine(id="use1")
        yield OneLine(id="use2")
        yield RuleLine()
        yield TextView(id="keys")

    def load(self) -> None:
        """Begin anew."""
        self.set_focus(None)
        self.came, self.before = set(), ""
        self.set_title("UJI TOMBOL")
        self.query_one(LegendLine).update(LEGEND)
        self.query_one("#pressed", OneLine).update(ASKED)
        self._tell_use("")
        self._list()

    def on_key(self, event: events.Key) -> None:
        """Show a key instead of doing what it means."""
        event.stop()
        event.prevent_default()
        key = event.key
        again, self.before = key == self.before, key
        if key in LEAVING or (key == "escape" and again):
            self.action_back()
            return
        self.came.add(key)
        sign = f", huruf {event.character}" if event.is_printable and event.character else ""
        self.query_one("#pressed", OneLine).update(f"{key_name(key)}   nama di Textual: {key}{sign}", "strong")
        self._tell_use(self._use(key))
        self._list()

    def _tell_use(self, text: str) -> None:
        """Show on two lines what a key means."""
        lines = textwrap.wrap(text, self.size.width - 2, max_lines=2, placeholder=" ...")
        for number, line in enumerate((*lines, "", "")[:2], 1):
            self.query_one(f"#use{number}", OneLine).update(line)

    def _use(self, key: str) -> str:
        """Return what a key means and where, or why it means nothing."""
        actions = [action for action in self.shell.keys.actions if key in action.keys]
        if actions:
            labels = dict.fromkeys(action.label for action in actions)
            told = (f"{label} ({_where([a for a in actions if a.label == label])})" for label in labels)
            return f"Artinya: {'; '.join(told)}"
        if key in MOVING:
            return "Artinya: bergerak dan mengisi di daftar, isian, dan lembar."
        if is_command(key) and not is_usable(key):
            return "Dilarang: terminal, tmux, atau kebiasaan sering mengambil tombol ini. Tidak dipakai program."
        return "Tidak dipakai program; boleh dipakai di keys.toml." if is_usable(key) else "Tidak dipakai program."

    def _list(self) -> None:
        """List the keys the program uses, and whether they came."""
        wanted = keys_wanted(self.shell.keys.actions)
        cells = [f"{key_name(key):<12}{'datang' if key in self.came else 'belum dicoba'}" for key in wanted]
        lines = ["".join(f"{cell:<{WIDTH}}" for cell in cells[at : at + 3]).rstrip() for at in range(0, len(cells), 3)]
        self.query_one(TextView).set_text("\n".join(lines))
        came = sum(key in self.came for key in wanted)
        self.say(f"{came} dari {len(wanted)} tombol datang.", "UJI")


def keys_wanted(actions: Sequence[Action]) -> list[str]:
    """Return the keys that are no text: F-keys, those that move, the others. F10 tells by leaving."""
    first = [*(f"f{number}" for number in range(1, 10)), *MOVING]
    used = {key for action in actions for key in action.keys if is_command(key)}
    return [*first, *sorted(used.difference(first, LEAVING), key=lambda key: (key.startswith("ctrl+"), key))]


def _where(actions: Sequence[Action]) -> str:
    """Return the screens of some actions in a few words."""
    names = [title for name, title in keys.SCREENS.items() if any(name in action.screens for action in actions)]
    if 2 * len(names) > len(keys.SCREENS):
        return "hampir semua layar" if len(names) < len(keys.SCREENS) else "semua layar"
    return ", ".join(names)
