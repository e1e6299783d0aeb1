"""Rincian anak: who a child is and every visit with its z-scores and words, newest first."""

import textwrap

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.age import age_label
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.nik import mask_nik
from stunting_tui.domain.numbers import format_integer as number
from stunting_tui.screens.register.child_walk import ChildWalkScreen
from stunting_tui.screens.register.leaving import ask_status
from stunting_tui.screens.wording import POSITIONS, SEXES, exact, months, z_cell, z_text
from stunting_tui.services.register import children
from stunting_tui.services.register.children import ChildDetail, VisitRow
from widgets.columns import Column
from widgets.lines import OneLine, RuleLine
from widgets.record_list import ListSource, RecordList, Row
from widgets.short_list import ShortList

COLUMNS = (
    Column("Tanggal", 10),
    Column("Umur", 5, "right"),
    Column("BB kg", 6, "right"),
    Column("TB cm", 6, "right"),
    Column("Cara", 4),
    Column("TB/U", 7),
    Column("BB/U", 7),
    Column("BB/TB", 7),
    Column("Sumber", 15, flex=1),
)
NOTHING = "Belum pernah diukur. Tekan {measure} untuk mengisi pengukuran."
FACTS = ("who", "family", "place", "home")
WORDS = ("words1", "words2", "words3", "words4")


class AnakRinciScreen(ChildWalkScreen):
    """`params`: `child_id`; `ids` the list it came from, for the keys to the one before and after."""

    NAME = "anak-rinci"
    BINDINGS = keys.bindings_for("anak-rinci")

    def __init__(self) -> None:
        super().__init__()
        self.child: ChildDetail | None = None
        self.revealed = False

    def body(self) -> ComposeResult:
        """Give identity, visits, and the visit in hand in words."""
        for name in FACTS:
            yield OneLine(id=name)
        yield RuleLine()
        yield ShortList(COLUMNS, empty=self.spelled(NOTHING), id="visits")
        yield RuleLine()
        for name in WORDS:
            yield OneLine(id=name)

    def load(self) -> None:
        """Read the child; coming back, the same one with the cursor where it was, or the one gone to meanwhile."""
        before, self.child_id = self.child_id, self.params.pop("child_id", self.child_id)
        if self.fresh:
            self.ids = self.params.get("ids", (self.child_id,))
        another = self.fresh or self.child_id != before
        self.revealed = self.revealed and not another
        self._read(0 if another else self.query_one(RecordList).cursor)
        self._tell(self.params.pop("said", ""))

    def _read(self, cursor: int = 0) -> None:
        """Read the child and its visits."""
        self.child = child = children.child_detail(self.child_id)
        today = self.session.today
        self.set_title("ANAK", f"{child.name}   {child.sex}   {age_label(child.birth_date, today)}")
        nik = (child.nik if self.revealed else mask_nik(child.nik)) or "tidak ada"
        born = f"{SEXES[child.sex].capitalize()}, lahir {short_date(child.birth_date)}"
        left = f" {short_date(child.left_on)}" if child.left_on else ""
        gap = "  " if left else "   "
        self._line("who", gap.join((born, f"NIK {nik}", f"Status {child.status}{left}")))
        self._line("family", f"Orang tua  {child.parent_name or '-'}")
        self._line("place", f"Desa {child.village}   Posyandu {child.posyandu or '-'}")
        self._line("home", f"Alamat     {_address(child)}")
        rows = [_row(visit, child) for visit in child.visits]
        records = self.query_one(RecordList)
        records.set_source(ListSource(rows), min(cursor, max(0, len(rows) - 1)))
        self._words(records.cursor)

    def _line(self, name: str, text: str, tone: str = "") -> None:
        self.query_one(f"#{name}", OneLine).update(text, tone)

    def _words(self, index: int) -> None:
        """Write out the visit under the cursor."""
        visits = self.child.visits if self.child else ()
        lines = _in_words(visits[index], self.size.width - 2) if index < len(visits) else [""] * len(WORDS)
        for name, line in zip(WORDS, lines, strict=True):
            self._line(name, line)

    def _tell(self, said: str = "") -> None:
        place = f"{number(self.place() + 1)} dari {number(len(self.ids))}" if len(self.ids) > 1 else ""
        self.say(said, place)

    def on_record_list_highlighted(self, event: RecordList.Highlighted) -> None:
        """Write out the visit."""
        self._words(event.index)

    def action_child(self) -> None:
        """Look for another child; this one is open."""
        self.action_find_child()

    def action_measure(self) -> None:
        """Type a new measurement."""
        self.shell.go("ukur", child_id=self.child_id)

    def action_chart(self) -> None:
        """Draw the child's measures between the WHO lines."""
        self.shell.go("grafik", child_id=self.child_id, ids=self.ids)

    def action_edit(self) -> None:
        """Change the visit under the cursor."""
        if self.child is None or not self.child.visits:
            key = self.key("measure")
            self.complain(f"Belum ada pengukuran untuk diubah. Tekan {key} untuk mengisi yang pertama.")
            return
        visit = self.child.visits[self.query_one(RecordList).cursor]
        self.shell.go("ukur", child_id=self.child_id, visit_id=visit.id)

    def action_status(self) -> None:
        """Let the child leave the register, or be active again."""
        ask_status(self, self.child_id, self._read_again)

    def _read_again(self, said: str) -> None:
        self._read(self.query_one(RecordList).cursor)
        self._tell(said)

    def action_reveal(self) -> None:
        """Show the whole NIK, for this child and this look only; the audit remembers who looked."""
        self.revealed = not self.revealed and children.reveal_nik(self.session, self.child_id) is not None
        self._read(self.query_one(RecordList).cursor)
        masking = f"NIK tampil lengkap; {self.key('reveal')} menyamarkannya lagi."
        self._tell(masking if self.revealed else "NIK disamarkan.")

    def show_child(self) -> None:
        """Show the child, with its NIK masked."""
        self.revealed = False
        self._read()
        self._tell()

    def tell_end(self, text: str) -> None:
        """Say that the list ends here."""
        self._tell(text)


def _address(child: ChildDetail) -> str:
    yard = f"RT {child.rt} RW {child.rw}" if child.rt or child.rw else ""
    return ", ".join(part for part in (child.address, yard) if part) or "-"


def _row(visit: VisitRow, child: ChildDetail) -> Row:
    position = POSITIONS.get(visit.position or "", "-") + ("~" if visit.position_inferred else "")
    z = (
        z_cell(visit.haz, implausible="TB/U" in visit.flags),
        z_cell(visit.waz, implausible="BB/U" in visit.flags),
        z_cell(visit.whz, implausible="BB/TB" in visit.flags, above=True),
    )
    cells = (
        short_date(visit.measured_on), months(child.birth_date, visit.measured_on), exact(visit.weight_kg) or "-",
        exact(visit.height_cm) or "-", position, *z, "hilang dari berkas" if visit.vanished else visit.source,
    )  # fmt: skip
    mark = "?" if visit.flags or visit.forced else ""
    return Row(cells, "muted" if visit.vanished else "", mark)


def _in_words(visit: VisitRow, width: int) -> list[str]:
    """Return four lines: the words of the z-scores and the other measures, then where the visit comes from and why."""
    words = children.labels(visit.haz, visit.waz, visit.whz, oedema=visit.oedema)
    tall, light, thin = (
        f"{index} {z_text(z)} {'di luar batas wajar' if index in visit.flags else word}".rstrip()
        for index, z, word in (
            ("TB/U", visit.haz, words.haz), ("BB/U", visit.waz, words.waz), ("BB/TB", visit.whz, words.whz),
        )
    )  # fmt: skip
    oedema = {None: "-", True: "ya", False: "tidak"}[visit.oedema]
    other = f"LiLA {exact(visit.muac_cm) or '-'}  Lingkar kepala {exact(visit.head_cm) or '-'}  Edema {oedema}"
    notes = [f"Sumber: {visit.source}."]
    if visit.position_inferred:
        typed = visit.source == children.TYPED
        notes.append(f"Cara ukur (~) {'menurut umur anak' if typed else 'disimpulkan dari z di berkas'}.")
    if visit.file_haz is not None:
        notes.append(f"TB/U di berkas {z_text(visit.file_haz)}.")
    if visit.forced:
        notes.append(f"Dipakai dengan alasan: {visit.forced}")
    folded = textwrap.wrap(" ".join(notes), width, max_lines=2, placeholder=" ...")
    return [f"{tall}   {light}", f"{thin}   {other}", *folded, "", ""][:4]
