"""Daftar indikator: the profile in use and the office's own indicators; own ones are made and changed by a form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.domain.planning.indicator_profiles import profile_files
from stunting_tui.domain.planning.indicators import Indicator, count_text
from stunting_tui.errors import ConflictError, GoneError, OperatorError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.merging import conflict_told, keep_typed
from stunting_tui.screens.readable import judged
from stunting_tui.screens.wording import tidy_date
from stunting_tui.services.planning import indicators, own_indicators
from widgets.columns import Column
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import LegendLine, PromptLine
from widgets.record_list import ListSource, RecordList, Row

COLUMNS = (
    Column("Kode", 6), Column("Indikator", 36, flex=1), Column("Satuan", 8), Column("Target", 7, "right"),
    Column("Baik", 5), Column("Asal", 8),
)  # fmt: skip
LIST_LEGEND = "Enter Ubah  p Profil  n Baru  Del Hapus  F1 Bantuan  F10 Kembali"
FORM_LEGEND = "Enter Terima  F9 Daftar  F6 Simpan  Esc Batal  F1 Bantuan  F10 Kembali"
WAYS = [("naik", "naik"), ("turun", "turun")]


class DaftarIndikatorScreen(BaseScreen):
    """The list of indicators, or the form of one of the office's own."""

    NAME = "daftar-indikator"
    BINDINGS = keys.bindings_for("daftar-indikator")
    CSS_PATH = "daftar_indikator.tcss"

    editing: Indicator | None = None
    before: dict[str, str]

    def body(self) -> ComposeResult:
        """Give the list, the form in its place, and the indicator in hand in full."""
        yield RecordList(COLUMNS, id="list")
        yield Form(self._fields(), id="form")
        yield Detail(id="detail")

    def load(self) -> None:
        """Show the list; a form left open stays as it is."""
        if self.fresh or self.editing is None:
            self._show_list()

    def _fields(self) -> list[Field]:
        today = self.session.today

        day = judged(lambda text: parse_entry_date(text, None, today))

        def tidy(value: str) -> str:
            return tidy_date(value, today)

        return [
            Field("code", "Kode", width=10, help="Pendek dan sendiri, mis. K01.", required=True, limit=10),
            Field("name", "Indikator", width=50, help="Nama indikator.", required=True, limit=120),
            Field("group", "Kelompok", width=30, help="Boleh kosong.", limit=60),
            Field("numerator", "Pembilang", width=50, help="Yang dihitung.", required=True, limit=160),
            Field("denominator", "Penyebut", width=50, help="Kosong bila satuannya bukan %.", limit=160),
            Field("unit", "Satuan", width=12, help="% atau orang, keluarga, kali.", required=True, limit=12),
            Field("target", "Target", width=10, help="Boleh kosong.", limit=12, validate=judged(parse_decimal)),
            Field("direction", "Baik bila", "choice", 8, choices=WAYS, required=True),
            Field("valid_from", "Berlaku dari", "date", 10, help="Boleh kosong.", validate=day, tidy=tidy),
            Field("valid_to", "Berlaku sampai", "date", 10, help="Boleh kosong.", validate=day, tidy=tidy),
        ]

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
        self._show_list()
        self.say(f"Dipakai: {profile.title}.")

    def action_new(self) -> None:
        """Open the form of a new indicator."""
        if self.editing is None:
            self._open(Indicator("", "", "", "", "", "", "%", None, "naik", is_own=True))

    def action_delete(self) -> None:
        """Remove an indicator of the office after a question."""
        chosen = self._own_chosen()
        if chosen is not None:
            self.confirm(f"Hapus indikator {chosen.code} {chosen.name[:40]}?", lambda: self._delete(chosen))

    def _delete(self, indicator: Indicator) -> None:
        try:
            own_indicators.delete_own(self.session, indicator)
        except OperatorError:
            self._show_list(indicator.code)
            raise
        self._show_list()
        self.say(f"Indikator {indicator.code} dihapus.")

    def on_record_list_selected(self) -> None:
        """Open the form of the highlighted indicator."""
        chosen = self._own_chosen()
        if chosen is not None:
            self._open(chosen)

    def _own_chosen(self) -> Indicator | None:
        """Return the indicator under the cursor where it is the office's own; says so where it is not."""
        cursor = self.query_one(RecordList).cursor
        if self.editing is not None or cursor >= len(self.shown):
            return None
        if not self.shown[cursor].is_own:
            self.complain(
                "Indikator ini dari profil; targetnya dapat diganti di layar Target. n menambah yang sendiri."
            )
            return None
        return self.shown[cursor]

    def action_save(self) -> None:
        """Check and save the form."""
        if self.editing is not None:
            self.query_one(Form).submit()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds."""
        if self.editing is not None:
            self._save(self._indicator(event.values, self.editing))

    def _save(self, wanted: Indicator) -> None:
        try:
            own_indicators.save_own(self.session, wanted)
        except ConflictError as error:
            self._merge(wanted.code, error)
        except GoneError:
            new = replace(wanted, version=0)
            self.confirm("Sudah dihapus operator lain. Simpan sebagai indikator baru?", lambda: self._save(new))
        else:
            self._show_list(wanted.code.upper())
            self.say(f"Indikator {wanted.code.upper()} tersimpan.")

    def _merge(self, code: str, error: ConflictError) -> None:
        """Go on with the indicator as another operator left it, and what was typed here."""
        now = next((one for one in own_indicators.own_indicators() if one.code == code), None)
        if now is None:
            raise error
        form, begun = self.query_one(Form), self.before
        self.editing, self.before = now, {key: text for key, text in _texts(now).items() if key in begun}
        keep_typed(form, form.values(), begun, self.before)
        self.complain(conflict_told(error))

    def _indicator(self, values: Mapping[str, str], before: Indicator) -> Indicator:
        days = {
            name: parse_entry_date(values[name], None, self.session.today).isoformat() if values[name] else ""
            for name in ("valid_from", "valid_to")
        }
        return Indicator(
            before.code or values["code"], values["name"], values["name"], values["group"], values["numerator"],
            values["denominator"], values["unit"], parse_decimal(values["target"]) if values["target"] else None,
            values["direction"], days["valid_from"], days["valid_to"], is_own=True, version=before.version,
        )  # fmt: skip

    def action_cancel_work(self) -> None:
        """Close the form without saving."""
        if self.editing is not None:
            self._leave_form()

    def action_back(self) -> None:
        """Close the form, or leave."""
        if self.editing is not None:
            self._leave_form()
        else:
            super().action_back()

    def _leave_form(self) -> None:
        if self.query_one(Form).values() == self.before:
            self._show_list()
        else:
            self.confirm("Perubahan belum disimpan. Buang?", self._show_list)

    def _open(self, indicator: Indicator) -> None:
        self.editing = indicator
        form = self.query_one(Form)
        fields = self._fields()
        form.set_fields(fields if not indicator.version else fields[1:], _texts(indicator))
        self.before = form.values()
        self._switch(form=True)
        self.set_title("DAFTAR INDIKATOR", indicator.code or "indikator baru")
        self.say("", "ISI")
        form.focus()

    def _show_list(self, code: str = "") -> None:
        """Show the indicators of this year's profile, then every one of the office's own."""
        self.editing = None
        profile = indicators.profile_of(self.session.today.year, self.session.database.parent)
        shipped = (one for one in profile.indicators if not one.is_own)
        self.shown = [*shipped, *own_indicators.own_indicators()]
        self.query_one(PromptLine).close()
        self._switch(form=False)
        table = self.query_one(RecordList)
        codes = [one.code for one in self.shown]
        table.set_source(
            ListSource([_row(one) for one in self.shown]), codes.index(code) if code in codes else table.cursor
        )
        self.set_title("DAFTAR INDIKATOR", profile.title)
        self.say("", f"{len(self.shown)} indikator")
        self._tell()
        if profile.complaint:
            self.complain(profile.complaint)
        table.focus()

    def on_record_list_highlighted(self) -> None:
        """Show the indicator in full."""
        self._tell()

    def _tell(self) -> None:
        cursor = self.query_one(RecordList).cursor
        self.query_one(Detail).set_text(_told(self.shown[cursor]) if cursor < len(self.shown) else "")

    def _switch(self, *, form: bool) -> None:
        self.query_one(Form).display = form
        self.query_one(RecordList).display = self.query_one(Detail).display = not form
        self.query_one(LegendLine).update(FORM_LEGEND if form else LIST_LEGEND)


def _texts(one: Indicator) -> dict[str, str]:
    return {
        "code": one.code, "name": one.name, "group": one.group, "numerator": one.numerator,
        "denominator": one.denominator, "unit": one.unit, "target": count_text(one.target),
        "direction": one.direction, "valid_from": _day(one.valid_from), "valid_to": _day(one.valid_to),
    }  # fmt: skip


def _day(iso: str) -> str:
    """Return an ISO date as it is typed, "" for none."""
    return short_date(date.fromisoformat(iso)) if iso else ""


def _row(one: Indicator) -> Row:
    target = f"{count_text(one.target) or '-'}{' *' if one.unverified and one.target is not None else ''}"
    return Row((one.code, one.name, one.unit, target, one.direction, "sendiri" if one.is_own else "profil"))


def _told(one: Indicator) -> str:
    """Return an indicator in words: group, what over what, validity, source."""
    over = f" dibagi {one.denominator}" if one.denominator else f" ({one.unit})"
    span = " ".join(
        f"{word} {_day(text)}" for word, text in (("dari", one.valid_from), ("sampai", one.valid_to)) if text
    )
    doubt = " * target belum dicocokkan dengan naskah resmi." if one.unverified else ""
    holds = f" Berlaku {span}." if span else ""
    return f"{one.code} {one.name}. {one.group}\n{one.numerator}{over}.\nSumber: {one.source}.{holds}{doubt}"
