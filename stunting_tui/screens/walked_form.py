"""A form whose screen helps with the field in edit, for instance by showing all of a text that its line cuts."""

from textual.message import Message

from widgets.form import Form

SEEN = 56
"""Cells of a field that can be seen at 80 columns."""


class WalkedForm(Form):
    """A form that tells which field is in edit."""

    class Entered(Message):
        """Another field is in edit."""

    def go_to(self, index: int) -> None:
        """Edit field number `index`."""
        super().go_to(index)
        self.post_message(self.Entered())

    def whole_text(self) -> str:
        """Return the text of the field in edit where its line cuts it, else nothing."""
        text = self.values()[self.field.key]
        return text if len(text) > SEEN else ""
