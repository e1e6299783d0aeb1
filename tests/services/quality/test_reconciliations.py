"""Survey figures kept, changed, refused; the facts of the register from the store; the note written."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.prevalence.reconciliation import SurveyFigure
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.quality import reconciliations
from stunting_tui.services.quality.survey_figures import delete_survey, save_survey, surveys
from tests.screens.office import query
from tests.services.made_up_batch import MadeUp

SSGI = SurveyFigure("SSGI", 2024, "kabupaten", 24.0, 21.0, 27.0, 540)


@pytest.fixture
def made(store):
    return MadeUp(store)


def test_a_figure_is_kept_changed_and_removed(made):
    number = save_survey(made.session, SSGI)
    save_survey(made.session, SurveyFigure("SKI", 2023, "provinsi", 20.7))
    (first, second) = surveys()
    assert first == replace(SSGI, id=number, version=1)
    assert (second.label, second.low, second.children) == ("SKI 2023", None, None)
    save_survey(made.session, replace(first, percent=23.5))
    assert surveys()[0].percent == 23.5
    with pytest.raises(ConflictError):
        save_survey(made.session, replace(first, percent=22.0))
    delete_survey(made.session, surveys()[0])
    assert [one.name for one in surveys()] == ["SKI"]
    assert {row[0] for row in query("SELECT action FROM audit WHERE table_name = 'survey_figure'")} == {
        "tambah", "ubah", "hapus",
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "}, {"year": 1990}, {"level": "desa"}, {"percent": 101.0}, {"low": None}, {"low": 25.0},
        {"high": 23.0}, {"children": 0},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(made, wrong):
    with pytest.raises(DataError):
        save_survey(made.session, replace(SSGI, **wrong))
    assert surveys() == []


def test_the_same_figure_twice_is_refused(made):
    save_survey(made.session, SSGI)
    with pytest.raises(DataError):
        save_survey(made.session, replace(SSGI, name="ssgi", percent=10.0, low=None, high=None))
    save_survey(made.session, replace(SSGI, level="nasional"))


def fill(made):
    """40 measured, 10 of them stunted; 10 absent; 3 with a book, one without. Return the batch."""
    for at in range(40):
        extras = '{"KIA": "Ya"}' if at < 3 else '{"KIA": "Tidak"}' if at == 3 else ""
        batch = made.visit(made.child(age_days=600 + at), haz=-2.5 if at < 10 else -1.0, extras=extras)
    for _ in range(10):
        made.child()
    return batch


def test_the_facts_of_the_register(made):
    found = reconciliations.register_facts(made.session, fill(made))
    assert (found.registered, found.measured, found.books) == (50, 40, 3)
    assert (found.stunted.n, found.stunted.of) == (10, 40)
    assert (found.bounds.missing, found.bounds.none_stunted, found.bounds.all_stunted) == (10, 20.0, 40.0)
    assert found.round_heights is None
    assert found.mean == pytest.approx((10 * -2.5 + 30 * -1.0) / 40)
    assert found.usual_sd == (1.35, 1.95)


def test_books_are_unknown_without_a_file_that_tells(made):
    batch = made.visit(made.child(), haz=-1.0)
    assert reconciliations.register_facts(made.session, batch).books is None


def test_the_note_is_written_without_names_and_remembered(made, tmp_path):
    facts, target = reconciliations.register_facts(made.session, fill(made)), tmp_path / "banding.xlsx"
    reconciliations.write_book(made.session, facts, SSGI, target)
    book = load_workbook(target)
    assert book.sheetnames == ["Register dan survei", "Data"]
    data = {row[2]: row for row in book["Data"].iter_rows(min_row=2, values_only=True)}
    assert (data["register"][3], data["batas"][4], data["batas"][5]) == (25.0, 20.0, 40.0)
    assert (data["survei"][3], data["survei"][8]) == (24.0, "kabupaten")
    assert data["kesimpulan"][8].startswith("tidak bertentangan")
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert not any("ANAK 1" in text for text in texts)
    assert query("SELECT field, new FROM audit WHERE action = 'ekspor'") == [
        ("register dan survei", "banding.xlsx: batch 2026-08, tanpa nama anak")
    ]


def test_without_a_measurement_it_is_said(made):
    with pytest.raises(DataError):
        reconciliations.register_facts(made.session)
