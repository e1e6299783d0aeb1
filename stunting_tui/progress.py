"""How a long piece of work tells how far it is: one form for services, readers, writers and screens."""

from collections.abc import Callable
from typing import TypeAlias

Progress: TypeAlias = Callable[[str, float | None], None]
"""Hears what is being done, in Indonesian, and the share done (0 to 1), None where it is not known."""


def quiet(_what: str, _share: float | None) -> None:
    """Hear progress and say nothing."""
