"""Kunjungan: visits to villages, monev or one village at another's; the list, and the form of one in its place."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from stunting_tui import keys
from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.following.ledger import Entry
from stunting_tui.screens.readable import past_check
from stunting_tui.screens.record_form import RecordFormScreen
from stunting_tui.screens.wording import tidy_date
from stunting_tui.services.following import ledger
from stunting_tui.services.planning import field_visits, pairings
from stunting_tui.services.planning.field_visits import FieldVisit
from stunting_tui.services.planning.pairings import PairRecord
from widgets.columns import Column
from widgets.fields import Field
from widgets.record_list import Row
from widgets.sorting import Sorting, Value


class KunjunganScreen(RecordFormScreen[FieldVisit]):
    """`params`: `pairing_id` opens the form of a new visit of that pair."""

    NAME = "kunjungan"
    BINDINGS = keys.bindings_for("kunjungan")
    CSS_PATH = "kunjungan.tcss"
    ORDER = Sorting("held_on", down=True)
    COLUMNS = (
        Column("Tanggal", 10, key="held_on", words="tanggal"),
        Column("Desa", 14, flex=1, key="village", words="desa", letters=True),
        Column("Untuk", 14, flex=1, key="pair", words="pasangan", letters=True),
        Column("Pengunjung", 13, flex=1, key="visitors", words="pengunjung", letters=True),
        Column("Temuan", 15, flex=3, key="finding", words="temuan", letters=True),
        Column("Sepakat", 7, key="agreement", words="nomor kesepakatan"),
    )
    TITLE = "KUNJUNGAN"
    ONE = "kunjungan"
    EMPTY = "Belum ada kunjungan. Tekan {new} untuk mencatat."

    entries: Mapping[int, Entry]
    pairs: Mapping[int, PairRecord]

    def load(self) -> None:
        """Show the list, or the form of a new visit of a pair."""
        super().load()
        pair = self.pairs.get(self.params.pop("pairing_id", None) or 0)
        if pair is not None:
            self.open_form(FieldVisit(pair.partner_id, self.session.today, pairing_id=pair.id))

    def read(self) -> list[FieldVisit]:
        """Return every visit."""
        self.entries = {entry.id: entry for entry in ledger.entries()}
        self.pairs = {pair.id or 0: pair for pair in pairings.all_pairs()}
        return field_visits.field_visits()

    def row(self, one: FieldVisit) -> Row:
        """Return a visit as a line."""
        return Row(
            (
                short_date(one.held_on), self.villages.get(one.village_id, ""), self._aim(one), one.visitors,
                one.finding, self._code(one) or "-",
            )
        )  # fmt: skip

    def told(self, one: FieldVisit) -> str:
        """Return a visit in full."""
        point = self.entries.get(one.agreement_id or 0)
        said = (
            ("Pengunjung", one.visitors),
            ("Temuan", one.finding),
            ("Tindak lanjut", one.follow_up or "belum ditulis"),
            ("Kesepakatan", f"{point.code} {point.agreement.text}" if point else ""),
        )
        return "\n".join(f"{head}: {text.rstrip(' .')}." for head, text in said if text)

    def values_of(self) -> Mapping[str, Callable[[FieldVisit], Value]]:
        """Return what visits are sorted by."""
        return {
            "held_on": lambda one: one.held_on.toordinal(),
            "village": lambda one: self.villages.get(one.village_id),
            "pair": self._aim,
            "visitors": lambda one: one.visitors,
            "finding": lambda one: one.finding,
            "agreement": lambda one: one.agreement_id,
        }

    def name_of(self, one: FieldVisit) -> str:
        """Return day and village."""
        return f"{short_date(one.held_on)} {self.villages.get(one.village_id, '')}"

    def fields(self) -> list[Field]:
        """Return the fields of the form."""
        today = self.session.today
        villages = [(str(number), name) for number, name in self.villages.items()]
        pairs = [("", "monev"), *((str(number), self._pair_words(pair)) for number, pair in self.pairs.items())]
        points = [("", "-"), *((str(one.id), f"{one.code} {one.agreement.text[:44]}") for one in self._open_points())]
        return [
            Field("held_on", "Tanggal", "date", 10, "Tanggal kunjungan: ddmmyyyy.", required=True,
                  validate=past_check(today), tidy=lambda text: tidy_date(text, today)),
            Field("village", "Desa", "choice", 26, "Desa yang dikunjungi.", choices=villages, required=True),
            Field("pairing", "Untuk", "choice", 46, "monev, atau pasangan desa yang belajar.", choices=pairs),
            Field("visitors", "Pengunjung", "note", help="Siapa yang datang, mis. Camat, bidan, kader.",
                  required=True, limit=300),
            Field("finding", "Temuan", "note", help="Apa yang dilihat.", required=True, limit=600),
            Field("follow_up", "Tindak lanjut", "note", help="Apa yang akan dilakukan, oleh siapa.", limit=600),
            Field("agreement", "Kesepakatan", "choice", 56, f"Kesepakatan yang terkait ({self.key('legal')}).",
                  choices=points),
        ]  # fmt: skip

    def texts(self, one: FieldVisit) -> dict[str, str]:
        """Return a visit as the texts of the form."""
        return {
            "held_on": short_date(one.held_on), "village": str(one.village_id or ""), "visitors": one.visitors,
            "pairing": str(one.pairing_id or ""), "finding": one.finding, "follow_up": one.follow_up,
            "agreement": str(one.agreement_id or ""),
        }  # fmt: skip

    def blank(self) -> FieldVisit:
        """Return a new visit of today."""
        return FieldVisit(0, self.session.today)

    def doubt(self, before: FieldVisit, texts: Mapping[str, str]) -> str:
        """Return whether the village was visited on that day already."""
        wanted = (texts["held_on"], texts["village"])
        same = [one for one in self.every if (short_date(one.held_on), str(one.village_id)) == wanted]
        return "Kunjungan ke desa ini pada hari itu sudah ada." if any(one.id != before.id for one in same) else ""

    def store(self, before: FieldVisit, texts: Mapping[str, str]) -> int:
        """Save what the form holds."""
        wanted = replace(
            before,
            held_on=parse_entry_date(texts["held_on"], None, self.session.today),
            village_id=int(texts["village"]),
            visitors=texts["visitors"],
            finding=texts["finding"],
            follow_up=texts["follow_up"],
            pairing_id=int(texts["pairing"]) if texts["pairing"] else None,
            agreement_id=int(texts["agreement"]) if texts["agreement"] else None,
        )
        return field_visits.save_visit(self.session, wanted)

    def erase(self, one: FieldVisit) -> None:
        """Remove a visit."""
        field_visits.delete_visit(self.session, one.id or 0, one.version)

    def _open_points(self) -> list[Entry]:
        """Return what a visit may be about: what is alive, and what a visit names already."""
        named = {one.agreement_id for one in self.every}
        return [one for one in reversed(list(self.entries.values())) if one.is_alive or one.id in named]

    def _code(self, one: FieldVisit) -> str:
        entry = self.entries.get(one.agreement_id or 0)
        return entry.code if entry else ""

    def _aim(self, one: FieldVisit) -> str:
        """Return "monev", or who learns."""
        pair = self.pairs.get(one.pairing_id or 0)
        return f"belajar: {self.villages.get(pair.village_id, '')}" if pair else "monev"

    def _pair_words(self, pair: PairRecord) -> str:
        return f"{self.villages.get(pair.village_id, '')} belajar di {self.villages.get(pair.partner_id, '')}"
