"""A few lines of text beneath a list or form: all of what the list above has to cut."""

from textual.app import ComposeResult
from textual.containers import Vertical

from widgets.lines import RuleLine
from widgets.text_view import TextView


class DetailText(TextView, can_focus=False):
    """Folded text that takes no keys."""


class Detail(Vertical):
    """A rule and the text beneath it."""

    def compose(self) -> ComposeResult:
        """Lay out rule and text."""
        yield RuleLine()
        yield DetailText()

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.query_one(DetailText).set_text(text)
