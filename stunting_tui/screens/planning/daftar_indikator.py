"""Daftar indikator: the profile in use and the office's own indicators; own ones are made and changed by a form."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from stunting_tui import keys
from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.domain.planning.indicator_profiles import profile_files
from stunting_tui.domain.planning.indicators import PERCENT, Indicator, Profile, count_text
from stunting_tui.errors import DataError
from stunting_tui.screens.form_in_place import Key
from stunting_tui.screens.readable import judged
from stunting_tui.screens.record_form import RecordFormScreen
from stunting_tui.screens.wording import tidy_date
from stunting_tui.services.planning import indicators, own_indicators
from widgets.columns import Column
from widgets.fields import Field
from widgets.record_list import Row
from widgets.sorting import Value

COLUMNS = (
    Column("Kode", 6), Column("Indikator", 36, flex=1), Column("Satuan", 8), Column("Target", 7, "right"),
    Column("Baik", 5), Column("Asal", 8),
)  # fmt: skip
FULL = 100
WAYS = [("naik", "naik"), ("turun", "turun")]
NOT_OWN = "Indikator ini dari profil; targetnya dapat diganti di layar Target. n menambah yang sendiri."


class DaftarIndikatorScreen(RecordFormScreen[Indicator]):
    """The list of indicators, or the form of one of the office's own."""

    NAME = "daftar-indikator"
    BINDINGS = keys.bindings_for("daftar-indikator")
    CSS_PATH = "daftar_indikator.tcss"
    COLUMNS = COLUMNS
    TITLE = "DAFTAR INDIKATOR"
    ONE = "indikator"

    profile: Profile

    def read(self) -> list[Indicator]:
        """Return the indicators of this year's profile, then every one of the office's own."""
        self.profile = indicators.profile_of(self.session.today.year, self.session.database.parent)
        return [*(one for one in self.profile.indicators if not one.is_own), *own_indicators.own_indicators()]

    def row(self, one: Indicator) -> Row:
        """Return an indicator as a line."""
        target = f"{count_text(one.target) or '-'}{' *' if one.unverified and one.target is not None else ''}"
        return Row((one.code, one.name, one.unit, target, one.direction, "sendiri" if one.is_own else "profil"))

    def told(self, one: Indicator) -> str:
        """Return an indicator in words: group, what over what, validity, source."""
        over = f" dibagi {one.denominator}" if one.denominator else f" ({one.unit})"
        span = " ".join(
            f"{word} {_day(text)}" for word, text in (("dari", one.valid_from), ("sampai", one.valid_to)) if text
        )
        doubt = " * target belum dicocokkan dengan naskah resmi." if one.unverified else ""
        holds = f" Berlaku {span}." if span else ""
        return f"{one.code} {one.name}. {one.group}\n{one.numerator}{over}.\nSumber: {one.source}.{holds}{doubt}"

    def values_of(self) -> Mapping[str, Callable[[Indicator], Value]]:
        """Return nothing: the list stands in the order of the profile."""
        return {}

    def name_of(self, one: Indicator) -> str:
        """Return code and name."""
        return f"{one.code} {one.name}"

    def number_of(self, one: Indicator) -> str | None:
        """Return the code of an indicator of the office."""
        return one.code if one.version else None

    def anew(self, one: Indicator) -> Indicator:
        """Return an indicator as one that is not stored; its code stays."""
        return replace(one, version=0)

    def subject(self, one: Indicator, texts: Mapping[str, str]) -> str:
        """Return the word and the code."""
        return f"Indikator {one.code or texts['code'].upper()}"

    def heading(self) -> str:
        """Return the profile in use."""
        return self.profile.title

    def fields(self) -> list[Field]:
        """Return the fields of the form; the code of a stored indicator stays."""
        today = self.session.today
        day = judged(lambda text: parse_entry_date(text, None, today))

        def tidy(value: str) -> str:
            return tidy_date(value, today)

        fields = [
            Field("code", "Kode", width=10, help="Pendek dan sendiri, mis. K01.", required=True, limit=10,
                  validate=judged(lambda text: own_indicators.require_code(self.session, text))),
            Field("name", "Indikator", width=50, help="Nama indikator.", required=True, limit=120),
            Field("group", "Kelompok", width=30, help="Boleh kosong.", limit=60),
            Field("numerator", "Pembilang", width=50, help="Yang dihitung.", required=True, limit=160),
            Field("denominator", "Penyebut", width=50, help="Kosong bila satuannya bukan %.", limit=160),
            Field("unit", "Satuan", width=12, help="% atau orang, keluarga, kali.", required=True, limit=12,
                  validate=_unit_fault),
            Field("target", "Target", width=10, help="Boleh kosong.", limit=12, validate=_target_fault),
            Field("direction", "Baik bila", "choice", 8, choices=WAYS, required=True),
            Field("valid_from", "Berlaku dari", "date", 10, help="Boleh kosong.", validate=day, tidy=tidy),
            Field("valid_to", "Berlaku sampai", "date", 10, help="Boleh kosong.", tidy=tidy,
                  validate=self._last_day_fault),
        ]  # fmt: skip
        return fields[1:] if self.editing is not None and self.editing.version else fields

    def _last_day_fault(self, text: str, values: Mapping[str, str]) -> str | None:
        """Judge the day an indicator ends, after the one it begins."""
        today = self.session.today
        try:
            first = parse_entry_date(values["valid_from"], None, today) if values["valid_from"] else date.min
            return "Masa berlaku berakhir sebelum mulai." if parse_entry_date(text, None, today) < first else None
        except DataError as error:
            return str(error)

    def texts(self, one: Indicator) -> dict[str, str]:
        """Return an indicator as the texts of the form."""
        code = {} if one.version else {"code": one.code}
        return {
            **code, "name": one.name, "group": one.group, "numerator": one.numerator,
            "denominator": one.denominator, "unit": one.unit, "target": count_text(one.target),
            "direction": one.direction, "valid_from": _day(one.valid_from), "valid_to": _day(one.valid_to),
        }  # fmt: skip

    def blank(self) -> Indicator:
        """Return a new indicator."""
        return Indicator("", "", "", "", "", "", "%", None, "naik", is_own=True)

    def store(self, before: Indicator, texts: Mapping[str, str]) -> str:
        """Save what the form holds."""
        days = {
            name: parse_entry_date(texts[name], None, self.session.today).isoformat() if texts[name] else ""
            for name in ("valid_from", "valid_to")
        }
        wanted = Indicator(
            before.code or texts["code"], texts["name"], texts["name"], texts["group"], texts["numerator"],
            texts["denominator"], texts["unit"], parse_decimal(texts["target"]) if texts["target"] else None,
            texts["direction"], days["valid_from"], days["valid_to"], is_own=True, version=before.version,
        )  # fmt: skip
        own_indicators.save_own(self.session, wanted)
        return wanted.code.upper()

    def erase(self, one: Indicator) -> None:
        """Remove an indicator of the office."""
        own_indicators.delete_own(self.session, one)

    def name_form(self, one: Indicator) -> None:
        """Say in the title which indicator it is."""
        self.set_title(self.TITLE, one.code or "indikator baru")

    def show_list(self, number: Key | None = None) -> None:
        """Show the list, and what is wrong with the profile."""
        super().show_list(number)
        if self.profile.complaint:
            self.complain(self.profile.complaint)

    def take(self, one: Indicator) -> None:
        """Open the form of an indicator of the office."""
        if one.is_own:
            super().take(one)
        else:
            self.complain(NOT_OWN)

    def action_new(self) -> None:
        """Open the form of a new indicator; no kecamatan is needed for it."""
        if self.editing is None:
            self.open_form(self.blank())

    def action_delete(self) -> None:
        """Remove an indicator of the office after a question."""
        chosen = self.chosen()
        if self.editing is None and chosen is not None and not chosen.is_own:
            self.complain(NOT_OWN)
        else:
            super().action_delete()

    def action_use_profile(self) -> None:
        """Ask which profile to use."""
        if self.editing is None:
            names = list(profile_files(self.session.database.parent))
            told = " ".join(f"{number} {name}" for number, name in enumerate(names[:9], 1))
            self.ask(
                f"Profil {told}", lambda digit: self._use(names[int(digit) - 1]), choices="123456789"[: len(names)]
            )

    def _use(self, name: str) -> None:
        profile = indicators.choose_profile(self.session, name)
        self.show_list()
        self.say(f"Dipakai: {profile.title}.")


def _unit_fault(text: str, values: Mapping[str, str]) -> str | None:
    """Judge a unit beside the denominator, which stands before it."""
    if (text.strip() == PERCENT) == bool(values["denominator"].strip()):
        return None
    return f'Penyebut ditulis bila satuannya "{PERCENT}", dan hanya bila begitu.'


def _target_fault(text: str, values: Mapping[str, str]) -> str | None:
    """Judge a target in its unit."""
    try:
        target = parse_decimal(text)
    except DataError as error:
        return str(error)
    is_share = values["unit"].strip() == PERCENT
    if target < 0 or (is_share and target > FULL):
        return "Persen dari 0 sampai 100." if is_share else "Target tidak negatif."
    return None


def _day(iso: str) -> str:
    """Return an ISO date as it is typed, "" for none."""
    return short_date(date.fromisoformat(iso)) if iso else ""
