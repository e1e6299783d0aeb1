"""F1: what a screen is for, its keys in both spellings, one worked example. F1 again: the keys of every screen."""

import tomllib

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.resources import fixtures
from stunting_tui.screens.base import BaseScreen
from widgets.text_view import TextView

MOVING = (
    "Panah, PgUp/PgDn, Home/End bergerak dalam daftar; Tab dan panah atas/bawah antar isian; Esc menutup baris tanya."
)


def help_text(screen: str) -> str:
    """Return the help of one screen."""
    words = tomllib.loads((fixtures() / "help" / "screens.toml").read_text(encoding="utf-8"))[screen]
    example = " ".join(words["example"].split())
    return "\n".join(
        [
            f"# {keys.SCREENS[screen].upper()}",
            words["purpose"],
            "",
            "# TOMBOL (kolom kedua: ejaan lain, bila terminal atau laptop memakai tombol F)",
            *key_lines(screen),
            MOVING,
            "",
            "# CONTOH",
            example,
        ]
    )


def key_lines(screen: str) -> list[str]:
    """Return one line for every key of a screen."""
    return [f"{key:<11}{second:<9}{words}" for key, second, words in keys.help_rows(screen)]


def all_keys_text() -> str:
    """Return the keys of every screen, each key named once where it belongs."""
    common = set(keys.help_rows("bantuan"))
    lines = ["# DI SEMUA LAYAR", *key_lines("bantuan")]
    for screen, title in keys.SCREENS.items():
        own = [row for row in keys.help_rows(screen) if row not in common]
        if own:
            lines += ["", f"# {title.upper()}", *(f"{key:<11}{second:<9}{words}" for key, second, words in own)]
    return "\n".join(lines)


class HelpScreen(BaseScreen):
    """The help of the screen named by the parameter `about`."""

    NAME = "bantuan"
    BINDINGS = keys.bindings_for("bantuan")

    def body(self) -> ComposeResult:
        """Give the text."""
        yield TextView(id="help")

    def load(self) -> None:
        """Show the text for the screen asked about."""
        about = self.params.get("about", "beranda")
        self.set_title("BANTUAN", keys.SCREENS[about])
        self._show(help_text(about))

    def action_help(self) -> None:
        """Show the keys of every screen."""
        self.set_title("BANTUAN", "Semua tombol")
        self._show(all_keys_text())

    def _show(self, text: str) -> None:
        view = self.query_one(TextView)
        view.set_text(text)
        self.say("")

    def on_text_view_moved(self, event: TextView.Moved) -> None:
        """Say where in the text one is."""
        self.say("", event.position)
