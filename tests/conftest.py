"""Fixtures that any room may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from openpyxl.worksheet._reader import WorksheetReader
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.merge import MergedCellRange

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
"""An example may take long on a busy machine; that is no fault of what it tries."""


@pytest.fixture
def root() -> Path:
    """Return the top of the checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session", autouse=True)
def merged_cells_as_stored() -> Iterator[None]:
    """Read merged cells as the file has them: openpyxl would work out the border of each, most of its time."""

    def bind(reader: WorksheetReader) -> None:
        merged = reader.parser.merged_cells
        ranges = [MergedCellRange(reader.ws, cell.ref) for cell in merged.mergeCell] if merged else []
        reader.ws.merged_cells = MultiCellRange(ranges)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WorksheetReader, "bind_merged_cells", bind)
        yield
