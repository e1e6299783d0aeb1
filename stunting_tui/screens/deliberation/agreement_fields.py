"""The form of an agreement: its fields, and the way between their texts and an `Agreement`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.deliberation import templates
from stunting_tui.domain.deliberation.agreement import (
    Agreement,
    AgreementStatus,
    Deliberation,
    Fund,
    ListKind,
    due_objection,
)
from stunting_tui.domain.deliberation.agreement_text import (
    bare_text,
    format_funds,
    format_villages,
    parse_funds,
    parse_villages,
)
from stunting_tui.domain.deliberation.child_rules import RULES
from stunting_tui.domain.deliberation.pillars import action_name, pillar_name, pillars
from stunting_tui.domain.region import Village
from stunting_tui.errors import DataError
from stunting_tui.screens.wording import tidy_date
from widgets.fields import Check, Field, Tidy

LISTS = (
    (ListKind.NONE, "tidak menyangkut anak tertentu"),
    (ListKind.FROZEN, "beku: anak yang dicatat pada satu hari"),
    (ListKind.LIVE, "hidup: dihitung dari pengukuran terakhir"),
)


class AgreementFields:
    """What the form needs to know: the rembuk, the day, the villages, and the lists to choose from."""

    def __init__(self, agreement: Agreement, rembuk: Deliberation, today: date, villages: Sequence[Village]) -> None:
        """Words that the agreement already uses are legal even where the lists no longer have them."""
        self.before = agreement
        self.rembuk = rembuk
        self.today = today
        self.villages = villages
        self.sources = list(dict.fromkeys([*templates.fund_sources(), *(fund.source for fund in agreement.funds)]))
        self.categories = dict.fromkeys(
            [*templates.categories(), *([agreement.category] if agreement.category else [])]
        )

    def fields(self, spelled: Callable[[str], str] = str) -> list[Field]:
        """Return the fields of the form; `spelled` puts the office's keys in the place of action ids in braces."""
        categories = [(name, name) for name in self.categories]
        statuses = [(status.value, status.value) for status in AgreementStatus]
        return [
            Field("text", "Kesepakatan", "note", required=True, validate=self._check_text,
                  help=spelled("Apa yang disepakati, satu kalimat. {edit_field} mengubah.")),
            Field("category", "Kategori", "choice", 30, "Pokok kesepakatan.", choices=categories),
            Field("responsible", "Penanggung jawab", "note", help="Siapa yang bertanggung jawab: satu nama jabatan."),
            Field("partners", "Mitra", "note", help="Siapa yang membantu, dipisah koma."),
            Field("villages", "Desa", "note", help="Nama desa dipisah koma; cukup huruf depannya. semua = sekecamatan.",
                  validate=_taken(self._villages),
                  tidy=_written(lambda text: format_villages(self._villages(text), self.villages))),
            Field("indicator", "Indikator", "note", help="Ukuran keberhasilan, mis. balita yang menerima PMT."),
            Field("target", "Target", "note", help="Berapa yang dicapai, mis. 14 anak."),
            Field("funds", "Dana", "note", help="Sumber dan rupiah: APBDes 18.200.000; BOK 5 jt",
                  validate=_taken(self._funds), tidy=_written(lambda text: format_funds(self._funds(text)))),
            Field("due_on", "Tenggat", "date", 10, "Paling lambat: ddmmyyyy, mis. 31102026.",
                  validate=self._check_due, tidy=lambda text: tidy_date(text, self.today)),
            Field("list_kind", "Daftar anak", "choice", 42, choices=LISTS,
                  help=spelled("Anak yang dimaksud; daftarnya diisi dengan {list}.")),
            Field("list_rule", "Aturan daftar", "choice", 54, "Siapa yang masuk daftar hidup.",
                  choices=[(rule.code, rule.words) for rule in RULES]),
            Field("accepted", "Disepakati", "bool", 8, "tidak: masuk lampiran II berita acara, dengan alasannya."),
            Field("refusal", "Alasan tidak", "note", help="Mengapa tidak disepakati; kosong bila disepakati."),
            Field("pillar", "Pilar", "choice", 58, "Pilar percepatan penurunan stunting; angka memilih.",
                  choices=self._pillars()),
            Field("action", "Aksi", "choice", 58, "Aksi konvergensi yang berlaku pada hari rembuk.",
                  choices=self._actions()),
            Field("status", "Status", "choice", 10, "Sampai di mana.", choices=statuses),
            Field("evidence", "Bukti", "note", help="Dokumen atau kegiatan yang membuktikan."),
            Field("note", "Catatan", "note", help="Hal lain yang perlu diingat."),
        ]  # fmt: skip

    def texts(self) -> dict[str, str]:
        """Return the agreement as the texts of the form."""
        before = self.before
        return {
            "text": before.text,
            "category": before.category,
            "responsible": before.responsible,
            "partners": before.partners,
            "villages": format_villages(before.villages, self.villages),
            "indicator": before.indicator,
            "target": before.target,
            "funds": format_funds(before.funds),
            "due_on": short_date(before.due_on) if before.due_on else "",
            "list_kind": before.list_kind.value,
            "list_rule": before.list_rule,
            "accepted": "y" if before.accepted else "t",
            "refusal": before.refusal,
            "pillar": before.pillar,
            "action": before.action,
            "status": before.status.value,
            "evidence": before.evidence,
            "note": before.note,
        }

    def agreement(self, texts: Mapping[str, str]) -> Agreement:
        """Return the agreement with the texts of the form. Raises `DataError`."""
        due = texts["due_on"]
        return replace(
            self.before,
            text=texts["text"],
            category=texts["category"],
            responsible=texts["responsible"],
            partners=texts["partners"],
            villages=self._villages(texts["villages"]),
            indicator=texts["indicator"],
            target=texts["target"],
            funds=self._funds(texts["funds"]),
            due_on=parse_entry_date(due, None, self.today) if due else None,
            **_choices(texts),
            status=AgreementStatus(texts["status"] or AgreementStatus.OPEN.value),
            evidence=texts["evidence"],
            note=texts["note"],
        )

    def gaps(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        """Return what is still to be filled in, by the texts of the form as they are being typed."""
        due = self.today if texts["due_on"].strip() else None
        typed = replace(self.before, responsible=texts["responsible"], indicator=texts["indicator"], due_on=due)
        return replace(typed, **_choices(texts)).gaps()

    def _check_text(self, value: str, _values: Mapping[str, str]) -> str | None:
        wanted = bare_text(value)
        if wanted == bare_text(self.before.text):
            return None
        same = (point for point in self.rembuk.agreements if bare_text(point.text) == wanted)
        return next((f"Kesepakatan nomor {point.ordinal} sudah berbunyi sama." for point in same), None)

    def _check_due(self, value: str, _values: Mapping[str, str]) -> str | None:
        try:
            due = parse_entry_date(value, None, self.today)
        except DataError as error:
            return str(error)
        wrong = due_objection(due, self.rembuk.held_on)
        return f"Tenggat {short_date(due)} {wrong}." if wrong else None

    def _pillars(self) -> list[tuple[str, str]]:
        codes = [pillar.code for pillar in pillars().pillars]
        return [(code, f"{code} {pillar_name(code)}") for code in _with(codes, self.before.pillar)]

    def _actions(self) -> list[tuple[str, str]]:
        codes = [action.code for action in pillars().actions_on(self.rembuk.held_on)]
        return [(code, f"{code} {action_name(code)}") for code in _with(codes, self.before.action)]

    def _villages(self, text: str) -> tuple[str, ...]:
        return parse_villages(text, self.villages)

    def _funds(self, text: str) -> tuple[Fund, ...]:
        return parse_funds(text, self.sources)

    def aid(self, key: str) -> str:
        """Return what helps to fill in a field: the words to choose from."""
        if key == "villages":
            return f"Desa: {', '.join(village.name for village in self.villages)}."
        if key == "funds":
            return f"Sumber dana: {', '.join(self.sources)}."
        return ""


def _choices(texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of an agreement that say whether it was accepted, whom it lists, and what it belongs to."""
    kind = ListKind(texts["list_kind"])
    return {
        "list_kind": kind,
        "list_rule": "" if kind is ListKind.NONE else texts["list_rule"],
        "accepted": texts["accepted"] != "t",
        "refusal": texts["refusal"] if texts["accepted"] == "t" else "",
        "pillar": texts["pillar"],
        "action": texts["action"],
    }


def _with(codes: list[str], own: str) -> list[str]:
    return codes if own in codes or not own else [*codes, own]


def _taken(parse: Callable[[str], object]) -> Check:
    """Return the check of a text that `parse` has to understand."""

    def check(value: str, _values: Mapping[str, str]) -> str | None:
        try:
            parse(value)
        except DataError as error:
            return str(error)
        return None

    return check


def _written(full: Callable[[str], str]) -> Tidy:
    """Return the tidying of a text that `full` writes out, and that stays as it is where it cannot be read."""

    def tidy(text: str) -> str:
        try:
            return full(text)
        except DataError:
            return text

    return tidy
