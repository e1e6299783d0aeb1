"""The form of an agreement: its fields, and the way between their texts and an `Agreement`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from stunting_tui.domain import templates
from stunting_tui.domain.agreement import Agreement, AgreementStatus, Fund
from stunting_tui.domain.agreement_text import format_funds, format_villages, parse_funds, parse_villages
from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.region import Village
from stunting_tui.errors import DataError
from stunting_tui.screens.rembuk_fields import date_check
from stunting_tui.screens.wording import tidy_date
from widgets.fields import Check, Field, Tidy


class AgreementFields:
    """What the form needs to know: the day, the villages, and the lists to choose from."""

    def __init__(self, agreement: Agreement, today: date, villages: Sequence[Village]) -> None:
        """Words that the agreement already uses are legal even where the lists no longer have them."""
        self.before = agreement
        self.today = today
        self.villages = villages
        self.sources = list(dict.fromkeys([*templates.fund_sources(), *(fund.source for fund in agreement.funds)]))
        self.categories = dict.fromkeys(
            [*templates.categories(), *([agreement.category] if agreement.category else [])]
        )

    def fields(self) -> list[Field]:
        """Return the fields of the form."""
        categories = [(name, name) for name in self.categories]
        statuses = [(status.value, status.value) for status in AgreementStatus]
        return [
            Field("text", "Kesepakatan", "note", help="Apa yang disepakati, satu kalimat. F4 mengubah.", required=True),
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
                  validate=date_check(self.today), tidy=lambda text: tidy_date(text, self.today)),
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
            status=AgreementStatus(texts["status"] or AgreementStatus.OPEN.value),
            evidence=texts["evidence"],
            note=texts["note"],
        )

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
