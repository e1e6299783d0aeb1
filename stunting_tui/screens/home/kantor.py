"""Kantor: what the office prints on its reports: the kop surat, the Camat who signs, the paper."""

from collections.abc import Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.nip import written_nip
from stunting_tui.errors import DataError
from stunting_tui.screens.merging import TOLD, keep_typed
from stunting_tui.screens.single_form import SingleFormScreen
from stunting_tui.screens.wording import leave_with
from stunting_tui.services.office import office
from stunting_tui.services.office.office import Office
from stunting_tui.services.register import region
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import OneLine

NO_DISTRICT = "Kecamatan belum dipilih. Tekan {back}, lalu {regions} di Beranda untuk memilihnya."


def _nip_complaint(value: str, _values: Mapping[str, str]) -> str | None:
    """Return what is wrong with a NIP."""
    try:
        written_nip(value)
    except DataError as error:
        return str(error)
    return None


def _tidy_nip(value: str) -> str:
    """Return a NIP in its groups; what is none as it is."""
    return value if _nip_complaint(value, {}) else written_nip(value)


def _fields() -> list[Field]:
    from_region = "Dikosongkan: menurut kecamatan yang dipilih."
    return [
        Field("regency", "Kabupaten/kota pada kop", width=40, help=f"Baris pertama kop. {from_region}", limit=60),
        Field("district", "Kecamatan pada kop", width=40, help=f"Baris kedua kop. {from_region}", limit=60),
        Field("street", "Alamat baris 1", width=48, help="Jalan dan nomor.", limit=90),
        Field("contact", "Alamat baris 2", width=48, help="Telepon dan kode pos.", limit=90),
        Field("place", "Tempat tanda tangan", width=30, help=f"Di depan tanggal. {from_region}", limit=40),
        Field("head_name", "Nama Camat", width=40, help="Nama dan gelar yang menandatangani laporan.", limit=80),
        Field("head_nip", "NIP Camat", width=24, help="18 angka, spasi boleh; boleh kosong.", limit=30,
              validate=_nip_complaint, tidy=_tidy_nip),
        Field("paper", "Kertas", "choice", 4, choices=[("A4", "A4"), ("F4", "F4")], required=True),
    ]  # fmt: skip


def _texts(values: Office) -> dict[str, str]:
    """Return the office as the texts of the form."""
    return {
        "regency": values.regency,
        "district": values.district,
        "street": values.address[0] if values.address else "",
        "contact": ", ".join(values.address[1:]),
        "place": values.place,
        "head_name": values.head_name,
        "head_nip": values.head_nip,
        "paper": values.paper,
    }


def _office_from(texts: Mapping[str, str]) -> Office:
    """Return the texts of the form as the office."""
    return Office(
        regency=texts["regency"],
        district=texts["district"],
        address=(texts["street"], texts["contact"]),
        place=texts["place"],
        head_name=texts["head_name"],
        head_nip=texts["head_nip"],
        paper="F4" if texts["paper"] == "F4" else "A4",
    )


class KantorScreen(SingleFormScreen):
    """One form; without a kecamatan it says what to do first."""

    NAME = "kantor"
    BINDINGS = keys.bindings_for("kantor")

    def body(self) -> ComposeResult:
        """Give the form, and the line in its place."""
        yield OneLine(self.spelled(NO_DISTRICT), id="missing")
        yield Form(_fields(), id="form")

    def load(self) -> None:
        """Show what is set; coming back from the help, leave the form as it is."""
        if not self.fresh:
            return
        district = region.current_district()
        self.set_title("KANTOR", district.label if district else "Kecamatan belum dipilih")
        form = self.query_one(Form)
        form.display = district is not None
        form.disabled = not form.display
        self.query_one("#missing").display = district is None
        form.load(_texts(office.office()))
        self.begun = form.values()
        if district is not None:
            form.focus()
        self.say("Dicetak pada kop dan tanda tangan laporan." if district else "")

    def action_save(self) -> None:
        """Check every field and save."""
        if self.query_one(Form).display:
            super().action_save()
        else:
            self.complain(self.spelled(NO_DISTRICT))

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what was changed here; what another operator changed meanwhile stays."""
        now = _texts(office.office())
        changed = {key: value for key, value in event.values.items() if value != self.begun[key]}
        if any(now[key] not in (self.begun[key], value) for key, value in changed.items()):
            keep_typed(self.query_one(Form), event.values, self.begun, now)
            self.begun = now
            self.complain(f"Operator lain sudah mengubahnya. {TOLD}")
            return
        office.save_office(self.session, _office_from(now | changed))
        self.begun = self.query_one(Form).values()
        leave_with(self, "Kop surat dan nama Camat tersimpan.")
