"""The ledger as a list: which agreements are meant, filtered, searched, in the order of now."""

from dataclasses import replace

from textual.app import ComposeResult

from stunting_tui.domain.dates import plain_date
from stunting_tui.domain.deliberation.agreement import DeliberationKind
from stunting_tui.domain.deliberation.agreement_text import parse_villages
from stunting_tui.domain.following.ledger import Entry, Meeting, in_order
from stunting_tui.domain.following.ledger_views import Filter, Which, filter_text
from stunting_tui.domain.region import Village
from stunting_tui.errors import DataError
from stunting_tui.screens.agreement_list import AgreementListScreen
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.following.ledger_rows import columns, entry_row, entry_text, holds, values
from stunting_tui.services.following import ledger
from stunting_tui.services.register import region
from widgets.record_list import RecordList
from widgets.sorting import Sorting

NOTHING = "Belum ada kesepakatan. Buat rembuk dan isi kesepakatannya di layar Rembuk."
FITTING = "Tidak ada kesepakatan yang cocok. Esc menampilkan semua, {filter_ledger} menyaring lagi."
ANSWERED = "Semua kesepakatan rembuk sebelumnya sudah dijawab: dibawa, selesai, atau batal."
FILTERS = "Saring 1 semua 2 terbuka 3 lewat 4 selesai 5 desa 6 penanggung 7 triwulan"
WHICH = dict(zip("1234", Which, strict=True))
HINT = "Enter riwayat, {previous_year} dan {next_year} tahun, {carry} bawa, {drop} batal"
MINILOK_HINT = "{tell}: status, persen, catatan. Misalnya p 60% kader dilatih"
OFFER_HINT = "{carry} bawa ke rembuk ini, {drop} tidak dibawa (dengan alasan)"


class LedgerScreen(AgreementListScreen[Entry]):
    """`params`: `deliberation_id` a minilok or rembuk at work, `filter` what to show, `told` a message.

    In a `minilok` the list has what is open then and what was told there; for the `target` of carrying what is open of
    the rembuk before it; else the whole ledger.
    """

    ORDER = Sorting("due")

    minilok: Meeting | None = None
    target: Meeting | None = None
    wanted = Filter()

    def body(self) -> ComposeResult:
        """Give the ledger, and the highlighted agreement in full."""
        yield RecordList(columns(minilok=False), id="list", empty=NOTHING)
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the ledger; gone to anew, for the session and the filter that are asked for."""
        self.villages = {village.code: village.name for village in region.villages()}
        self.meetings = ledger.meetings()
        if self.fresh:
            self._begin(self.meetings.get(self.params.pop("deliberation_id", None)))
        self.read(self.params.pop("agreement_id", None))
        self.say(self.params.pop("told", "") or self.params.pop("said", "") or self.hint(), self.counted())
        self.query_one(RecordList).focus()

    def _begin(self, meeting: Meeting | None) -> None:
        is_minilok = meeting is not None and meeting.kind is DeliberationKind.MINILOK
        self.minilok, self.target = (meeting, None) if is_minilok else (None, meeting)
        self.wanted, self.searched = self.params.pop("filter", Filter()), ""
        table = self.query_one(RecordList)
        table.set_columns(columns(minilok=is_minilok))
        table.move_to(0)

    def hint(self) -> str:
        """Return what can be done with the list; nothing where none is listed."""
        if not self.listed:
            return ""
        return self.spelled(MINILOK_HINT if self.minilok else OFFER_HINT if self.target else HINT)

    def read(self, agreement: int | None = None) -> None:
        """Read the ledger and show it, the cursor on the agreement with this id or where it was."""
        self.entries = in_order(ledger.entries())
        self.known = {entry.id: entry for entry in self.entries}
        self.show(agreement)

    def show(self, agreement: int | None) -> None:
        """List what is meant, in the order of now."""
        today = self.session.today
        fitting = [one for one in self._meant() if self.wanted.holds(one, today) and holds(one, self.searched)]
        self.listed = self.arranged(fitting, values(today), lambda entry: entry.agreement.text)
        table = self.query_one(RecordList)
        filtered = self.wanted != Filter() or self.searched
        none = FITTING if self.entries and filtered else ANSWERED if self.target else NOTHING
        table.empty = self.spelled(none)
        here = self.minilok.id if self.minilok else None
        self.show_rows([entry_row(entry, today, here) for entry in self.listed], self.place_of(agreement))
        self._set_heading()
        self.tell()

    def _meant(self) -> list[Entry]:
        """Return the entries the session at work is about."""
        meeting = self.minilok or self.target
        if meeting is None:
            return self.entries
        place = (meeting.held_on, meeting.id)
        before = [entry for entry in self.entries if (entry.meeting.held_on, entry.meeting.id) < place]
        return [entry for entry in before if entry.is_alive or self.is_told(entry)]

    def is_told(self, entry: Entry) -> bool:
        """Whether the minilok at work heard of the agreement."""
        return self.minilok is not None and any(step.meeting == self.minilok.id for step in entry.steps)

    def _set_heading(self) -> None:
        words = filter_text(self.wanted, self.villages) if self.wanted != Filter() else ""
        found = f'"{self.searched}"' if self.searched else ""
        title = "BUKU KESEPAKATAN"
        if self.minilok is not None:
            title = f"MINILOK {plain_date(self.minilok.held_on)}"
        elif self.target is not None:
            title = f"DIBAWA KE REMBUK {plain_date(self.target.held_on)}"
        self.set_title(title, "   ".join(part for part in (words, found, self.order_told()) if part))

    def counted(self) -> str:
        """Return how many are listed, and how many of those were told of or are late."""
        if self.minilok is not None:
            return f"{sum(map(self.is_told, self.listed))} dari {len(self.listed)} dilaporkan"
        late = sum(entry.days_late(self.session.today) > 0 for entry in self.listed)
        return f"{len(self.listed)} kesepakatan{f', {late} lewat' if late else ''}"

    def told(self, one: Entry) -> str:
        """Return an entry in full."""
        return entry_text(one, self.known, self.villages, self.session.today)

    def action_filter_ledger(self) -> None:
        """Ask what to show."""
        self.ask(FILTERS, self._filter, choices="1234567")

    def _filter(self, digit: str) -> None:
        if digit == "1":
            self._keep(Filter())
        elif digit in WHICH:
            self._keep(replace(self.wanted, which=WHICH[digit]))
        elif digit == "5":
            self.ask("Desa (kosong: semua desa)", self._filter_village)
        elif digit == "6":
            self.ask(
                "Penanggung jawab memuat (kosong: semua)",
                lambda text: self._keep(replace(self.wanted, responsible=text.strip())),
            )
        else:
            year = self.wanted.year or self.session.today.year
            self.ask(
                f"Triwulan tahun {year}: 1 2 3 4, 0 semua",
                lambda text: self._filter_quarter(year, text),
                choices="01234",
            )

    def _filter_village(self, text: str) -> None:
        codes = parse_villages(text, [Village(one.code, one.name, one.kind) for one in region.villages()])
        if len(codes) > 1:
            raise DataError("Hanya satu desa dapat disaring.", "Tulis satu nama desa.")
        self._keep(replace(self.wanted, village=codes[0] if codes else ""))

    def _filter_quarter(self, year: int, digit: str) -> None:
        self._keep(replace(self.wanted, quarter=f"{year}-T{digit}" if digit != "0" else ""))

    def _keep(self, wanted: Filter) -> None:
        """Show what another filter keeps."""
        chosen = self.chosen_id()
        self.wanted = wanted
        self.show(chosen)
        self.say(f"Tampil: {filter_text(wanted, self.villages)}.", self.counted())

    def action_cancel_work(self) -> None:
        """Show everything again."""
        if self.searched or self.wanted != Filter():
            self.searched = ""
            self._keep(Filter())

    def action_previous_year(self) -> None:
        """Show the agreements of the rembuk of the year before."""
        self._step_year(1)

    def action_next_year(self) -> None:
        """Show those of the year after; after the newest, of all years."""
        self._step_year(-1)

    def _step_year(self, by: int) -> None:
        years = [None, *sorted({entry.meeting.held_on.year for entry in self.entries}, reverse=True)]
        at = years.index(self.wanted.year) + by if self.wanted.year in years else 0
        if not 0 <= at < len(years):
            self.say("Semua tahun sudah tampil." if by < 0 else "Ini tahun tertua.")
        else:
            self._keep(replace(self.wanted, year=years[at]))
