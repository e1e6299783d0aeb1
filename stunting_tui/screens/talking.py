"""How a screen speaks and asks: the status line, the finding line, and the prompt in the finding line's place."""

import textwrap
from collections.abc import Callable

from textual.screen import Screen
from textual.widget import Widget

from stunting_tui.errors import ConflictError, GoneError, OperatorError
from widgets.lines import PromptLine, StatusLine

KEPT = "Ketikan di atas belum dipakai: Enter memakainya, Esc membuangnya."
TYPED_SEEN = 160
"""Letters of a lost answer that are shown, to be typed again."""


class TalkingScreen(Screen[None], inherit_bindings=False):
    """A screen with a `PromptLine` and a `StatusLine`."""

    def __init__(self) -> None:
        super().__init__()
        self._answer: Callable[[str], None] | None = None
        self._change: Callable[[str], None] | None = None
        self._drop: Callable[[], None] | None = None
        self._before_prompt: Widget | None = None
        self._tail = ""
        self._answered: str | None = None
        self._is_later = False

    def say(self, text: str, word: str | None = None) -> None:
        """Tell what happened on the status line; `word` stands at its right end. Clears the finding."""
        self.query_one(StatusLine).update(text)
        if word is not None:
            self.query_one(StatusLine).set_word(word)
        self.find("")

    def find(self, text: str, tone: str = "") -> None:
        """Show a remark on the finding line, without a bell; what a complaint left below it goes."""
        status = self.query_one(StatusLine)
        if self._tail and status.text == self._tail:
            status.update("")
        self._tail = ""
        self.query_one(PromptLine).update(text, tone)

    def complain(self, text: str) -> None:
        """Show on the finding line what cannot be done and what to do instead; a long text goes on below it."""
        lines = textwrap.wrap(f"! {text}", max(40, self.size.width - 2))
        self.find(lines[0], "error")
        if len(lines) > 1:
            self._tail = "\n".join(lines[1:])
            self.query_one(StatusLine).update(self._tail)

    def ask(
        self,
        label: str,
        answered: Callable[[str], None],
        *,
        initial: str = "",
        choices: str = "",
        changed: Callable[[str], None] | None = None,
        dropped: Callable[[], None] | None = None,
        alone: bool = False,
    ) -> None:
        """Ask on the prompt line. `choices` are letters, one of which answers at once; `dropped` is told of Esc.

        `alone`: the answer is judged without those before it, so that one that cannot be taken is asked again.
        """
        prompt = self.query_one(PromptLine)
        if prompt.is_typed:
            self._keep_typed()
            return
        self._answer, self._change, self._drop = answered, changed, dropped
        self._is_later = self._answered is not None and not alone
        if prompt.tone == "error":
            self.find("")
        if self.focused is not prompt:
            self._before_prompt = self.focused
        prompt.open(label, initial=initial, choices=choices)
        if initial == self._answered:
            prompt.initial = ""  # asked again: typed, not proposed

    def confirm(self, question: str, yes: Callable[[], None]) -> None:
        """Ask a question of yes (y) or no (t); only yes does anything."""
        self.ask(question, lambda letter: yes() if letter == "y" else None, choices="yt")

    def on_prompt_line_changed(self, event: PromptLine.Changed) -> None:
        """Pass on what is being typed."""
        if self._change is not None:
            self._change(event.value)

    def on_prompt_line_answered(self, event: PromptLine.Answered) -> None:
        """Pass on the answer; what cannot be taken is asked again with the words typed, and why beneath."""
        self._forget_kept()
        self._focus_back()
        if self._answer is None:
            return
        later, self._answered = self._is_later, event.value
        try:
            self._answer(event.value)
        except OperatorError as error:
            self._not_taken(event.value.strip(), error, later=later)
        finally:
            self._answered = None

    def _not_taken(self, typed: str, error: OperatorError, *, later: bool) -> None:
        """Keep what was typed on the screen.

        It is only told, not asked again, where the row is another by now, or an earlier answer may be what is wrong.
        """
        prompt = self.query_one(PromptLine)
        if prompt.choices or not typed or prompt.active or self.app.screen is not self:
            raise error
        if later or isinstance(error, ConflictError | GoneError):
            self.complain(f"{error} Ketikan Anda: {textwrap.shorten(typed, TYPED_SEEN, placeholder=' ...')}")
            return
        prompt.open(prompt.label, initial=typed, selected=False)
        prompt.initial = ""
        self.warn(str(error))

    def warn(self, text: str) -> None:
        """Say beneath an open question why the last answer could not be taken."""
        lines = textwrap.wrap(f"! {text}", max(40, self.size.width - 2))
        self.query_one(StatusLine).update("\n".join(lines), "error")

    def _focus_back(self) -> None:
        """Give the keys back to what had them before the question, or where that was hidden to what is shown."""
        before = self._before_prompt
        if before is not None and not before.display:
            before = next((widget for widget in self.focus_chain if not isinstance(widget, PromptLine)), None)
        self.set_focus(before)

    def waits_for_answer(self, action: str) -> bool:
        """Whether an action must wait, since it would leave what is typed on the prompt behind; says so."""
        waits = self.query_one(PromptLine).is_typed and self._change is None and action != "redraw"
        if waits:
            self._keep_typed()
        return waits

    def on_prompt_line_kept(self) -> None:
        """Leave a search; what else was typed is not lost by one key."""
        if self._change is None:
            self._keep_typed()
        else:
            self.query_one(PromptLine).close()
            self.on_prompt_line_closed()

    def _keep_typed(self) -> None:
        self.query_one(StatusLine).update(KEPT)

    def _forget_kept(self) -> None:
        """Take back that something typed waits: it is used, or thrown away."""
        status = self.query_one(StatusLine)
        if status.text == KEPT:
            status.update("")

    def on_prompt_line_closed(self) -> None:
        """Pass on that there is none."""
        self._forget_kept()
        self._focus_back()
        if self._drop is not None:
            self._drop()
