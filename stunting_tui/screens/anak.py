"""Anak: the register, found by name or NIK while one types; only the rows in view are read."""

from array import array
from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.nik import mask_nik
from stunting_tui.domain.numbers import format_integer
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.wording import months, z_cell, z_sign
from stunting_tui.services import children, figures, region
from widgets.columns import Column
from widgets.record_list import RecordList, Row

NAME = Column("Nama", 20, flex=2)
VILLAGE = Column("Desa", 13, flex=1)
POSYANDU = Column("Posyandu", 13, flex=1)
STATE = (Column("TB/U", 7), Column("BB/TB", 7), Column("Status", 19))
AGE = (Column("JK", 2), Column("Umur", 5, "right"))
COLUMNS = (NAME, *AGE, VILLAGE, *STATE, Column("NIK", 14), POSYANDU)
IN_VILLAGE = (NAME, *AGE, POSYANDU, *STATE, Column("NIK", 14))
NOTHING = "Belum ada anak. Impor berkas (Beranda, 3), atau n untuk anak baru."


class ChildSource:
    """Children by their ids, a page at a time."""

    def __init__(self, ids: "array[int]", today: date, *, in_village: bool = False) -> None:
        self.ids = ids
        self.today = today
        self.in_village = in_village

    def count(self) -> int:
        """Return how many children there are."""
        return len(self.ids)

    def rows(self, start: int, stop: int) -> Sequence[Row]:
        """Read the children in view."""
        found = children.child_rows(self.ids[start:stop])
        return [child_row(child, self.today, in_village=self.in_village) for child in found]


class AnakScreen(BaseScreen):
    """`params`: `batch`, `village` and `village_name`, `stunted`, `text` narrow the list."""

    NAME = "anak"
    BINDINGS = keys.bindings_for("anak")

    def __init__(self) -> None:
        super().__init__()
        self.ids: array[int] = array("q")
        self.text = ""
        self.village: int | None = None
        self.village_name = ""
        self.batch_id: int | None = None
        self.stunted = False

    def body(self) -> ComposeResult:
        """Give the list."""
        yield RecordList(COLUMNS, empty=NOTHING, id="children")

    def load(self) -> None:
        """Read the list; coming back, stand on the child last opened."""
        if self.fresh:
            self.text = str(self.params.get("text", ""))
            self.village = self.params.get("village")
            self.village_name = self.params.get("village_name", "")
            self.stunted = bool(self.params.get("stunted", False))
            self.batch_id = self.params.get("batch")
        at = self.query_one(RecordList).cursor
        child = self.params.pop("child_id", self.ids[at] if not self.fresh and at < len(self.ids) else None)
        self._read(child)
        if child is not None and child not in self.ids and self.text:
            self.text = ""
            self._read(child)
        self._tell(self.params.pop("said", ""))

    def _read(self, child: int | None = None) -> None:
        """Find the children and show them, the cursor on `child`."""
        only = self._batch() if self.stunted else None
        self.ids = children.child_ids(self.text, self.village, stunted_in=only)
        at = self.ids.index(child) if child is not None and child in self.ids else 0
        records = self.query_one(RecordList)
        records.empty = NOTHING
        if self.text or self.stunted or self.village_name:
            records.empty = "Tidak ada anak yang cocok. Tekan / dan ketik nama atau NIK yang lain."
        one = self.village is not None
        records.set_columns(IN_VILLAGE if one else COLUMNS)
        records.set_source(ChildSource(self.ids, self.session.today, in_village=one), at)
        where = self.village_name or "semua desa"
        self.set_title("ANAK", f"{where}   {self._filter()}".strip())

    def _filter(self) -> str:
        if not self.stunted:
            return ""
        period = next((batch.period for batch in figures.batches() if batch.id == self.batch_id), None)
        return f"hanya pendek, {period_label(period)}" if period else "hanya pendek"

    def _batch(self) -> int:
        """Return the batch that says who is stunted: the one chosen, else the one Beranda begins with."""
        if self.batch_id is None:
            first = figures.current_batch(figures.batches())
            self.batch_id = first.id if first else 0
        return self.batch_id

    def _tell(self, said: str = "") -> None:
        found = f'{format_integer(len(self.ids))} anak dengan "{self.text}"' if self.text else ""
        self.say(said or found, f"{format_integer(len(self.ids))} anak")
        self._in_hand(self.query_one(RecordList).cursor)

    def _in_hand(self, index: int) -> None:
        """Write out the child under the cursor, where the columns are too narrow for its names."""
        found = children.child_rows(self.ids[index : index + 1])
        self.find("   ".join(_whole(found[0])) if found else "")

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Write out the child."""
        self._in_hand(event.index)

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Open the child."""
        self.shell.go("anak-rinci", child_id=self.ids[event.index], ids=self.ids)

    def action_search(self) -> None:
        """Narrow the list while one types."""
        self._ask("")

    def action_search_again(self) -> None:
        """Search on from the same words."""
        self._ask(self.text)

    def _ask(self, initial: str) -> None:
        before = self.text
        self.ask(
            "Cari nama atau NIK", self._search, initial=initial, changed=self._search,
            dropped=lambda: self._search(before),
        )  # fmt: skip

    def _search(self, text: str) -> None:
        if text.strip() != self.text:
            self.text = text.strip()
            self._read()
        self._tell()

    def action_stunted(self) -> None:
        """Keep only children stunted in the batch, or all again."""
        self.stunted = not self.stunted
        at = self.query_one(RecordList).cursor
        self._read(self.ids[at] if at < len(self.ids) else None)
        self._tell()

    def action_measure(self) -> None:
        """Type a measurement of the child under the cursor."""
        at = self.query_one(RecordList).cursor
        if at < len(self.ids):
            self.shell.go("ukur", child_id=self.ids[at])

    def action_new(self) -> None:
        """Write down a child that is not on the register."""
        if region.current_district() is None:
            self.complain("Kecamatan belum dipilih. Pilih dahulu di layar Wilayah (9 di Beranda).")
            return
        self.shell.go("anak-baru", village=self.village)


def child_row(child: children.ChildRow, today: date, *, in_village: bool = False) -> Row:
    """Return a child's line: its signs, and its state in a word; inside one village the posyandu for the village."""
    tall, weight = "TB/U" in child.flags, "BB/TB" in child.flags
    cells = [
        child.name,
        child.sex,
        months(child.birth_date, today),
        child.posyandu if in_village else child.village,
        z_cell(child.haz, implausible=tall),
        z_cell(child.whz, implausible=weight, above=True),
        status_word(child),
        mask_nik(child.nik),
        child.posyandu,
    ]
    sign = z_sign(child.haz, implausible=tall)
    tone = {"<<": "error", "<": "warn"}.get(sign, "")
    return Row(cells, tone, "?" if child.flags else "")


def _whole(child: children.ChildRow) -> list[str]:
    place = ", ".join(part for part in (child.village, child.posyandu) if part)
    return [child.name, place, *([f"NIK {mask_nik(child.nik)}"] if child.nik else [])]


def status_word(child: children.ChildRow) -> str:
    """Return the state in one word: height for age first, weight for height where height is normal."""
    if child.measured_on is None:
        return "belum diukur"
    if "TB/U" in child.flags:
        return "diragukan"
    words = children.labels(child.haz, child.waz, child.whz, oedema=child.oedema)
    if words.haz in ("", "Normal") and words.whz not in ("", "Gizi baik") and "BB/TB" not in child.flags:
        return words.whz
    light = "" if "BB/U" in child.flags else words.waz
    return words.haz or light.replace("Berat badan", "BB").replace("berat badan", "BB") or "-"
