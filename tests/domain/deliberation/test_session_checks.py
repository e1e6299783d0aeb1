from dataclasses import replace
from datetime import date

import pytest

from stunting_tui.domain.deliberation.agreement import (
    Agreement,
    AgreementStatus,
    Attendee,
    Deliberation,
    DeliberationState,
    Fund,
    ListKind,
)
from stunting_tui.domain.deliberation.session_checks import SPECS, SessionFacts, blocking, find_checks, session_rules
from stunting_tui.errors import DataError

DAY = date(2026, 8, 25)
POINT = Agreement(
    1, "PMT bagi ibu hamil", responsible="Bidan", indicator="Ibu", due_on=date(2026, 12, 1), id=7,
    villages=("A",), funds=(Fund("APBDes", 1000),),
)  # fmt: skip
SESSION = Deliberation(
    DAY, "Pendopo", number="400/1", chair="Zuri Valdano", state=DeliberationState.HELD, batch_id=3,
    attendees=(Attendee("Zuri Valdano"),), agreements=(POINT,),
)  # fmt: skip
FACTS = SessionFacts(SESSION, DAY, period="2026-08", figured=frozenset("A"), names={"A": "Sengon"})


def found(facts):
    return find_checks(facts, session_rules())


def with_point(**changes):
    return replace(FACTS, session=replace(SESSION, agreements=(replace(POINT, **changes),)))


def with_session(**changes):
    return replace(FACTS, session=replace(SESSION, **changes))


def test_nothing_is_found_where_all_is_well():
    assert found(FACTS) == []


EVERY = [
    ("belum_dilaksanakan", with_session(state=DeliberationState.PLANNED), "galat", "sesi"),
    ("tanggal_belum_tiba", replace(FACTS, today=date(2026, 8, 24)), "galat", "rembuk"),
    ("pimpinan_kosong", with_session(chair=" "), "galat", "rembuk"),
    ("nomor_kosong", with_session(number=""), "peringatan", "rembuk"),
    ("hadir_kosong", with_session(attendees=()), "galat", "hadir"),
    ("tanpa_kesepakatan", with_session(agreements=()), "galat", "sesi"),
    ("isian_kurang", with_point(responsible=""), "galat", "kesepakatan"),
    ("ditolak_tanpa_alasan", with_point(accepted=False), "galat", "kesepakatan"),
    ("tenggat_mendahului", with_point(due_on=date(2026, 8, 24)), "galat", "kesepakatan"),
    ("dana_tanpa_sumber", with_point(funds=(Fund(" ", 5),)), "galat", "kesepakatan"),
    ("dana_kurang_dari_nol", with_point(funds=(Fund("APBD", -5), Fund("CSR", 9))), "galat", "kesepakatan"),
    ("dana_beda_usulan", replace(FACTS, asked={7: 1001}), "peringatan", "kesepakatan"),
    ("dana_terlampaui", replace(FACTS, spent={7: 1001}), "peringatan", "kesepakatan"),
    ("daftar_beku_kosong", with_point(list_kind=ListKind.FROZEN), "galat", "kesepakatan"),
    ("anak_tanpa_daftar", with_point(text="PMT bagi Baduta."), "peringatan", "kesepakatan"),
    ("anak_desa_lain", replace(FACTS, elsewhere={7: [("BAPRI", "Joho")]}), "peringatan", "daftar"),
    ("asuh_ganda", replace(FACTS, fostered=[(4, "BAPRI", 2)]), "peringatan", "anak-rinci"),
    ("pejabat", replace(FACTS, gaps=["Camat: belum ada."]), "peringatan", "pejabat"),
    ("tanpa_batch", with_session(batch_id=None), "peringatan", "rembuk"),
    ("batch_lebih_muda", replace(FACTS, period="2026-09"), "peringatan", "rembuk"),
    ("desa_tanpa_angka", replace(FACTS, figured=frozenset()), "peringatan", "kesepakatan"),
]


@pytest.mark.parametrize(("code", "facts", "level", "place"), EVERY)
def test_each_rule_finds_its_one_thing(code, facts, level, place):
    [check] = found(facts)
    assert (check.code, check.level, check.place) == (code, level, place)
    assert "{" not in check.sentence
    assert check.sentence.endswith((".", ")"))
    assert bool(blocking([check])) == (level == "galat")


def test_every_rule_is_tried_and_has_a_source():
    assert {row[0] for row in EVERY} == set(SPECS)
    assert all(rule.source for rule in session_rules().values())


def test_funds_and_proposals_that_agree_are_well():
    assert found(replace(FACTS, asked={7: 1000}, spent={7: 1000})) == []


def test_what_was_dropped_is_not_checked_and_a_refused_one_needs_the_reason_only():
    assert found(with_point(responsible="", status=AgreementStatus.DROPPED)) == []
    assert found(with_point(responsible="", due_on=None, accepted=False, refusal="Dana tidak ada")) == []


def test_a_word_that_only_holds_another_is_not_about_children():
    assert found(with_point(text="Pelatihan menganakemaskan kader")) == []


def test_the_gravest_comes_first():
    levels = [check.level for check in found(replace(with_session(number="", chair=""), period="2026-09"))]
    assert levels == ["galat", "peringatan", "peringatan"]


def test_a_site_makes_a_rule_graver_or_switches_it_off(tmp_path):
    site = tmp_path / "aturan.toml"
    site.write_text('[aturan.nomor_kosong]\ntingkat = "galat"\n[aturan.pimpinan_kosong]\naktif = false\n')
    facts = with_session(number="", chair="")
    assert [(c.code, c.level) for c in find_checks(facts, session_rules(site))] == [("nomor_kosong", "galat")]
    site.write_text('[aturan.nomor_kosong]\nkalimat = "{nomer}"\n')
    with pytest.raises(DataError, match="nomer"):
        session_rules(site)
