"""The lines to paste: never more than twenty of eighty, whatever the figures; small counts are not told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.monitoring.skdn import Skdn
from stunting_tui.domain.prevalence.missing_bounds import Cell, missing_bounds
from stunting_tui.domain.prevalence.prevalence_view import Coverage, PrevalenceView
from stunting_tui.domain.prevalence.round_change import Change
from stunting_tui.domain.prevalence.survey import Estimate, GroupEstimates
from stunting_tui.domain.sharing.public_table import SHARED
from stunting_tui.reports.quality.summary import MOST_LINES, WIDTH, Summary, fitted, nothing_lines, summary_lines


def estimate(n, of):
    if not of:
        return Estimate(0, 0, None, None, None, None, "tidak ada anak dengan z yang sah")
    return Estimate(n, of, 100 * n / of, 90 * n / of, 110 * n / of, 1.0)


def facts(n=30, of=200, missing=20, *, before=True, **changes):
    whole = GroupEstimates("semua", of, dict.fromkeys(SHARED, estimate(n, of)), {})
    view = PrevalenceView(
        "Kec. Contoh, Kabupaten Contoh", "2026-08", "2026-05" if before else "", date(2026, 8, 24), "sederhana", "desa",
        "stunted", whole, whole if before else None, (), {"stunted": "sedang"},
        {"stunted": Change(-2.0, -5.0, 1.0)} if before else {},
        (Coverage("semua", of + missing, of, missing_bounds([Cell(n, of, missing)])),), 0,
    )  # fmt: skip
    usual = Summary(
        view, Skdn(s=of + missing, k=of, d=of), True, missing, 12, 3, {"gizi buruk": (7, "Dirujuk hari ini")}, 6,
        "diragukan", ("tinggi dibulatkan",), ("Latih lagi pengukurnya.",),
    )  # fmt: skip
    return replace(usual, **changes)


def test_lines_of_a_usual_batch():
    assert summary_lines(facts(), 5) == [
        "RINGKASAN PENGUKURAN BALITA",
        "Kec. Contoh, Kabupaten Contoh",
        "Batch Agustus 2026, diukur sampai 24 Agustus 2026",
        "S 220 (akhir bulan), K 200, D 200; D/S 90,9 %",
        "Pendek: 15,0 % (selang 95 % 13,5-16,5); kelas sedang",
        "BB kurang: 15,0 % (selang 95 % 13,5-16,5)",
        "Kurus: 15,0 % (selang 95 % 13,5-16,5)",
        "Gemuk: 15,0 % (selang 95 % 13,5-16,5)",
        "Perubahan pendek sejak Mei 2026: -2,0 poin (-5,0 s.d. +1,0), belum pasti",
        "Bila yang tidak diukur ikut: pendek 13,6 % sampai 22,7 %",
        "Mutu angka: diragukan (tinggi dibulatkan).",
        "Ukur ulang: 12 anak belum, kurang dari 5 sudah. Tindak lanjut: 7 anak (gizi",
        "buruk 7), belum ditangani 6.",
        "LANGKAH BERIKUT",
        "1. Gizi buruk (7 anak): Dirujuk hari ini.",
        "2. Ukur 20 anak terdaftar yang belum diukur.",
        "3. Ukur ulang 12 anak yang angkanya diragukan.",
        "Angka dari batch penimbangan, bukan survei (SSGI/SKI); tanpa nama anak.",
    ]


def test_few_children_are_not_told():
    told = "\n".join(summary_lines(facts(2, 30), 5))
    assert "Pendek: tidak ditulis, kurang dari 5 anak." in told
    assert "ikut: tidak ditulis" in told
    assert "6,7 %" not in told


@pytest.mark.parametrize(("before", "now"), [((30, 200), (2, 30)), ((2, 30), (30, 200)), ((30, 200), (198, 200))])
def test_a_change_does_not_tell_a_small_count(before, now):
    one = facts(*now)
    earlier = replace(one.view.before, shares=dict.fromkeys(SHARED, estimate(*before)))
    told = "\n".join(summary_lines(replace(one, view=replace(one.view, before=earlier)), 5))
    assert "Perubahan pendek sejak Mei 2026: tidak ditulis, kurang dari 5 anak." in told
    assert "-2,0 poin" not in told


def test_few_children_are_marked():
    assert "; n kecil" in "\n".join(summary_lines(facts(8, 29), 5))
    assert "n kecil" not in "\n".join(summary_lines(facts(8, 30), 5))


def test_a_small_tier_cannot_be_computed_from_the_others():
    tiers = {"gizi buruk": (3, "Rujuk"), "2T": (20, "Rujuk"), "pendek": (11, "Pantau")}
    told = " ".join(summary_lines(facts(tiers=tiers), 5))
    assert "Tindak lanjut: 34 anak (2T 20), belum" in told
    assert "1. Gizi buruk (kurang dari 5 anak): Rujuk." in told


def test_what_cannot_be_computed_says_why():
    told = "\n".join(summary_lines(facts(0, 0, 0, before=False, has_books=False, tiers={}, advice=()), 5))
    assert "Pendek: tidak dapat dihitung, tidak ada anak dengan z yang sah." in told
    assert "Perubahan: belum ada batch sebelumnya." in told
    assert "ikut: tidak dapat dihitung, tidak ada anak." in told
    assert "S 0 (akhir bulan), K -, D 0; D/S -" in told


texts = st.text("abc def, ", min_size=1, max_size=400)


@given(
    st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 3000), st.booleans(), st.lists(texts, max_size=9),
    st.dictionaries(texts, st.tuples(st.integers(1, 9999), texts), max_size=9), texts,
)  # fmt: skip
def test_never_more_than_twenty_lines_of_eighty(n, others, missing, before, told, tiers, place):
    made = facts(n, n + others, missing, before=before, tiers=tiers, doubts=told, advice=told)
    made = replace(made, view=replace(made.view, place=place))
    check(summary_lines(made, 5))


@given(st.lists(texts, max_size=40))
def test_any_paragraphs_fit(paragraphs):
    check(fitted(paragraphs))
    check(nothing_lines(*paragraphs))


def check(lines):
    assert len(lines) <= MOST_LINES
    assert max(map(len, lines), default=0) <= WIDTH <= 80


def test_what_is_cut_says_so():
    lines = fitted(["kata " * 400])
    assert len(lines) == MOST_LINES and lines[-1].endswith(" ...")


@pytest.mark.parametrize("of", [1, 2])
def test_one_or_two_children(of):
    check(summary_lines(facts(1, of, 0), 5))
