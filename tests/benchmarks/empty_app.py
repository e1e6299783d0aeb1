"""The least that Textual can start with: one line, in the colours and without the scrollbars of the real program."""

import os

os.environ.update(TEXTUAL_ANIMATIONS="none", TEXTUAL_SMOOTH_SCROLL="0", TEXTUAL_DISABLE_KITTY_KEY="1", ESCDELAY="25")

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None], inherit_bindings=False):
    """One line."""

    CSS = "* { scrollbar-size: 0 0; }"
    ENABLE_COMMAND_PALETTE = False

    def on_mount(self) -> None:
        """Take the terminal's colours where it has 16."""
        self.animation_level = "none"
        if self.console.color_system in (None, "standard"):
            self.theme = "ansi-dark"

    def compose(self) -> ComposeResult:
        """Give the line."""
        yield Static("SIAP", markup=False)


if __name__ == "__main__":
    EmptyApp().run(mouse=False)
