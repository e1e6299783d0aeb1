"""Fixtures that any room may use."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
"""An example may take long on a busy machine; that is no fault of what it tries."""


@pytest.fixture
def root() -> Path:
    """Return the top of the checkout."""
    return Path(__file__).resolve().parent.parent
