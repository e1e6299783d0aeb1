from dataclasses import replace
from datetime import date

import pytest

from stunting_tui.domain.measuring.entry_checks import LastVisit, MeasurementEntry, check_measurement
from stunting_tui.domain.measuring.limits import SPECS, load_limits
from stunting_tui.domain.rules import RuleSpec, read_rules
from stunting_tui.errors import DataError, FileError
from stunting_tui.resources import fixtures

LIGHT = MeasurementEntry(date(2025, 1, 14), date(2026, 8, 12), date(2026, 8, 20), weight_kg=0.5)


@pytest.fixture
def site(tmp_path):
    def write(text):
        path = tmp_path / "aturan.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def said(limits, entry=LIGHT):
    return [(complaint.level, complaint.message) for complaint in check_measurement(entry, None, limits)]


def test_every_shipped_rule_is_active_has_a_source_and_says_what_it_knows():
    rules = load_limits().rules
    assert set(rules) == set(SPECS)
    assert all(rule.active and rule.source for rule in rules.values())
    assert {code for code, rule in rules.items() if rule.level == "catatan"} == {
        "alur_berat",
        "alur_tinggi",
        "dekat_batas",
        "posisi_berdiri",
        "posisi_terlentang",
        "salinan",
        "salinan_tinggi",
        "tidak_serasi",
    }


def test_weight_possible_at_an_age():
    assert load_limits().weight_span(27) == (0.9, 40.0)
    assert load_limits().weight_span(28) == (1.0, 40.0)


def test_a_site_changes_limit_level_and_wording(site):
    assert said(load_limits()) == [("galat", "Berat 0,5 kg di luar batas 1 sampai 40 kg.")]
    changed = site(
        '[aturan.di_luar_batas]\ntingkat = "peringatan"\nkalimat = "{isian} {nilai}: harus {batas}."\n'
        "berat_kg = [2, 40.5]\n"
    )
    assert said(load_limits(changed)) == [("peringatan", "Berat 0,5: harus 2 sampai 40,5 kg.")]
    assert load_limits(changed).rule("di_luar_batas").span("tinggi_cm") == (38.0, 130.0)
    assert said(load_limits()) == [("galat", "Berat 0,5 kg di luar batas 1 sampai 40 kg.")]


def test_a_site_switches_a_rule_off(site):
    assert said(load_limits(site("[aturan.di_luar_batas]\naktif = false\n"))) == []
    tenfold = replace(LIGHT, weight_kg=98.0)
    off = load_limits(site("[aturan.sepuluh_kali]\naktif = false\n"))
    assert said(off, tenfold) == [("galat", "Berat 98 kg di luar batas 1 sampai 40 kg.")]


def test_swapped_switched_off_leaves_each_value_to_its_limits(site):
    off = load_limits(site("[aturan.tertukar]\naktif = false\n"))
    swapped = replace(LIGHT, weight_kg=78.4, height_cm=9.8)
    assert [complaint.code for complaint in check_measurement(swapped, None, off)] == ["sepuluh_kali", "di_luar_batas"]


def test_the_gravest_of_two_complaints_of_a_change_is_told(site):
    graver = load_limits(site('[aturan.berat_turun_persen]\ntingkat = "galat"\n'))
    entry, last = replace(LIGHT, weight_kg=7.0), LastVisit(date(2026, 7, 11), 9.6)
    assert [(c.level, c.code) for c in check_measurement(entry, last, graver)] == [("galat", "berat_turun_persen")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[aturan.berat_nail]\naktif = false\n", '"berat_nail" tidak dikenal'),
        ("[atura.berat_naik]\naktif = false\n", '"atura" tidak dikenal'),
        ("aturan = 3\n", "bukan bagian"),
        ("[aturan]\nkosong = 3\n", "bukan bagian"),
        ("[aturan.berat_naik]\nnaik = 3.0\n", 'isian "naik" pada aturan "berat_naik"'),
        ('[aturan.berat_naik]\ntingkat = "fatal"\n', 'tingkat "fatal"'),
        ('[aturan.berat_naik]\naktif = "tidak"\n', "aktif bukan true"),
        ("[aturan.berat_naik]\nnaik_kg = -1\n", "batas naik_kg"),
        ("[aturan.berat_naik]\nnaik_kg = true\n", "batas naik_kg"),
        ("[aturan.berat_naik]\nnaik_kg = inf\n", "batas naik_kg"),
        ('[aturan.berat_naik]\nnaik_kg = "2"\n', "batas naik_kg"),
        ("[aturan.z_tidak_wajar]\nbbu = [5.0, -6.0]\n", "batas bbu"),
        ("[aturan.z_tidak_wajar]\nbbu = [5.0]\n", "batas bbu"),
        ("[aturan.z_tidak_wajar]\nbbu = 5.0\n", "batas bbu"),
        ("[aturan.tumbuh_berat]\nkg_per_bulan = []\n", "batas kg_per_bulan"),
        ("[aturan.tumbuh_berat]\nkg_per_bulan = [[5, 1.0], [2, 1.0]]\n", "batas kg_per_bulan"),
        ("[aturan.tumbuh_berat]\nkg_per_bulan = [[5, 0.0]]\n", "batas kg_per_bulan"),
        ("[aturan.tumbuh_berat]\nkg_per_bulan = [[5.5, 1.0]]\n", "batas kg_per_bulan"),
        ('[aturan.berat_naik]\nkalimat = " "\n', "kalimat kosong"),
        ('[aturan.berat_naik]\nkalimat = "Naik {kilo} kg"\n', "{kilo} dalam kalimat"),
        ('[aturan.berat_naik]\nkalimat = "Naik {selisih.real} kg"\n', "{selisih.real} dalam kalimat"),
        ('[aturan.berat_naik]\nkalimat = "Naik {selisih:9} kg"\n', "{selisih} dalam kalimat"),
        ('[aturan.berat_naik]\nkalimat = "Naik {selisih kg"\n', "tidak berpasangan"),
    ],
)
def test_what_is_wrong_in_a_site_file_is_named(site, text, word):
    with pytest.raises(DataError) as caught:
        load_limits(site(text))
    assert word in caught.value.message
    assert caught.value.message.startswith("aturan.toml")
    assert caught.value.hint


def test_the_line_of_the_near_cut_may_be_negative(site):
    moved = load_limits(site("[aturan.dekat_batas]\ngaris_sd = -3\n"))
    assert moved.rule("dekat_batas").number("garis_sd") == -3


def test_a_file_that_cannot_be_read_is_named(site, tmp_path):
    with pytest.raises(FileError, match=r"tidak-ada\.toml tidak dapat dibaca"):
        load_limits(tmp_path / "tidak-ada.toml")
    with pytest.raises(FileError, match=r"aturan\.toml rusak"):
        load_limits(site("[aturan.berat_naik\n"))
    broken = tmp_path / "bukan-utf8.toml"
    broken.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileError, match="rusak"):
        load_limits(broken)


def test_a_rule_missing_from_the_shipped_file_is_said():
    with pytest.raises(DataError, match='"baru" tidak ada'):
        read_rules({**SPECS, "baru": RuleSpec()}, fixtures() / "rules" / "entry_limits.toml")
