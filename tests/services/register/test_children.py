from dataclasses import replace
from datetime import date

import pytest

from stunting_tui.errors import DataError
from stunting_tui.screens.register.child_rows import status_word
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.measuring import visits
from stunting_tui.services.quality import figures
from stunting_tui.services.register import child_entry, child_list, children, region

VILLAGE = "GEBYOG"
STATES = (
    "Sangat pendek", "Pendek", "Gizi buruk", "Gizi kurang", "Berisiko gizi lebih", "Gizi lebih", "Obesitas",
    "Normal", "Tinggi", "diragukan",
)  # fmt: skip
VALUES = {
    "name": lambda row: row.name.upper(),
    "sex": lambda row: row.sex,
    "age": lambda row: -row.birth_date.toordinal(),
    "village": lambda row: row.village.upper(),
    "posyandu": lambda row: row.posyandu or None,
    "parent": lambda row: row.parent_name or None,
    "haz": lambda row: row.haz,
    "whz": lambda row: row.whz,
    "status": lambda row: STATES.index(status_word(row)) if row.measured_on else None,
    "visit": lambda row: row.measured_on,
    "weight": lambda row: row.weight_kg,
    "height": lambda row: row.height_cm,
}
"""What each order sorts by, from the line of a child."""


def enter(store, **texts: str) -> int:
    usual = {"name": "BAPRI ZADRE", "sex": "L", "birth_date": "14012025", "village": str(region.villages()[0].id)}
    return child_entry.save_child(store, child_entry.check_child(store, {**usual, **texts}))


@pytest.fixture
def place(store):
    region.choose_district(store, "35.20.01")
    return store


def test_found_by_words_in_any_order_and_by_the_beginning_of_the_nik(place):
    one = enter(place, name="Muhamad Cevo Wulafo", nik="9999991401250001")
    two = enter(place, name="CEVO ZADRE", birth_date="15012025")
    assert list(children.child_ids("wulafo cevo")) == [one]
    assert list(children.child_ids("cevo")) == [two, one]
    assert list(children.child_ids("m cevo")) == [one]
    assert list(children.child_ids("999999 1401")) == [one]
    assert list(children.child_ids("0001")) == []
    assert list(children.child_ids("cevo%")) == [two, one]


def test_the_best_matches_come_first_where_wanted(place):
    names = ("ADREMI LUPO", "BAPRI DREMI", "DREMI LUPO", "CEVO DREWA")
    ids = {name: enter(place, name=name, birth_date=f"0{n}012025") for n, name in enumerate(names, 1)}
    assert list(children.child_ids("dre")) == [ids[name] for name in sorted(names)]
    best = ["DREMI LUPO", "BAPRI DREMI", "CEVO DREWA", "ADREMI LUPO"]
    assert list(children.child_ids("dre", best_first=True)) == [ids[name] for name in best]
    assert list(children.child_ids("lupo dre", best_first=True)) == [ids["ADREMI LUPO"], ids["DREMI LUPO"]]


def test_narrowed_to_a_village_and_to_the_stunted_of_a_batch(place):
    first, second = region.villages()[:2]
    short = enter(place, village=str(first.id))
    tall = enter(place, name="CEVO WULAFO", village=str(second.id))
    for number, height in ((short, "72"), (tall, "84")):
        texts = {"measured_on": "14082026", "weight_kg": "9,5", "height_cm": height}
        visits.save_visit(place, number, visits.check_visit(place, number, texts), "uji")
    assert list(children.child_ids(village_id=second.id)) == [tall]
    [batch] = figures.batches()
    assert list(children.child_ids(stunted_in=batch.id)) == [short]
    assert list(children.child_ids(stunted_in=batch.id + 1)) == []


def test_only_the_chosen_kecamatan(place):
    number = enter(place)
    region.choose_district(place, "33.10.01")
    assert list(children.child_ids()) == []
    region.choose_district(place, "35.20.01")
    assert list(children.child_ids()) == [number]


def test_rows_keep_the_asked_order_and_show_the_latest_scored_visit(place):
    one, two = enter(place), enter(place, name="CEVO WULAFO")
    for day, weight in (("14072026", "9"), ("14082026", "9,4")):
        texts = {"measured_on": day, "weight_kg": weight, "height_cm": "80"}
        visits.save_visit(place, one, visits.check_visit(place, one, texts), "uji")
    rows = children.child_rows([two, one])
    assert [row.id for row in rows] == [two, one]
    assert rows[0].measured_on is None
    assert rows[1].measured_on == date(2026, 8, 14)
    assert rows[1].flags == ()


def filled(place) -> dict[str, int]:
    """Enter children of every state; return their ids by name."""
    villages = sorted(region.villages(), key=lambda village: village.name)
    made = {}
    for turn, (name, height, weight) in enumerate(
        (("Tari", "72", "9,5"), ("Bapri", "84", "9,5"), ("Cevo", "76,5", "9"), ("Diru", None, None), ("Evo", "82", "8"),
         ("Fani", "82", "13"), ("Gani", "120", "11"), ("Basko", "78", "10"))
    ):  # fmt: skip
        number = enter(
            place, name=name, birth_date=f"{turn + 1:02d}022025", village=str(villages[turn % 3].id),
            posyandu="" if turn == 2 else f"MAWAR {9 - turn}", parent_name=f"RUNI {8 - turn}", sex="LP"[turn % 2],
        )  # fmt: skip
        if height:
            texts = {"measured_on": f"{20 - turn}082026", "weight_kg": weight, "height_cm": height}
            visits.save_visit(place, number, replace(visits.check_visit(place, number, texts), doubts={}), "uji")
        made[name] = number
    return made


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("order", child_list.orders())
def test_every_order_has_what_is_missing_last_and_equal_ones_by_name(place, order, down):
    filled(place)
    rows = children.child_rows(list(children.child_ids(order=order, down=down)))
    values = [VALUES[order](row) for row in rows]
    known = [value for value in values if value is not None]
    assert len(rows) == 8
    assert values[len(known) :] == [None] * (8 - len(known))
    assert known == sorted(known, reverse=down)
    names = [row.name for row in rows]
    assert all(
        one < other
        for one, other, first, second in zip(names, names[1:], values, values[1:], strict=False)
        if first == second
    )


def test_states_are_sorted_from_the_worst_as_the_list_words_them(place):
    filled(place)
    rows = children.child_rows(list(children.child_ids(order="status")))
    words = [status_word(row) for row in rows]
    assert words[-2:] == ["diragukan", "belum diukur"]
    places = [STATES.index(word) for word in words[:-1]]
    assert places == sorted(places)
    assert len(set(places)) >= 5


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("order", ["name", "sex", "village", "posyandu", "parent"])
def test_a_letter_finds_the_first_of_its_children(place, order, down):
    filled(place)
    ids = children.child_ids(order=order, down=down)
    texts = [str(VALUES[order](row) or "") for row in children.child_rows(list(ids))]
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        expected = next((at for at, text in enumerate(texts) if text.startswith(letter)), None)
        assert ids.find(letter) == expected
    assert order != "name" or ids.find("B") is not None


def test_by_figures_a_letter_finds_the_name(place):
    made = filled(place)
    ids = children.child_ids(order="haz")
    assert ids.find("B") == min(ids.index(made["Bapri"]), ids.index(made["Basko"]))
    assert ids.find("X") is None


def test_a_long_list_reads_its_ids_late_and_the_same(place, monkeypatch):
    monkeypatch.setattr(child_list, "HEAD", 3)
    made = filled(place)
    for down in (False, True):
        ids = children.child_ids(down=down)
        names = sorted(made, reverse=down)
        assert len(ids) == 8
        assert ids[:2].tolist() == [made[name] for name in names[:2]]
        assert ids[-1] == made[names[-1]]
        assert ids.index(made[names[5]]) == 5
        assert list(ids) == [made[name] for name in names]
        assert 9999 not in ids


def test_detail_says_where_a_visit_comes_from(store, eppgbm):
    import_file(eppgbm([{"Nama": "BAPRI ZADRE"}], name="agustus.csv"), store)
    [number] = children.child_ids("bapri")
    detail = children.child_detail(number)
    assert detail.parent_name == "SITU BARA / RUNI LASA"
    assert detail.visits[0].source.startswith("agustus.csv baris ")
    assert not detail.visits[0].vanished


def test_missing_child_is_said(store):
    with pytest.raises(DataError, match="tidak ada lagi"):
        children.child_detail(99)


@pytest.mark.parametrize(
    ("haz", "waz", "whz", "oedema", "words"),
    [
        (-2.0, -2.0, -2.0, None, ("Normal", "Berat badan normal", "Gizi baik")),
        (-2.01, -3.01, -3.01, False, ("Pendek", "Berat badan sangat kurang", "Gizi buruk")),
        (-3.01, None, 1.5, True, ("Sangat pendek", "", "Gizi buruk")),
        (None, None, None, None, ("", "", "")),
    ],
)
def test_labels(haz, waz, whz, oedema, words):
    found = children.labels(haz, waz, whz, oedema=oedema)
    assert (found.haz, found.waz, found.whz) == words


def test_looking_at_a_nik_is_remembered(place, query):
    nik = "9999991401250001"
    number = enter(place, nik=nik)
    assert children.reveal_nik(place, number) == nik
    assert query("SELECT by, action, table_name, field, new FROM audit WHERE action = 'lihat'") == [
        ("penguji", "lihat", "child", "nik", None)
    ]
    with pytest.raises(DataError):
        children.reveal_nik(place, 99)
