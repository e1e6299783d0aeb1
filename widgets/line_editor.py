"""Editing one line of text, apart from any widget: what the keys do and what can be seen."""

from rich.cells import cell_len, set_cell_size

from widgets.text import clean


class LineEditor:
    """One line of text with a cursor. While `selected`, the first typed character replaces everything."""

    def __init__(self, text: str = "", *, selected: bool = True, limit: int = 0) -> None:
        """Start with the cursor at the end; `limit` is the greatest length in characters, 0 for none."""
        self.limit = limit
        self.set(text, selected=selected)

    def set(self, text: str, *, selected: bool = True) -> None:
        """Start afresh with `text`."""
        self.text = clean(text)
        self.cursor = len(self.text)
        self.selected = selected and bool(self.text)

    def insert(self, text: str) -> bool:
        """Type or paste `text`; False where the limit leaves no room for any of it."""
        text = clean(text)
        if self.selected:
            self.text, self.cursor, self.selected = "", 0, False
        if self.limit:
            text = text[: max(0, self.limit - len(self.text))]
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)
        return bool(text)

    def press(self, key: str, character: str | None) -> bool:
        """Do what a key does while editing; False when the key means nothing here."""
        motion = {"left": -1, "right": 1, "home": -len(self.text), "end": len(self.text)}.get(key)
        if motion is not None:
            self.cursor = max(0, min(len(self.text), self.cursor + motion))
            self.selected = False
            return True
        if key in ("backspace", "delete"):
            self._erase(0 if key == "delete" else 1)
            return True
        if character is not None and character.isprintable():
            self.insert(character)
            return True
        return False

    def _erase(self, back: int) -> None:
        if self.selected:
            self.set("")
        elif self.cursor - back >= 0:
            at = self.cursor - back
            self.text = self.text[:at] + self.text[at + 1 :]
            self.cursor = at

    def parts(self, width: int) -> tuple[str, str, str]:
        """Return what is seen in `width` cells: the text before the cursor, under it, and after it."""
        start = 0
        while cell_len(self.text[start : self.cursor]) >= width and start < self.cursor:
            start += 1
        before = self.text[start : self.cursor]
        under = self.text[self.cursor : self.cursor + 1] or " "
        room = width - cell_len(before) - cell_len(under)
        return before, under, set_cell_size(self.text[self.cursor + 1 :], max(0, room))
