"""The office's own files of rules beside the database are what every use case goes by."""

import pytest

from stunting_tui.domain.measuring.limits import load_limits
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import rembuk, session_checks
from stunting_tui.services.measuring import visits
from stunting_tui.services.office import site_rules
from stunting_tui.services.quality import remeasures
from stunting_tui.services.quality.follow_ups import follow_lines
from tests.services.sealed_setup import hold, query


@pytest.fixture
def office(store):
    """Writes a file of rules beside the database."""
    return lambda name, text: (store.database.parent / name).write_text(text)


def test_without_a_file_the_shipped_rules_hold(store):
    assert site_rules.own_file(site_rules.TIERS) is None
    assert site_rules.limits_in_force() == load_limits()


def test_the_checks_of_a_rembuk(store, office):
    number = hold(store)
    rembuk.delete_attendee(store, *query("SELECT id, version FROM attendee LIMIT 1")[0])
    query("UPDATE deliberation SET number = ''")
    assert [(one.code, one.level) for one in session_checks.checks(number, store.today)] == [
        ("nomor_kosong", "peringatan")
    ]
    office("periksa.toml", '[aturan.nomor_kosong]\ntingkat = "galat"\nsumber = "Camat"\n')
    assert [(one.level, one.source) for one in session_checks.checks(number, store.today)] == [("galat", "Camat")]
    office("periksa.toml", "[aturan.lain]\n")
    with pytest.raises(DataError, match=r"periksa\.toml"):
        session_checks.checks(number, store.today)


def test_the_tiers_of_children_to_follow_up(store, office):
    hold(store)
    before = {line.child.name: line.tier.code for line in follow_lines(store)}
    assert before
    office("tindak.toml", f'[[tingkat]]\nkode = "{before["BAPRI ZADRE"]}"\nkata = "menurut kantor"\n')
    assert {line.tier.words for line in follow_lines(store) if line.child.name == "BAPRI ZADRE"} == {"menurut kantor"}


def test_the_reasons_to_measure_again_and_the_limits(store, office):
    hold(store)
    batch = query("SELECT id FROM batch")[0][0]
    assert remeasures.remeasure_lines(store, batch) == []
    office("batas.toml", "[aturan.z_tidak_wajar]\ntbu = [-1.0, 6.0]\n")
    found = {doubt.code for line in remeasures.remeasure_lines(store, batch) for doubt in line.doubts}
    assert found == {"tidak wajar"}
    office("ukur-ulang.toml", '[[alasan]]\nkode = "tidak wajar"\naktif = false\n')
    assert remeasures.remeasure_lines(store, batch) == []


def test_the_limits_of_what_is_typed(store, office):
    hold(store)
    child = query("SELECT id FROM child ORDER BY id LIMIT 1")[0][0]
    typed = {"measured_on": "12092026", "weight_kg": "9", "height_cm": "74"}
    assert visits.check_visit(store, child, typed).errors == {}
    office("batas.toml", "[aturan.di_luar_batas]\nberat_kg = [1.0, 8.5]\n")
    assert "di luar batas" in visits.check_visit(store, child, typed).errors["weight_kg"]


def test_the_gain_in_weight_and_the_card_of_quality(store, office):
    assert site_rules.kbm_in_force().below_red_line(-2.5) is False
    office("kbm.toml", "[garis_merah]\ngaris_sd = -2.0\n")
    assert site_rules.kbm_in_force().below_red_line(-2.5)
    office("kartu-mutu.toml", "[penilaian]\npaling_sedikit = 33\n")
    assert site_rules.words_in_force().least == 33
