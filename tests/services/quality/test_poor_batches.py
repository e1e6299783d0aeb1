"""Quality, prevalence, flow and SKDN of batches that most figures cannot be told of: reasons, and never a NaN."""

from itertools import cycle

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.document import Section
from stunting_tui.domain.prevalence.prevalence_view import DESIGNS, GROUPINGS
from stunting_tui.domain.prevalence.survey_indicators import INDICATORS
from stunting_tui.screens.section_text import in_words, section_text
from stunting_tui.services.quality import figures, prevalences, quality, quality_cards, skdn
from stunting_tui.services.quality.prevalences import read_rounds
from tests.services.made_up_batch import MadeUp
from tests.services.poor_batches import POOR, usual

NO_FIGURES = {"nan", "inf", "None"}


@pytest.fixture(params=[False, True], ids=["alone", "after a usual batch"])
def made(store, request):
    made = MadeUp(store)
    if request.param:
        usual(made)
    return made


def told(section: Section) -> str:
    text = section_text(in_words(section), 78)
    assert not NO_FIGURES & set(text.split()), text
    return text


@pytest.mark.parametrize("fill", POOR.values(), ids=POOR)
def test_quality(made, fill):
    fill(made)
    found = quality.fresh_quality(made.session)
    assert quality.stored(made.session) == found
    for place in found.places:
        assert all(one.reason for one in place.scores if one.value is None)
        if place.n or place.level == "kecamatan":
            told(quality_cards.sheet(made.session, place, found.period))


@pytest.mark.parametrize("fill", POOR.values(), ids=POOR)
def test_prevalence(made, fill):
    fill(made)
    rounds = read_rounds(figures.batches()[0].id)
    for design, grouping, indicator in zip(cycle(DESIGNS), GROUPINGS, INDICATORS, strict=False):
        view = prevalences.view(rounds, grouping, design, indicator)
        text = told(prevalences.page(view))
        assert ("stunted" in view.classes) == (view.whole.shares["stunted"].of > 1)
        if view.whole.shares[indicator].percent is None:
            assert "Tanda -: tidak dapat dihitung, tidak ada anak dengan z yang sah." in text
    flow = prevalences.flow(rounds)
    if flow is not None:
        text = told(prevalences.flow_page(flow))
        if flow.whole.flow.incidence is None:
            assert "Tanda -: tidak dapat dihitung, tidak ada anak yang demikian." in text


@pytest.mark.parametrize("fill", POOR.values(), ids=POOR)
def test_skdn(made, fill):
    fill(made)
    year = skdn.read_year(made.session, "2026-08")
    for village in (None, made.villages["Sengon"], made.villages["Joho"]):
        shown = skdn.view(year, village)
        assert shown.of("semua").gap == shown.of("semua").unjudged
        assert "Tanda -: tidak dapat dihitung, pembaginya nol" in told(skdn.page(shown))


def test_workbooks(store, tmp_path):
    POOR["flagged"](MadeUp(store))
    quality_cards.write_book(store, quality.fresh_quality(store), tmp_path / "mutu.xlsx")
    prevalences.write_book(store, read_rounds(), "klaster posyandu", tmp_path / "prevalensi.xlsx")
    skdn.write_book(store, skdn.read_year(store, "2026-08"), None, tmp_path / "skdn.xlsx")
    for path in tmp_path.glob("*.xlsx"):
        book = load_workbook(path)
        cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell}
        assert len(cells) > 20
        assert not NO_FIGURES & cells


def test_one_child_has_no_class_of_public_health(store):
    made = MadeUp(store)
    POOR["one_child"](made)
    view = prevalences.view(read_rounds())
    assert (view.whole.shares["stunted"].percent, view.classes) == (100.0, {})
    assert "sangat tinggi" not in told(prevalences.page(view))
