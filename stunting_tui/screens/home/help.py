"""F1: what a screen is for, its keys in both spellings, one worked example. F1 again: the keys of every screen."""

import tomllib
from collections.abc import Sequence

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.keys import Action
from stunting_tui.resources import fixtures
from stunting_tui.screens.base import BaseScreen
from widgets.text_view import TextView

MOVING = (
    "Panah, PgUp/PgDn, Home/End bergerak dalam daftar; Tab dan panah atas/bawah antar isian; Esc menutup baris tanya."
)
JUMPING = "Huruf besar (Shift dan hurufnya) melompat ke baris pertama yang berawal huruf itu."


def help_text(screen: str, actions: Sequence[Action] = keys.ACTIONS) -> str:
    """Return the help of one screen; `actions` is the table with a site's own keys."""
    words = tomllib.loads((fixtures() / "help" / "screens.toml").read_text(encoding="utf-8"))[screen]
    example = " ".join(keys.spelled(words["example"], actions).split())
    return "\n".join(
        [
            f"# {keys.SCREENS[screen].upper()}",
            keys.spelled(words["purpose"], actions),
            "",
            "# TOMBOL (kolom kedua: ejaan lain, bila terminal atau laptop memakai tombol F)",
            *key_lines(screen, actions),
            MOVING,
            *([JUMPING] if screen in keys.SORTED else []),
            "",
            "# CONTOH",
            example,
        ]
    )


def key_lines(screen: str, actions: Sequence[Action] = keys.ACTIONS) -> list[str]:
    """Return one line for every key of a screen."""
    return [_key_line(*row) for row in keys.help_rows(screen, actions)]


def _key_line(key: str, second: str, words: str) -> str:
    return f"{key:<11}{second:<9}{words}"


def all_keys_text(actions: Sequence[Action] = keys.ACTIONS) -> str:
    """Return the keys of every screen, each key named once where it belongs."""
    common = keys.common_actions(actions)
    lines = ["# DI SEMUA LAYAR", *(_key_line(*row) for row in keys.help_rows("bantuan", common))]
    for screen, title in keys.SCREENS.items():
        own = keys.help_rows(screen, [action for action in actions if action not in common])
        if own:
            lines += ["", f"# {title.upper()}", *(_key_line(*row) for row in own)]
    return "\n".join(lines)


class HelpScreen(BaseScreen):
    """The help of the screen named by the parameter `about`."""

    NAME = "bantuan"
    BINDINGS = keys.bindings_for("bantuan")

    def body(self) -> ComposeResult:
        """Give the text."""
        yield TextView(id="help")

    def load(self) -> None:
        """Show the text for the screen asked about; coming back, stay where one read."""
        if not self.fresh:
            return
        about = self.params.get("about", "beranda")
        self.set_title("BANTUAN", keys.SCREENS[about])
        self._show(help_text(about, self.shell.keys.actions))

    def action_help(self) -> None:
        """Show the keys of every screen."""
        self.set_title("BANTUAN", "Semua tombol")
        self._show(all_keys_text(self.shell.keys.actions))

    def action_key_test(self) -> None:
        """Show what the terminal sends."""
        self.shell.go("uji-tombol")

    def action_lesson(self) -> None:
        """Show the steps of the lesson."""
        self.shell.go("pelajaran")

    def _show(self, text: str) -> None:
        view = self.query_one(TextView)
        view.set_text(text)
        self.say("")

    def on_text_view_moved(self, event: TextView.Moved) -> None:
        """Say where in the text one is."""
        self.say("", event.position)
