"""Pasangan desa: who learns from whom, proposed from the figures; taken, changed, visited."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.numbers import format_decimal, format_percent
from stunting_tui.screens.record_form import RecordFormScreen
from stunting_tui.screens.wording import SMALL, change_text
from stunting_tui.services.planning import pairings
from stunting_tui.services.planning.pairings import PairRecord, PairTable
from widgets.columns import Column
from widgets.fields import Field
from widgets.form import Form
from widgets.record_list import Row
from widgets.sorting import Sorting, Value

PARTED = "; "
"""Between the points to talk about, as they are typed."""


class PasanganScreen(RecordFormScreen[PairRecord]):
    """The pairs of a year, those taken and those proposed."""

    NAME = "pasangan"
    BINDINGS = keys.bindings_for("pasangan")
    CSS_PATH = "pasangan.tcss"
    ORDER = Sorting("percent", down=True)
    COLUMNS = (
        Column("Desa", 15, flex=1, key="village", words="desa", letters=True),
        Column("%", 7, "right", key="percent", words="prevalensi"),
        Column("Belajar di", 15, flex=1, key="partner", words="desa tempat belajar", letters=True),
        Column("% di sana", 9, "right", key="lower", words="prevalensi di sana"),
        Column("Ubah", 5, "right", key="change", words="perubahan di sana"),
        Column("Keadaan", 8, key="state", words="keadaan", letters=True),
        Column("Kunjungan", 9, "right", key="visits", words="jumlah kunjungan"),
    )
    TITLE = "PASANGAN DESA"
    ONE = "pasangan"
    EMPTY = "Belum ada pasangan: tidak ada desa di atas rata-rata, atau belum ada batch."

    table: PairTable
    year = 0

    def load(self) -> None:
        """Show the pairs of the year in work."""
        if self.fresh:
            self.year = self.session.today.year
        super().load()

    def read(self) -> list[PairRecord]:
        """Return the pairs of the year."""
        self.table = pairings.pair_table(self.year, self.session.database.parent)
        return self.table.records

    def row(self, one: PairRecord) -> Row:
        """Return a pair as a line."""
        partner = self.table.villages[one.partner_id].measures
        cells = (
            self.villages.get(one.village_id, ""), self._percent(one.village_id),
            self.villages.get(one.partner_id, ""), self._percent(one.partner_id), change_text(partner.change),
            self._state(one), str(one.visits) if one.visits else "-",
        )  # fmt: skip
        return Row(cells, "" if one.id is not None else "muted")

    def told(self, one: PairRecord) -> str:
        """Return the reason and what to talk about."""
        points = [f"- {point}" for point in one.points.splitlines()] or ["- belum ditulis"]
        return "\n".join([f"Alasan: {one.reason or 'belum ditulis'}.", "Pokok pembicaraan:", *points])

    def values_of(self) -> Mapping[str, Callable[[PairRecord], Value]]:
        """Return what pairs are sorted by."""
        return {
            "village": lambda one: self.villages.get(one.village_id),
            "percent": lambda one: self.table.villages[one.village_id].measures.percent,
            "partner": lambda one: self.villages.get(one.partner_id),
            "lower": lambda one: self.table.villages[one.partner_id].measures.percent,
            "change": lambda one: self.table.villages[one.partner_id].measures.change,
            "state": self._state,
            "visits": lambda one: one.visits,
        }

    def name_of(self, one: PairRecord) -> str:
        """Return the two names."""
        return f"{self.villages.get(one.village_id, '')} - {self.villages.get(one.partner_id, '')}"

    def heading(self) -> str:
        """Return the year, the batch and its average."""
        average = f"rata-rata {format_percent(self.table.average)}" if self.table.average is not None else ""
        batch = f"batch {period_label(self.table.batch)}" if self.table.batch else "belum ada batch"
        return "   ".join(part for part in (str(self.year), batch, average) if part)

    def counted(self) -> str:
        """Return how many are taken, and which villages have nobody to learn from."""
        taken = sum(one.id is not None for one in self.shown)
        alone = f", {len(self.table.alone)} tanpa calon" if self.table.alone else ""
        return f"{taken} dipakai dari {len(self.shown)}{alone}"

    def fields(self) -> list[Field]:
        """Return the fields of the form; the partners begin with whom the village may best learn from."""
        villages = [(str(number), name) for number, name in self.villages.items()]
        return [
            Field("village", "Desa", "choice", 26, "Desa yang belajar.", choices=villages, required=True),
            Field("partner", "Belajar di", "choice", 46, f"Diurutkan dari yang paling cocok ({self.key('legal')}).",
                  choices=self._partners(), required=True),
            Field("reason", "Alasan", "note", help="Mengapa dua desa ini.", limit=600),
            Field("points", "Pokok bicara", "note", help="Yang dibicarakan, dipisah titik koma.", limit=1200),
        ]  # fmt: skip

    def _partners(self) -> list[tuple[str, str]]:
        number = self.editing.village_id if self.editing else 0
        first = [one.id for one in self.table.models(number)] if number in self.table.villages else []
        others = [one for one in self.villages if one not in first]
        return [
            (str(one), f"{self.villages[one]} ({self._percent(one)}{', cocok' if one in first else ''})")
            for one in [*first, *others]
        ]

    def texts(self, one: PairRecord) -> dict[str, str]:
        """Return a pair as the texts of the form."""
        village, partner = str(one.village_id or ""), str(one.partner_id or "")
        points = PARTED.join(one.points.splitlines())
        return {"village": village, "partner": partner, "reason": one.reason, "points": points}

    def blank(self) -> PairRecord:
        """Return a pair still to be chosen."""
        return PairRecord(0, 0, "", "")

    def on_form_changed(self, event: Form.Changed) -> None:
        """Propose reason and points anew where another village was picked: the old ones were of others."""
        form = self.query_one(Form)
        if event.key in ("village", "partner"):
            at = form.current
            form.load(self._worded(form.values()))
            form.go_to(at)

    def _worded(self, values: Mapping[str, str]) -> Mapping[str, str]:
        """Return the texts of the form with reason and points proposed for the villages that stand there."""
        village, partner = values["village"], values["partner"]
        if not village or not partner or village == partner:
            return values
        pair = self.table.proposed(int(village), int(partner))
        return {**values, "reason": pair.reason, "points": PARTED.join(pair.points)}

    def store(self, before: PairRecord, texts: Mapping[str, str]) -> int:
        """Save what the form holds; other villages picked at the last moment do not keep the words for the old ones."""
        begun = self.texts(before)
        others = any(texts[key] != begun[key] for key in ("village", "partner"))
        told = self._worded(texts) if others and texts["reason"] == begun["reason"] else texts
        points = "\n".join(part.strip() for part in told["points"].split(";") if part.strip())
        wanted = replace(
            before, village_id=int(told["village"]), partner_id=int(told["partner"]), reason=told["reason"],
            points=points,
        )  # fmt: skip
        return pairings.save_pair(self.session, self.year, wanted)

    def erase(self, one: PairRecord) -> None:
        """Remove a pair."""
        pairings.delete_pair(self.session, one.id or 0, one.version)

    def action_take_pair(self) -> None:
        """Take the proposed pair as it is."""
        chosen = self.chosen() if self.can_sort() else None
        if chosen is None:
            return
        if chosen.id is not None:
            self.say("Pasangan ini sudah dipakai. Enter mengubahnya.")
            return
        with self.shown_as_it_is(chosen):
            number = pairings.save_pair(self.session, self.year, chosen)
        self.show_list(number)
        self.say(f"{self.name_of(chosen)} dipakai.", self.counted())

    def action_visit_pair(self) -> None:
        """Record a visit of the pair in hand."""
        chosen = self.chosen() if self.can_sort() else None
        if chosen is not None and chosen.id is None:
            self.complain(f"Pakai dahulu pasangan ini ({self.key('take_pair')}), baru catat kunjungannya.")
        elif chosen is not None:
            self.shell.go("kunjungan", pairing_id=chosen.id)

    def action_previous_year(self) -> None:
        """Show the pairs of the year before."""
        self._step_year(-1)

    def action_next_year(self) -> None:
        """Show the pairs of the year after."""
        self._step_year(1)

    def _step_year(self, by: int) -> None:
        if self.can_sort():
            self.year += by
            self.show_list()

    def _percent(self, village_id: int) -> str:
        one = self.table.villages[village_id].measures
        return SMALL if one.small else format_decimal(one.percent)

    def _state(self, one: PairRecord) -> str:
        return "dipakai" if one.id is not None else "calon"
