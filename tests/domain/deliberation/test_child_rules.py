import pytest

from stunting_tui.domain.deliberation.child_rules import RULES, ChildState, check_rule, rule_of, rule_words
from stunting_tui.errors import DataError

NOTHING = ChildState(None, None, None, 10)


@pytest.mark.parametrize(
    ("code", "taken", "left"),
    [
        ("stunting", ChildState(-2.01, 0, 0, 40), ChildState(-2.0, 0, 0, 40)),
        ("sangat-pendek", ChildState(-3.01, 0, 0, 40), ChildState(-3.0, 0, 0, 40)),
        ("stunting-baduta", ChildState(-2.5, 0, 0, 23), ChildState(-2.5, 0, 0, 24)),
        ("wasting", ChildState(0, 0, -2.01, 40), ChildState(-5, -5, -2.0, 40)),
        ("gizi-buruk", ChildState(0, 0, -3.01, 40), ChildState(0, 0, -3.0, 40)),
        ("bb-kurang", ChildState(0, -2.01, 0, 40), ChildState(-4, -2.0, -4, 40)),
        ("masalah-gizi", ChildState(0, None, -2.5, 40), ChildState(-2.0, -2.0, -2.0, 40)),
    ],
)
def test_whom_a_rule_takes(code, taken, left):
    rule = rule_of(code)
    assert rule.takes(taken)
    assert not rule.takes(left)


def test_every_rule_is_tried_and_none_takes_a_child_never_measured():
    assert not any(rule.takes(NOTHING) for rule in RULES)
    assert len({rule.code for rule in RULES}) == len({rule.words for rule in RULES}) == 7


def test_codes_and_words():
    assert rule_words("wasting").startswith("anak gizi kurang")
    assert rule_words("lain") == "lain"
    check_rule("")
    with pytest.raises(DataError, match="tidak dikenal"):
        check_rule("lain")
