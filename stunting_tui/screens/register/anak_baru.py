"""Anak baru: a child that no file has brought, written down by hand."""

from collections.abc import Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.screens.single_form import SingleFormScreen
from stunting_tui.screens.wording import SEXES, leave_with, tidy_date
from stunting_tui.services.register import child_entry, region
from widgets.fields import Check, Field
from widgets.form import Form


class AnakBaruScreen(SingleFormScreen):
    """`params`: `village` the id of the village to begin with."""

    NAME = "anak-baru"
    BINDINGS = keys.bindings_for("anak-baru")

    def body(self) -> ComposeResult:
        """Give the form."""
        yield Form([Field("name", "Nama anak")], id="form")

    def _fields(self) -> list[Field]:
        villages = [(str(village.id), village.name) for village in region.villages()]
        day = "ddmmyyyy, contoh 14012025 untuk 14 Januari 2025."
        nik = "16 angka; kosongkan bila tidak tahu."
        born = self._check("birth_date")
        return [
            Field("name", "Nama anak", width=40, limit=80, required=True),
            Field("sex", "Jenis kelamin", "choice", 12, choices=tuple(SEXES.items()), required=True),
            Field("birth_date", "Tanggal lahir", "date", 10, day, required=True, validate=born, tidy=self._day),
            Field("nik", "NIK", "text", 16, nik, limit=20, validate=self._check("nik")),
            Field("parent_name", "Orang tua", width=40, limit=80, help="Nama ayah atau ibu."),
            Field("village", "Desa", "choice", 30, choices=villages, required=True),
            Field("posyandu", "Posyandu", width=30, limit=60),
            Field("rt", "RT", width=4, limit=4),
            Field("rw", "RW", width=4, limit=4),
            Field("address", "Alamat", width=50, limit=120),
        ]

    def load(self) -> None:
        """Begin a form; coming back from the help, leave it as it is."""
        if not self.fresh:
            return
        self.set_title("ANAK BARU", "Isi dari buku register")
        form = self.query_one(Form)
        village = self.params.get("village")
        form.set_fields(self._fields(), {"village": str(village)} if village else {})
        form.focus()
        self.begun = form.values()
        self.say("")

    def _day(self, text: str) -> str:
        """Return a typed date in full."""
        return tidy_date(text, self.session.today)

    def _check(self, key: str) -> Check:
        """Return what cannot be true about one field."""

        def complaint(_value: str, values: Mapping[str, str]) -> str | None:
            return child_entry.check_child(self.session, values).errors.get(key)

        return complaint

    def on_form_changed(self, event: Form.Changed) -> None:
        """Show what should be read again; it hinders nothing."""
        check = child_entry.check_child(self.session, event.values)
        form = self.query_one(Form)
        form.marks = {key: mark for key, mark in form.marks.items() if mark[0] == "!"}
        typed = {key for key, value in event.values.items() if value.strip()}
        form.set_warnings({key: check.doubts[key] for key in check.doubts if key in typed - form.marks.keys()})

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save; the list then stands on the child."""
        check = child_entry.check_child(self.session, event.values)
        if check.errors:
            self.query_one(Form).set_errors(check.errors)
            return
        child_id = child_entry.save_child(self.session, check)
        stack = self.shell.screen_stack
        if len(stack) > 1:
            getattr(stack[-2], "params", {})["child_id"] = child_id
        then = f"Tekan {self.key('measure')} untuk mengisi pengukurannya."
        leave_with(self, f"Tersimpan: {check.values['name']}. {then}")
