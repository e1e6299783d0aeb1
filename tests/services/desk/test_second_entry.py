import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.models import EntrySheet, Measurement, SecondEntry
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.desk import entry_choice, second_answer, second_entry, sheet_life
from stunting_tui.services.desk.sheet_overview import overview
from stunting_tui.services.store import transaction
from tests.services.sheet_setup import MONTH, NAMES, desk_of

TODAY = date(2026, 11, 22)


def complete(store, names=NAMES):
    """A desk whose sheet is typed whole and complete."""
    desk = desk_of(store, names)
    for number in range(len(names)):
        desk.type(
            number, weight_kg=f"10,{number + 10}", height_cm=f"8{number % 5},{number % 10}", muac_cm=f"14,{number % 10}"
        )
    sheet_life.advance(desk.session, overview(desk.session, desk.post, MONTH), "uji")
    return desk


@pytest.fixture
def desk(store):
    return complete(store)


@pytest.fixture
def drawn(desk):
    second_entry.draw(desk.session, desk.post, MONTH)
    return desk


def sample(desk):
    return second_entry.sample(desk.post, MONTH)


def put(desk, child, field, text):
    second_entry.put(desk.session, desk.post, MONTH, child, field, text)


def result(desk):
    return second_entry.result(desk.post, MONTH)


def answer(desk, child, field, choice):
    second_answer.answer(desk.session, desk.post, MONTH, child, field, choice)


def value(child, field):
    return getattr(Measurement.get(Measurement.child == child), field)


def test_three_of_a_few_children_with_every_cell_they_have(drawn, query):
    assert len(sample(drawn)) == second_entry.LEAST
    assert [child.fields for child in sample(drawn)] == [("measured_on", "weight_kg", "height_cm", "muac_cm")] * 3
    assert result(drawn) == second_entry.SecondResult(3, 12, 0, 0, 0)
    assert query("SELECT DISTINCT second, outcome FROM second_entry") == [(None, "")]
    assert query("SELECT first FROM second_entry WHERE field = 'measured_on'") == [("12-10-2026",)] * 3


def test_a_tenth_of_many(store):
    desk = complete(store, [f"ANAK {letter} {number}" for letter in "ABCD" for number in "WXYZPQRS"])
    second_entry.draw(desk.session, desk.post, MONTH)
    assert len(sample(desk)) == 4
    names = [child.name for child in sample(desk)]
    assert names == sorted(names)
    assert names != [row.name for row in desk.opened().rows[:4]]


def test_the_sample_does_not_tell_the_first_values(drawn):
    told = repr(sample(drawn))
    for cell in SecondEntry.select():
        assert f"'{cell.first}'" not in told


def test_the_same_sheet_draws_the_same_children(drawn):
    before = [child.child_id for child in sample(drawn)]
    SecondEntry.delete().execute()
    random.seed(7)
    second_entry.draw(drawn.session, drawn.post, MONTH)
    assert [child.child_id for child in sample(drawn)] == before


def test_drawing_again_takes_a_reason_and_draws_others(store, query):
    desk = complete(store, [f"ANAK {letter} {number}" for letter in "ABCD" for number in "WXYZP"])
    second_entry.draw(desk.session, desk.post, MONTH)
    before = [child.child_id for child in sample(desk)]
    with pytest.raises(DataError, match="sudah diundi"):
        second_entry.draw(desk.session, desk.post, MONTH, " ")
    assert [child.child_id for child in sample(desk)] == before
    second_entry.draw(desk.session, desk.post, MONTH, "halaman hilang")
    assert [child.child_id for child in sample(desk)] != before
    assert query("SELECT new FROM audit WHERE action = 'undi ulang'") == [("halaman hilang",)]
    assert query("SELECT count(*) FROM audit WHERE table_name = 'second_entry' AND field = 'first'") == [(12,)]


def test_a_draft_is_not_drawn(store):
    desk = desk_of(store)
    with pytest.raises(DataError, match="belum lengkap"):
        second_entry.draw(desk.session, desk.post, MONTH)
    sheet_life.advance(desk.session, overview(desk.session, desk.post, MONTH), "semua pindah")
    with pytest.raises(DataError, match="Belum ada anak yang diukur"):
        second_entry.draw(desk.session, desk.post, MONTH)


def test_columns_that_are_not_shown_are_not_typed_again(desk):
    entry_choice.switch_column(desk.session, MONTH, "muac_cm")
    second_entry.draw(desk.session, desk.post, MONTH)
    assert {field for child in sample(desk) for field in child.fields} == {"measured_on", "weight_kg", "height_cm"}


@pytest.mark.parametrize(
    ("field", "text", "outcome"),
    [
        ("weight_kg", "{}", "sama"), ("weight_kg", "0{}0", "sama"), ("weight_kg", "99,9", ""), ("weight_kg", "-4", ""),
        ("measured_on", "12", "sama"), ("measured_on", "121026", "sama"), ("measured_on", "13", ""),
    ],
)  # fmt: skip
def test_numbers_compare_as_numbers_and_dates_as_dates(drawn, field, text, outcome):
    child = sample(drawn)[0].child_id
    first = SecondEntry.get((SecondEntry.child == child) & (SecondEntry.field == "weight_kg")).first
    put(drawn, child, field, text.format(first))
    cell = SecondEntry.get((SecondEntry.child == child) & (SecondEntry.field == field))
    assert cell.outcome == outcome
    assert (result(drawn).compared, result(drawn).equal, result(drawn).open) == (1, outcome == "sama", outcome == "")


def test_typing_goes_on_where_it_stopped(drawn):
    child = sample(drawn)[1].child_id
    put(drawn, child, "weight_kg", "9.90")
    put(drawn, child, "height_cm", "88")
    assert [dict(other.typed) for other in sample(drawn)] == [{}, {"weight_kg": "9,9", "height_cm": "88,0"}, {}]
    put(drawn, child, "height_cm", "")
    assert dict(sample(drawn)[1].typed) == {"weight_kg": "9,9"}


@pytest.mark.parametrize(("field", "text"), [("weight_kg", "x"), ("weight_kg", "1.234"), ("measured_on", "32")])
def test_what_is_no_number_or_date_is_refused(drawn, field, text):
    with pytest.raises(DataError):
        put(drawn, sample(drawn)[0].child_id, field, text)
    assert result(drawn).compared == 0


def test_only_drawn_cells_are_taken(drawn):
    others = set(drawn.children) - {child.child_id for child in sample(drawn)}
    for child, field in ((others.pop(), "weight_kg"), (sample(drawn)[0].child_id, "head_cm")):
        with pytest.raises(DataError, match="tidak diketik ulang"):
            put(drawn, child, field, "10,0")


def differing(desk, field="weight_kg", text="10,9"):
    child = sample(desk)[0].child_id
    put(desk, child, field, text)
    return child


def test_differences_give_both(drawn):
    child = differing(drawn)
    [one] = second_entry.differences(drawn.post, MONTH)
    assert (one.child_id, one.field, one.second) == (child, "weight_kg", "10,9")
    assert one.first == second_entry.field_text("weight_kg", Measurement.get(Measurement.child == child))


def test_the_first_may_be_right(drawn, query):
    child = differing(drawn)
    before = query("SELECT id, version, weight_kg FROM measurement")
    answer(drawn, child, "weight_kg", "pertama")
    assert query("SELECT id, version, weight_kg FROM measurement") == before
    assert (result(drawn).open, result(drawn).compared, result(drawn).equal) == (0, 1, 0)
    assert second_entry.differences(drawn.post, MONTH) == []


@pytest.mark.parametrize(("choice", "stored", "outcome"), [("kedua", 10.9, "kedua"), ("10,7", 10.7, "baru")])
def test_another_value_goes_into_the_visit_scored_and_audited(drawn, query, choice, stored, outcome):
    child = differing(drawn)
    waz = value(child, "waz")
    answer(drawn, child, "weight_kg", choice)
    assert value(child, "weight_kg") == stored
    assert value(child, "waz") != waz
    assert query("SELECT new FROM audit WHERE table_name = 'measurement' AND field = 'weight_kg'") == [(str(stored),)]
    assert SecondEntry.get(SecondEntry.child == child, SecondEntry.field == "weight_kg").outcome == outcome
    assert EntrySheet.get().state == "lengkap"


def test_a_value_typed_as_answer_may_be_one_of_the_two(drawn):
    child = differing(drawn)
    answer(drawn, child, "weight_kg", "10,90")
    assert SecondEntry.get(SecondEntry.child == child, SecondEntry.field == "weight_kg").outcome == "kedua"


def test_the_second_date(drawn):
    child = differing(drawn, "measured_on", "13")
    answer(drawn, child, "measured_on", "kedua")
    assert value(child, "measured_on") == "2026-10-13"


def test_no_value_after_all(drawn):
    child = differing(drawn, "height_cm", "-3")
    answer(drawn, child, "height_cm", "kedua")
    assert value(child, "height_cm") is None
    assert '"Kosong TB": "sakit"' in value(child, "extras")


def test_a_doubtful_second_value_is_kept_as_forced(drawn):
    child = differing(drawn, "weight_kg", "5,1")
    answer(drawn, child, "weight_kg", "kedua")
    [forced] = overview(drawn.session, drawn.post, MONTH).forced
    assert (forced.column, forced.value, forced.reason) == ("BB", "5,1", second_answer.TWICE)


@pytest.mark.parametrize("choice", ["", "x", "109", "tidak tahu"])
def test_answers_that_are_none(drawn, choice):
    child = differing(drawn)
    with pytest.raises(DataError):
        answer(drawn, child, "weight_kg", choice)
    assert result(drawn).open == 1


def test_what_does_not_differ_is_not_answered_and_an_answer_stands(drawn):
    child = differing(drawn)
    with pytest.raises(DataError, match="tidak berbeda"):
        answer(drawn, child, "height_cm", "kedua")
    answer(drawn, child, "weight_kg", "pertama")
    with pytest.raises(DataError, match="tidak berbeda"):
        answer(drawn, child, "weight_kg", "kedua")
    with pytest.raises(DataError, match="sudah dibandingkan"):
        put(drawn, child, "weight_kg", "10,2")


def test_a_first_value_changed_meanwhile_is_asked_anew(drawn):
    child = differing(drawn)
    number = next(n for n, row in enumerate(drawn.opened().rows) if row.child_id == child)
    drawn.type(number, weight_kg="10,4", height_cm="81,0")
    with pytest.raises(ConflictError, match="Nilai pertama sudah diubah"):
        answer(drawn, child, "weight_kg", "kedua")
    [one] = second_entry.differences(drawn.post, MONTH)
    assert (one.first, one.second, value(child, "weight_kg")) == ("10,4", "10,9", 10.4)
    answer(drawn, child, "weight_kg", "kedua")
    assert value(child, "weight_kg") == 10.9


def test_a_locked_sheet_takes_neither_cells_nor_answers(drawn):
    child = differing(drawn)
    for _ in range(2):
        sheet_life.advance(drawn.session, overview(drawn.session, drawn.post, MONTH), "uji")
    for act in (
        lambda: put(drawn, child, "height_cm", "82"), lambda: answer(drawn, child, "weight_kg", "kedua"),
        lambda: second_entry.draw(drawn.session, drawn.post, MONTH, "lagi"),
    ):  # fmt: skip
        with pytest.raises(DataError, match="terkunci"):
            act()


def test_a_drawn_child_whose_visit_is_gone_is_no_longer_asked(drawn):
    child = sample(drawn)[0].child_id
    with transaction(drawn.session) as writer:
        visit = Measurement.get(Measurement.child == child)
        writer.delete(visit, visit.version)
    assert (result(drawn).children, result(drawn).cells) == (2, 8)


def test_agreement_rate(drawn):
    for cell in SecondEntry.select():
        put(drawn, cell.child_id, cell.field, "9,9" if cell.field == "weight_kg" else cell.first)
    found = result(drawn)
    assert (found.compared, found.equal, found.rate, found.is_finished) == (12, 9, 75.0, False)
    for one in second_entry.differences(drawn.post, MONTH):
        answer(drawn, one.child_id, one.field, "pertama")
    assert (result(drawn).rate, result(drawn).is_finished) == (75.0, True)


@given(st.floats(0.1, 150).map(lambda number: round(number, 2)))
def test_a_number_is_spelled_the_same_however_it_is_typed(number):
    texts = {f"{number:.2f}", f"{number:.4f}", repr(number), f"0{number}".replace(".", ",")}
    assert len({second_entry.tidy("weight_kg", text, MONTH, TODAY) for text in texts}) == 1


@given(st.dates(date(2020, 1, 1), date(2029, 12, 31)))
def test_a_date_is_spelled_the_same_however_it_is_typed(day):
    texts = {f"{day:%d%m%Y}", f"{day:%d%m%y}", f"{day:%d-%m-%Y}", f"{day.day}.{day.month}.{day:%y}"}
    assert {second_entry.tidy("measured_on", text, MONTH, TODAY) for text in texts} == {f"{day:%d-%m-%Y}"}
