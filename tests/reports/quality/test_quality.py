"""The card of a place: a score of few children stands there without a class."""

import pytest

from stunting_tui.domain.quality.quality_scores import Score
from stunting_tui.domain.quality.quality_words import Quality, card_of, word_rules
from stunting_tui.reports.quality.quality import card_section
from stunting_tui.screens.section_text import in_words, section_text

WORDS = word_rules(None)


def card(n: int, grade: str) -> str:
    score = Score("plausibilitas", "plausibilitas", "", n, 54, 54, None, "54 dari 105, bermasalah", "", grade)
    place = Quality("posyandu", "Joho", "Mawar 1", n, "baik", 0, (), 54, "bermasalah", "", (score,), ())
    return section_text(in_words(card_section(place, card_of(place, WORDS), "2026-08", WORDS, ())), 78)


@pytest.mark.parametrize(("n", "grade"), [(39, ""), (140, "bermasalah")])
def test_a_score_of_few_children_has_no_class(n, grade):
    told = card(n, grade)
    assert ("Skor 54 tidak dinilai: hanya 39 nilai, dinilai mulai 100." in told) is not bool(grade)
    assert ("Skor 54: bermasalah." in told) is bool(grade)
    assert ("54 dari 105" in " ".join(told.split())) is bool(grade)
