import pytest

from stunting_tui.services.desk import sheet_overview
from stunting_tui.services.desk.sheet_overview import Forced, OperatorWork, overview
from stunting_tui.session import Session
from tests.services.sheet_setup import HEIGHTS, MONTH, NAMES, WEIGHTS, desk_of


@pytest.fixture
def desk(store):
    return desk_of(store)


def seen(desk):
    return overview(desk.session, desk.post, MONTH)


def test_a_sheet_nobody_touched(desk):
    found = seen(desk)
    assert (found.state, found.version, found.posyandu, found.village) == ("draf", 0, "MAWAR 1", "Sengon")
    assert (found.children, found.measured, found.unmeasured, found.begun, found.untouched) == (5, 0, 0, 0, 5)
    assert [(missing.name, missing.what) for missing in found.missing] == [(name, "belum diisi") for name in NAMES]
    assert (found.forced, found.operators, found.second) == ((), (), None)


def test_what_is_missing_child_by_child(desk):
    desk.type(0, weight_kg="10,2", height_cm="82,0")
    desk.type(1, weight_kg="10,6")
    desk.type(2, measured_on="", weight_kg="11,0")
    desk.lacks(3)
    found = seen(desk)
    assert (found.measured, found.unmeasured, found.begun, found.untouched) == (2, 1, 1, 1)
    assert [(missing.child_id, missing.what) for missing in found.missing] == [
        (desk.children[1], "tanpa tinggi"),
        (desk.children[2], "baris belum selesai"),
        (desk.children[4], "belum diisi"),
    ]


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        ({"height_cm": "82,0"}, ["tanpa berat"]),
        ({"weight_kg": "10,2", "height_cm": "82,0", "position": ""}, ["tanpa cara ukur"]),
        ({"weight_kg": "10,2", "position": ""}, ["tanpa tinggi"]),
        ({"weight_kg": "10,2", "height_cm": "-3"}, []),
        ({"muac_cm": "14,0"}, ["tanpa berat", "tanpa tinggi"]),
    ],
)
def test_what_a_visit_lacks(desk, texts, what):
    desk.type(0, **texts)
    assert [missing.what for missing in seen(desk).missing if missing.child_id == desk.children[0]] == what


def test_forced_values_with_reason_operator_and_time(desk):
    desk.type(0, {"weight_kg": "ditimbang (2 kali)", "measured_on": "dari rumah"}, weight_kg="4,9", measured_on="30-09")
    desk.type(1, weight_kg="5,1")
    first, second, third = seen(desk).forced
    assert (first.column, first.value, first.reason) == ("Tgl", "30-09", "dari rumah")
    assert (second.column, second.value, second.reason) == ("BB", "4,9", "ditimbang (2 kali)")
    assert "ZS BB/U" in second.doubt
    assert second.doubt == first.doubt
    assert not second.doubt.startswith("(")
    assert (second.by, second.at) == ("penguji", desk.session.stamp)
    assert isinstance(third, Forced)
    assert (third.name, third.column, third.value, third.reason) == (NAMES[1], "", "", "tanpa alasan")


def test_operators_with_their_speed(desk):
    other = Session("lain", desk.session.database, desk.session.clock)
    for number in range(3):
        desk.type(number, weight_kg=WEIGHTS[number], height_cm=HEIGHTS[number])
        desk.wait(40)
    desk.session = other
    desk.type(3, {"weight_kg": "benar"}, weight_kg="5,1", height_cm="85,3")
    first, second = seen(desk).operators
    assert (first.operator, first.children, first.seconds, first.forced) == ("penguji", 3, 80, 0)
    assert first.per_hour == 135
    assert (second.operator, second.children, second.forced, second.per_hour) == ("lain", 1, 1, None)


@pytest.mark.parametrize(("seconds", "rate"), [(0, None), (59, None), (60, 120), (3600, 2)])
def test_rate_only_where_the_time_tells_something(seconds, rate):
    assert OperatorWork("a", children=2, seconds=seconds).per_hour == rate


def test_words_of_what_is_missing_differ():
    words = [sheet_overview.NOTHING, sheet_overview.BEGUN, sheet_overview.NO_POSITION, *sheet_overview.NEEDED.values()]
    assert len(set(words)) == len(words)
