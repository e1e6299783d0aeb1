from datetime import date

import pytest

from db.connection import database
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.measuring import visits
from tests.services.desk_setup import MONTH, NAMES, make_post, opened, row, save


@pytest.fixture
def post(store):
    """Three children of one posyandu, measured in September; one of another."""
    return make_post(store)


def test_posts_count_who_is_to_be_measured_and_who_was(post):
    assert [(p.village, p.name, p.children, p.typed) for p in entry_desk.posts(MONTH)] == [
        ("Sengon", "MAWAR 1", 3, 0),
        ("Sengon", "MELATI", 1, 0),
    ]
    assert [p.typed for p in entry_desk.posts("2026-09")] == [3, 0]
    save(post, opened(post), weight_kg="10,3")
    assert entry_desk.posts(MONTH)[0].typed == 1


def test_sheet_has_the_children_by_name_with_their_last_visit(post):
    sheet = opened(post)
    assert [child.name for child in sheet.rows] == sorted(NAMES)
    assert [child.before[-1].measured_on for child in sheet.rows] == [date(2026, 9, 12)] * 3
    assert entry_desk.texts_of(sheet, 0) == row(measured_on="")


def test_checking_asks_the_store_nothing(post):
    sheet = opened(post)
    asked = []
    database.connection().set_trace_callback(asked.append)
    entry_desk.check(sheet, 0, "weight_kg", "10,3", row())
    entry_desk.judge(sheet, 0, row(weight_kg="10,3"))
    database.connection().set_trace_callback(None)
    assert asked == []


@pytest.mark.parametrize(
    ("column", "text", "level", "words"),
    [
        ("weight_kg", "10,3", None, ""),
        ("weight_kg", "103", "galat", "salah koma"),
        ("weight_kg", "8,2", "peringatan", "Berat turun 1,8 kg"),
        ("height_cm", "79,0", "peringatan", "Tinggi turun 3 cm"),
        ("height_cm", "20", "galat", "di luar batas"),
        ("measured_on", "32", "galat", "tidak ada di kalender"),
        ("measured_on", "12-09", "galat", "sudah punya pengukuran"),
        ("measured_on", "13-09", "peringatan", "di luar Oktober 2026"),
        ("measured_on", "231126", "galat", "setelah hari ini"),
        ("position", "T", None, ""),
    ],
)
def test_a_cell_is_judged_by_the_rules(post, column, text, level, words):
    found = entry_desk.check(opened(post), 0, column, text, row())
    assert found.level == level
    assert words in found.message


@pytest.mark.parametrize(("text", "kept"), [("5", "5"), ("05102026", "5"), ("051026", "5"), ("13-09", "13-09")])
def test_a_date_is_kept_short(post, text, kept):
    assert entry_desk.check(opened(post), 0, "measured_on", text, row()).value == kept


def test_what_another_cell_brings_about_is_said_there(post):
    """Weight 10,3 alone is right; with a height of 103 the weight for height is not."""
    found = entry_desk.check(opened(post), 0, "height_cm", "103", row(weight_kg="10,3"))
    assert found.level == "peringatan"
    known = row(weight_kg="8,2", height_cm="82,5")
    assert entry_desk.check(opened(post), 0, "muac_cm", "14", known).level is None


def test_same_value_as_the_children_above(post):
    sheet = opened(post)
    for number in range(2):
        save(post, sheet, number, weight_kg="10,3")
    assert "3 anak berturut-turut" in entry_desk.check(sheet, 2, "weight_kg", "10,3", row()).message


def test_a_row_is_stored_with_z_batch_and_operator(post, query):
    sheet = opened(post)
    found = save(post, sheet, weight_kg="10,3", height_cm="82,9", muac_cm="14,5")
    [stored] = query(
        """SELECT c.name, b.period, m.measured_on, m.weight_kg, m.height_cm, m.position, m.position_inferred, m.muac_cm,
                  m.waz, m.haz, m.whz, m.acz, m.forced, m.created_by, m.version
           FROM measurement m JOIN child c ON c.id = m.child_id JOIN batch b ON b.id = m.batch_id
           WHERE b.period = ?""",
        MONTH,
    )
    z = found.z
    assert stored == (
        "BAPRI ZADRE", MONTH, "2026-10-12", 10.3, 82.9, "H", 1, 14.5, z.waz, z.haz, z.whz, z.acz, "", "penguji", 1,
    )  # fmt: skip
    assert None not in (z.waz, z.haz, z.whz, z.acz)
    assert (found.gain.status, found.gain.gain_g) == ("N", 300)
    same = visits.check_visit(
        post.session, sheet.rows[0].child_id,
        {"measured_on": "13102026", "weight_kg": "10,3", "height_cm": "82,9", "position": "berdiri"},
    )  # fmt: skip
    assert abs(same.z.haz - z.haz) < 0.05


def test_a_row_is_changed_in_place_and_audited(post, query):
    sheet = opened(post)
    save(post, sheet, weight_kg="10,3")
    save(post, sheet, weight_kg="10,3")
    save(post, sheet, weight_kg="10,3", height_cm="82,9")
    visit = sheet.rows[0].visit
    assert (visit.version, visit.values["height_cm"]) == (2, 82.9)
    fields = [field for (field,) in query("SELECT field FROM audit WHERE action = 'ubah' ORDER BY field")]
    assert "height_cm" in fields
    assert "weight_kg" not in fields


@pytest.mark.parametrize(
    "texts", [{"measured_on": "", "weight_kg": "10,3"}, {}, {"weight_kg": "-1", "height_cm": "-1"}]
)
def test_nothing_is_stored_without_a_date_and_a_measure(post, query, texts):
    sheet = opened(post)
    save(post, sheet, **texts)
    assert sheet.rows[0].visit is None
    assert query("SELECT count(*) FROM measurement m JOIN batch b ON b.id = m.batch_id WHERE b.period = ?", MONTH) == [
        (0,)
    ]


def test_reasons_come_back(post):
    sheet = opened(post)
    save(post, sheet, forced={"weight_kg": "ditimbang dua kali"}, weight_kg="8,2", height_cm="-2")
    assert sheet.rows[0].visit.forced.startswith("BB: ditimbang dua kali (Berat turun 1,8 kg")
    again = opened(post)
    assert entry_desk.texts_of(again, 0) == row(weight_kg="8,2", height_cm="-2")
    assert entry_desk.forced_of(again, 0) == {"weight_kg": "ditimbang dua kali"}
    assert (again.typed, again.forced) == (1, 1)
    save(post, again, weight_kg="10,3", height_cm="82,9")
    assert (again.rows[0].visit.forced, again.rows[0].visit.extras) == ("", {})


def test_what_cannot_be_is_not_stored(post):
    sheet = opened(post)
    with pytest.raises(DataError, match="salah koma"):
        save(post, sheet, weight_kg="103")
    save(post, sheet, weight_kg="10,3")
    with pytest.raises(DataError, match="Tanggal kosong"):
        save(post, sheet, measured_on="", weight_kg="10,4")
    assert sheet.rows[0].visit.values["weight_kg"] == 10.3


def test_a_row_that_lost_its_measures_is_removed_and_kept_in_the_audit(post, query):
    sheet = opened(post)
    save(post, sheet, weight_kg="10,3")
    save(post, sheet)
    assert sheet.rows[0].visit is None
    assert query("SELECT old FROM audit WHERE action = 'hapus' AND field = 'weight_kg'") == [("10.3",)]
    save(post, sheet, weight_kg="10,3")
    assert sheet.rows[0].visit is not None


def test_another_operator_was_faster(post):
    mine, other = opened(post), opened(post)
    save(post, other, weight_kg="10,3")
    with pytest.raises(ConflictError, match="sudah diisi oleh penguji"):
        save(post, mine, weight_kg="10,4")
    entry_desk.reread(mine, 0)
    assert entry_desk.texts_of(mine, 0)["weight_kg"] == "10,3"
    save(post, mine, weight_kg="10,4")
    with pytest.raises(ConflictError, match="sudah diubah oleh penguji"):
        save(post, other, weight_kg="10,5")
    entry_desk.remove(post.session, mine, 0)
    entry_desk.reread(other, 0)
    assert other.rows[0].visit is None


def test_a_visit_removed_by_another_is_a_conflict(post):
    mine, other = opened(post), opened(post)
    save(post, mine, weight_kg="10,3")
    entry_desk.reread(other, 0)
    entry_desk.remove(post.session, mine, 0)
    with pytest.raises(ConflictError, match="sudah dihapus"):
        save(post, other, weight_kg="10,5")


def test_a_visit_from_a_file_is_not_removed(post, query):
    sheet = opened(post)
    save(post, sheet, weight_kg="10,3")
    query(
        """INSERT INTO import_run (uuid, created_at, created_by, updated_at, updated_by, file_name, sha256, kind,
             layout, read, stored, updated, unchanged, skipped, vanished)
           VALUES ('r', '', '', '', '', 'a.csv', 'x', 'ukur', '', 1, 1, 0, 0, 0, 0)"""
    )
    query("UPDATE measurement SET run_id = (SELECT id FROM import_run) WHERE id = ?", sheet.rows[0].visit.id)
    entry_desk.reread(sheet, 0)
    with pytest.raises(DataError, match="dari berkas"):
        entry_desk.remove(post.session, sheet, 0)
    save(post, sheet, weight_kg="10,3", height_cm="70,0")
    assert sheet.rows[0].visit.forced == ""
    save(post, sheet, forced={"height_cm": "diukur dua kali"}, weight_kg="10,3", height_cm="70,1")
    assert sheet.rows[0].visit.forced.startswith("TB: diukur dua kali (Tinggi turun")


def test_a_date_outside_the_month_stays_in_the_batch(post):
    sheet = opened(post)
    save(post, sheet, forced={"measured_on": "ditimbang di rumah"}, measured_on="01-11", weight_kg="10,3")
    again = opened(post)
    assert entry_desk.texts_of(again, 0)["measured_on"] == "01-11"
    assert "Tgl: ditimbang di rumah" in again.rows[0].visit.forced


@pytest.mark.parametrize(
    ("text", "period"), [("102026", "2026-10"), ("1026", "2026-10"), ("9", "2026-09"), ("09-2026", "2026-09")]
)
def test_months(text, period):
    assert entry_desk.read_month(text, date(2026, 11, 22)) == period


@pytest.mark.parametrize("text", ["", "132026", "122026", "x", "²", "0"])
def test_no_months(text):
    with pytest.raises(DataError):
        entry_desk.read_month(text, date(2026, 11, 22))
