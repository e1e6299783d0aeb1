"""One rich workbook for all tests that only read it."""

import pytest
from openpyxl.workbook import Workbook

from stunting_tui.reports.deliberation.content import ReportContent
from tests.reports.opened import reopened
from tests.reports.sample import content


@pytest.fixture(scope="session")
def report() -> ReportContent:
    return content(12, 40, 8)


@pytest.fixture(scope="session")
def book(report: ReportContent, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return reopened(report, tmp_path_factory.mktemp("buku"))
