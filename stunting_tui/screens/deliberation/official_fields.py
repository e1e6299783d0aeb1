"""The fields of an official's form: what they hold, how they are checked, and the official they make."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.deliberation.official import VILLAGE_HEAD, Official, roles
from stunting_tui.domain.nip import written_nip
from stunting_tui.errors import DataError
from stunting_tui.screens.wording import tidy_date
from widgets.fields import Field


@dataclass(frozen=True, slots=True)
class OfficialFields:
    """The form on a day; `villages` are names by id."""

    today: date
    villages: Mapping[int, str]

    def fields(self) -> list[Field]:
        """Return the fields from top to bottom."""
        codes = [(role.code, role.name) for role in roles()]
        villages = [(str(number), name) for number, name in self.villages.items()]
        return [
            Field("role", "Peran", "choice", 46, "Sebagai apa menandatangani.", choices=codes, required=True),
            Field("village", "Desa", "choice", 24, "Hanya kepala desa atau lurah.", choices=villages,
                  asked=lambda values: values["role"] == VILLAGE_HEAD),
            Field("name", "Nama", width=46, help="Nama dan gelar.", required=True, limit=80),
            Field("office", "Jabatan tercetak", width=46, help="Kosong: menurut peran dan desanya.", limit=80),
            Field("nip", "NIP", width=24, help="18 angka, spasi boleh; boleh kosong.", limit=30, validate=_nip),
            Field("valid_from", "Berlaku dari", width=12, help="ddmmyyyy; kosong: tanpa batas awal.", limit=12,
                  validate=self._date, tidy=self._tidy),
            Field("valid_to", "Berlaku sampai", width=12, help="ddmmyyyy; kosong: tanpa batas akhir.", limit=12,
                  validate=self._date, tidy=self._tidy),
        ]  # fmt: skip

    def official(self, values: Mapping[str, str], begun: Official) -> Official:
        """Return what the form holds; a village only where the office has one."""
        village = int(values["village"]) if values["village"] and values["role"] == VILLAGE_HEAD else None
        return Official(
            values["name"], values["office"], values["nip"], values["role"], village, self._day(values["valid_from"]),
            self._day(values["valid_to"]), begun.id, begun.version,
        )  # fmt: skip

    def _tidy(self, text: str) -> str:
        return tidy_date(text, self.today)

    def _date(self, text: str, _values: Mapping[str, str]) -> str | None:
        try:
            self._day(text)
        except DataError as error:
            return str(error)
        return None

    def _day(self, text: str) -> date | None:
        return parse_entry_date(text, None, self.today) if text.strip() else None


def official_texts(person: Official) -> dict[str, str]:
    """Return an official as the texts of the form."""
    return {
        "role": person.role,
        "village": "" if person.village_id is None else str(person.village_id),
        "name": person.name,
        "office": person.office,
        "nip": person.nip,
        "valid_from": short_date(person.valid_from) if person.valid_from else "",
        "valid_to": short_date(person.valid_to) if person.valid_to else "",
    }


def _nip(text: str, _values: Mapping[str, str]) -> str | None:
    try:
        written_nip(text)
    except DataError as error:
        return str(error)
    return None
