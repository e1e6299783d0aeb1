from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.intake.matching import Candidate, Matcher
from stunting_tui.domain.register.near_miss import birth_slip
from stunting_tui.domain.rows import FileRow

BIRTH = date(2024, 3, 7)
NIK = "9999990703240012"
TWIN_NIK = "9999990703240013"
PARENTS = "BUROSA KITI / SIMUTA WALE"
OTHERS = "LOTAKE MANU / TIWASA RUBO"
HERE, THERE = "99.99.99.2001", "99.99.99.2002"


def row(name="LAMUKA SITIWA", *, sex="L", birth=BIRTH, nik=None, parent=PARENTS):
    return FileRow(
        "", 3, name=name, sex=sex, birth_date=birth, nik=nik, parent_name=parent, measured_on=date(2026, 8, 12)
    )


def child(number=1, name="LAMUKA SITIWA", *, sex="L", birth=BIRTH, nik=None, parent=PARENTS, village=HERE):
    return Candidate(number, name, sex, birth, nik, parent, village)


def verdict(wanted, *candidates, village=HERE, rows=()):
    match = Matcher(candidates, rows).match(wanted, village)
    assert (match.child_id is not None) is (match.kind == "sama")
    assert match.reason
    return match.kind, match.child_id or match.candidates


def test_nobody_known_is_new():
    assert verdict(row()) == ("baru", ())


# by NIK


def test_whole_nik_finds_the_child_under_another_name_or_birth_date():
    assert verdict(row("BUTOSI", nik=NIK), child(nik=NIK)) == ("sama", 1)
    assert verdict(row(nik=NIK), child(nik=NIK, birth=date(2024, 3, 8))) == ("sama", 1)
    assert verdict(row(nik=NIK), child(nik=NIK, village=THERE, parent=OTHERS)) == ("sama", 1)


def test_nik_with_other_birth_date_and_other_name_is_doubtful():
    assert verdict(row("BUTOSI", nik=NIK), child(nik=NIK, birth=date(2023, 1, 1))) == ("meragukan", (1,))


def test_nik_that_contradicts_the_row_does_not_decide():
    wrong = "9999991512220012"
    assert verdict(row(nik=wrong), child(nik=wrong)) == ("sama", 1)
    assert verdict(row("BUTOSI", nik=wrong), child(nik=wrong)) == ("meragukan", (1,))


def test_dummy_nik_is_no_evidence():
    dummy = "9999990703240000"
    assert verdict(row("BUTOSI", nik=dummy, parent=OTHERS), child(nik=dummy)) == ("baru", ())


def test_copied_nik_of_twins_is_doubtful():
    rows = [row("LAMUKA SITIWA", nik=NIK), row("BUTOSI RAKIMA", nik=NIK)]
    assert verdict(rows[0], child(nik=NIK), rows=rows) == ("sama", 1)
    assert verdict(rows[1], child(nik=NIK), rows=rows) == ("meragukan", (1,))


# by birth date, sex and name


@pytest.mark.parametrize(
    "name", ["LAMUKA SITIWA", "lamuka  sitiwa.", "SITIWA LAMUKA", "LAMUKA SITWA", "LAMUKA S", "LAMUKA"]
)
def test_similar_name_with_equal_birth_and_parents_is_the_child(name):
    assert verdict(row(name), child()) == ("sama", 1)


def test_name_alone_never_matches():
    assert verdict(row(birth=date(2022, 11, 19)), child()) == ("baru", ())
    assert verdict(row(birth=date(2022, 11, 19), sex="P"), child()) == ("baru", ())


def test_birth_date_and_sex_alone_never_match():
    assert verdict(row("BUTOSI RAKIMA", parent=OTHERS), child()) == ("baru", ())
    assert verdict(row("BUTOSI RAKIMA", parent=""), child()) == ("baru", ())


def test_other_name_in_the_same_family_is_a_new_name_or_a_twin():
    wanted = row("BUTOSI RAKIMA")
    assert verdict(wanted, child()) == ("meragukan", (1,))
    assert verdict(wanted, child(), village=THERE) == ("baru", ())
    assert verdict(wanted, child(), rows=[wanted, row()]) == ("baru", ())
    assert verdict(row("BUTOSI RAKIMA", nik=TWIN_NIK), child(nik=NIK)) == ("baru", ())


def test_exact_name_wins_over_a_similar_one_then_parents_then_village():
    similar = child(2, "LAMUKA SITIWO")
    assert verdict(row(), similar, child()) == ("sama", 1)
    assert verdict(row(), child(2, parent="SIMUTA WALE"), child(3, parent=OTHERS)) == ("sama", 2)
    assert verdict(row(), child(2, village=THERE), child(3)) == ("sama", 3)


def test_two_that_fit_equally_are_doubtful():
    assert verdict(row("LAMUKA"), child(1, "LAMUKA SITIWA"), child(2, "LAMUKA BUTOSI")) == ("meragukan", (1, 2))


def test_a_moved_child_keeps_its_parents():
    assert verdict(row(), child(), village=THERE) == ("sama", 1)


def test_parents_or_village_speaking_against_are_doubtful():
    assert verdict(row(parent=OTHERS), child()) == ("meragukan", (1,))
    assert verdict(row(parent=OTHERS), child(), village=THERE) == ("meragukan", (1,))
    assert verdict(row(parent=""), child(), village=THERE) == ("meragukan", (1,))
    assert verdict(row(parent=""), child()) == ("sama", 1)


def test_a_similar_name_with_other_parents_elsewhere_is_another_child():
    assert verdict(row("LAMUKA SITWA", parent=OTHERS), child(), village=THERE) == ("baru", ())


def test_different_valid_nik_is_doubtful_in_one_family_and_another_child_outside():
    assert verdict(row(nik="9999990703240023"), child(nik=NIK)) == ("meragukan", (1,))
    assert verdict(row("LAMUKA SITIWO", nik=TWIN_NIK), child(nik=NIK)) == ("meragukan", (1,))
    assert verdict(row(nik=TWIN_NIK, parent=OTHERS), child(nik=NIK)) == ("baru", ())


def test_one_wrong_digit_of_the_nik_is_no_other_child_where_all_else_is_the_same():
    assert verdict(row(nik=TWIN_NIK), child(nik=NIK)) == ("sama", 1)
    assert verdict(row(nik=TWIN_NIK), child(nik=NIK), village=THERE) == ("meragukan", (1,))
    assert verdict(row(nik=TWIN_NIK, parent=""), child(nik=NIK)) == ("meragukan", (1,))


def test_twins_of_whom_one_came_each_time_are_not_merged():
    assert verdict(row("LAMUKA SITIWO"), child()) == ("meragukan", (1,))
    assert verdict(row("LEMUKA SITIWA"), child()) == ("meragukan", (1,))
    assert verdict(row("LAMUKA SITTIWA"), child()) == ("sama", 1)
    assert verdict(row("LEMUKA SITIWA", nik=NIK), child(nik=NIK)) == ("sama", 1)


def test_two_rows_of_a_file_that_resemble_one_child_are_both_doubtful():
    rows = [row("LAMUKA SITWA"), row("LAMUKA SITIWAB")]
    assert [verdict(one, child(), rows=rows) for one in rows] == [("meragukan", (1,))] * 2
    assert verdict(rows[0], child(), rows=[rows[0], row("BUTOSI SITIWAB")]) == ("sama", 1)


def test_rhyming_twins_of_one_file_are_not_merged():
    rows = [row("LAMUKA SITIWA"), row("LAMUKA SITIWO")]
    matcher = Matcher([], rows)
    assert matcher.match(rows[0], HERE).kind == "baru"
    matcher.add(child(7, "LAMUKA SITIWA"))
    assert matcher.match(rows[1], HERE).kind == "meragukan"
    assert verdict(rows[1], child(), child(2, "LAMUKA SITIWO"), rows=rows) == ("sama", 2)


def test_the_same_child_twice_in_a_file_is_one():
    matcher = Matcher([], [row(), row()])
    matcher.add(child(-1))
    assert matcher.match(row(), HERE).child_id == -1


# unnamed newborns


def test_a_newborn_gets_its_name_later():
    assert verdict(row(), child(name="BY NY SIMUTA WALE", parent="")) == ("sama", 1)
    assert verdict(row(), child(name="BAYI", parent="SIMUTA WALE")) == ("sama", 1)
    assert verdict(row("BY NY SIMUTA WALE", parent=""), child()) == ("sama", 1)


def test_a_newborn_without_known_parents_is_doubtful():
    assert verdict(row(parent=""), child(name="BY NY SIMUTA WALE", parent="")) == ("meragukan", (1,))


def test_a_newborn_of_other_parents_is_another_child():
    assert verdict(row(parent=OTHERS), child(name="BY NY SIMUTA WALE")) == ("baru", ())


def test_named_twins_and_one_newborn_are_doubtful():
    rows = [row("LAMUKA SITIWA"), row("BUTOSI RAKIMA")]
    newborn = child(name="BY NY SIMUTA WALE")
    assert verdict(rows[0], newborn, rows=rows) == ("meragukan", (1,))
    assert verdict(rows[1], newborn, rows=rows) == ("meragukan", (1,))


# near misses


@pytest.mark.parametrize("birth", [date(2024, 7, 3), date(2024, 3, 1), date(2023, 3, 7), date(2024, 3, 17)])
def test_a_slip_in_the_birth_date_is_doubtful(birth):
    assert verdict(row(birth=birth), child()) == ("meragukan", (1,))


def test_another_sex_with_all_else_equal_is_doubtful():
    assert verdict(row(sex="P"), child()) == ("meragukan", (1,))


@pytest.mark.parametrize("birth", [date(2024, 4, 8), date(2023, 7, 3), date(2025, 3, 17)])
def test_two_slips_make_another_child(birth):
    assert verdict(row(birth=birth), child()) == ("baru", ())


def test_two_valid_niks_make_two_children_in_spite_of_a_slip():
    assert verdict(row(birth=date(2024, 3, 17), nik="9999991703240012"), child(nik=NIK)) == ("baru", ())


def test_a_slip_counts_only_in_one_village_and_family():
    birth = date(2024, 7, 3)
    assert verdict(row(birth=birth), child(), village=THERE) == ("baru", ())
    assert verdict(row(birth=birth, parent=OTHERS), child()) == ("baru", ())


def test_without_birth_date_or_sex_nothing_is_decided():
    incomplete = row()
    incomplete.birth_date = None
    assert verdict(incomplete, child()) == ("meragukan", ())


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.dates(date(2020, 1, 1), date(2026, 12, 31)))
def test_slips_are_symmetric_and_never_equal_dates(a, b):
    assert birth_slip(a, b, same_sex=True) == birth_slip(b, a, same_sex=True)
    assert not birth_slip(a, a, same_sex=True)
    assert birth_slip(a, b, same_sex=False) is (a == b)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from("LP")), max_size=12))
def test_a_stored_child_is_never_taken_for_one_of_another_birth_date_or_sex(facts):
    names = ("LAMUKA SITIWA", "LAMUKA SITIWO", "BUTOSI RAKIMA", "BY NY SIMUTA WALE")
    births = (BIRTH, date(2024, 7, 3), date(2023, 12, 30))
    known = [child(i, names[n], birth=births[b], sex=s) for i, (n, b, s) in enumerate(facts, start=1)]
    matcher = Matcher(known)
    for candidate in known:
        match = matcher.match(row(candidate.name, birth=candidate.birth_date, sex=candidate.sex), HERE)
        assert match.kind != "baru"
        if match.child_id is not None:
            same = known[match.child_id - 1]
            assert (same.birth_date, same.sex) == (candidate.birth_date, candidate.sex)
