"""Priority of villages: properties of the score, the small-number guard, what is read and refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.planning.priority import CODES, Measures, placed, priority_rules, ranked, read_priority, weigh
from stunting_tui.domain.planning.priority_text import explanation, lokus_reason, parts_text
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

FACTORS = priority_rules().factors
PAGELAK = Measures(1, "Pagelak", 28, 95, 115, 29.47, 1.47, 7, 12)


@st.composite
def villages(draw):
    registered = draw(st.integers(0, 400))
    measured = draw(st.integers(0, registered))
    stunted = draw(st.integers(0, measured))
    compared = draw(st.integers(0, 20))
    return Measures(
        draw(st.integers(1, 99)), draw(st.sampled_from(["Joho", "Sengon", "Brajan"])), stunted, measured, registered,
        100 * stunted / measured if measured else None, draw(st.none() | st.floats(-20, 20)),
        draw(st.integers(0, compared)), compared,
    )  # fmt: skip


@given(village=villages(), more=st.floats(0, 60), code=st.sampled_from(CODES))
def test_no_score_falls_when_a_factor_gets_worse(village, more, code):
    worse = {
        "prevalensi": replace(village, percent=(village.percent or 0) + more)
        if village.percent is not None
        else village,
        "anak": replace(village, stunted=village.stunted + int(more)),
        "tren": replace(village, change=village.change + more) if village.change is not None else village,
        "cakupan": replace(village, registered=village.registered + int(more)) if village.registered else village,
        "indikator": replace(village, missed=min(village.compared, village.missed + int(more))),
    }[code]
    assert placed(worse, FACTORS).score >= placed(village, FACTORS).score - 1e-9


@given(st.lists(villages(), max_size=12, unique_by=lambda one: one.village_id))
def test_the_order_is_that_of_the_scores_and_few_children_stand_last_by_number(found):
    order = ranked(found, FACTORS)
    many = [one for one in order if not one.measures.small]
    assert order[: len(many)] == many
    assert [one.rank for one in order] == [*range(1, len(many) + 1), *[None] * (len(order) - len(many))]
    assert [one.score for one in many] == sorted((one.score for one in many), reverse=True)
    few = [one.measures.stunted for one in order[len(many) :]]
    assert few == sorted(few, reverse=True)
    backwards = ranked([one.measures for one in reversed(order)], FACTORS)
    assert [one.measures.village_id for one in backwards] == [one.measures.village_id for one in order]


@given(villages())
def test_the_parts_add_up_to_the_score(village):
    one = placed(village, FACTORS)
    assert one.weight == sum(factor.weight for factor in FACTORS if one.points[factor.code] is not None)
    assert 0 <= one.score <= 100.0001
    assert len(parts_text(one, FACTORS)) == len(FACTORS)


@given(village=villages(), percent=st.floats(0, 100), change=st.floats(-20, 20))
def test_percentages_of_few_children_count_nothing(village, percent, change):
    small = replace(village, measured=min(village.measured, SMALL_NUMBER - 1))
    other = replace(small, percent=percent, change=change)
    assert placed(small, FACTORS).points == placed(other, FACTORS).points


def test_a_score_in_words():
    one = ranked([PAGELAK], FACTORS)[0]
    assert explanation(one, FACTORS) == (
        "prevalensi 29,5 % (bobot 30): 22,1; 28 anak pendek (bobot 25): 11,7; naik 1,5 poin (bobot 15): 9,7; "
        "20 balita belum diukur (17,4 %) (bobot 15): 8,7; 7 dari 12 indikator di bawah target (bobot 15): 8,8. "
        "Jumlah 60,9 dari 100 = skor 60,9."
    )
    assert lokus_reason(one, FACTORS) == "prioritas 1: prevalensi 29,5 %, 28 anak pendek, naik 1,5 poin"
    few = ranked([replace(PAGELAK, measured=12)], FACTORS)[0]
    assert "n kecil: hanya 12 anak diukur (di bawah 30)" in explanation(few, FACTORS)
    assert lokus_reason(few, FACTORS).startswith("n kecil (12 diukur); 103 balita belum diukur")
    unknown = ranked([Measures(1, "Joho", 0, 0, 0, None, None)], FACTORS)[0]
    assert "sasaran belum ada (bobot 15): tidak dihitung" in explanation(unknown, FACTORS)
    assert (unknown.score, lokus_reason(unknown, FACTORS)) == (0.0, "n kecil (0 diukur)")


def test_weights_are_typed_in_order():
    assert [factor.weight for factor in weigh(FACTORS, "40 20 12,5 15 12.5")] == [40, 20, 12.5, 15, 12.5]
    for text, said in (("1 2 3", "5 angka"), ("0 0 0 0 0", "tidak semuanya 0"), ("a 1 1 1 1", "bukan angka")):
        with pytest.raises(DataError, match=said):
            weigh(FACTORS, text)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kode = "anak"', 'kode = "anaks"', "lima, berurutan"),
        ("bobot = 30", 'bobot = "tiga"', "faktor 1: bobot bukan angka"),
        ("sampai = 60", "sampai = 0", "faktor 2"),
        ("pokok = 5", "pokoknya = 5", 'isian "pokoknya" tidak dikenal'),
        ('judul = "Tren"', 'judul = ""', "faktor 3: kode, nama, atau judul kosong"),
    ],
)
def test_rules_are_checked_when_read(tmp_path, old, new, said):
    text = (fixtures() / "rules" / "priority.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "priority.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_priority(path)
