"""How a screen speaks and asks: the status line, the finding line, and the prompt in the finding line's place."""

import textwrap
from collections.abc import Callable

from textual.screen import Screen
from textual.widget import Widget

from widgets.lines import PromptLine, StatusLine


class TalkingScreen(Screen[None], inherit_bindings=False):
    """A screen with a `PromptLine` and a `StatusLine`."""

    def __init__(self) -> None:
        super().__init__()
        self._answer: Callable[[str], None] | None = None
        self._change: Callable[[str], None] | None = None
        self._drop: Callable[[], None] | None = None
        self._before_prompt: Widget | None = None
        self._tail = ""

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
    ) -> None:
        """Ask on the prompt line. `choices` are letters, one of which answers at once; `dropped` is told of Esc."""
        self._answer, self._change, self._drop = answered, changed, dropped
        prompt = self.query_one(PromptLine)
        if prompt.tone == "error":
            self.find("")
        if self.focused is not prompt:
            self._before_prompt = self.focused
        prompt.open(label, initial=initial, choices=choices)

    def confirm(self, question: str, yes: Callable[[], None]) -> None:
        """Ask a question of yes (y) or no (t); only yes does anything."""
        self.ask(question, lambda letter: yes() if letter == "y" else None, choices="yt")

    def on_prompt_line_changed(self, event: PromptLine.Changed) -> None:
        """Pass on what is being typed."""
        if self._change is not None:
            self._change(event.value)

    def on_prompt_line_answered(self, event: PromptLine.Answered) -> None:
        """Pass on the answer."""
        self.set_focus(self._before_prompt)
        if self._answer is not None:
            self._answer(event.value)

    def on_prompt_line_closed(self) -> None:
        """Pass on that there is none."""
        self.set_focus(self._before_prompt)
        if self._drop is not None:
            self._drop()
