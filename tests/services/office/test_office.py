from dataclasses import replace

import pytest

from db.models import Setting
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import report_place
from stunting_tui.services.deliberation.reporting import report_content
from stunting_tui.services.office.office import KEYS, Office, office, save_office
from stunting_tui.services.register import region

PRAMBANAN, POLOKARTO = "33.10.01", "33.11.06"
FULL = Office(
    regency="Pemerintah Kabupaten Contoh", district="Kecamatan Contoh", address=("Jalan Contoh 1", "Kode Pos 00000"),
    place="Contoh Kidul", head_name="Zuri Valdano, S.Contoh.", head_nip="199901012099011999", paper="F4",
)  # fmt: skip


def kept():
    return {row.key: row.value for row in Setting.select() if row.key in KEYS.values()}


def test_before_a_kecamatan_is_chosen_it_is_empty(store):
    assert office() == Office()


def test_what_was_not_set_follows_the_kecamatan(store):
    region.choose_district(store, PRAMBANAN)
    assert office() == Office("Kabupaten Klaten", "Kecamatan Prambanan", place="Prambanan")


def test_all_of_it_is_kept_and_printed(store):
    region.choose_district(store, PRAMBANAN)
    save_office(store, FULL)
    assert office() == replace(FULL, head_nip="19990101 209901 1 999")
    content = report_content(store)
    head = content.letterhead
    assert (head.regency, head.district, head.place) == (FULL.regency, FULL.district, FULL.place)
    assert head.address == FULL.address
    first = content.signatories[0]
    assert (first.name, first.nip) == (FULL.head_name, "19990101 209901 1 999")
    assert content.paper == "F4"


def test_names_of_the_kecamatan_are_not_kept_and_follow_another_choice(store):
    region.choose_district(store, PRAMBANAN)
    save_office(store, replace(office(), head_name="Zuri Valdano"))
    assert kept() == {"camat_nama": "Zuri Valdano", "kertas": "A4"}
    chosen = region.choose_district(store, POLOKARTO)
    assert (office().regency, office().place) == (chosen.regency, chosen.name)


def test_emptied_is_empty_again(store):
    region.choose_district(store, PRAMBANAN)
    save_office(store, FULL)
    save_office(store, Office())
    assert office() == Office("Kabupaten Klaten", "Kecamatan Prambanan", place="Prambanan")


def test_texts_are_one_line_each(store):
    region.choose_district(store, PRAMBANAN)
    save_office(store, replace(FULL, head_name="  Zuri \n Valdano ", address=("", " Jalan\nContoh  1 ")))
    assert (office().head_name, office().address) == ("Zuri Valdano", ("Jalan Contoh 1",))


def test_wrong_nip_keeps_everything_as_it_was(store):
    region.choose_district(store, PRAMBANAN)
    with pytest.raises(DataError, match="18 angka"):
        save_office(store, replace(FULL, head_nip="1234"))
    assert kept() == {}


def test_each_change_stands_in_the_audit_and_no_change_does_not(store, query):
    region.choose_district(store, PRAMBANAN)
    save_office(store, FULL)
    before = query("SELECT max(id) FROM audit")[0][0]
    save_office(store, office())
    save_office(store, replace(office(), head_name="Meli Trasko"))
    told = query("SELECT by, action, table_name, field, old, new FROM audit WHERE id > ?", before)
    assert told == [("penguji", "ubah", "setting", "value", FULL.head_name, "Meli Trasko")]


def test_paper_turned_at_the_report_is_the_paper_of_the_office(store):
    report_place.turn_paper(store)
    assert office().paper == "F4"
