"""Pejabat: who signs, between which dates the signature is valid; the list, and the form of one in its place."""

from collections.abc import Callable, Mapping

from stunting_tui import keys
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.official import VILLAGE_HEAD, Official, role_name, roles, state_on
from stunting_tui.screens.deliberation.official_fields import OfficialFields, official_texts
from stunting_tui.screens.record_form import RecordFormScreen
from stunting_tui.services.deliberation import officials
from stunting_tui.services.register import region
from widgets.columns import Column
from widgets.fields import Field
from widgets.record_list import Row
from widgets.sorting import Sorting, Value


class PejabatScreen(RecordFormScreen[Official]):
    """The register of officials, or the form of one."""

    NAME = "pejabat"
    BINDINGS = keys.bindings_for("pejabat")
    CSS_PATH = "pejabat.tcss"
    ORDER = Sorting("role")
    COLUMNS = (
        Column("Peran", 22, flex=1, key="role", words="peran", letters=True),
        Column("Nama", 24, flex=2, key="name", words="nama", letters=True),
        Column("Dari", 10, key="since", words="berlaku dari"),
        Column("Sampai", 10, key="until", words="berlaku sampai"),
        Column("Hari ini", 8, key="state", words="keadaan hari ini", letters=True),
    )
    TITLE = "PEJABAT"
    ONE = "pejabat"
    EMPTY = "Belum ada pejabat. Tekan {new} untuk menambah; tanpa pejabat dicetak baris titik-titik."

    def read(self) -> list[Official]:
        """Return every official by role."""
        return officials.officials()

    def row(self, one: Official) -> Row:
        """Return an official as a line."""
        role = one.office if one.role == VILLAGE_HEAD else role_name(one.role)
        state = state_on(one, self.session.today)
        return Row((role, one.name, short_date(one.valid_from), short_date(one.valid_to), state))

    def told(self, one: Official) -> str:
        """Return an official as printed."""
        return f"Tercetak: {one.office}\n{one.name}, {f'NIP {one.nip}' if one.nip else 'tanpa NIP'}"

    def values_of(self) -> Mapping[str, Callable[[Official], Value]]:
        """Return what officials are sorted by."""
        order = {role.code: at for at, role in enumerate(roles())}
        return {
            "role": lambda one: order.get(one.role, len(order)),
            "name": lambda one: one.name,
            "since": lambda one: str(one.valid_from or "") or None,
            "until": lambda one: str(one.valid_to or "") or None,
            "state": lambda one: state_on(one, self.session.today),
        }

    def name_of(self, one: Official) -> str:
        """Return the name."""
        return one.name

    def subject(self, one: Official, texts: Mapping[str, str]) -> str:  # noqa: ARG002 - as the form has the name
        """Return the name."""
        return texts["name"]

    def removal_asked(self, one: Official) -> str:
        """Return the question before an official is removed from the register."""
        return f"Hapus {one.name} dari daftar pejabat?"

    def heading(self) -> str:
        """Return the kecamatan."""
        district = region.current_district()
        return district.label if district else "Kecamatan belum dipilih"

    def counted(self) -> str:
        """Return how many there are, and how many can sign today."""
        valid = sum(one.holds_on(self.session.today) for one in self.shown)
        return f"{len(self.shown)} pejabat, {valid} berlaku hari ini"

    def fields(self) -> list[Field]:
        """Return the fields of the form."""
        return self._parts().fields()

    def texts(self, one: Official) -> dict[str, str]:
        """Return an official as the texts of the form."""
        return official_texts(one)

    def blank(self) -> Official:
        """Return a new official of the first role."""
        return Official("", "", role=roles()[0].code)

    def store(self, before: Official, texts: Mapping[str, str]) -> int:
        """Save what the form holds."""
        return officials.save_official(self.session, self._parts().official(texts, before))

    def erase(self, one: Official) -> None:
        """Remove an official."""
        officials.delete_official(self.session, one.id or 0, one.version)

    def _parts(self) -> OfficialFields:
        return OfficialFields(self.session.today, self.villages)
