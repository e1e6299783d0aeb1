import itertools

from hypothesis import given
from hypothesis import strategies as st

from widgets.sorting import Sorting, in_order

values = st.lists(st.tuples(st.none() | st.integers(-3, 3), st.sampled_from(["b", "A", "c", "a"])), max_size=12)


@given(values, st.booleans())
def test_without_value_last_and_equal_ones_by_name(records, down):
    found = in_order(records, lambda one: one[0], lambda one: one[1], down=down)
    assert sorted(found, key=repr) == sorted(records, key=repr)
    known = [one for one in found if one[0] is not None]
    assert found[: len(known)] == known
    for one, other in itertools.pairwise(known):
        assert one[0] != other[0] or one[1].casefold() <= other[1].casefold()
        assert one[0] >= other[0] if down else one[0] <= other[0]


def test_text_is_sorted_without_regard_to_case():
    assert in_order(["b", "C", "a"], str, str, down=False) == ["a", "b", "C"]


def test_the_same_column_again_turns_the_order_round():
    order = Sorting("name").pressed("age")
    assert (order, order.sign) == (Sorting("age"), "▲")
    assert (order.pressed("age"), order.pressed("age").sign) == (Sorting("age", down=True), "▼")
    assert order.pressed("age").pressed("age") == order
