"""One-line parts of a screen: title, rule, status, legend, and the prompt that needs no second screen.

prompt.open("Cari", initial="", choices="")      # posts Changed per key, then Answered or Closed
prompt.open("Hapus?", choices="yt")              # the first of these letters answers at once
"""

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from widgets.line_editor import LineEditor
from widgets.line_widget import LineWidget
from widgets.text import three_parts


class OneLine(LineWidget):
    """One line of text with a tone; changing it repaints that line and nothing else."""

    DEFAULT_CSS = "OneLine { height: 1; }"

    def __init__(self, text: str = "", tone: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual
        super().__init__(id=id)
        self.text = text
        self.tone = tone

    @property
    def shows_text_only(self) -> bool:
        """Whether the text, one blank before it, is all that is drawn: then a change of it is no change of the rest."""
        return True

    def update(self, text: str, tone: str = "") -> None:
        """Show another text."""
        if (text, tone) == (self.text, self.tone):
            return
        before, toned = self.text, tone != self.tone
        self.text, self.tone = text, tone
        if toned or not self.shows_text_only:
            self.refresh()
        else:
            self.refresh_changed(0, f" {before}", f" {text}")

    def render_line(self, y: int) -> Strip:
        """Draw the line, one blank before it; nothing beneath where the widget is higher."""
        return self.line(f" {self.text}" if self.text and y == 0 else "", self.tone)


class TitleLine(OneLine):
    """The first line: screen and place, period, operator."""

    parts = ("", "", "")

    def set_parts(self, left: str, middle: str = "", right: str = "") -> None:
        """Show three texts: at the left, in the middle, at the right."""
        self.parts = (left, middle, right)
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the three parts."""
        return self.line(f" {three_parts(*self.parts, max(0, self.size.width - 2))} ", "head")


class RuleLine(OneLine):
    """A horizontal line in box characters every terminal font has."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the rule."""
        return self.line("─" * self.size.width, "muted")


class StatusLine(OneLine):
    """What happened last, what is under way; at the right a word for the state."""

    word = ""
    shows_text_only = False

    def update(self, text: str, tone: str = "") -> None:
        """Show another text; of several lines the line grows upwards until the next text."""
        height = text.count("\n") + 1
        if height != self.text.count("\n") + 1:
            self.styles.height = height
        super().update(text, tone)

    def set_word(self, word: str) -> None:
        """Show a word (SIAP, ISI, GALAT, 3 dari 40) at the right end."""
        if word != self.word:
            self.word = word
            self.refresh()

    def progress(self, text: str, share: float | None = None) -> None:
        """Show how far a long piece of work is: the share from 0 to 1, None where it is not known."""
        percent = "" if share is None else f"{int(share * 100):3d} %"
        self.update(f"{text}  {percent}   Esc batal".strip())

    def render_line(self, y: int) -> Strip:
        """Draw the text, behind its last line the word."""
        lines = self.text.split("\n")
        word = self.word if y == len(lines) - 1 else ""
        text = lines[y] if y < len(lines) else ""
        return self.line(f" {three_parts(text, '', word, max(0, self.size.width - 2))} ", self.tone)


class LegendLine(OneLine):
    """The last line: what can be done here, by which keys."""

    def render_line(self, y: int) -> Strip:  # noqa: ARG002 - there is one line
        """Draw the legend."""
        return self.line(f" {self.text}", "strong")


class PromptLine(OneLine):
    """The finding line, which becomes a line to type on while a question is open.

    Esc closes it; the key of leaving too, as long as nothing was typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10,ctrl+x", "leave", show=False, id="back")]

    class Closed(Message):
        """The question was dropped with Esc."""

    class Told(Message):
        """What stands on the prompt."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    class Answered(Told):
        """Enter, or one of the letters asked for."""

    class Changed(Told):
        """The text typed so far, after each key of an open prompt without choices."""

    class Kept(Told):
        """The key of leaving, while something was typed: it stays."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual
        super().__init__(id=id)
        self.can_focus = False
        self.active = False
        self.label = ""
        self.choices = ""
        self.initial = ""
        self.editor = LineEditor()

    @property
    def shows_text_only(self) -> bool:
        """Whether no question is open."""
        return not self.active

    def open(self, label: str, *, initial: str = "", choices: str = "", selected: bool = True) -> None:
        """Ask; with `choices` one letter answers, else a line of text and Enter. Digits are named by `label` itself."""
        self.label, self.choices = label, choices
        self.editor.set(initial, selected=selected)
        self.initial = self.editor.text
        self.active = self.can_focus = True
        self.focus()
        self.refresh()

    @property
    def is_typed(self) -> bool:
        """Whether a question is open and something was typed."""
        return self.active and not self.choices and self.editor.text.strip() not in ("", self.initial.strip())

    def action_leave(self) -> None:
        """Close the question, unless something was typed."""
        if self.is_typed:
            self.post_message(self.Kept(self.editor.text))
        else:
            self._drop()

    def _drop(self) -> None:
        self.close()
        self.post_message(self.Closed())

    def close(self) -> None:
        """Put the question away without a message."""
        self.active = self.can_focus = False
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the finding, or the question and what is typed."""
        if not self.active:
            return super().render_line(y)
        hint = f" ({'/'.join(self.choices)})" if self.choices and not self.choices.isdigit() else ""
        head = f" {self.label}{hint}: "
        room = max(1, self.size.width - cell_len(head) - 1)
        self.park_cursor(cell_len(head) + cell_len(self.editor.parts(room)[0]), y)
        parts = [Segment(head, self.tone_style("strong")), *self.edit_segments(self.editor, room)]
        return Strip(parts).adjust_cell_length(self.size.width, self.rich_style)

    def on_paste(self, event: events.Paste) -> None:
        """Insert what the terminal pastes."""
        if self.active and not self.choices:
            self.editor.insert(event.text)
            self._changed()
        event.stop()

    def on_key(self, event: events.Key) -> None:
        """Answer, close or edit; no key passes by while the question is open, but F-keys and Ctrl-keys."""
        if not self.active:
            return
        if event.key == "escape":
            self._drop()
        elif self.choices:
            letter = (event.character or "").casefold()
            if letter and letter in self.choices:
                self._answer(letter)
            elif not event.is_printable and event.key != "enter":
                return
        elif event.key in ("enter", "down"):
            self._answer(self.editor.text)
        elif self.editor.press(event.key, event.character):
            self._changed()
        else:
            return
        event.stop()
        event.prevent_default()

    def _answer(self, value: str) -> None:
        self.close()
        self.post_message(self.Answered(value))

    def _changed(self) -> None:
        self.refresh()
        self.post_message(self.Changed(self.editor.text))
