"""The quality of a place in words: each score judged, and the sentences of its card (fixtures/rules, data)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.quality.plausibility import Part
from stunting_tui.domain.quality.quality_scores import Score
from stunting_tui.domain.quality.scales import Scale, quality_rules
from stunting_tui.domain.rule_sections import merged, only, section
from stunting_tui.domain.rules import is_number, read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

GOOD, DOUBTFUL, BAD = "baik", "diragukan", "bermasalah"
UNJUDGED, UNKNOWN = "tidak dinilai", "tidak dapat dihitung"
WEIGHTS = {BAD: 2, DOUBTFUL: 1}
PLAUSIBILITY = "plausibilitas"
"""The family of the plausibility score."""
_SENTENCES = ("baik", "ragu", "pendek", "saran")
_FIELDS = frozenset({"judul", "satuan", "desimal", "skala", "batas", "dinilai_dari", *_SENTENCES})
_COUNTS = frozenset({"desimal", "dinilai_dari"})
_FACTS = frozenset({"apa", "nilai", "n", "rincian"})
_TOP = frozenset({"judul", "berlaku_dari", "berlaku_sampai", "penilaian", "ukuran"})


@dataclass(frozen=True, slots=True)
class Family:
    """How the measures of one kind are judged and told; without `scale` and `limits` they are only told."""

    title: str
    unit: str
    places: int
    scale: str
    limits: tuple[float, ...]
    least: int
    sentences: Mapping[str, str]

    @property
    def judged(self) -> bool:
        """Whether there is anything to judge by."""
        return bool(self.scale or self.limits)


@dataclass(frozen=True, slots=True)
class WordRules:
    """Kinds of measures by code; `chance`: tests at or above it count as chance; `bad` the burden of a bad place."""

    families: Mapping[str, Family]
    chance: float
    bad: int
    least: int


@dataclass(frozen=True, slots=True)
class Quality:
    """The quality of a place of `n` measured children; `level` is kecamatan, desa or posyandu.

    `points` are those of the plausibility score, None where it cannot be computed; `parts` and `reason` belong to it.
    `short` names in a few words what is bad or doubtful, the bad first.
    """

    level: str
    village: str
    name: str
    n: int
    verdict: str
    burden: int
    short: tuple[str, ...]
    points: int | None
    class_name: str
    reason: str
    scores: tuple[Score, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a place in sentences: what is good, what is doubtful, what to do, what cannot be told."""

    good: tuple[str, ...]
    doubtful: tuple[str, ...]
    advice: tuple[str, ...]
    unknown: tuple[str, ...]


def judged(score: Score, rules: WordRules, scales: Mapping[str, Scale]) -> Score:
    """Return a score with its grade, "" where it cannot be computed or is not judged.

    What may be chance by its test is good, and says so.
    """
    family = rules.families[score.family]
    if score.value is None or score.away is None or not family.judged or score.n < family.least:
        return score
    grade = _grade(score.away, family, scales)
    if grade in WEIGHTS and score.p is not None and score.p >= rules.chance:
        return replace(score, grade=GOOD, made_of=f"{score.made_of}, mungkin kebetulan")
    return replace(score, grade=grade)


def _grade(away: float, family: Family, scales: Mapping[str, Scale]) -> str:
    if family.scale:
        name = scales[family.scale].name(away)
        return name if name in WEIGHTS else GOOD
    doubtful, bad = family.limits
    return BAD if away > bad else DOUBTFUL if away > doubtful else GOOD


def burden_of(scores: Iterable[Score]) -> int:
    """Return how much is wrong: a bad score counts twice."""
    return sum(WEIGHTS.get(score.grade, 0) for score in scores)


def verdict(scores: Sequence[Score], n: int, rules: WordRules) -> str:
    """Return the quality of a place in a word."""
    burden = burden_of(scores)
    if n < rules.least:
        return UNJUDGED
    return BAD if burden >= rules.bad else DOUBTFUL if burden else GOOD


def short_words(scores: Iterable[Score], rules: WordRules) -> tuple[str, ...]:
    """Return what is bad or doubtful in a few words each, the bad first."""
    return _unlike(_said(score, "pendek", rules) for score in _wrong(scores))


def card_of(place: Quality, rules: WordRules) -> Card:
    """Return the card of a place."""
    wrong = _wrong(place.scores)
    lacking: dict[str, list[Score]] = {}
    for score in place.scores:
        if reason := why_not(score, rules):
            lacking.setdefault(reason, []).append(score)
    return Card(
        tuple(_together([score for score in place.scores if score.grade == GOOD], "baik", rules)),
        tuple(_capital(_said(score, "ragu", rules)) for score in wrong),
        _unlike(_together(wrong, "saran", rules)),
        tuple(f"{'; '.join(_together(scores, 'judul', rules))}: {reason}." for reason, scores in lacking.items()),
    )


def shown_points(place: Quality) -> int | None:
    """Return the plausibility score, None where it is not judged: among few children it says nothing."""
    judged_one = any(score.family == PLAUSIBILITY and score.grade for score in place.scores)
    return place.points if judged_one else None


def unjudged_points(place: Quality, rules: WordRules) -> str:
    """Return why the plausibility score is not judged, "" where it is."""
    return next((why_not(score, rules) for score in place.scores if score.family == PLAUSIBILITY), "")


def doubtful_words(place: Quality) -> str:
    """Return what is doubtful in a few words, or why nothing is."""
    none = "tidak ada" if place.verdict == GOOD else "terlalu sedikit anak" if place.n else "belum diukur"
    return ", ".join(place.short) or none


def unjudged_words(place: Quality, rules: WordRules) -> str:
    """Return why the quality of a place is not judged."""
    few = f"{place.n} anak diukur, dinilai mulai {rules.least} anak" if place.n else "tidak ada anak yang diukur"
    return f"{UNJUDGED}: {few}"


def title_of(score: Score, rules: WordRules) -> str:
    """Return the name of a measure."""
    return rules.families[score.family].title.format(apa=score.what)


def value_text(score: Score, rules: WordRules) -> str:
    """Return the figure of a measure with its unit, "-" where there is none."""
    family = rules.families[score.family]
    text = format_decimal(score.value, family.places)
    return f"{text} {family.unit}".rstrip() if score.value is not None else text


def grade_text(score: Score) -> str:
    """Return the grade in words, also where there is none."""
    return score.grade or (UNKNOWN if score.value is None else UNJUDGED)


def word_rules(site: Path | None = None) -> WordRules:
    """Return the rules and sentences, changed by a site's file where there is one.

    Raises `FileError` for a file that cannot be read, `DataError` for what is unknown in it or cannot be.
    """
    return _shipped() if site is None else _read(site)


@cache
def _shipped() -> WordRules:
    return _read(None)


def _read(site: Path | None) -> WordRules:
    path = fixtures() / "rules" / "quality_words.toml"
    shipped, changes = read_toml(path), {} if site is None else read_toml(site)
    blame = (site or path).name
    only(changes, _TOP, blame)
    general = {**shipped["penilaian"], **section(changes, "penilaian", blame)}
    only(general, shipped["penilaian"], f"{blame}: penilaian")
    for name, value in general.items():
        if not is_number(value) or value < 0:
            raise DataError(f"{blame}: penilaian: {name} tidak benar.", "Tulis satu angka yang tidak negatif.")
    families = merged(shipped, changes, "ukuran", blame)
    return WordRules(
        {code: _family(entry, f'{blame}: ukuran "{code}"') for code, entry in families.items()},
        float(general["peluang"]), int(general["bermasalah"]), int(general["paling_sedikit"]),
    )  # fmt: skip


def _family(entry: Mapping[str, Any], where: str) -> Family:
    only(entry, _FIELDS, where)
    for name, value in entry.items():
        fits = type(value) is int and value >= 0 if name in _COUNTS else name == "batas" or isinstance(value, str)
        if not fits or (name == "skala" and value and value not in quality_rules().scales):
            raise DataError(f"{where}: {name} tidak benar.", "Lihat contohnya di quality_words.toml.")
    limits = entry.get("batas", [])
    pair = isinstance(limits, list) and len(limits) == 2 and all(map(is_number, limits)) and limits[0] <= limits[1]
    if limits != [] and not pair:
        raise DataError(f"{where}: batas tidak benar.", "Tulis dua angka, yang kecil dahulu, misalnya [5, 20].")
    sentences = {name: entry.get(name, "") for name in _SENTENCES}
    for name, text in {"judul": entry["judul"], **sentences}.items():
        if not _is_sentence(text) or ((limits or entry.get("skala")) and not text):
            raise DataError(f"{where}: kalimat {name} tidak benar.", f"Dalam kurung: {', '.join(sorted(_FACTS))}.")
    return Family(
        entry["judul"], entry.get("satuan", ""), entry.get("desimal", 1), entry.get("skala", ""), tuple(limits),
        entry.get("dinilai_dari", 2), sentences,
    )  # fmt: skip


def _is_sentence(text: str) -> bool:
    """Whether every name in braces is a fact; of braces that do not match there is none."""
    try:
        return {field for _, field, form, _ in Formatter().parse(text) if field is not None or form} <= _FACTS
    except ValueError:
        return False


def _said(score: Score, which: str, rules: WordRules) -> str:
    return rules.families[score.family].sentences[which].format_map(_facts(score, rules))


def _facts(score: Score, rules: WordRules) -> dict[str, object]:
    return {"apa": score.what, "nilai": value_text(score, rules), "n": score.n, "rincian": score.made_of}


def _together(scores: Sequence[Score], which: str, rules: WordRules) -> list[str]:
    """Return one sentence for all scores of a kind: "berat, tinggi terisi"."""
    kinds: dict[str, list[str]] = {}
    for score in scores:
        kinds.setdefault(score.family, []).append(score.what)
    found = []
    for family, about in kinds.items():
        sentences = rules.families[family].sentences
        text = rules.families[family].title if which == "judul" else sentences[which]
        one = next(score for score in scores if score.family == family)
        found.append(text.format_map(_facts(one, rules) | {"apa": ", ".join(about)}))
    return found


def why_not(score: Score, rules: WordRules) -> str:
    """Return why a score has no figure or is not judged, "" where it is, or never would be."""
    if score.value is None:
        return score.reason
    family = rules.families[score.family]
    if score.away is not None and family.judged and score.n < family.least:
        return f"hanya {score.n} nilai, dinilai mulai {family.least}"
    return ""


def _wrong(scores: Iterable[Score]) -> list[Score]:
    return sorted((one for one in scores if one.grade in WEIGHTS), key=lambda one: -WEIGHTS[one.grade])


def _unlike(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts in their order, each once."""
    return tuple(dict.fromkeys(texts))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
