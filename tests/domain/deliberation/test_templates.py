from datetime import date

import pytest

from stunting_tui.domain.deliberation import templates
from stunting_tui.domain.deliberation.agreement import DeliberationKind
from stunting_tui.domain.deliberation.pillars import pillars
from stunting_tui.errors import DataError


def test_the_default_checklist_is_complete_but_for_the_due_dates():
    template = templates.load_template()
    assert template.title
    assert template.source
    assert [point.ordinal for point in template.agreements] == [1, 2, 3, 4, 5, 6, 7]
    for point in template.agreements:
        assert point.gaps() == ("tenggat",)
        assert point.target
        assert point.partners
        assert point.id is None
        assert point.budget == 0
        assert point.text.endswith(".")
    assert len({point.text for point in template.agreements}) == 7
    assert templates.agreements() == template.agreements


def test_its_words_are_those_of_the_lists():
    points = templates.agreements()
    assert {point.category for point in points} <= set(templates.categories())
    assert {point.pillar for point in points} <= {pillar.code for pillar in pillars().pillars}
    assert {fund.source for point in points for fund in point.funds} <= set(templates.fund_sources())


@pytest.mark.parametrize(
    "items", [templates.elements(), templates.fund_sources(), templates.categories(), templates.agenda()]
)
def test_lists_have_distinct_entries(items):
    assert len(items) >= 5
    assert len(set(items)) == len(items)
    assert all(item == item.strip() for item in items)


def test_validity():
    template = templates.load_template()
    assert template.holds_on(date(2026, 11, 22))
    assert not template.holds_on(date(2021, 6, 9))


def test_an_unknown_checklist_is_refused():
    assert templates.template_names()[0] == templates.DEFAULT
    for name in ("tidak-ada", "../rules/entry_limits", "unsur"):
        with pytest.raises(DataError, match="tidak ada"):
            templates.load_template(name)


def test_a_kecamatan_holds_two_rembuk_a_year():
    assert [templates.meetings_per_year(kind) for kind in DeliberationKind] == [2, 10]
