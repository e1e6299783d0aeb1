"""The score of a village taken apart in words, and the reason for which it may become lokus."""

from collections.abc import Sequence

from stunting_tui.domain.numbers import format_decimal, format_percent
from stunting_tui.domain.planning.priority import (
    CHILDREN,
    COVERAGE,
    INDICATORS,
    PREVALENCE,
    TREND,
    Factor,
    Measures,
    Placed,
    number_text,
)
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER


def figure_text(code: str, measures: Measures) -> str:
    """Return the figure of a factor in words: "prevalensi 29,5 %", "28 anak pendek"; why there is none otherwise."""
    value = measures.value(code)
    if value is None:
        return _unknown(code, measures)
    texts = {
        PREVALENCE: f"prevalensi {format_percent(value)}",
        CHILDREN: f"{measures.stunted} anak pendek",
        TREND: trend_text(value),
        COVERAGE: f"{measures.registered - measures.measured} balita belum diukur ({format_percent(value)})",
        INDICATORS: f"{measures.missed} dari {measures.compared} indikator di bawah target",
    }
    return texts[code]


def trend_text(points: float) -> str:
    """Return a change in percentage points in words."""
    if abs(points) < 0.05:
        return "tetap dibanding batch sebelumnya"
    return f"{'naik' if points > 0 else 'turun'} {format_decimal(abs(points))} poin"


def _unknown(code: str, measures: Measures) -> str:
    if code in (PREVALENCE, TREND) and measures.small:
        return "persen tidak dibandingkan (n kecil)"
    texts = {
        PREVALENCE: "prevalensi belum ada",
        CHILDREN: "belum ada anak diukur",
        TREND: "batch pembanding belum ada",
        COVERAGE: "sasaran belum ada",
        INDICATORS: "indikator belum diisi",
    }
    return texts[code]


def parts_text(village: Placed, factors: Sequence[Factor]) -> list[str]:
    """Return each factor with its weight and what it counts: "prevalensi 29,5 % (bobot 30): 18,2"."""
    told = []
    for factor in factors:
        points = village.points[factor.code]
        said = "tidak dihitung" if points is None else format_decimal(points)
        told.append(f"{figure_text(factor.code, village.measures)} (bobot {number_text(factor.weight)}): {said}")
    return told


def explanation(village: Placed, factors: Sequence[Factor]) -> str:
    """Return the whole score in words."""
    parts = "; ".join(parts_text(village, factors))
    total = f"Jumlah {format_decimal(village.total)} dari {number_text(village.weight)}"
    if village.measures.small:
        few = f"hanya {village.measures.measured} anak diukur (di bawah {SMALL_NUMBER})"
        return f"{parts}. {total}. n kecil: {few}, jadi diurutkan menurut jumlah anak pendek."
    return f"{parts}. {total} = skor {format_decimal(village.score)}."


def lokus_reason(village: Placed, factors: Sequence[Factor]) -> str:
    """Return the reason proposed for a lokus: the figures that count most, in words."""
    worst = sorted(factors, key=lambda factor: -(village.points[factor.code] or 0))
    counted = [factor.code for factor in worst if village.points[factor.code]]
    told = ", ".join(figure_text(code, village.measures) for code in counted[:3])
    if village.measures.small:
        return f"n kecil ({village.measures.measured} diukur); {told}".rstrip("; ")
    return f"prioritas {village.rank}: {told}".rstrip(": ")
