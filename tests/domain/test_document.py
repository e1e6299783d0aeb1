"""A figure as its number format shows it."""

import pytest

from stunting_tui.domain.document import figure_text


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (14.65, "0.0", "14,7"),
        (0.4, "+0.0;-0.0;0.0", "+0,4"),
        (-2.0, "+0.0;-0.0;0.0", "-2,0"),
        (0.01, "+0.0;-0.0;0.0", "0,0"),
        (1234.5, "#,##0.00", "1.234,50"),
    ],
)
def test_decimals_and_sign_are_those_of_the_format(value, form, shown):
    assert figure_text(value, form) == shown


def test_the_least_decimals():
    assert figure_text(2.5, "#,##0.##", least=1) == "2,5"
