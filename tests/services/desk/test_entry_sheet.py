"""What a sheet keeps beside its visits: open rows, further columns, its state, the order of the register."""

from datetime import date

import pytest

from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.desk import entry_desk
from tests.services.desk_setup import (
    KEYS,
    MONTH,
    add_child,
    make_post,
    open_rows,
    opened,
    row,
    save,
    set_columns,
)


@pytest.fixture
def post(store):
    """Three children of one posyandu, measured in September; one of another."""
    return make_post(store)


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        ({}, ""),
        ({"measured_on": "", "weight_kg": "10,3"}, ""),
        ({"weight_kg": "-3", "height_cm": "-3"}, "sakit"),
        ({"measured_on": "", "weight_kg": "-4"}, "tidak datang"),
        ({"muac_cm": "-2"}, ""),
    ],
)
def test_what_is_no_visit_yet_is_kept(post, query, texts, reason):
    sheet = opened(post)
    save(post, sheet, **texts)
    kept = {key: text for key, text in row(**texts).items() if text and key != "position"}
    assert open_rows(query) == [("BAPRI ZADRE", kept, reason)]
    again = opened(post)
    assert entry_desk.texts_of(again, 0) == row(**texts)
    assert again.rows[0].is_done is bool(reason)
    assert (again.unmeasured, again.typed) == (int(bool(reason)), 0)
    assert entry_desk.posts(MONTH)[0].typed == again.unmeasured


def test_an_open_row_goes_when_it_becomes_a_visit_and_when_it_is_emptied(post, query):
    sheet = opened(post)
    save(post, sheet)
    save(post, sheet, weight_kg="10,3")
    assert open_rows(query) == []
    save(post, sheet)
    assert [cells for _child, cells, _reason in open_rows(query)] == [{"measured_on": "12"}]
    assert sheet.rows[0].visit is None
    save(post, sheet, measured_on="")
    assert open_rows(query) == []
    actions = query("SELECT action, field FROM audit WHERE table_name = 'open_row' AND field IN ('', 'cells')")
    assert actions == [("tambah", ""), ("hapus", "cells"), ("tambah", ""), ("hapus", "cells")]


def test_a_carried_date_alone_is_not_kept(post, query):
    sheet = opened(post)
    sheet.rows[0].carried = True
    save(post, sheet)
    assert open_rows(query) == []
    assert query("SELECT count(*) FROM entry_sheet") == [(0,)]
    save(post, sheet, weight_kg="-1")
    assert open_rows(query) == [("BAPRI ZADRE", {"measured_on": "12", "weight_kg": "-1"}, "pindah")]


def test_a_typed_position_and_a_forced_weight_wait_for_the_date(post):
    sheet = opened(post)
    sheet.rows[0].proposed = False
    save(post, sheet, forced={"weight_kg": "ditimbang dua kali"}, measured_on="", position="T", weight_kg="8,2")
    again = opened(post)
    assert entry_desk.texts_of(again, 0) == row(measured_on="", position="T", weight_kg="8,2")
    assert entry_desk.forced_of(again, 0) == {"weight_kg": "ditimbang dua kali"}
    assert again.rows[0].proposed is False


def test_an_open_row_of_another_operator_is_a_conflict(post):
    mine, other = opened(post), opened(post)
    save(post, other)
    for texts in ({"weight_kg": "10,3"}, {"weight_kg": "-1"}):
        with pytest.raises(ConflictError, match="sudah diisi oleh penguji"):
            save(post, mine, **texts)
    entry_desk.reread(mine, 0)
    save(post, mine, weight_kg="10,3")
    assert mine.rows[0].visit is not None


EXTRA = "head_cm,oedema,vitamin_a,breastfed,deworming"


def test_further_columns_are_stored_where_they_belong(post, query):
    set_columns(post.session, EXTRA)
    sheet = opened(post)
    texts = {
        "weight_kg": "10,3",
        "head_cm": "47,5",
        "oedema": "T",
        "vitamin_a": "Y",
        "breastfed": "-5",
        "deworming": "Y",
    }
    save(post, sheet, **texts)
    [stored] = query(
        """SELECT head_cm, hcz IS NOT NULL, oedema, vitamin_a, breastfed, extras FROM measurement
           WHERE measured_on LIKE '2026-10%'"""
    )
    assert stored == (47.5, 1, 0, "ya", None, '{"Kosong ASI": "alat rusak", "Obat cacing": "ya"}')
    assert entry_desk.texts_of(opened(post), 0) == row(**texts, height_cm="")
    set_columns(post.session, "")
    plain = opened(post)
    assert list(entry_desk.texts_of(plain, 0)) == list(KEYS)
    save(post, plain, weight_kg="10,4")
    assert query("SELECT head_cm, vitamin_a, extras FROM measurement WHERE weight_kg = 10.4") == [
        (47.5, "ya", stored[-1])
    ]


def test_words_of_a_file_stay_as_they_are(post, query):
    set_columns(post.session, "vitamin_a")
    save(post, opened(post), weight_kg="10,3")
    query("UPDATE measurement SET vitamin_a = 'Biru' WHERE measured_on LIKE '2026-10%'")
    sheet = opened(post)
    assert entry_desk.texts_of(sheet, 0)["vitamin_a"] == "Biru"
    save(post, sheet, weight_kg="10,4", vitamin_a="Biru")
    assert query("SELECT vitamin_a FROM measurement WHERE weight_kg = 10.4") == [("Biru",)]
    save(post, sheet, weight_kg="10,4")
    assert query("SELECT vitamin_a FROM measurement WHERE weight_kg = 10.4") == [("",)]


def test_a_column_of_another_age_is_doubted(post):
    set_columns(post.session, "breastfed,vitamin_a")
    sheet = opened(post)
    found = entry_desk.check(sheet, 0, "breastfed", "Y", row())
    assert (found.level, found.message) == (
        "peringatan", "ASI eksklusif untuk umur 0-5 bulan; anak ini 25 bulan.",
    )  # fmt: skip
    assert entry_desk.check(sheet, 0, "vitamin_a", "Y", row()).level is None
    assert not entry_desk.is_asked(sheet, 0, "breastfed", row())
    save(post, sheet, forced={"breastfed": "begitu di register"}, weight_kg="10,3", breastfed="Y")
    assert sheet.rows[0].visit.forced.startswith("ASI: begitu di register (ASI eksklusif untuk umur 0-5")


def test_the_office_chooses_its_columns(post):
    shown = [column.key for column in entry_desk.shown_columns("2026-08")]
    entry_desk.switch_column(post.session, "2026-08", "vitamin_a")
    entry_desk.switch_column(post.session, "2026-08", "class")
    assert [column.key for column in entry_desk.shown_columns("2026-08")] == [*shown[:-1], "class"]
    assert "weight_kg" not in [column.key for column in entry_desk.optional_columns()]


def test_a_locked_sheet_takes_nothing(post, query):
    sheet = opened(post)
    save(post, sheet, weight_kg="10,3")
    query("UPDATE entry_sheet SET state = 'terkunci'")
    for texts in ({"weight_kg": "10,4"}, {}):
        with pytest.raises(DataError, match="MAWAR 1 Oktober 2026 terkunci"):
            save(post, sheet, **texts)
    with pytest.raises(DataError, match="terkunci"):
        entry_desk.remove(post.session, sheet, 0)
    assert entry_desk.texts_of(sheet, 0)["weight_kg"] == "10,3"
    assert sheet.state == opened(post).state == entry_desk.posts(MONTH)[0].state == "terkunci"


def test_a_changed_visit_makes_a_complete_sheet_a_draft(post, query):
    sheet = opened(post)
    save(post, sheet, weight_kg="10,3")
    query("UPDATE entry_sheet SET state = 'lengkap'")
    save(post, opened(post), weight_kg="10,3")
    assert opened(post).state == "lengkap"
    save(post, sheet, weight_kg="10,4")
    assert sheet.state == opened(post).state == "draf"


def test_work_of_the_operator_is_counted(post, query):
    sheet = opened(post)
    entry_desk.save_row(post.session, sheet, 0, row(weight_kg="10,3"), {}, stops=2)
    save(post, sheet, weight_kg="10,4")
    save(post, sheet, weight_kg="10,4")
    save(post, sheet, 1, weight_kg="-1")
    assert query("SELECT operator, children, cells, stops, rekeyed FROM sheet_work") == [("penguji", 1, 5, 2, 1)]


def test_rows_stand_as_in_the_register(post, query):
    query("UPDATE child SET register_order = 1 WHERE name = 'DIRELU SEFONI'")
    query("UPDATE child SET register_order = 0.5 WHERE name = 'CEVO WULAFO'")
    assert [child.name for child in opened(post).rows] == ["CEVO WULAFO", "DIRELU SEFONI", "BAPRI ZADRE"]


def test_children_without_a_posyandu_are_typed_by_village(post, query):
    child = add_child(post.session, "TANPA POSKO", posyandu="")
    last = entry_desk.posts(MONTH)[-1]
    assert (last.id, last.village, last.name, last.children) == (None, "Sengon", "(tanpa posyandu)", 1)
    sheet = entry_desk.open_sheet(post.session, None, MONTH, last.village_id)
    assert [one.child_id for one in sheet.rows] == [child]
    save(post, sheet)
    assert open_rows(query) == []
    save(post, sheet, weight_kg="10,3")
    assert entry_desk.posts(MONTH)[-1].typed == 1
    assert query("SELECT count(*) FROM entry_sheet") == [(0,)]


def test_the_list_begins_with_the_newest_draft(post, query):
    assert entry_desk.first_period(date(2026, 11, 22)) == "2026-11"
    save(post, opened(post), weight_kg="10,3")
    assert entry_desk.first_period(date(2026, 11, 22)) == MONTH
    query("UPDATE entry_sheet SET state = 'lengkap'")
    assert entry_desk.first_period(date(2026, 11, 22)) == "2026-11"
