"""A measurers' test: who passes, why, and what is said before everything is measured."""

from datetime import date

import pytest

from stunting_tui.domain.quality.measurer_trial import MEASURES, SUBJECTS, Sheet, Stored, Trial, outcome, reasons, team
from stunting_tui.domain.quality.measurer_trial import team_words as words_of
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.scales import quality_rules

SCALES = quality_rules().scales
TRUE = (70.2, 75.4, 80.1, 84.9, 88.3, 91.0, 95.6, 99.2, 102.5, 106.7)
HEIGHT, WEIGHT, MUAC = MEASURES


def sheet(name, first, second=0.0, count=10):
    """Return a measurer who is `first` off in the first round and `second` more in the second, for `count` children."""
    return Sheet(
        name,
        {
            number: Stored(number, 1, round(TRUE[number - 1] + first, 1), round(TRUE[number - 1] + first + second, 1))
            if number <= count
            else Stored(number, 1, None, None)
            for number in SUBJECTS
        },
    )


def trial(*sheets, reference=""):
    return Trial(date(2026, 11, 22), HEIGHT, sheets, reference)


def judged(test, name):
    found = test.sheet(name)
    assert found is not None
    return outcome(test, found, SCALES)


def test_passed_and_train_again_with_the_reason():
    test = trial(sheet("Sri", 0.0, 0.2), sheet("Dwi", 0.1, 0.4), sheet("Tri", 1.0, 0.1), reference="Sri")
    assert [judged(test, name).verdict for name in ("Sri", "Dwi", "Tri")] == ["lulus", "lulus", "latihan ulang"]
    assert judged(test, "Sri").compared is None, "the reference is not compared with itself"
    assert reasons(judged(test, "Dwi"), HEIGHT, SCALES)[:2] == [
        "Galat teknis 0,28 cm: baik; lulus di bawah 0,60.",
        "Beda dari acuan +0,20 cm: baik; lulus di bawah 0,80.",
    ]
    assert reasons(judged(test, "Tri"), HEIGHT, SCALES)[1] == ("Beda dari acuan +0,95 cm: kurang; lulus di bawah 0,80.")


def test_without_a_reference_only_precision_decides():
    test = trial(sheet("Tri", 1.0, 0.1), sheet("Catur", 0.0, 1.0))
    assert [judged(test, name).verdict for name in ("Tri", "Catur")] == ["lulus", "latihan ulang"]
    assert judged(test, "Tri").bias is None


@pytest.mark.parametrize("count", [0, 1])
def test_nobody_or_one_child_is_not_computed(count):
    found = judged(trial(sheet("Sri", 0.0, count=count)), "Sri")
    assert (found.verdict, found.figures, found.bias) == ("belum selesai", None, None)
    who = "tidak ada anak" if count == 0 else "hanya satu anak"
    assert reasons(found, HEIGHT, SCALES) == [f"Belum dapat dihitung: {who} yang diukur dua kali."]


def test_nine_children_are_not_yet_a_verdict():
    found = judged(trial(sheet("Sri", 0.0, 0.1, count=9)), "Sri")
    assert (found.verdict, found.children) == ("belum selesai", 9)
    assert "Baru 9 anak diukur dua kali, seharusnya 10." in reasons(found, HEIGHT, SCALES)


def test_a_reference_that_is_behind_leaves_it_open():
    for count in (1, 6):
        test = trial(sheet("Sri", 0.0, 0.1, count=count), sheet("Dwi", 0.0, 0.1), reference="Sri")
        found = judged(test, "Dwi")
        assert (found.verdict, found.compared) == ("belum selesai", count)
        assert f"Acuan baru mengukur {count} dari 10 anak itu." in reasons(found, HEIGHT, SCALES)


def test_measurers_among_themselves():
    test = trial(sheet("Sri", 5.0), sheet("Dwi", 0.0, 0.2), sheet("Tri", 0.4, 0.2), sheet("Baru", 0, count=0),
                 reference="Sri")  # fmt: skip
    found = team(test)
    # between: differences 0.4, TEM = sqrt(0.16 / 2); each of them sqrt(0.04 / 2)
    assert (found.measurers, found.between.tem) == (2, pytest.approx((0.16 / 2) ** 0.5))
    assert found.total == pytest.approx((0.08 + 0.02) ** 0.5)
    assert words_of(found, HEIGHT).startswith("Antar 2 pengukur: galat teknis 0,28 cm; seluruhnya 0,32 cm (")
    assert isinstance(team(trial(sheet("Sri", 0.0))), NotComputable)
    assert isinstance(team(trial()), NotComputable)
    assert words_of(team(trial(sheet("Sri", 0.0))), HEIGHT) == ""
