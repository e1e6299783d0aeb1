"""Fixtures that any room may use."""

from pathlib import Path

import pytest


@pytest.fixture
def root() -> Path:
    """Return the top of the checkout."""
    return Path(__file__).resolve().parent.parent
