"""The quality card of a place as blocks, for the screen, as text, and on paper."""

from collections.abc import Sequence

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.document import Block, Cell, Entry, Grid, GridColumn, Line, Section
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.quality.plausibility import Part
from stunting_tui.domain.quality.quality_scores import Score
from stunting_tui.domain.quality.quality_words import (
    PLAUSIBILITY,
    UNJUDGED,
    Card,
    Quality,
    WordRules,
    grade_text,
    title_of,
    unjudged_points,
    unjudged_words,
    value_text,
    why_not,
)

QUIET = "Kartu ini tidak memuat nama anak."


def place_label(place: Quality) -> str:
    """Return the place in words: "Posyandu MAWAR 1, Gebyog"."""
    if place.level == "posyandu":
        return f"Posyandu {place.name}, {place.village}"
    return f"{place.level.capitalize()} {place.name}"


def card_section(place: Quality, card: Card, period: str, rules: WordRules, assumptions: Sequence[str]) -> Section:
    """Return the card of a place: in words first, then every score with what it is made of."""
    blocks = (
        *_words(place, card, period, rules),
        Line("SEMUA UKURAN", "head", 6),
        _scores(place, rules),
        Line("SKOR PLAUSIBILITAS", "head", 6),
        *_plausibility(place, assumptions, rules),
        Line(QUIET, "plain", 4),
    )
    return Section(_title(place), blocks)


def short_section(place: Quality, card: Card, period: str, rules: WordRules) -> Section:
    """Return the card of a place in words alone, on one page; its scores stand in the sheet of data."""
    note = Line(f"{QUIET} Semua ukuran dan asalnya: lembar data_mutu.", "plain", 4)
    return Section(_title(place), (*_words(place, card, period, rules), note), one_page=True)


def _title(place: Quality) -> str:
    return f"{place.name} {place.village}" if place.level == "posyandu" else f"Mutu {place.name}"


def _words(place: Quality, card: Card, period: str, rules: WordRules) -> list[Block]:
    return [
        Line(f"KARTU MUTU {place_label(place).upper()}", "title"),
        Line(f"Batch {period_label(period)}", "centre"),
        Entry("Mutu", _verdict(place, rules)),
        Line("YANG BAIK", "head", 6),
        Line(f"{_capital('; '.join(card.good))}." if card.good else "Belum ada yang dapat dinilai baik."),
        Line("YANG DIRAGUKAN", "head", 6),
        *_numbered(card.doubtful, "Tidak ada." if card.good else "Belum ada yang dapat dinilai."),
        Line("YANG DIKERJAKAN", "head", 6),
        *_numbered(card.advice, "Tidak ada yang khusus."),
        *([Line("TIDAK DINILAI", "head", 6), *(Line(text) for text in card.unknown)] if card.unknown else []),
    ]


def _verdict(place: Quality, rules: WordRules) -> str:
    if place.verdict == UNJUDGED:
        return unjudged_words(place, rules)
    short = f": {', '.join(place.short)}" if place.short else ""
    return f"{place.verdict}{short}; {place.n} anak diukur"


def _numbered(texts: Sequence[str], nothing: str) -> list[Block]:
    return [Entry(f"{at}.", text) for at, text in enumerate(texts, 1)] or [Line(nothing)]


def _scores(place: Quality, rules: WordRules) -> Grid:
    columns = (
        GridColumn("Ukuran", 25), GridColumn("n", 11, "right"), GridColumn("Angka", 12, "right"),
        GridColumn("Penilaian", 17), GridColumn("Terdiri dari", 35),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            title_of(score, rules), score.n, value_text(score, rules), grade_text(score), _made_of(score, rules),
        ]
        for score in place.scores
    ]  # fmt: skip
    return Grid(columns, rows, folds=True)


def _made_of(score: Score, rules: WordRules) -> str:
    """Return what a score is made of, or why it has no figure; a plausibility that is not judged has no class."""
    unjudged = why_not(score, rules) if score.family == PLAUSIBILITY else ""
    return unjudged or score.made_of or score.reason


def _plausibility(place: Quality, assumptions: Sequence[str], rules: WordRules) -> list[Block]:
    columns = (
        GridColumn("Bagian", 34), GridColumn("Angka", 10, "right"), GridColumn("Kelas", 18),
        GridColumn("Nilai", 8, "right"), GridColumn("Paling buruk", 10, "right"),
    )  # fmt: skip
    rows: list[list[Cell]] = [
        [
            part.title, _part_text(part),
            part.class_name or part.reason, part.points if part.value is not None else None, part.worst,
        ]
        for part in place.parts
    ]  # fmt: skip
    unjudged = unjudged_points(place, rules)
    said = f" tidak dinilai: {unjudged}" if unjudged else f": {place.class_name}"
    whole = f"Skor {place.points}{said}." if place.points is not None else f"Tanpa skor: {place.reason}."
    told = f"{whole} Makin kecil makin baik. Anggapannya:"
    numbered = [Entry(f"{at}.", text) for at, text in enumerate(assumptions, 1)]
    return [Grid(columns, rows, folds=True), Line(told, "plain", 4), *numbered]


def _part_text(part: Part) -> str:
    """Return the figure of a part; a chance has three decimals."""
    if part.value is None or not part.title.endswith("(p)"):
        return format_decimal(part.value, 2)
    return "< 0,001" if part.value < 0.001 else format_decimal(part.value, 3)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
