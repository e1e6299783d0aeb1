from datetime import date

import pytest

from db.models import Child, EntrySheet, Posyandu
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.growth.scalar import child_z
from stunting_tui.services.desk.sheet_store import sheet_of
from stunting_tui.services.measuring import visits
from stunting_tui.services.quality import figures
from stunting_tui.services.register import child_entry, children, region
from stunting_tui.services.store import transaction


def typed(**texts: str) -> dict[str, str]:
    names = ("measured_on", "weight_kg", "height_cm", "position", "muac_cm", "head_cm", "oedema")
    return {**dict.fromkeys(names, ""), **texts}


@pytest.fixture
def child(store) -> int:
    region.choose_district(store, "35.20.01")
    village = region.villages()[0]
    check = child_entry.check_child(
        store, {"name": "BAPRI ZADRE", "sex": "L", "birth_date": "14012025", "village": str(village.id)}
    )
    return child_entry.save_child(store, check)


def add(store, child, **texts: str) -> int:
    return visits.save_visit(store, child, visits.check_visit(store, child, typed(**texts)))


def test_stored_scores_are_those_of_the_standard(store, child, query):
    number = add(
        store, child, measured_on="14082026", weight_kg="9,45", height_cm="80.2", position="terlentang", head_cm="46,5",
        muac_cm="14", oedema="tidak",
    )  # fmt: skip
    z = child_z(
        "L", (date(2026, 8, 14) - date(2025, 1, 14)).days, 9.45, 80.2, "L", oedema=False, head_cm=46.5, muac_cm=14
    )
    [row] = query(
        "SELECT haz, waz, whz, baz, hcz, acz, flag_haz, standard, oedema FROM measurement WHERE id = ?", number
    )
    assert row == (z.haz, z.waz, z.whz, z.baz, z.hcz, z.acz, 0, "WHO 2006", 0)


def test_batch_of_the_month_is_made_once(store, child):
    add(store, child, measured_on="01082026", weight_kg="9")
    add(store, child, measured_on="31082026", weight_kg="9,2")
    add(store, child, measured_on="01092026", weight_kg="9,3")
    assert [(batch.period, batch.visits) for batch in figures.batches()] == [("2026-09", 1), ("2026-08", 2)]


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        ({"measured_on": "", "weight_kg": "9"}, "measured_on"),
        ({"measured_on": "13012025", "weight_kg": "9"}, "measured_on"),
        ({"measured_on": "23112026", "weight_kg": "9"}, "measured_on"),
        ({"measured_on": "14082026"}, "weight_kg"),
        ({"measured_on": "14082026", "weight_kg": "945"}, "weight_kg"),
        ({"measured_on": "14082026", "weight_kg": "9", "height_cm": "8o"}, "height_cm"),
    ],
)
def test_what_cannot_be_true_is_refused_and_nothing_stored(store, child, query, texts, field):
    check = visits.check_visit(store, child, typed(**texts))
    assert list(check.errors) == [field]
    with pytest.raises(DataError):
        visits.save_visit(store, child, check, "tetap saja")
    assert query("SELECT count(*) FROM measurement") == [(0,)]


def test_same_day_twice_is_refused_but_a_visit_may_keep_its_day(store, child):
    number = add(store, child, measured_on="14082026", weight_kg="9")
    again = typed(measured_on="14082026", weight_kg="9,1")
    assert "measured_on" in visits.check_visit(store, child, again).errors
    assert visits.check_visit(store, child, again, number).errors == {}


def test_doubt_needs_a_reason_and_keeps_it(store, child):
    add(store, child, measured_on="14072026", weight_kg="9", height_cm="80")
    check = visits.check_visit(store, child, typed(measured_on="14082026", weight_kg="9", height_cm="75"))
    assert "Tinggi turun 5 cm" in check.doubts["height_cm"]
    with pytest.raises(DataError):
        visits.save_visit(store, child, check, "  ")
    visits.save_visit(store, child, check, "diukur dua kali")
    forced = children.child_detail(child).visits[0].forced
    assert forced.startswith("diukur dua kali (")
    assert "Tinggi turun 5 cm" in forced


def test_change_is_judged_against_the_visit_before_it_not_after(store, child):
    add(store, child, measured_on="14092026", weight_kg="9", height_cm="80")
    earlier = visits.check_visit(store, child, typed(measured_on="14082026", weight_kg="9", height_cm="78"))
    assert "height_cm" not in earlier.doubts


def test_conflict_names_the_other_and_keeps_what_is_there(store, child):
    number = add(store, child, measured_on="14082026", weight_kg="9")
    change = visits.check_visit(store, child, typed(measured_on="14082026", weight_kg="9,5"), number)
    visits.save_visit(store, child, change, "", number, 1)
    late = visits.check_visit(store, child, typed(measured_on="14082026", weight_kg="8,5"), number)
    with pytest.raises(ConflictError, match="penguji"):
        visits.save_visit(store, child, late, "", number, 1)
    assert children.child_detail(child).visits[0].weight_kg == 9.5


def test_every_change_of_a_visit_is_in_the_audit(store, child, query):
    number = add(store, child, measured_on="14082026", weight_kg="9")
    change = visits.check_visit(store, child, typed(measured_on="14082026", weight_kg="9,5"), number)
    visits.save_visit(store, child, change, "", number, 1)
    [(uuid,)] = query("SELECT uuid FROM measurement WHERE id = ?", number)
    found = query("SELECT action, old, new FROM audit WHERE row_uuid = ? AND field = 'weight_kg'", uuid)
    assert found == [("ubah", "9.0", "9.5")]


@pytest.fixture
def sheet(store, child):
    """The sheet of August of the child's posyandu, with a visit of the child."""
    with transaction(store) as writer:
        post = writer.insert(Posyandu, village=region.villages()[0].id, name="MAWAR 1", key="MAWAR 1")
        writer.update(Child.get_by_id(child), 1, posyandu=post)
    add(store, child, measured_on="14082026", weight_kg="9,4")
    with transaction(store) as writer:
        return sheet_of(writer, post.id, "2026-08")


def set_state(store, sheet, state):
    with transaction(store) as writer:
        fresh = EntrySheet.get_by_id(sheet.id)
        writer.update(fresh, fresh.version, state=state)


@pytest.mark.parametrize("day", ["14082026", "15082026", "15092026"])
def test_a_visit_of_a_locked_sheet_stays(store, child, sheet, query, day):
    """Neither changed in place nor moved out of its month."""
    set_state(store, sheet, "terkunci")
    [(number, version)] = query("SELECT id, version FROM measurement")
    check = visits.check_visit(store, child, typed(measured_on=day, weight_kg="9,5"), number)
    with pytest.raises(DataError, match="Lembar MAWAR 1 Agustus 2026 terkunci"):
        visits.save_visit(store, child, check, "uji", number, version)
    assert query("SELECT measured_on, weight_kg FROM measurement") == [("2026-08-14", 9.4)]


def test_no_visit_is_added_to_a_locked_sheet(store, child, sheet, query):
    set_state(store, sheet, "terkunci")
    with pytest.raises(DataError, match="terkunci"):
        add(store, child, measured_on="20082026", weight_kg="9,5")
    add(store, child, measured_on="20092026", weight_kg="9,5")
    assert query("SELECT measured_on FROM measurement ORDER BY id") == [("2026-08-14",), ("2026-09-20",)]


def test_a_changed_visit_makes_its_sheet_a_draft(store, child, sheet, query):
    set_state(store, sheet, "lengkap")
    [(number, version)] = query("SELECT id, version FROM measurement")
    same = visits.check_visit(store, child, typed(measured_on="14082026", weight_kg="9,4"), number)
    visits.save_visit(store, child, same, "", number, version)
    assert EntrySheet.get_by_id(sheet.id).state == "lengkap"
    other = visits.check_visit(store, child, typed(measured_on="14082026", weight_kg="9,5"), number)
    visits.save_visit(store, child, other, "", number, version)
    assert EntrySheet.get_by_id(sheet.id).state == "draf"
