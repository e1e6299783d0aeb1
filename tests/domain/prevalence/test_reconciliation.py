"""Register beside survey: the verdicts, the figures in the sentences, what is said where something is not known."""

from dataclasses import replace
from math import erf, sqrt

import pytest

from stunting_tui.domain.prevalence.missing_bounds import Cell, missing_bounds
from stunting_tui.domain.prevalence.reconciliation import (
    RegisterFacts,
    SurveyFigure,
    needed_share,
    normal_share,
    survey_span,
    verdict,
)
from stunting_tui.domain.prevalence.reconciliation_words import note
from stunting_tui.domain.prevalence.survey import Estimate

SURVEY = SurveyFigure("SSGI", 2024, "kabupaten", 24.0, 21.0, 27.0, 540)


def facts(n=150, of=1000, missing=200, low=13.0, high=17.4, **more):
    """Return a register of n stunted of so many, and so many without z."""
    register = RegisterFacts(
        "Kec. Satu", "2026-08", of + missing, None, of, Estimate(n, of, 100 * n / of if of else None, low, high, 1.1),
        missing_bounds([Cell(n, of, missing)]), 13.0, -1.0, 1.0, (1.35, 1.95), 40.0, 12, "baik", "", "diragukan",
    )  # fmt: skip
    return replace(register, **more)


def sentences(register, survey=SURVEY):
    return {one.label: one.text for one in note(register, survey)}


def test_intervals_that_overlap_do_not_contradict():
    near = replace(SURVEY, percent=19.0, low=17.0, high=21.0)
    assert verdict(facts(), near) == "intervals"
    assert "13,0-17,4 % dan survei 17,0-21,0 % bertumpang tindih" in sentences(facts(), near)["Kesimpulan"]


def test_the_missing_can_explain_what_the_bounds_hold():
    assert verdict(facts(), SURVEY) == "missing"  # 150 to 350 of 1200: 12.5 to 29.2 %
    needed = (0.21 * 1200 - 150) / 200
    assert needed_share(facts().bounds, 21.0) == pytest.approx(100 * needed) == pytest.approx(51.0)
    told = sentences(facts())["Kesimpulan"]
    assert "karena 200 anak belum terukur" in told
    assert "21,0 % tercapai bila 51,0 % dari mereka pendek" in told


def test_a_survey_below_the_register_is_met_from_its_upper_end():
    low = replace(SURVEY, percent=11.0, low=9.5, high=12.6)
    assert verdict(facts(), low) == "missing"
    needed = 100 * (0.126 * 1200 - 150) / 200
    assert f"12,6 % tercapai bila {needed:.1f} %".replace("0.6", "0,6") in sentences(facts(), low)["Kesimpulan"]
    assert "Survei 4,0 poin lebih rendah" in sentences(facts(), low)["Selisih"]


def test_more_than_the_missing_explain():
    far = replace(SURVEY, percent=40.0, low=36.0, high=44.0)
    assert verdict(facts(), far) == "greater"
    assert "register 12,5-29,2 %, survei 36,0-44,0 %" in sentences(facts(), far)["Kesimpulan"]
    assert verdict(facts(missing=0), SURVEY) == "greater"
    assert sentences(facts(missing=0))["Tidak diukur"] == "Semua anak terdaftar mempunyai TB/U yang sah."


def test_another_spread_by_the_normal_distribution():
    expected = 50 * (1 + erf((-2 + 1.0) / 1.35 / sqrt(2)))
    assert normal_share(-1.0, 1.35) == pytest.approx(expected)
    told = sentences(facts())["Mutu"]
    assert f"SD 1,35 memberi sekitar {expected:.1f} %".replace(".", ",", 1) in told
    assert "lebih sempit" in told and "Skor plausibilitas 12: baik." in told and "40,0 % (wajar 20 %)" in told
    assert "memberi sekitar" not in sentences(facts(sd=1.4))["Mutu"]
    assert "lebih lebar" in sentences(facts(sd=2.1))["Mutu"]


def test_few_children_are_not_compared():
    few = sentences(facts(n=6, of=29))["Register"]
    assert few.endswith("Kurang dari 30 anak: belum dapat dibandingkan dengan survei.")
    assert "Kurang dari" not in sentences(facts(n=6, of=30))["Register"]


def test_a_good_score_beside_a_bad_card_is_explained():
    told = sentences(facts())["Mutu"]
    assert "Skor plausibilitas 12: baik. Kartu mutu kecamatan, yang menilai lebih banyak daripada skor itu: " in told


def test_age_rule_and_coverage_have_their_figures():
    told = sentences(facts(books=900))
    assert "15,0 %" in told["Aturan umur"] and "13,0 %: aturan umur saja menggeser 2,0 poin" in told["Aturan umur"]
    assert "S 1.200 terdaftar, K 900 punya Buku KIA/KMS, D 1.000 diukur: D/S 83,3 %" in told["Cakupan"]
    assert "K belum diketahui" in sentences(facts())["Cakupan"]


def test_an_interval_that_was_not_told_is_that_of_a_simple_sample():
    bare = replace(SURVEY, low=None, high=None)
    low, high = survey_span(bare)
    half = 100 * 1.96 * sqrt(0.24 * 0.76 / 540)
    assert (low, high) == pytest.approx((24 - half, 24 + half), abs=0.3)
    assert "Dari 540 anak paling sempit" in sentences(facts(), bare)["Selang"]
    nothing = replace(bare, children=None)
    assert survey_span(nothing) is None
    assert "angkanya dianggap tepat" in sentences(facts(), nothing)["Selang"]


def test_a_survey_of_the_kabupaten_is_not_one_of_the_kecamatan():
    assert "bukan bagi kecamatan ini" in sentences(facts())["Wilayah"]
    assert "2 tahun sebelum batch ini" in sentences(facts())["Wilayah"]
    assert "Angka SSGI 2024 bukan angka kecamatan ini." in sentences(facts())["Batasnya"]
    own = replace(SURVEY, level="kecamatan", year=2026)
    assert "berlaku bagi kecamatan. Waktunya tahun yang sama." in sentences(facts(), own)["Wilayah"]
    assert "bukan angka kecamatan ini" not in sentences(facts(), own)["Batasnya"]


def test_without_a_survey_it_says_how_to_give_one():
    told = sentences(facts(), None)
    assert "Isi di layar Register dan survei: nama" in told["Survei"]
    assert not {"Selisih", "Kesimpulan", "Selang", "Batasnya"} & told.keys()


def test_what_cannot_be_computed_is_said():
    nobody = facts(
        n=0, of=0, missing=30, monthly=None, mean=None, sd=None, round_heights=None, points=None, reason="n kecil",
        stunted=Estimate(0, 0, None, None, None, None, "tidak ada anak dengan z yang sah"),
    )  # fmt: skip
    told = sentences(nobody)
    assert verdict(nobody, SURVEY) == "none"
    assert told["Kesimpulan"] == "Tidak ada yang dapat dibandingkan: tidak ada anak dengan z yang sah."
    assert "SD z TB/U tidak dapat dihitung." in told["Mutu"] and "n kecil" in told["Mutu"]
    assert "tidak dapat dihitung" in told["Aturan umur"] and "Selisih" not in told
    one = facts(n=1, of=1, missing=0, low=None, high=None, sd=None)
    assert "hanya" not in sentences(one)["Register"] and verdict(one, SURVEY) == "greater"
