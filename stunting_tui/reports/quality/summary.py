"""A batch in at most twenty lines, to paste into a message: no child, no posyandu, no small count."""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stunting_tui.domain.dates import period_label, plain_date
from stunting_tui.domain.monitoring.skdn import Skdn
from stunting_tui.domain.numbers import format_integer, format_percent, format_signed
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER
from stunting_tui.domain.prevalence.prevalence_view import PrevalenceView
from stunting_tui.domain.sharing.public_table import SHARED
from stunting_tui.domain.sharing.small_cells import Count
from stunting_tui.reports.quality.prevalence import change_interval, change_word, interval

MOST_LINES = 20
WIDTH = 78
"""Of a line: what a terminal of 80 columns shows between its margins."""
TIE = "\x1f"
"""Stands for a blank that is no place to break a line at."""
STEPS = 3
TITLE = "RINGKASAN PENGUKURAN BALITA"
SOURCE = "Angka dari batch penimbangan, bukan survei (SSGI/SKI); tanpa nama anak."


@dataclass(frozen=True, slots=True)
class Summary:
    """What is told of a batch.

    `skdn` of its month, `has_books` where K is known; `unmeasured` children of the register; children to be measured
    again and those who were; to be followed up by tier with the tier's advice, the most urgent first, and how many of
    them nobody did anything about; `verdict`, `doubts` and `advice` of the quality of the kecamatan.
    """

    view: PrevalenceView
    skdn: Skdn
    has_books: bool
    unmeasured: int
    again: int
    again_done: int
    tiers: Mapping[str, tuple[int, str]]
    untouched: int
    verdict: str
    doubts: Sequence[str]
    advice: Sequence[str]


def summary_lines(facts: Summary, least: int) -> list[str]:
    """Return the lines: at most `MOST_LINES` of at most `WIDTH`. Counts of fewer than `least` children are not told."""
    view = facts.view
    return fitted(
        [
            TITLE,
            view.place,
            f"Batch {period_label(view.period)}, diukur sampai {plain_date(view.day)}",
            _coverage(facts),
            *(_share(view, code, least) for code in SHARED),
            _change(view, least),
            _bounds(view, least),
            f"Mutu angka: {facts.verdict}{_listed(facts.doubts)}.",
            _work(facts, least),
            "LANGKAH BERIKUT",
            *(f"{at}. {step}" for at, step in enumerate(_steps(facts, least), 1)),
            SOURCE,
        ]
    )


def nothing_lines(*sentences: str) -> list[str]:
    """Return the lines where there is nothing to tell."""
    return fitted([TITLE, *sentences])


def fitted(paragraphs: Sequence[str]) -> list[str]:
    """Return paragraphs in lines that fit; where there are too many, the longest paragraphs are cut short."""
    parts = [textwrap.wrap(text.replace(" %", f"{TIE}%"), WIDTH, break_on_hyphens=False) for text in paragraphs]
    while sum(map(len, parts)) > MOST_LINES:
        longest = max(parts, key=len)
        if len(longest) < 2:
            parts = parts[:MOST_LINES]
            break
        longest.pop()
        longest[-1] = textwrap.shorten(f"{longest[-1]} {'.' * WIDTH}", WIDTH, placeholder=" ...")
    return [line.replace(TIE, " ") for part in parts for line in part]


def _coverage(facts: Summary) -> str:
    counts = facts.skdn
    book = format_integer(counts.k) if facts.has_books else "-"
    share = format_percent(100 * counts.d / counts.s if counts.s else None)
    return f"S {format_integer(counts.s)} (akhir bulan), K {book}, D {format_integer(counts.d)}; D/S {share}"


def _share(view: PrevalenceView, code: str, least: int) -> str:
    one = view.whole.shares[code]
    if one.percent is None:
        return f"{SHARED[code]}: tidak dapat dihitung, {one.reason}."
    if Count(one.n, one.of).tells(least):
        return f"{SHARED[code]}: tidak ditulis, kurang dari {least} anak."
    between = f" (selang 95 % {interval(one.low, one.high)})" if one.low != one.high else ""
    between = f" ({one.reason})" if one.low is None else between
    named = view.classes.get(code, "")
    few = "; n kecil" if one.of < SMALL_NUMBER else ""
    return f"{SHARED[code]}: {format_percent(one.percent)}{between}{f'; kelas {named}' if named else ''}{few}"


def _change(view: PrevalenceView, least: int) -> str:
    """Return the change; not where it would tell, beside the figure of one round, a small count of the other."""
    if view.before is None:
        return "Perubahan: belum ada batch sebelumnya."
    one = view.changes["stunted"]
    since = f"Perubahan pendek sejak {period_label(view.period_before)}"
    rounds = (view.before.shares["stunted"], view.whole.shares["stunted"])
    if any(Count(each.n, each.of).tells(least) for each in rounds):
        return f"{since}: tidak ditulis, kurang dari {least} anak."
    if one.points is None:
        return f"{since}: tidak dapat dihitung, {one.reason}."
    between = "" if one.low is None else f" ({change_interval(one)})"
    return f"{since}: {format_signed(one.points)} poin{between}, {change_word(one)}"


def _bounds(view: PrevalenceView, least: int) -> str:
    bounds = view.coverage[-1].bounds
    if Count(bounds.n, bounds.of).tells(least):
        return f"Bila yang tidak diukur ikut: tidak ditulis, kurang dari {least} anak."
    if bounds.none_stunted is None:
        return f"Bila yang tidak diukur ikut: tidak dapat dihitung, {bounds.reason}."
    low, high = format_percent(bounds.none_stunted), format_percent(bounds.all_stunted)
    return f"Bila yang tidak diukur ikut: pendek {low} sampai {high}"


def _work(facts: Summary, least: int) -> str:
    total = sum(count for count, _advice in facts.tiers.values())
    first = ", ".join(f"{name} {_few(count, least)}" for name, count in _first_tiers(facts, total, least))
    return (
        f"Ukur ulang: {_few(facts.again, least)} anak belum, {_few(facts.again_done, least)} sudah. "
        f"Tindak lanjut: {_few(total, least)} anak{f' ({first})' if first else ''}, "
        f"belum ditangani {_few(facts.untouched, least)}."
    )


def _first_tiers(facts: Summary, total: int, least: int) -> list[tuple[str, int]]:
    """Return the most urgent tiers that may be told: not small, nor are the children of the other tiers together."""
    told = [(name, count) for name, (count, _advice) in facts.tiers.items() if count >= least][:STEPS]
    while told and 0 < total - sum(count for _name, count in told) < least:
        told.pop()
    return told


def _steps(facts: Summary, least: int) -> list[str]:
    """Return what to do next, the most urgent first."""
    steps = [
        f"{name.capitalize()} ({_few(count, least)} anak): {advice}." for name, (count, advice) in facts.tiers.items()
    ][:1]
    if facts.unmeasured:
        steps.append(f"Ukur {_few(facts.unmeasured, least)} anak terdaftar yang belum diukur.")
    if facts.again:
        steps.append(f"Ukur ulang {_few(facts.again, least)} anak yang angkanya diragukan.")
    steps += [text if text.endswith(".") else f"{text}." for text in facts.advice]
    return steps[:STEPS] or ["Teruskan pengukuran bulan depan dengan cara yang sama."]


def _few(count: int, least: int) -> str:
    """Return a count in words that point at nobody."""
    return f"kurang dari {least}" if 0 < count < least else format_integer(count)


def _listed(doubts: Sequence[str]) -> str:
    return f" ({', '.join(doubts)})" if doubts else ""
