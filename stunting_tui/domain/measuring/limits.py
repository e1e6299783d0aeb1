"""The rules of the entry form in force: what each may say and limit, and where they are kept as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stunting_tui.domain.rules import Rule, RuleSpec, Span, read_rules
from stunting_tui.resources import fixtures

_VALUE = frozenset({"isian", "nilai", "satuan"})
_SLIP = _VALUE | {"mungkin", "batas"}
_CHANGE = frozenset({"selisih", "sejak", "batas"})
_AGE = frozenset({"umur", "batas"})

SPECS: Mapping[str, RuleSpec] = {
    "sebelum_lahir": RuleSpec(frozenset({"tanggal", "lahir"})),
    "masa_depan": RuleSpec(frozenset({"tanggal", "hari_ini"})),
    "kosong": RuleSpec(),
    "tertukar": RuleSpec(frozenset({"berat", "tinggi"})),
    "di_luar_batas": RuleSpec(
        _VALUE | {"batas"},
        {
            "berat_kg": "span", "berat_bayi_kg": "span", "bayi_hari": "number",
            "tinggi_cm": "span", "lila_cm": "span", "lika_cm": "span",
        },
    ),
    "sepuluh_kali": RuleSpec(_SLIP),
    "satuan": RuleSpec(_SLIP | {"asal"}),
    "di_luar_bulan": RuleSpec(frozenset({"tanggal", "bulan"})),
    "lewat_umur": RuleSpec(_AGE, {"bulan_terakhir": "number"}),
    "di_luar_umur": RuleSpec(_AGE | {"kolom"}),
    "posisi_berdiri": RuleSpec(_AGE, {"hari": "number"}),
    "posisi_terlentang": RuleSpec(_AGE, {"hari": "number"}),
    "z_tidak_wajar": RuleSpec(frozenset({"indeks", "z", "batas"}), {"bbu": "span", "tbu": "span", "bbtb": "span"}),
    "tidak_serasi": RuleSpec(frozenset({"bbu", "tbu", "batas"}), {"jauh_sd": "number"}),
    "dekat_batas": RuleSpec(
        frozenset({"nilai", "selisih", "garis"}),
        {"garis_sd": "number", "jarak_cm": "number"},
        signed=frozenset({"garis_sd"}),
    ),
    "tinggi_turun": RuleSpec(_CHANGE, {"turun_cm": "number"}),
    "berat_turun": RuleSpec(_CHANGE, {"turun_kg": "number"}),
    "berat_turun_persen": RuleSpec(_CHANGE | {"persen"}, {"turun_persen": "number"}),
    "berat_naik": RuleSpec(_CHANGE, {"naik_kg": "number", "dalam_hari": "number", "sejak_bulan": "number"}),
    "tumbuh_berat": RuleSpec(_CHANGE, {"kg_per_bulan": "steps", "hari_terpendek": "number"}),
    "tumbuh_tinggi": RuleSpec(_CHANGE, {"cm_per_bulan": "steps", "hari_terpendek": "number"}),
    "alur_tinggi": RuleSpec(_CHANGE | {"kira"}, {"simpang_cm": "number"}),
    "alur_berat": RuleSpec(_CHANGE | {"kira"}, {"simpang_kg": "number", "simpang_persen": "number"}),
    "salinan": RuleSpec(frozenset({"berat", "tinggi", "sejak"}), {"hari_terpendek": "number"}),
    "salinan_tinggi": RuleSpec(frozenset({"tinggi", "sejak"}), {"hari_terpendek": "number"}),
    "nilai_berulang": RuleSpec(
        _VALUE | {"kali"},
        {"berat_kali": "number", "tinggi_kali": "number", "lila_kali": "number", "lika_kali": "number"},
    ),
}  # fmt: skip
"""Every rule of the entry form: the names its sentence may use and its limits with their kinds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The rules by their code."""

    rules: Mapping[str, Rule]

    def rule(self, code: str) -> Rule:
        """Return a rule; KeyError for a code that is not in `SPECS`."""
        return self.rules[code]

    def weight_span(self, age_days: int) -> Span:
        """Return the weights in kg possible at this age."""
        hard = self.rules["di_luar_batas"]
        return hard.span("berat_bayi_kg" if age_days < hard.number("bayi_hari") else "berat_kg")


def load_limits(site: Path | None = None) -> Limits:
    """Read the rules, changed by the site's file where there is one; it need only hold what differs.

    Raises FileError and DataError as `read_rules` does.
    """
    return _shipped() if site is None else Limits(read_rules(SPECS, _file(), site))


@cache
def _shipped() -> Limits:
    return Limits(read_rules(SPECS, _file()))


def _file() -> Path:
    return fixtures() / "rules" / "entry_limits.toml"
