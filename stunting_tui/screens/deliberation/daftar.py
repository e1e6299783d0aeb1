"""Daftar anak: whom an agreement is about; chosen by rule, found by name, families typed, followed to the end."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.deliberation.agreement import Agreement, ChildOutcome, ListKind
from stunting_tui.domain.deliberation.child_rules import RULES, rule_words
from stunting_tui.domain.deliberation.listed_child import ListedChild
from stunting_tui.screens.deliberation.listed_outcomes import OutcomesScreen
from stunting_tui.screens.deliberation.listed_rows import COLUMNS, VALUES, listed_row, listed_text
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.register.child_rows import COLUMNS as CHILD_COLUMNS
from stunting_tui.screens.register.child_rows import ChildSource
from stunting_tui.screens.wording import leave_with
from stunting_tui.services.deliberation import agreement_children, rembuk
from stunting_tui.services.register import children, region
from widgets.columns import Column
from widgets.lines import OneLine
from widgets.record_list import ListSource, RecordList, Row
from widgets.sorting import Sorting

NOTHING = "Belum ada anak. {rule}: pilih menurut aturan, {new}: cari anak, {family}: tulis keluarga."
NOBODY_LIVE = "Saat ini tidak ada anak yang memenuhi aturan daftar ini."
LIVE_ONLY = "Daftar hidup dihitung sendiri. {rule} lalu b membekukannya menjadi daftar yang dapat diubah."
PICK = "Enter memakai baris yang disorot, {back} kembali ke daftar."


class DaftarScreen(OutcomesScreen):
    """The list of `agreement_id` of the session `deliberation_id`."""

    NAME = "daftar"
    BINDINGS = keys.bindings_for("daftar")
    CSS_PATH = "daftar.tcss"
    ORDER = Sorting("place")

    agreement: Agreement
    members: Sequence[ListedChild] = ()
    shown: Sequence[ListedChild] = ()
    live = False
    view = "list"

    def body(self) -> ComposeResult:
        """Give the agreement in words, the list, what may be picked for it, and the line in hand in full."""
        yield OneLine(id="about")
        yield RecordList(COLUMNS, id="list", empty=self.spelled(NOTHING))
        yield RecordList([Column("Aturan", 60, flex=1)], id="rules")
        yield RecordList(CHILD_COLUMNS, id="picks", empty="Tidak ada anak dengan nama atau NIK itu.")
        yield Detail(id="detail")

    @property
    def records(self) -> RecordList:
        """The list itself."""
        return self.query_one("#list", RecordList)

    def load(self) -> None:
        """Read the list anew."""
        self.number = self.params["deliberation_id"]
        self._switch("list")
        self._read(0 if self.fresh else self.records.cursor)

    def _read(self, cursor: int) -> None:
        """Read agreement and list from the store."""
        wanted = self.params["agreement_id"]
        found = next((point for point in rembuk.deliberation(self.number).agreements if point.id == wanted), None)
        if found is None:
            self.call_later(leave_with, self, "Kesepakatan itu sudah dihapus operator lain.")
            return
        self.agreement = found
        self.live = self.agreement.list_kind is ListKind.LIVE and bool(self.agreement.list_rule)
        self.members = (
            agreement_children.live(wanted, self.session.today) if self.live else agreement_children.followed(wanted)
        )
        self.records.empty = NOBODY_LIVE if self.live else self.spelled(NOTHING)
        self.query_one("#about", OneLine).update(self.agreement.text)
        self.say("", self._counted())
        self._show(cursor)

    def _counted(self) -> str:
        done = sum(child.outcome is not ChildOutcome.OPEN for child in self.members)
        return f"{len(self.members)} nama" + ("" if self.live else f", {done} sudah ada hasilnya")

    def _show(self, cursor: int) -> None:
        places = {id(child): place for place, child in enumerate(self.members, 1)}
        values = {**VALUES, "place": lambda child: places[id(child)]}
        self.shown = self.arranged(self.members, values, lambda child: child.label)
        rows = [listed_row(places[id(child)], child, self.session.today) for child in self.shown]
        self.records.set_sorting(self.sorting)
        self.records.set_source(ListSource(rows, self.records.lead), cursor)
        self._tell_head()
        self._tell_line()

    def _tell_head(self) -> None:
        kind = self.agreement.list_kind
        rule = f": {rule_words(self.agreement.list_rule)}" if self.agreement.list_rule else ""
        told = (f"{kind.value}{rule}" if kind else "", self.order_told())
        self.set_title(f"DAFTAR ANAK {self.agreement.ordinal}", "   ".join(part for part in told if part))

    def _tell_line(self) -> None:
        chosen = self._chosen() if self.view == "list" else None
        self.query_one(Detail).set_text(listed_text(chosen) if chosen else "")

    def can_sort(self) -> bool:
        """Whether the list itself is open."""
        return self.view == "list"

    def show_sorted(self) -> None:
        """Arrange the lines anew."""
        chosen = self._chosen()
        self._show(0)
        if chosen is not None:
            self.records.move_to(self.shown.index(chosen))

    def on_record_list_highlighted(self) -> None:
        """Show the line in full."""
        self._tell_line()

    def on_record_list_selected(self, event: RecordList.Selected) -> None:
        """Take what was picked, or say what became of a child."""
        if self.view == "rules":
            self._ask_kind(RULES[event.index].code)
        elif self.view == "picks":
            self._add_asked(self.picks[event.index])
        else:
            self.action_outcome()

    def child_in_hand(self) -> int | None:
        """Return the child under the cursor."""
        chosen = self._chosen() if self.view == "list" else None
        return chosen.child_id if chosen else None

    def action_rule(self) -> None:
        """Choose the children by a rule."""
        self._switch("rules")
        rows = [Row((rule.words,)) for rule in RULES]
        codes = [rule.code for rule in RULES]
        at = codes.index(self.agreement.list_rule) if self.agreement.list_rule in codes else 0
        self.query_one("#rules", RecordList).set_source(ListSource(rows), at)

    def _ask_kind(self, rule: str) -> None:
        self.ask(
            f"{rule_words(rule)}: b bekukan sekarang, h hidup",
            lambda letter: self._freeze(rule) if letter == "b" else self._make_live(rule),
            choices="bh",
        )

    def _freeze(self, rule: str) -> None:
        agreement_id = self.agreement.id or 0
        added = agreement_children.freeze(self.session, agreement_id, rule)
        self.return_to(
            f"{added} anak dicatat menurut batch rembuk ini." if added else "Tidak ada anak baru menurut aturan."
        )

    def _make_live(self, rule: str) -> None:
        values = replace(self.agreement, list_kind=ListKind.LIVE, list_rule=rule)
        with self.shown_as_it_is():
            rembuk.save_agreement(self.session, self.number, values)
        self.return_to("Daftar ini sekarang hidup: selalu menurut pengukuran terakhir.")

    def return_to(self, said: str, cursor: int | None = None) -> None:
        """Go back to the list as it is stored now."""
        self._switch("list")
        self._read(self.records.cursor if cursor is None else cursor)
        self.say(said, self._counted())

    def action_new(self) -> None:
        """Look for a child to add."""
        if self._may_change():
            self.ask("Tambah anak (nama atau NIK)", self._search, changed=self._narrow, dropped=self._dropped)

    def _narrow(self, text: str) -> None:
        """List the children that fit while it is typed."""
        self._switch("picks", focus=False)
        self.picks = children.child_ids(text.strip())
        self.query_one("#picks", RecordList).set_source(ChildSource(self.picks, self.session.today))

    def _search(self, text: str) -> None:
        self._narrow(text)
        self.query_one("#picks").focus()
        self.say(self.spelled(PICK))

    def _dropped(self) -> None:
        self._switch("list")
        self._tell_line()

    def _add_asked(self, child_id: int) -> None:
        """Add a child; one that lives in none of the agreement's villages after a question."""
        home = agreement_children.home_elsewhere(self.agreement.id or 0, child_id)
        if not home:
            self._add(child_id)
            return
        name = children.child_rows([child_id])[0].name
        self.ask(
            f"{name[:30]} tinggal di {home}. Tetap tambahkan?",
            lambda letter: self._add(child_id) if letter == "y" else self.say(self.spelled(PICK)),
            choices="yt",
            dropped=lambda: self.say(self.spelled(PICK)),
        )
        names = {village.code: village.name for village in region.villages()}
        self.warn(f"Desa kesepakatan ini: {', '.join(names.get(code, code) for code in self.agreement.villages)}.")

    def _add(self, child_id: int) -> None:
        added = agreement_children.add_children(self.session, self.agreement.id or 0, [child_id])
        name = children.child_rows([child_id])[0].name
        self.return_to(f"{name} ditambahkan." if added else f"{name} sudah ada di daftar.", len(self.members))

    def action_family(self) -> None:
        """Write down a family."""
        if self._may_change():
            self.ask("Keluarga (nama, alamat)", self._add_family)

    def _add_family(self, text: str) -> None:
        agreement_children.add_family(self.session, self.agreement.id or 0, text)
        self.return_to("Keluarga ditambahkan.", len(self.members))

    def action_delete(self) -> None:
        """Take the line in hand off the list after a question."""
        self.on_chosen(lambda child: self.confirm(f"Keluarkan {child.label} dari daftar?", lambda: self._remove(child)))

    def _remove(self, child: ListedChild) -> None:
        with self.shown_as_it_is():
            agreement_children.remove(self.session, child.id or 0, child.version)
        self.return_to(f"{child.label} dikeluarkan dari daftar.")

    def action_back(self) -> None:
        """From what is picked to the list; from the list away."""
        if self.view == "list":
            super().action_back()
        else:
            self.return_to("")

    def _may_change(self) -> bool:
        """Whether the list is a frozen one; says so where it is not."""
        if self.live:
            self.complain(self.spelled(LIVE_ONLY))
        return not self.live and self.view == "list"

    def on_chosen(self, do: Callable[[ListedChild], None]) -> None:
        """Do something with the line in hand of a frozen list, or say why there is nothing to do."""
        chosen = self._chosen()
        if self._may_change():
            if chosen is None:
                self.complain(self.spelled(NOTHING))
            else:
                do(chosen)

    def _chosen(self) -> ListedChild | None:
        cursor = self.records.cursor
        return self.shown[cursor] if cursor < len(self.shown) else None

    def _switch(self, view: str, *, focus: bool = True) -> None:
        self.view = view
        for name in ("list", "rules", "picks"):
            self.query_one(f"#{name}").display = name == view
        if view != "list":
            self.query_one(Detail).set_text(self.spelled(PICK) if view == "rules" else "")
        if focus:
            self.query_one(f"#{view}").focus()
