import pytest

from stunting_tui.domain.quality.scales import quality_rules
from stunting_tui.errors import DataError, FileError

RULES = quality_rules()


def test_every_figure_names_its_source():
    assert all(scale.source and scale.title for scale in RULES.scales.values())
    assert all(span.source and span.title for span in RULES.spans.values())
    assert all(sentence.endswith(".") for sentence in RULES.assumptions)


@pytest.mark.parametrize(
    ("code", "steps"),
    [
        ("prevalensi_pendek", [2.4, 2.5, 9.9, 10, 19.9, 20, 29.9, 30]),
        ("prevalensi_kurus", [2.4, 2.5, 4.9, 5, 9.9, 10, 14.9, 15]),
        ("prevalensi_gemuk", [2.4, 2.5, 4.9, 5, 9.9, 10, 14.9, 15]),
    ],
)
def test_the_classes_of_2018(code, steps):
    # de Onis et al. 2018, table 2: below 2.5; 2.5 to below 10 (5); 10 (5) to below 20 (10); ...; 30 (15) and more
    words = ["sangat rendah", "rendah", "rendah", "sedang", "sedang", "tinggi", "tinggi", "sangat tinggi"]
    assert [RULES.scales[code].name(step) for step in steps] == words


@pytest.mark.parametrize(
    ("code", "points"),
    [
        ("ena_tanda", {2.5: 0, 2.6: 5, 5: 5, 5.1: 10, 7.5: 10, 7.6: 20}),
        ("ena_rasio", {0.11: 0, 0.1: 2, 0.051: 2, 0.05: 4, 0.0011: 4, 0.001: 10}),
        ("ena_angka_akhir", {7: 0, 8: 2, 12: 2, 13: 4, 20: 4, 21: 10}),
        ("ena_simpangan", {1.09: 0, 1.1: 5, 1.14: 5, 1.15: 10, 1.19: 10, 1.2: 20}),
        ("ena_bentuk", {0.19: 0, 0.2: 1, 0.39: 1, 0.4: 3, 0.59: 3, 0.6: 5}),
        ("ena_kelompok", {0.051: 0, 0.05: 1, 0.011: 1, 0.01: 3, 0.0011: 3, 0.001: 5}),
    ],
)
def test_the_points_of_the_table(code, points):
    assert {value: RULES.scales[code].score(value) for value in points} == points


def test_the_usual_spread_of_51_surveys():
    spans = {index: RULES.spans[index].limits for index in ("haz", "waz", "whz", "baz")}
    assert spans == {"haz": (1.35, 1.95), "waz": (1.17, 1.46), "whz": (1.08, 1.5), "baz": (1.08, 1.55)}
    assert RULES.spans["haz"].holds(1.35) and not RULES.spans["haz"].holds(1.96)


def test_a_site_changes_only_what_differs(tmp_path):
    site = tmp_path / "mutu.toml"
    site.write_text(
        "[skala.tanda]\nbatas = [1, 5]\n[rentang.haz]\nbatas = [1.0, 1.5]\n[plausibilitas]\nasumsi = ['A.']\n"
    )
    rules = quality_rules(site)
    assert rules.scales["tanda"].name(1.5) == "diragukan"
    assert rules.spans["haz"].limits == (1, 1.5)
    assert rules.assumptions == ("A.",)
    assert rules.scales["angka_akhir"] == RULES.scales["angka_akhir"]


@pytest.mark.parametrize(
    ("text", "blame"),
    [
        ("[skala.tanda]\nbatas = [5, 1]", "batas tidak benar"),
        ("[skala.tanda]\nbatas = [1]", "kelas tidak benar"),
        ("[skala.ena_tanda]\nnilai = [1, 2]", "nilai tidak benar"),
        ("[skala.tanda]\nbatas_ikut = 'kiri'", "tidak dikenal"),
        ("[skala.tanda]\nwarna = 'x'", "tidak dikenal"),
        ("[skala.lain]\nbatas = [1]", "tidak dikenal"),
        ("[rentang.haz]\nbatas = [2, 1]", "batas tidak benar"),
        ("lain = 1", "tidak dikenal"),
        ("skala = 1", "bukan bagian"),
        ("[skala]\ntanda = 3", "bukan bagian"),
        ("[plausibilitas]\nlain = 1", "tidak dikenal"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path, text, blame):
    site = tmp_path / "mutu.toml"
    site.write_text(text)
    with pytest.raises(DataError, match=blame) as caught:
        quality_rules(site)
    assert "mutu.toml" in str(caught.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileError):
        quality_rules(tmp_path / "tidak.toml")
