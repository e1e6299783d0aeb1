"""Target: what is aimed at by year and level, with its source; the list, and the form of one in its place."""

from collections.abc import Callable, Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.indicators import Profile, count_text
from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.domain.target import LEVELS, PREVALENCE, VILLAGE, Target
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.readable import judged, year_within
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.services import indicators, region, targets
from widgets.columns import Column
from widgets.fields import Field
from widgets.form import Form
from widgets.lines import LegendLine, PromptLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value

COLUMNS = [
    Column("Tahun", 5, "right", key="year", words="tahun"),
    Column("Tingkat", 10, key="level", words="tingkat"),
    Column("Desa", 14, flex=1, key="village", words="desa", letters=True),
    Column("Indikator", 26, flex=2, key="indicator", words="indikator", letters=True),
    Column("Nilai", 7, "right", key="value", words="nilai"),
    Column("Satuan", 8),
    Column("Sumber", 20, flex=2, rank=1),
]
LIST_LEGEND = "Enter Ubah  n Baru  Del Hapus  a Urut  F1 Bantuan  F10 Kembali"
FORM_LEGEND = "Enter Terima  F9 Daftar  F6 Simpan  Esc Batal  F1 Bantuan  F10 Kembali"
NOTHING = "Belum ada target. Tekan n untuk menambah."


class TargetScreen(SortedScreen):
    """The list of targets, or the form of one."""

    NAME = "target"
    BINDINGS = keys.bindings_for("target")
    CSS_PATH = "target.tcss"
    ORDER = Sorting("year", down=True)

    editing: Target | None = None
    before: dict[str, str]
    profile: Profile

    def body(self) -> ComposeResult:
        """Give the list, the form in its place, and the target in hand in full."""
        yield RecordList(COLUMNS, id="list", empty=NOTHING)
        yield Form([Field("year", "Tahun")], id="form")
        yield Detail(id="detail")

    def load(self) -> None:
        """Show the list; a form left open stays as it is."""
        if self.fresh or self.editing is None:
            self.profile = indicators.profile_of(self.session.today.year, self.session.database.parent)
            self.villages = {village.id: village.name for village in region.villages()}
            self._show_list()

    def _fields(self) -> list[Field]:
        levels = [(level, level) for level in LEVELS]
        villages = [(str(number), name) for number, name in self.villages.items()]
        return [
            Field("year", "Tahun", width=6, help="Tahun target.", required=True, limit=4,
                  validate=year_within(*targets.YEARS)),
            Field("level", "Tingkat", "choice", 14, choices=levels, required=True),
            Field("village", "Desa", "choice", 24, "Hanya bila tingkatnya desa.", choices=villages),
            Field("indicator", "Indikator", width=50, help="Kode (P07) atau nama, mis. Prevalensi stunting.",
                  required=True, limit=120, tidy=self._tidy),
            Field("value", "Nilai", width=12, help="Angka, mis. 14,2.", required=True, limit=12,
                  validate=judged(parse_decimal)),
            Field("unit", "Satuan", width=12, help="% atau orang, keluarga, desa.", limit=12),
            Field("source", "Sumber", width=50, help="Peraturan, dokumen, atau rapat yang menetapkan.", limit=160),
        ]  # fmt: skip

    def _tidy(self, text: str) -> str:
        """Return the code of an indicator that was named by code or name; other words as they are."""
        wanted = " ".join(text.split()).casefold()
        match = (one for one in self.profile.indicators if wanted in (one.code.casefold(), one.name.casefold()))
        return next((one.code for one in match), " ".join(text.split()))

    def action_new(self) -> None:
        """Open the form of a new target."""
        if region.current_district() is None:
            self.complain("Kecamatan belum dipilih. Pilih dahulu di layar Wilayah (9 di Beranda).")
        elif self.editing is None:
            self._open(Target("kecamatan", self.session.today.year, PREVALENCE, 0))

    def action_delete(self) -> None:
        """Remove the highlighted target after a question."""
        chosen = self._chosen()
        if chosen is not None and self.editing is None:
            self.confirm(f"Hapus target {chosen.indicator[:40]} {chosen.year}?", lambda: self._delete(chosen))

    def _delete(self, target: Target) -> None:
        targets.delete_target(self.session, target.id or 0, target.version)
        self._show_list()
        self.say(f"Target {target.indicator} {target.year} dihapus.")

    def on_record_list_selected(self) -> None:
        """Open the form of the highlighted target."""
        chosen = self._chosen()
        if chosen is not None:
            self._open(chosen)

    def on_record_list_highlighted(self) -> None:
        """Show the target in full."""
        self._tell()

    def action_save(self) -> None:
        """Check and save the form."""
        if self.editing is not None:
            self.query_one(Form).submit()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save what the form holds."""
        before, values = self.editing, event.values
        if before is None:
            return
        village = int(values["village"]) if values["village"] and values["level"] == VILLAGE else None
        wanted = Target(
            values["level"], int(values["year"]), values["indicator"], parse_decimal(values["value"]), values["unit"],
            values["source"], village, before.id, before.version,
        )  # fmt: skip
        number = targets.save_target(self.session, wanted)
        self._show_list(number)
        self.say("Target tersimpan.")

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

    def _open(self, target: Target) -> None:
        self.editing = target
        form = self.query_one(Form)
        form.set_fields(self._fields(), _texts(target))
        self.before = form.values()
        self._switch(form=True)
        self.set_title("TARGET", "target baru" if target.id is None else f"{target.indicator} {target.year}")
        self.say("", "ISI")
        form.focus()

    def _show_list(self, number: int | None = None) -> None:
        self.editing = None
        self.every = targets.targets()
        self.query_one(PromptLine).close()
        self._switch(form=False)
        self.say("", f"{len(self.every)} target")
        self._arrange(number)
        self.query_one(RecordList).focus()

    def _arrange(self, number: int | None) -> None:
        """Put the targets in the order of now, the cursor on one of them or where it was."""
        table = self.query_one(RecordList)
        self.shown = self.arranged(self.every, self._values(), lambda one: one.indicator)
        places = [one.id for one in self.shown]
        self.show_rows(
            [self._row(one) for one in self.shown], places.index(number) if number in places else table.cursor
        )
        district = region.current_district()
        told = (district.label if district else "Kecamatan belum dipilih", self.order_told())
        self.set_title("TARGET", "   ".join(part for part in told if part))
        self._tell()

    def _values(self) -> Mapping[str, Callable[[Target], Value]]:
        return {
            "year": lambda one: one.year,
            "level": lambda one: LEVELS.index(one.level),
            "village": lambda one: self.villages.get(one.village_id or 0),
            "indicator": lambda one: one.indicator,
            "value": lambda one: one.value,
        }

    def can_sort(self) -> bool:
        """Whether the list is open, not the form."""
        return self.editing is None

    def show_sorted(self) -> None:
        """Arrange the targets anew."""
        chosen = self._chosen()
        self._arrange(chosen.id if chosen else None)

    def _chosen(self) -> Target | None:
        cursor = self.query_one(RecordList).cursor
        return self.shown[cursor] if cursor < len(self.shown) else None

    def _tell(self) -> None:
        chosen = self._chosen()
        self.query_one(Detail).set_text(self._told(chosen) if chosen else "")

    def _switch(self, *, form: bool) -> None:
        self.query_one(Form).display = form
        self.query_one(RecordList).display = self.query_one(Detail).display = not form
        self.query_one(LegendLine).update(FORM_LEGEND if form else LIST_LEGEND)

    def _named(self, target: Target) -> str:
        known = self.profile.find(target.indicator)
        return f"{known.code} {known.short}" if known else target.indicator

    def _row(self, one: Target) -> Row:
        village = self.villages.get(one.village_id or 0, "")
        return Row(
            (str(one.year), one.level, village, self._named(one), count_text(one.value), one.unit, one.source)
        )  # fmt: skip

    def _told(self, one: Target) -> str:
        known = self.profile.find(one.indicator)
        name = f"{known.code} {known.name}" if known else one.indicator
        village = self.villages.get(one.village_id or 0, "")
        where = f"{one.level} {village}".strip()
        return f"{name}: {count_text(one.value)} {one.unit}, tahun {one.year}, {where}.\nSumber: {one.source or '-'}."


def _texts(one: Target) -> dict[str, str]:
    return {
        "year": str(one.year), "level": one.level, "village": str(one.village_id or ""), "indicator": one.indicator,
        "value": count_text(one.value) if one.id is not None else "", "unit": one.unit, "source": one.source,
    }  # fmt: skip
