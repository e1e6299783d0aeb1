"""The card of a place: every score judged and told, on a batch small enough to compute by hand."""

from datetime import date, timedelta

import pytest

from stunting_tui.domain.prevalence.measured import MeasuredChild, columns_of
from stunting_tui.domain.quality.profile import quality_profile
from stunting_tui.domain.quality.quality_scores import Surroundings, scores_of
from stunting_tui.domain.quality.quality_words import (
    BAD,
    DOUBTFUL,
    GOOD,
    UNJUDGED,
    Quality,
    burden_of,
    card_of,
    grade_text,
    judged,
    short_words,
    title_of,
    value_text,
    verdict,
    word_rules,
)
from stunting_tui.domain.quality.scales import quality_rules
from stunting_tui.errors import DataError

RULES, WORDS = quality_rules(), word_rules()
DAY = date(2026, 8, 11)


def child(at: int, **values) -> MeasuredChild:
    """One of many unlike children; 24 months and older stand."""
    born = values.pop("birth_date", DAY - timedelta(days=200 + 40 * at))
    usual = {
        "weight_kg": 8.1 + 0.13 * at, "height_cm": 70.2 + 0.9 * at, "position": "L" if at < 14 else "H",
        "haz": -1.5 + 0.05 * at, "waz": -1.0, "whz": 0.1 * (at % 5), "baz": 0.2,
    }  # fmt: skip
    return MeasuredChild("LP"[at % 2], born, DAY + timedelta(days=at % 3), **(usual | values))


def place(children, around=Surroundings()) -> Quality:  # noqa: B008 (frozen)
    profile = quality_profile(columns_of(children), RULES.scales)
    scores = tuple(judged(score, WORDS, RULES.scales) for score in scores_of(profile, around, RULES))
    return Quality(
        "posyandu", "GEBYOG", "MAWAR 1", profile.n, verdict(scores, profile.n, WORDS), burden_of(scores),
        short_words(scores, WORDS), None, "", profile.plausibility.reason, scores, profile.plausibility.parts,
    )  # fmt: skip


def score(found: Quality, code: str):
    return next(one for one in found.scores if one.code == code)


def test_rounded_heights_are_told_with_what_they_are_made_of():
    found = place([child(at, height_cm=70.0 + at) for at in range(20)])
    heights = score(found, "angka_tinggi")
    assert (heights.n, heights.value, heights.grade) == (20, 100.0, BAD)
    assert heights.made_of == ("100,0 % berakhir .0 atau .5 (wajar 20 %), .0 saja 100,0 %, kelas bermasalah, p < 0,001")
    card = card_of(found, WORDS)
    assert f"Tinggi dibulatkan: {heights.made_of}." in card.doubtful
    assert any(text.startswith("Baca tinggi sampai satu angka") for text in card.advice)
    assert "tinggi dibulatkan" in found.short


def test_digits_of_few_honest_readings_are_left_to_chance():
    found = score(place([child(at) for at in range(4)]), "angka_tinggi")
    assert found.value is not None and found.value >= 20  # the class alone would say bad
    assert found.grade == GOOD
    assert ", kelas bermasalah, p 0," in found.made_of and found.made_of.endswith(", mungkin kebetulan")


def test_a_heap_is_told_where_it_is():
    born = [child(0, birth_date=date(2024, 9, 1 + at)) for at in range(24)]
    found = place([*born, child(1, birth_date=date(2024, 1, 5))])
    months, ages = score(found, "bulan_lahir"), score(found, "umur_bulat")
    assert months.made_of == "terbanyak September 96,0 %, Januari 4,0 % (wajar 8,3 %), p < 0,001"
    assert ages.made_of.startswith("terbanyak tahun lewat 10 bulan 52,0 %, tahun bulat 0,0 % ")
    assert (months.grade, ages.grade) == (BAD, BAD)
    january = place([child(0, birth_date=date(2024, 1, 1 + at)) for at in range(24)])
    assert score(january, "bulan_lahir").made_of == "Januari 100,0 % (wajar 8,3 %), p < 0,001"


def test_completeness_position_and_flags():
    rows = [child(at) for at in range(18)]
    rows += [child(18, weight_kg=None, haz=-7.0), child(19, position="L", height_cm=None)]
    found = place(rows)
    weights = score(found, "lengkap_berat")
    assert (weights.value, weights.made_of, weights.grade) == (5.0, "1 dari 20", GOOD)
    assert score(found, "lengkap_lila").grade == ""
    position = score(found, "cara_ukur")
    assert position.value == pytest.approx(5.0)
    assert position.made_of == (
        "berdiri di bawah 9 bulan 0 dari 2, 9-23 bulan 0 dari 12, telentang mulai 24 bulan 1 dari 6"
    )
    flagged = score(found, "tanda_who_haz")
    assert (flagged.value, flagged.made_of, flagged.grade) == (
        5.0,
        "1 dari 20: 1 terlalu rendah, 0 terlalu tinggi",
        DOUBTFUL,
    )
    assert "TB/U tidak masuk akal: 1 dari 20: 1 terlalu rendah, 0 terlalu tinggi." in card_of(found, WORDS).doubtful


def test_rows_copied_and_children_twice():
    rows = [child(at, weight_kg=9.3, height_cm=75.4) if 5 <= at < 9 else child(at) for at in range(20)]
    found = place(rows, Surroundings(posts=1, again=1, twins=2))
    assert (score(found, "berulang").value, score(found, "berulang").made_of) == (20.0, "4 dari 20 baris dalam 1 deret")
    assert (score(found, "dua_kali").value, score(found, "dua_kali").grade) == (5.0, DOUBTFUL)
    assert (score(found, "ganda").value, score(found, "ganda").grade) == (10.0, BAD)


def test_one_day_is_usual_for_one_posyandu_only():
    rows = [MeasuredChild("L", DAY - timedelta(days=300 + at), DAY) for at in range(20)]
    assert score(place(rows), "hari").grade == ""
    several = score(place(rows, Surroundings(posts=3)), "hari")
    assert (several.value, several.grade, several.made_of) == (
        100.0, BAD, "20 dari 20 pada 11-08-2026; 1 hari mengukur",
    )  # fmt: skip


@pytest.mark.parametrize("count", [0, 1])
def test_nobody_and_one_child_get_reasons_and_no_figures(count):
    found = place([child(at) for at in range(count)])
    assert found.verdict == UNJUDGED
    assert score(found, "angka_tinggi").value is None
    assert score(found, "angka_tinggi").reason == ("tidak ada nilai" if count == 0 else "hanya satu nilai")
    assert all(one.reason for one in found.scores if one.value is None)
    told = card_of(found, WORDS).unknown
    assert any(text.startswith("Angka akhir berat, tinggi") for text in told)
    assert any("Skor plausibilitas: tidak lengkap" in text for text in told)


def test_spread_is_not_judged_on_few_children():
    found = place([child(at) for at in range(12)])
    spread = score(found, "simpangan_haz")
    assert spread.value is not None and grade_text(spread) == UNJUDGED
    assert any("hanya 12 nilai, dinilai mulai 30" in text for text in card_of(found, WORDS).unknown)


def test_sentences_of_one_kind_are_told_together():
    assert "berat, tinggi, cara ukur terisi" in card_of(place([child(at) for at in range(20)]), WORDS).good


def test_titles_and_values():
    found = score(place([child(at) for at in range(21)]), "rata_haz")
    assert (title_of(found, WORDS), value_text(found, WORDS)) == ("Rata-rata z TB/U", "-1,00")


def test_a_site_changes_a_limit_and_a_sentence_and_the_rest_stays(tmp_path):
    site = tmp_path / "kartu-mutu.toml"
    site.write_text('[penilaian]\nbermasalah = 5\n[ukuran.lengkap]\nbatas = [1, 2.5]\nsaran = "Cari {apa}."\n')
    found = word_rules(site)
    assert (found.bad, found.least, found.families["lengkap"].limits) == (5, WORDS.least, (1, 2.5))
    assert found.families["lengkap"].sentences == {**WORDS.families["lengkap"].sentences, "saran": "Cari {apa}."}
    assert {**found.families, "lengkap": 0} == {**WORDS.families, "lengkap": 0}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[ukuran.lengkap]\nbatas = [5, 1]", "batas"),
        ("[ukuran.lengkap]\nbatas = 5", "batas"),
        ('[ukuran.lengkap]\nragu = "{nama}"', "ragu"),
        ('[ukuran.lengkap]\nragu = "{apa"', "ragu"),
        ('[ukuran.lengkap]\nsaran = ""', "saran"),
        ("[ukuran.lengkap]\nsaran = 3", "saran"),
        ("[ukuran.lengkap]\nbats = [1, 5]", "bats"),
        ('[ukuran.lengkap]\nskala = "tidak ada"', "skala"),
        ('[ukuran.lengkap]\ndesimal = "dua"', "desimal"),
        ("[ukuran.baru]\nbatas = [1, 5]", "baru"),
        ("ukuran = 3", "bukan bagian"),
        ('[penilaian]\npeluang = "kecil"', "peluang"),
        ("[penilaian]\nlain = 1", "lain"),
        ("[lain]\nbatas = 1", "lain"),
    ],
)
def test_a_wrong_file_is_refused_by_its_name(tmp_path, text, told):
    site = tmp_path / "kartu-mutu.toml"
    site.write_text(text)
    with pytest.raises(DataError, match=told) as error:
        word_rules(site)
    assert "kartu-mutu.toml" in error.value.message
