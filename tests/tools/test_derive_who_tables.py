"""The shipped tables are what the script makes of the development package."""

from decimal import Decimal

import pytest

from stunting_tui.resources import fixtures
from tests.tools import derive_who_tables


@pytest.mark.parametrize("name", derive_who_tables.SOURCES)
def test_the_script_gives_the_shipped_file(name):
    shipped = (fixtures() / "who" / f"{name}.csv").read_bytes()
    assert derive_who_tables.table_text(name).encode("ascii") == shipped


@pytest.mark.parametrize(
    ("number", "text"),
    [(Decimal("45.0"), "45"), (Decimal("0.03790"), "0.0379"), (100, "100"), (Decimal("1E+2"), "100")],
)
def test_plain_decimals(number, text):
    assert derive_who_tables.plain(number) == text
