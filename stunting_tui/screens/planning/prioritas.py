"""Prioritas: the villages by a score whose parts are all shown, and lokus of the year chosen among them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.planning.priority import Factor, Placed, number_text, weights_text
from stunting_tui.domain.planning.priority_text import explanation, lokus_reason
from stunting_tui.domain.reporting_period import period_words
from stunting_tui.errors import ConflictError
from stunting_tui.screens.detail import Detail
from stunting_tui.screens.sorted_list import SortedScreen
from stunting_tui.screens.wording import SMALL
from stunting_tui.services.planning import priorities
from stunting_tui.services.planning.priorities import PriorityTable
from widgets.columns import Column
from widgets.lines import StatusLine
from widgets.record_list import RecordList, Row
from widgets.sorting import Sorting, Value

NOTHING = "Belum ada desa. Pilih dahulu kecamatan di layar Wilayah ({regions} di Beranda)."
YEARS_BACK, YEARS_AHEAD = 5, 1


def columns(factors: tuple[Factor, ...]) -> list[Column]:
    """Return the columns; the weight of a factor stands in its head."""
    return [
        Column("Ke", 2, "right", key="rank", words="prioritas"),
        Column("Desa", 14, flex=1, min_width=8, key="name", words="desa", letters=True),
        Column("Lokus", 5, key="lokus", words="lokus"),
        Column("Lalu", 4, key="before", words="lokus tahun lalu"),
        Column("Skor", 7, "right", key="score", words="skor"),
        *(
            Column(head, max(7, len(head)), "right", key=factor.code, words=factor.code)
            for factor in factors
            for head in [f"{factor.head}/{number_text(factor.weight)}"]
        ),
    ]  # fmt: skip


class PrioritasScreen(SortedScreen):
    """Takes no `params`."""

    NAME = "prioritas"
    BINDINGS = keys.bindings_for("prioritas")
    CSS_PATH = "prioritas.tcss"
    ORDER = Sorting("rank")

    table: PriorityTable
    year = 0

    def body(self) -> ComposeResult:
        """Give the list, and the score of the village in hand in words."""
        yield RecordList([Column("Desa", 16)], id="list", empty=self.spelled(NOTHING))
        yield Detail(id="detail")

    def load(self) -> None:
        """Read the villages; the cursor stays on its own."""
        if self.fresh:
            self.year = self.session.today.year
        self.say(f"{self.key('lokus')} memilih lokus. Enter membuka lembar situasi desa.")
        self._read()
        self.query_one(RecordList).focus()

    def _read(self) -> None:
        """Read the year in work."""
        chosen = self._chosen() if self.is_read else None
        self.table = priorities.priority_table(self.year, self.session.today.year, self.session.database.parent)
        self.query_one(RecordList).set_columns(columns(self.table.factors))
        self._show(chosen.measures.village_id if chosen else None)

    @property
    def is_read(self) -> bool:
        """Whether there is a table yet."""
        return hasattr(self, "table")

    def _show(self, village_id: int | None) -> None:
        self.shown = self.arranged(self.table.places, self._values(), lambda one: one.measures.name)
        ids = [one.measures.village_id for one in self.shown]
        self.show_rows([self._row(one) for one in self.shown], ids.index(village_id) if village_id in ids else 0)
        self._tell_head()
        self._tell()

    def _tell_head(self) -> None:
        batch = f"batch {period_label(self.table.batch)}" if self.table.batch else "belum ada batch"
        told = (f"lokus {self.year}", batch, self.order_told())
        self.set_title("PRIORITAS", "   ".join(part for part in told if part))
        lokus = sum(row.lokus for row in self.table.years.rows.values())
        self.query_one(StatusLine).set_word(f"{lokus} lokus dari {len(self.shown)} desa")

    def _values(self) -> Mapping[str, Callable[[Placed], Value]]:
        def points(code: str) -> Callable[[Placed], Value]:
            return lambda one: one.points[code]

        return {
            "rank": lambda one: one.rank,
            "name": lambda one: one.measures.name,
            "lokus": lambda one: -self._is_lokus(one),
            "before": lambda one: -self._was_lokus(one),
            "score": lambda one: None if one.measures.small else one.score,
            **{factor.code: points(factor.code) for factor in self.table.factors},
        }

    def _is_lokus(self, one: Placed) -> bool:
        return self.table.years.rows[one.measures.village_id].lokus

    def _was_lokus(self, one: Placed) -> bool:
        return self.table.before[one.measures.village_id].lokus

    def _row(self, one: Placed) -> Row:
        small = one.measures.small
        cells = (
            "" if one.rank is None else str(one.rank),
            f"{one.measures.name} *" if small else one.measures.name,
            "ya" if self._is_lokus(one) else "-",
            "ya" if self._was_lokus(one) else "-",
            SMALL if small else format_decimal(one.score),
            *(format_decimal(one.points[factor.code]) for factor in self.table.factors),
        )
        return Row(cells, "strong" if self._is_lokus(one) else "muted" if small else "")

    def show_sorted(self) -> None:
        """Arrange the villages anew."""
        chosen = self._chosen()
        self._show(chosen.measures.village_id if chosen else None)

    def on_record_list_highlighted(self) -> None:
        """Take the score of the village apart."""
        self._tell()

    def on_record_list_selected(self) -> None:
        """Open the situation sheet of the village."""
        chosen = self._chosen()
        if chosen is not None:
            self.shell.go("situasi", village=chosen.measures.village_id)

    def action_lokus(self) -> None:
        """Make the village in hand lokus of the year for a reason, or no longer."""
        chosen = self._chosen()
        if chosen is None:
            return
        name = chosen.measures.name
        if self._is_lokus(chosen):
            self.confirm(f"{name} tidak lagi lokus {self.year}?", lambda: self._turn(chosen, None))
        else:
            proposed = lokus_reason(chosen, self.table.factors)
            self.ask(f"Alasan lokus {name}", lambda text: self._turn(chosen, text), initial=proposed)

    def _turn(self, one: Placed, reason: str | None) -> None:
        with self._shown_as_it_is():
            priorities.turn_lokus(self.session, self.table, one.measures.village_id, reason)
        self._show(one.measures.village_id)
        words = "menjadi lokus" if reason is not None else "bukan lagi lokus"
        self.say(f"{one.measures.name} {words} {self.year}.")

    @contextmanager
    def _shown_as_it_is(self) -> Iterator[None]:
        """Where another operator was faster, show what there is now before that is told."""
        try:
            yield
        except ConflictError:
            self._read()
            raise

    def action_weights(self) -> None:
        """Ask for other weights."""
        order = " ".join(factor.code for factor in self.table.factors)
        self.say(f"Urutannya: {order}. Kosong: bobot bawaan.")
        self.ask("Bobot", self._weigh, initial=weights_text(self.table.factors), dropped=lambda: self.say(""))

    def _weigh(self, text: str) -> None:
        with self._shown_as_it_is():
            factors = priorities.save_weights(self.session, text, self.table.factors)
        self._read()
        self.say(f"Bobot sekarang {weights_text(factors)}, jumlahnya {number_text(sum(f.weight for f in factors))}.")

    def action_previous_year(self) -> None:
        """Choose the lokus of the year before."""
        self._step_year(-1)

    def action_next_year(self) -> None:
        """Choose the lokus of the year after."""
        self._step_year(1)

    def _step_year(self, by: int) -> None:
        now = self.session.today.year
        if now - YEARS_BACK <= self.year + by <= now + YEARS_AHEAD:
            self.year += by
            self._read()
            self.say(f"Lokus tahun {self.year}.")
        else:
            self.say("Tidak ada tahun lain.")

    def _chosen(self) -> Placed | None:
        cursor = self.query_one(RecordList).cursor
        return self.shown[cursor] if cursor < len(self.shown) else None

    def _tell(self) -> None:
        chosen = self._chosen()
        self.query_one(Detail).set_text(self._told(chosen) if chosen else "")

    def _told(self, one: Placed) -> str:
        now, then = (years[one.measures.village_id] for years in (self.table.years.rows, self.table.before))
        told = [f"# {one.measures.name}", explanation(one, self.table.factors)]
        if now.lokus:
            told.append(f"Lokus {self.year}: {now.lokus_reason}.")
        if then.lokus:
            told.append(f"Lokus {self.year - 1}: {then.lokus_reason or 'tanpa alasan'}.")
        if self.table.period != str(self.year):
            told.append(f"Indikator: {period_words(self.table.period)}.")
        return "\n".join(told)
