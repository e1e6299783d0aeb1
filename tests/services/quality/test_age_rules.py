"""Both age rules from the store: the shares of Prevalensi by days, names with their places, and the list written."""

from datetime import date

import pytest
from openpyxl import load_workbook

from stunting_tui.errors import DataError
from stunting_tui.services.quality import age_rules
from stunting_tui.services.quality.figures import batch_figures
from stunting_tui.services.quality.prevalences import read_rounds, view
from tests.screens.office import query
from tests.services.made_up_batch import DAY, MadeUp


@pytest.fixture
def made(store):
    return MadeUp(store)


def test_by_days_as_prevalensi_counts_and_one_five_year_old(made):
    for at in range(4):
        batch = made.visit(made.child(), haz=-2.5 if at == 0 else 0.0)
    last = made.child(age_days=1826)
    made.visit(last, haz=-1.0)
    found, shown = age_rules.age_rules(batch), view(read_rounds(batch))
    assert date(DAY.year - 5, DAY.month, DAY.day) == date.fromisoformat(
        query("SELECT birth_date FROM child WHERE id = ?", last)[0][0]
    )
    assert (found.rules.day_children, found.rules.month_children) == (5, 4)
    assert found.rules.day_shares["stunted"] == shown.whole.shares["stunted"]
    assert [(one.child_id, one.found.index) for one in found.lines if one.found.index == "age"] == [(last, "age")]


def test_without_a_batch_there_is_nothing_to_compare(made):
    assert age_rules.age_rules() is None


def test_the_list_is_written_with_names_and_remembered(made, tmp_path):
    batch = made.visit(made.child(age_days=1826), haz=-1.0)
    found, target = age_rules.age_rules(batch), tmp_path / "umur.xlsx"
    age_rules.write_names(made.session, found, found.lines, target)
    book = load_workbook(target)
    assert book.sheetnames == ["Hari atau bulan", "Anak", "Data"]
    cells = {cell.value for row in book["Anak"].iter_rows() for cell in row}
    assert {"ANAK 1", "Balita", "Bukan balita"} <= cells
    names, *rows = book["Data"].iter_rows(values_only=True)
    assert len(rows) == 1 and dict(zip(names, rows[0], strict=True))["umur_hari"] == 1826
    assert query("SELECT field, new FROM audit WHERE action = 'ekspor'") == [
        ("Hari atau bulan", "umur.xlsx: 1 anak, dengan nama")
    ]
    with pytest.raises(DataError):
        age_rules.write_names(made.session, found, [], target)


def test_a_registered_child_on_its_fifth_birthday_is_told_by_name(made):
    batch = made.visit(made.child(), haz=0.0)
    last, _younger = made.child(age_days=1826), made.child(age_days=1825)
    found = age_rules.age_rules(batch)
    assert (found.day_registered, found.month_registered) == (3, 2)
    assert view(read_rounds(batch)).coverage[-1].registered == found.day_registered
    assert batch_figures(batch).total.under_five.registered == found.month_registered
    assert [one.measured_on for one in found.lines if one.child_id == last] == [None]
