"""Questions for the meeting, picked from the facts of a village by rules that are data (questions.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any

from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.planning.indicators import target_text, value_text
from stunting_tui.domain.planning.situation import Situation
from stunting_tui.domain.rules import is_number, read_toml
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

WANTED = 3
SITE_FILE = "pertanyaan.toml"
FACTS = (
    "gizi_buruk", "sangat_pendek", "pendek", "prevalensi", "selisih_target", "perubahan", "cakupan", "belum_diukur",
    "lewat", "terbuka", "indikator_belum", "konvergensi", "bagian_apbdes",
)  # fmt: skip
WORDS = ("desa", "indikator")
_FIELDS = frozenset({"kode", "fakta", "paling_sedikit", "paling_banyak", "kalimat"})


@dataclass(frozen=True, slots=True)
class Question:
    """A question and when it is asked: `fact` ("" always) from `least` to `most`."""

    code: str
    sentence: str
    fact: str = ""
    least: float = float("-inf")
    most: float = float("inf")

    def fits(self, facts: Mapping[str, float | None]) -> bool:
        """Whether it is asked; never where a fact it speaks of is not known."""
        named = {name for _, name, _, _ in Formatter().parse(self.sentence) if name in FACTS}
        if any(facts[name] is None for name in {self.fact, *named} - {""}):
            return False
        value = facts[self.fact] if self.fact else None
        return value is None or self.least <= value <= self.most


def questions(site: Path | None = None) -> tuple[Question, ...]:
    """Return the questions of the office (in its folder `site`), else of the program.

    Raises `FileError` and `DataError` for a file that cannot be used.
    """
    own = site / SITE_FILE if site is not None else None
    return read_questions(own if own is not None and own.is_file() else fixtures() / "rules" / "questions.toml")


def picked(situation: Situation, rules: tuple[Question, ...]) -> tuple[str, ...]:
    """Return the questions for a village, the first that fit."""
    facts = facts_of(situation)
    words = {name: _number(value) for name, value in facts.items()} | _words(situation)
    fitting = (rule for rule in rules if rule.fits(facts) and ("{indikator}" not in rule.sentence or situation.short))
    return tuple(rule.sentence.format_map(words) for rule in list(fitting)[:WANTED])


def facts_of(situation: Situation) -> dict[str, float | None]:
    """Return what the rules may ask for; None is not known, percentages of few measured children among it."""
    figures, group = situation.figures, situation.figures.under_five if situation.figures else None
    percent = group.stunted.percent if group and figures and not figures.small else None
    target = situation.target.value if situation.target else None
    alive = [one for one in situation.agreements if one.is_alive]
    return {
        "gizi_buruk": group.severely_wasted.n if group else None,
        "sangat_pendek": group.severely_stunted.n if group else None,
        "pendek": group.stunted.n if group else None,
        "prevalensi": percent,
        "selisih_target": percent - target if percent is not None and target is not None else None,
        "perubahan": figures.change if figures else None,
        "cakupan": group.coverage if group else None,
        "belum_diukur": group.registered - group.measured if group else None,
        "lewat": sum(one.days_late(situation.day) > 0 for one in alive),
        "terbuka": len(alive),
        "indikator_belum": len(situation.short),
        "konvergensi": situation.score.whole.percent,
        "bagian_apbdes": situation.profile.stunting_share,
    }


def _words(situation: Situation) -> dict[str, str]:
    worst = situation.short[0] if situation.short else None
    told = ""
    if worst is not None:
        unit = worst.indicator.unit
        told = f"{worst.indicator.name} {value_text(worst)} {unit} dari target {target_text(worst)} {unit}"
    return {"desa": situation.name, "indikator": told}


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else format_decimal(abs(value))


def read_questions(path: Path) -> tuple[Question, ...]:
    """Return the questions of a file. Raises `FileError` and `DataError` with the place of what cannot be."""
    entries = read_toml(path).get("pertanyaan", [])
    found = tuple(_question(entry, f"{path.name}: pertanyaan {at}") for at, entry in enumerate(entries, 1))
    if sum(not one.fact for one in found) < WANTED:
        raise DataError(f"{path.name}: kurang dari {WANTED} pertanyaan tanpa fakta.", "Tambah yang selalu cocok.")
    return found


def _question(entry: Mapping[str, Any], where: str) -> Question:
    unknown = [word for word in entry if word not in _FIELDS]
    if unknown:
        raise DataError(f'{where}: isian "{unknown[0]}" tidak dikenal.', f"Yang ada: {', '.join(sorted(_FIELDS))}.")
    sentence, fact = entry.get("kalimat"), entry.get("fakta", "")
    if not isinstance(sentence, str) or not sentence.strip():
        raise DataError(f"{where}: kalimat kosong.", "Tulis pertanyaannya.")
    if fact and fact not in FACTS:
        raise DataError(f'{where}: fakta "{fact}" tidak dikenal.', f"Yang ada: {', '.join(FACTS)}.")
    _check_sentence(sentence, where)
    limits = {word: entry.get(word) for word in ("paling_sedikit", "paling_banyak")}
    if any(value is not None and not is_number(value) for value in limits.values()):
        raise DataError(f"{where}: batasnya bukan angka.", "Tulis misalnya paling_sedikit = 1.")
    least, most = limits["paling_sedikit"], limits["paling_banyak"]
    return Question(
        str(entry.get("kode", "")), sentence, fact, float("-inf") if least is None else float(least),
        float("inf") if most is None else float(most),
    )  # fmt: skip


def _check_sentence(sentence: str, where: str) -> None:
    known = ", ".join(f"{{{name}}}" for name in (*FACTS, *WORDS))
    try:
        names = [
            name for _, name, form, conversion in Formatter().parse(sentence) if name is not None or form or conversion
        ]
    except ValueError as error:
        raise DataError(f"{where}: kurung kurawal tidak berpasangan.", f"Yang ada: {known}.") from error
    for name in names:
        if name not in (*FACTS, *WORDS):
            raise DataError(f"{where}: {{{name}}} dalam kalimat tidak dikenal.", f"Yang ada: {known}.")
