"""A screen that is one form: what was typed is saved by F6, and not left behind unasked."""

from collections.abc import Mapping

from stunting_tui.screens.base import BaseScreen
from widgets.form import Form


class SingleFormScreen(BaseScreen):
    """Subclasses give the form, say in `begun` what it held before anything was typed, and save what is submitted."""

    begun: Mapping[str, str] = {}

    def action_save(self) -> None:
        """Check every field and save."""
        self.query_one(Form).submit()

    def action_cancel_work(self) -> None:
        """Leave as F10 does."""
        self.action_back()

    def action_back(self) -> None:
        """Leave; ask first where something typed is not saved."""
        if self.query_one(Form).values() == self.begun:
            super().action_back()
        else:
            self.confirm("Isian belum disimpan. Keluar tanpa menyimpan?", super().action_back)
