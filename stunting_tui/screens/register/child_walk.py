"""A screen about one child of a list, with keys to the child before and after."""

from collections.abc import Sequence

from stunting_tui.screens.base import BaseScreen


class ChildWalkScreen(BaseScreen):
    """`params`: `child_id`; `ids` the list it came from. Subclasses give `show_child` and `tell_end`."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: Sequence[int] = ()
        self.child_id = 0

    def show_child(self) -> None:
        """Show the child of `child_id`, another one than before."""

    def tell_end(self, text: str) -> None:
        """Say that the list ends here."""

    def child_in_hand(self) -> int | None:
        """Return the child shown."""
        return self.child_id

    def place(self) -> int:
        """Return where the child stands in the list, from 0."""
        return self.ids.index(self.child_id) if self.child_id in self.ids else 0

    def action_previous(self) -> None:
        """Open the child before."""
        self._step(-1)

    def action_next(self) -> None:
        """Open the child after."""
        self._step(1)

    def _step(self, by: int) -> None:
        at = self.place() + by
        if not 0 <= at < len(self.ids):
            self.tell_end("Ini anak pertama dalam daftar." if by < 0 else "Ini anak terakhir dalam daftar.")
            return
        self.child_id = self.ids[at]
        self.show_child()

    def action_back(self) -> None:
        """Go back; the screen beneath stands on the child last looked at."""
        stack = self.shell.screen_stack
        if len(stack) > 1 and not self.shell.is_look:
            getattr(stack[-2], "params", {})["child_id"] = self.child_id
        super().action_back()
