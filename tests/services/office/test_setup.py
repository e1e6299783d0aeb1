from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.errors import DataError
from stunting_tui.services.office import office, setup
from stunting_tui.services.office.office import Office
from stunting_tui.services.register import region
from tests.services.office.test_office import PRAMBANAN

HEAD = "Zuri Valdano, S.Contoh."


@pytest.fixture
def own(store):
    """An operator who came without --operator."""
    return replace(store, account=store.operator)


def test_new_store_waits_and_has_no_answers(own):
    assert setup.unfinished()
    assert setup.setup(own) == setup.Setup(None, "", "", "", finished=False)
    assert not any(setup.setup(own).answered.values())


def test_store_that_has_its_kecamatan_already_is_left_in_peace(own):
    region.choose_district(own, PRAMBANAN)
    assert not setup.unfinished()
    setup.begin(own)
    assert not setup.unfinished()


def test_once_begun_it_waits_until_it_is_finished(own):
    setup.begin(own)
    region.choose_district(own, PRAMBANAN)
    assert setup.unfinished()
    setup.finish(own)
    assert not setup.unfinished()
    assert setup.setup(own).finished


def test_finished_without_a_kecamatan_it_does_not_come_back(own):
    setup.finish(own)
    setup.begin(own)
    assert not setup.unfinished()


def test_every_answer_counts(own):
    region.choose_district(own, PRAMBANAN)
    office.save_office(own, replace(office.office(), head_name=HEAD))
    named = setup.choose_name(own, "  Rani   Wulan ")
    setup.choose_paper(own, "F4")
    now = setup.setup(own)
    assert (now.operator, now.head_name, now.paper) == ("Rani Wulan", HEAD, "F4")
    assert named.operator == "Rani Wulan"
    assert list(now.answered.items()) == [("district", True), ("operator", True), ("office", True), ("paper", True)]


def test_letterhead_without_the_camat_is_not_answered(own):
    region.choose_district(own, PRAMBANAN)
    office.save_office(own, Office(address=("Jalan Contoh 1",)))
    assert not setup.setup(own).answered["office"]


def test_each_computer_user_has_a_name_of_their_own(own):
    other = replace(own, operator="user2", account="user2")
    setup.choose_name(own, "Rani")
    assert setup.named(other) is other
    setup.choose_name(other, "Banu")
    assert (setup.named(own).operator, setup.named(other).operator) == ("Rani", "Banu")


def test_name_of_the_command_line_wins(own):
    setup.choose_name(own, "Rani")
    given_name = replace(own, operator="ani", account="")
    assert setup.named(given_name) is given_name
    assert setup.setup(given_name).operator == "ani"


def test_the_same_name_again_writes_nothing(own, query):
    setup.choose_name(own, "Rani")
    before = query("SELECT count(*) FROM audit")
    setup.choose_name(own, "Rani")
    assert query("SELECT count(*) FROM audit") == before


def test_choosing_is_audited_under_the_name_before(own, query):
    setup.choose_name(own, "Rani")
    assert query("SELECT DISTINCT by FROM audit WHERE table_name = 'setting'") == [("penguji",)]


@given(typed=st.text(max_size=40))
def test_a_name_is_taken_tidy_or_refused(typed):
    try:
        name = setup.tidy_name(typed)
    except DataError:
        assert not (2 <= len(" ".join(typed.split())) <= 30 and " ".join(typed.split()).isprintable())
    else:
        assert 2 <= len(name) <= 30
        assert name.isprintable()
        assert name == name.strip()
        assert setup.tidy_name(name) == name
