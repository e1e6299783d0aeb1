"""What stands in the way of verifying a session, or deserves a look: rules as data over plain facts.

The rules with their levels and sentences are in fixtures/rules/rembuk_checks.toml.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from stunting_tui.domain.dates import period_label, period_of, short_date
from stunting_tui.domain.deliberation.agreement import (
    CHILD_LIST,
    REFUSAL,
    Agreement,
    AgreementStatus,
    Deliberation,
    DeliberationState,
    ListKind,
)
from stunting_tui.domain.numbers import format_rupiah
from stunting_tui.domain.rules import LEVELS, Level, Rule, RuleSpec, read_rules
from stunting_tui.resources import fixtures

_POINT = frozenset({"nomor"})
_MONEY = _POINT | {"jumlah"}

SPECS: Mapping[str, RuleSpec] = {
    "belum_dilaksanakan": RuleSpec(),
    "tanggal_belum_tiba": RuleSpec(frozenset({"tanggal"})),
    "pimpinan_kosong": RuleSpec(),
    "nomor_kosong": RuleSpec(),
    "hadir_kosong": RuleSpec(),
    "tanpa_kesepakatan": RuleSpec(),
    "isian_kurang": RuleSpec(_POINT | {"kurang"}),
    "ditolak_tanpa_alasan": RuleSpec(_POINT),
    "tenggat_mendahului": RuleSpec(_POINT | {"tenggat", "tanggal"}),
    "dana_tanpa_sumber": RuleSpec(_MONEY),
    "dana_kurang_dari_nol": RuleSpec(_MONEY | {"sumber"}),
    "dana_beda_usulan": RuleSpec(_MONEY | {"usulan"}),
    "dana_terlampaui": RuleSpec(_MONEY | {"terpakai"}),
    "daftar_beku_kosong": RuleSpec(_POINT),
    "anak_tanpa_daftar": RuleSpec(_POINT | {"kata"}),
    "anak_desa_lain": RuleSpec(_POINT | {"anak", "desa"}),
    "asuh_ganda": RuleSpec(frozenset({"anak", "kali"})),
    "pejabat": RuleSpec(frozenset({"uraian"})),
    "tanpa_batch": RuleSpec(frozenset({"batch"})),
    "batch_lebih_muda": RuleSpec(frozenset({"batch", "tanggal"})),
    "desa_tanpa_angka": RuleSpec(_POINT | {"batch", "desa"}),
}
"""Every rule with the names its sentence may use."""

_CHILDREN = re.compile(r"\b(anak|balita|baduta|bayi)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """A session and what it is held against on the day `today`.

    By id of the agreement: `asked` is the sum of the proposals it took up, `spent` what its progress tells of, both
    whole rupiah. `gaps` says in sentences what the register of officials lacks on the day. `fostered` are children in
    more than one open foster record: id, name, how many. `elsewhere` are by agreement the children on its list who live
    in none of its villages: name, village. `period` is the month of the batch the session is printed
    with, None without any; `figured` are the codes of villages that were measured in it, `names` the villages by code.
    """

    session: Deliberation
    today: date
    asked: Mapping[int, int] = field(default_factory=dict)
    spent: Mapping[int, int] = field(default_factory=dict)
    fostered: Sequence[tuple[int, str, int]] = ()
    elsewhere: Mapping[int, Sequence[tuple[str, str]]] = field(default_factory=dict)
    gaps: Sequence[str] = ()
    period: str | None = None
    figured: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: which rule and whence, how grave, the sentence, where it is mended (`about` is the id there)."""

    code: str
    level: Level
    sentence: str
    place: str
    about: int | None = None
    source: str = ""


def session_rules(site: Path | None = None) -> dict[str, Rule]:
    """Return the rules, changed by a site's file where there is one. Raises `FileError` and `DataError`."""
    return _shipped() if site is None else read_rules(SPECS, _file(), site)


def find_checks(facts: SessionFacts, rules: Mapping[str, Rule]) -> list[Check]:
    """Return everything the rules in force find, the gravest first."""
    told = [
        Check(code, rules[code].level, rules[code].say(**words), place, about, rules[code].source)
        for code, place, about, words in _findings(facts)
        if rules[code].active
    ]
    return sorted(told, key=lambda check: LEVELS.index(check.level))


def blocking(checks: Iterable[Check]) -> list[Check]:
    """Return the findings that forbid verifying."""
    return [check for check in checks if check.level == "galat"]


Found = tuple[str, str, int | None, dict[str, str]]
"""A finding: the rule, where it is mended, the id there, the words of its sentence."""


def _findings(facts: SessionFacts) -> Iterator[Found]:
    session = facts.session
    held_on = short_date(session.held_on)
    heads = (
        ("belum_dilaksanakan", "sesi", session.state is DeliberationState.PLANNED),
        ("pimpinan_kosong", "rembuk", not session.chair.strip()),
        ("nomor_kosong", "rembuk", not session.number.strip()),
        ("hadir_kosong", "hadir", not session.attendees),
        ("tanpa_kesepakatan", "sesi", not session.agreements),
    )
    yield from ((code, place, None, {}) for code, place, wrong in heads if wrong)
    if session.state is not DeliberationState.PLANNED and session.held_on > facts.today:
        yield "tanggal_belum_tiba", "rembuk", None, {"tanggal": held_on}
    for point in session.agreements:
        if point.status is not AgreementStatus.DROPPED:
            for code, words in (*_text(point), *_dates(point, session), *_money(point, facts), *_places(point, facts)):
                yield code, "kesepakatan", point.id, {"nomor": str(point.ordinal), **words}
            for name, village in facts.elsewhere.get(point.id or 0, ()):
                words = {"nomor": str(point.ordinal), "anak": name, "desa": village}
                yield "anak_desa_lain", "daftar", point.id, words
    for child, name, count in facts.fostered:
        yield "asuh_ganda", "anak-rinci", child, {"anak": name, "kali": str(count)}
    for gap in facts.gaps:
        yield "pejabat", "pejabat", None, {"uraian": gap}
    batch = period_label(facts.period) if facts.period else "belum ada"
    if session.batch_id is None:
        yield "tanpa_batch", "rembuk", None, {"batch": batch}
    if facts.period and facts.period > period_of(session.held_on):
        yield "batch_lebih_muda", "rembuk", None, {"batch": batch, "tanggal": held_on}


Said = tuple[str, dict[str, str]]
"""A finding about an agreement: the rule and the words of its sentence beside the number."""


def _text(point: Agreement) -> Iterator[Said]:
    gaps = [gap for gap in point.gaps() if gap not in (REFUSAL, CHILD_LIST)]
    if gaps:
        yield "isian_kurang", {"kurang": ", ".join(gaps)}
    if REFUSAL in point.gaps():
        yield "ditolak_tanpa_alasan", {}
    if CHILD_LIST in point.gaps():
        yield "daftar_beku_kosong", {}
    named = _CHILDREN.search(point.text)
    if named and point.accepted and point.list_kind is ListKind.NONE:
        yield "anak_tanpa_daftar", {"kata": named[0].lower()}


def _dates(point: Agreement, session: Deliberation) -> Iterator[Said]:
    if point.due_on is not None and point.due_on < session.held_on:
        yield "tenggat_mendahului", {"tenggat": short_date(point.due_on), "tanggal": short_date(session.held_on)}


def _money(point: Agreement, facts: SessionFacts) -> Iterator[Said]:
    for fund in point.funds:
        if not fund.source.strip():
            yield "dana_tanpa_sumber", {"jumlah": format_rupiah(fund.amount)}
        elif fund.amount < 0:
            yield "dana_kurang_dari_nol", {"jumlah": format_rupiah(fund.amount), "sumber": fund.source.strip()}
    asked, spent = facts.asked.get(point.id or 0), facts.spent.get(point.id or 0, 0)
    if asked is not None and asked != point.budget:
        yield "dana_beda_usulan", {"jumlah": format_rupiah(point.budget), "usulan": format_rupiah(asked)}
    if spent > point.budget:
        yield "dana_terlampaui", {"jumlah": format_rupiah(point.budget), "terpakai": format_rupiah(spent)}


def _places(point: Agreement, facts: SessionFacts) -> Iterator[Said]:
    unmeasured = [facts.names.get(code, code) for code in point.villages if code not in facts.figured]
    if facts.period and unmeasured:
        yield "desa_tanpa_angka", {"batch": period_label(facts.period), "desa": ", ".join(unmeasured)}


@cache
def _shipped() -> dict[str, Rule]:
    return read_rules(SPECS, _file())


def _file() -> Path:
    return fixtures() / "rules" / "rembuk_checks.toml"
