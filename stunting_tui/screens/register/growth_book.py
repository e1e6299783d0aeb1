"""Asking for the workbook of growth charts: of one child, or of all children of a list."""

from collections.abc import Sequence

from stunting_tui.domain.numbers import format_integer as number
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.book_target import ask_book
from stunting_tui.services.quality import growth_books


def ask_growth_book(screen: BaseScreen, ids: Sequence[int]) -> None:
    """Ask where the charts of these children are to go, by name; of many children only after a yes."""
    chosen, count = list(ids[: growth_books.MOST]), len(ids)
    if not chosen:
        screen.complain("Tidak ada anak pada daftar ini.")
    elif count > growth_books.MOST:
        screen.complain(
            f"Terlalu banyak: {number(count)} anak, paling banyak {growth_books.MOST}. Saring dahulu daftarnya."
        )
    elif count > growth_books.MANY:
        screen.confirm(f"Tulis {count} lembar, satu tiap anak?", lambda: _ask(screen, chosen))
    else:
        _ask(screen, chosen)


def _ask(screen: BaseScreen, ids: Sequence[int]) -> None:
    ask_book(
        screen, "grafik bernama", growth_books.book_path(ids),
        lambda target, task: growth_books.write_growth(screen.session, ids, target, task.progress, task.cancelled),
    )  # fmt: skip
