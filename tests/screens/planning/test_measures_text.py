"""Prevalence, SKDN, both age rules and the note on register and survey as plain lines."""

import pytest

from stunting_tui.cli import read_command
from stunting_tui.domain.prevalence.reconciliation import SurveyFigure
from stunting_tui.errors import DataError
from stunting_tui.services.quality.survey_figures import save_survey
from stunting_tui.texts.measures import age_rule_lines, measure_lines, note_lines, prevalence_lines, skdn_lines


@pytest.mark.usefixtures("stocked")
def test_prevalence_with_its_flow_within_eighty_columns():
    lines = list(prevalence_lines(read_command(["--teks", "prevalensi"])))
    assert max(map(len, lines)) <= 80
    text = "\n".join(lines)
    assert "sederhana: tiap anak satu satuan" in text
    assert "MENURUT UMUR" in text and "ARUS TIAP DESA" in text
    assert next(iter(lines)).strip() == "PREVALENSI NOVEMBER 2026"
    chosen = read_command(["--teks", "prevalensi", "--menurut", "desa", "--rancangan", "klaster posyandu"])
    text = "\n".join(prevalence_lines(chosen))
    assert "MENURUT DESA" in text and "klaster posyandu: anak satu posyandu" in text


def test_skdn_of_a_month(stocked):
    lines = list(skdn_lines(read_command(["--teks", "skdn", "agustus", "2026"]), stocked))
    assert max(map(len, lines)) <= 80
    assert any("SKDN AGUSTUS 2026" in line for line in lines)
    assert any("Cocok: D = N + T + O + B = 75." in line for line in lines)
    assert any("SKDN NOVEMBER 2026" in line for line in measure_lines(read_command(["--teks", "skdn"]), stocked))


def test_what_is_no_month_or_has_no_measurement_is_said(stocked):
    for words in ("2026", "T3 2026", "12 2026"):
        with pytest.raises(DataError, match="bukan bulan yang sudah ada"):
            skdn_lines(read_command(["--teks", "skdn", *words.split()]), stocked)


def test_an_empty_store_says_what_to_do(empty):
    with pytest.raises(DataError, match="Kecamatan belum dipilih"):
        prevalence_lines(read_command(["--teks", "prevalensi"]))
    with pytest.raises(DataError, match="Belum ada pengukuran"):
        skdn_lines(read_command(["--teks", "skdn"]), empty)
    with pytest.raises(DataError, match="Belum ada pengukuran"):
        age_rule_lines(read_command(["--teks", "umur"]))
    with pytest.raises(DataError, match="Kecamatan belum dipilih"):
        note_lines(read_command(["--teks", "banding"]), empty)


def test_both_age_rules_with_and_without_names(stocked):
    lines = list(measure_lines(read_command(["--teks", "umur"]), stocked))
    assert max(map(len, lines)) <= 80
    assert any("67 diukur dari 75 terdaftar menurut hari" in line for line in lines)
    assert "BAPRI ZADRE" in "\n".join(lines)
    assert "BAPRI ZADRE" not in "\n".join(age_rule_lines(read_command(["--teks", "umur", "--tanpa-nama"])))


def test_the_note_beside_the_survey_that_is_named(stocked):
    save_survey(stocked, SurveyFigure("SSGI", 2024, "kabupaten", 24.0, 20.0, 28.0))
    save_survey(stocked, SurveyFigure("SKI", 2023, "provinsi", 50.0))
    newest, named = (
        " ".join(" ".join(note_lines(read_command(["--teks", "banding", *words]), stocked)).split())
        for words in ([], ["SKI", "2023"])
    )
    assert "24,0 % pendek menurut SSGI 2024" in newest and "50,0 % pendek menurut SKI 2023" in named
    with pytest.raises(DataError, match='"riskesdas" tidak dikenal'):
        note_lines(read_command(["--teks", "banding", "Riskesdas"]), stocked)
