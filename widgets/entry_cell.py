"""The cell in hand: what is being typed into it, and what stands against it."""

from typing import Literal

from widgets.entry_columns import Verdict
from widgets.line_editor import LineEditor

Mode = Literal["ready", "typing", "editing", "hard", "soft", "reason", "asked"]

WORDS: dict[Mode, str] = {
    "ready": "SIAP",
    "typing": "ISI",
    "editing": "ISI",
    "hard": "GALAT",
    "soft": "CEK",
    "reason": "ALASAN",
    "asked": "TANYA",
}
"""What the status line says of each mode."""

SIGNS: dict[Mode, str] = {"hard": "!", "soft": "?"}


class CellInHand:
    """One cell and its mode.

    "ready": nothing typed. "typing": a new value replaces the old one. "editing": the old one is changed, the arrows
    move in it. "hard", "soft": a complaint. "reason": `-` was typed and a digit must follow. "asked": the owner is
    asking something on its prompt line.
    """

    def __init__(self) -> None:
        self.mode: Mode = "ready"
        self.editor = LineEditor()
        self.verdict = Verdict()

    @property
    def is_open(self) -> bool:
        """Whether its text is not that of the row."""
        return self.mode != "ready"

    @property
    def is_typed(self) -> bool:
        """Whether a value is being typed or edited."""
        return self.mode in ("typing", "editing")

    @property
    def sign(self) -> str:
        """`!` or `?` while a complaint stands, also while its reason is being asked."""
        return SIGNS.get(self.mode, "?" if self.mode == "asked" and self.verdict.kind == "soft" else "")

    def rest(self) -> None:
        """Drop what was typed."""
        self.mode, self.verdict = "ready", Verdict()
        self.editor = LineEditor()

    def type(self, text: str, limit: int) -> None:
        """Begin a new value."""
        self.mode, self.verdict = "typing", Verdict()
        self.editor = LineEditor(limit=limit)
        self.editor.insert(text)

    def edit(self, text: str, limit: int, *, whole: bool) -> None:
        """Change a value, the cursor behind it; `whole`: the next character replaces all of it."""
        self.mode, self.verdict = "editing", Verdict()
        self.editor = LineEditor(text, selected=whole, limit=limit)

    def lock(self, text: str, verdict: Verdict) -> None:
        """Keep `text` as it was typed under a complaint."""
        self.mode = "soft" if verdict.kind == "soft" else "hard"
        self.verdict = verdict
        self.editor = LineEditor(text, selected=False)
