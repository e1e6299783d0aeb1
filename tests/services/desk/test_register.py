"""The order of a paper register against a plain list; children taken from elsewhere; two operators at once."""

from dataclasses import replace
from itertools import pairwise
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.models import Child, Posyandu
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.desk import register, register_child
from stunting_tui.services.register import child_entry, region
from stunting_tui.services.store import transaction

NAMES = ("AFRE DOLU", "BAPRI ZADRE", "CEVO WULAFO", "DIRELU SAKO", "EKMO TRISKA", "FOKLE NIRA")
PERIOD = "2026-11"


@pytest.fixture
def posts(store):
    """Return MAWAR 1 with six children, MAWAR 2 of the same village and MAWAR 1 of another, empty."""
    region.choose_district(store, "35.20.01")
    here, there = region.villages()[:2]
    for name in NAMES:
        typed = {"name": name, "sex": "L", "birth_date": "14012025", "village": str(here.id), "posyandu": "MAWAR 1"}
        child_entry.save_child(store, child_entry.check_child(store, typed))
    with transaction(store) as writer:
        writer.insert(Posyandu, village=here.id, name="MAWAR 2", key="mawar 2")
        writer.insert(Posyandu, village=there.id, name="MELATI", key="melati")
    return [post.id for post in Posyandu.select().order_by(Posyandu.id)]


def order(post):
    return [child.id for child in Child.select().where(Child.posyandu == post).order_by(*register.in_order())]


def new(store, post, **texts):
    usual = {"name": "GUNIVO RASA", "sex": "P", "birth_date": "03052024", "nik": "", "parent_name": ""}
    return register_child.check_new(store, post, PERIOD, usual | texts)


def test_by_name_until_somebody_is_placed(store, posts, query):
    ids = order(posts[0])
    assert [Child.get_by_id(number).name for number in ids] == list(NAMES)
    register.place_after(store, posts[0], ids[4], ids[1])
    assert order(posts[0]) == [ids[0], ids[1], ids[4], ids[2], ids[3], ids[5]]
    assert query("SELECT register_order FROM child WHERE register_order IS NOT NULL ORDER BY 1") == [(1,), (2,), (3,)]


def test_every_change_of_place_is_a_version_and_in_the_audit(store, posts, query):
    ids = order(posts[0])
    register.place_after(store, posts[0], ids[5], None)
    assert order(posts[0]) == [ids[5], *ids[:5]]
    assert Child.get_by_id(ids[5]).version == 2
    assert [Child.get_by_id(number).version for number in ids[:5]] == [1] * 5
    assert query("SELECT field, old, new FROM audit WHERE action = 'ubah' AND table_name = 'child'") == [
        ("register_order", None, "1.0")
    ]


def test_placed_where_it_stands_nothing_is_written_twice(store, posts, query):
    ids = order(posts[0])
    register.place_after(store, posts[0], ids[1], ids[0])
    before = query("SELECT count(*) FROM audit")
    register.place_after(store, posts[0], ids[1], ids[0])
    assert order(posts[0]) == ids
    assert query("SELECT count(*) FROM audit") == before


@pytest.fixture
def sorted_post(store, posts):
    return store, posts[0], order(posts[0])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(0, 5), st.integers(-1, 5)), max_size=12))
def test_any_series_of_placings_leaves_the_order_of_a_plain_list(sorted_post, moves):
    store, post, ids = sorted_post
    plain = order(post)
    for who, after in moves:
        if who == after:
            continue
        child, above = ids[who], ids[after] if after >= 0 else None
        plain.remove(child)
        plain.insert(plain.index(above) + 1 if above is not None else 0, child)
        place = register.place_of(child)
        register.place_after(store, post, child, above)
        assert order(post) == plain
        assert place.posyandu_id == post


def test_put_back_where_it_stood(store, posts):
    ids = order(posts[0])
    for child in (ids[3], ids[0]):
        place = register.place_of(child)
        register.place_after(store, posts[0], child, ids[5])
        register.place_after(store, place.posyandu_id, child, place.after_child_id)
        assert order(posts[0]) == ids


def test_numbered_anew_where_neighbours_come_too_near(store, posts, query):
    ids = order(posts[0])
    register.place_after(store, posts[0], ids[5], ids[4])
    plain = list(ids)
    for turn in range(60):
        child = plain[2 + turn % 2]
        plain.remove(child)
        plain.insert(1, child)
        register.place_after(store, posts[0], child, plain[0])
    assert order(posts[0]) == plain
    gaps = [row[0] for row in query("SELECT register_order FROM child ORDER BY 1")]
    assert min(b - a for a, b in pairwise(gaps)) >= register.FINEST / 2


def test_admitted_in_its_place(store, posts):
    ids = order(posts[0])
    child = register.admit(store, posts[0], new(store, posts[0]), ids[2])
    assert order(posts[0]) == [*ids[:3], child, *ids[3:]]
    row = Child.get_by_id(child)
    assert (row.name, row.posyandu_id, row.village_id) == (
        "GUNIVO RASA",
        posts[0],
        Posyandu.get_by_id(posts[0]).village_id,
    )


def test_nothing_is_admitted_after_a_child_that_is_elsewhere(store, posts):
    ids = order(posts[0])
    check = new(store, posts[0])
    register.transfer(store, ids[2], posts[1])
    with pytest.raises(ConflictError):
        register.admit(store, posts[0], check, ids[2])
    assert Child.get_or_none(Child.name == "GUNIVO RASA") is None
    with pytest.raises(DataError):
        register.admit(store, posts[0], new(store, posts[0], name=""), ids[0])


def test_a_nik_given_away_since_the_check_is_refused(store, posts):
    nik = "9999994305240001"
    first, second = (new(store, posts[0], name=name, nik=nik) for name in ("GUNIVO RASA", "HESKO LUMI"))
    register.admit(store, posts[0], first, None)
    with pytest.raises(DataError, match="GUNIVO RASA"):
        register.admit(store, posts[0], second, None)


def test_a_transferred_child_stands_in_its_new_register_and_is_active_again(store, posts, query):
    ids = order(posts[0])
    register.place_after(store, posts[0], ids[1], None)
    with transaction(store) as writer:
        child = Child.get_by_id(ids[1])
        writer.update(child, child.version, status="pindah")
    register.transfer(store, ids[1], posts[2])
    row = Child.get_by_id(ids[1])
    assert (row.posyandu_id, row.status) == (posts[2], "aktif")
    assert row.village_id == Posyandu.get_by_id(posts[2]).village_id
    assert order(posts[0]) == [ids[0], *ids[2:]]
    changed = query("SELECT field FROM audit WHERE row_uuid = ? AND action = 'ubah' ORDER BY id", row.uuid)
    assert {"posyandu", "village", "status"} <= {field for (field,) in changed}


def test_what_is_gone_is_told(store, posts):
    with pytest.raises(DataError, match="Anak"):
        register.place_of(9999)
    with pytest.raises(DataError, match="Posyandu"):
        register.transfer(store, order(posts[0])[0], 9999)
    with pytest.raises(ConflictError):
        register.place_after(store, posts[1], order(posts[0])[0], None)


def test_a_child_without_posyandu_has_no_place(store, posts):
    child = Child.get_by_id(order(posts[0])[0])
    with transaction(store) as writer:
        writer.update(child, child.version, posyandu=None)
    assert register.place_of(child.id) == register.Place(None, None)


def test_two_operators_placing_at_once_lose_nothing(store, posts):
    ids = order(posts[0])
    start = Barrier(2)
    failed = []

    def work(operator, children):
        start.wait()
        try:
            for child in children:
                register.place_after(replace(store, operator=operator), posts[0], child, ids[0])
        except Exception as error:  # noqa: BLE001 - told to the test
            failed.append(error)

    threads = [Thread(target=work, args=("opr1", ids[1:3] * 5)), Thread(target=work, args=("opr2", ids[3:] * 5))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    after = order(posts[0])
    assert sorted(after) == sorted(ids)
    assert after[0] == ids[0]
    assert after.index(ids[2]) < after.index(ids[1])
    assert after.index(ids[5]) < after.index(ids[4]) < after.index(ids[3])
