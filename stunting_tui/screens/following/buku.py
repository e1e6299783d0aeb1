"""Buku: the ledger of every agreement; a minilok tells its steps in it, a rembuk goes on with what is open."""

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from stunting_tui import keys
from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.deliberation.agreement import AgreementStatus, DeliberationKind
from stunting_tui.domain.following.ledger import Entry, Meeting, Standing, Step
from stunting_tui.domain.following.step_text import QuickStep, check_step, fall_words, parse_step
from stunting_tui.errors import ConflictError, DataError, OperatorError
from stunting_tui.screens.following.ledger_list import LedgerScreen
from stunting_tui.screens.merging import asked_again
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.following import ledger, progress

ENDED = (Standing.CARRIED, Standing.REFUSED)
ALIVE = (AgreementStatus.OPEN, AgreementStatus.RUNNING)


class BukuScreen(LedgerScreen):
    """What is done with the highlighted agreement; its `params` are those of `LedgerScreen`."""

    NAME = "buku"
    BINDINGS = keys.bindings_for("buku")
    CSS_PATH = "buku.tcss"

    def on_record_list_selected(self) -> None:
        """Open the history of the line."""
        chosen = self.chosen()
        if chosen is not None:
            ids = [entry.id for entry in self.listed]
            self.shell.go("kemajuan", agreement_id=chosen.id, ids=ids, minilok=self.minilok)

    def action_quarters(self) -> None:
        """Look at the year by quarters."""
        self.shell.go("triwulan", year=self.wanted.year or self.session.today.year)

    def action_tell(self) -> None:
        """Ask in one line how the highlighted agreement goes."""
        chosen = self._followed()
        if chosen is not None:
            self._ask_step(chosen, "")

    def _followed(self, *, alive: bool = False) -> Entry | None:
        """Return the highlighted entry, or say why nothing can be written about it."""
        chosen = self.chosen()
        if chosen is None:
            self.complain("Tidak ada kesepakatan yang disorot.")
        elif chosen.standing in ENDED or (alive and not chosen.is_alive):
            self.complain(f"Kesepakatan {chosen.code} sudah {chosen.standing.value}. Enter membuka riwayatnya.")
        else:
            return chosen
        return None

    def _ask_step(self, entry: Entry, typed: str) -> None:
        late = entry.days_late(self._day)
        words = (
            f"{entry.code} lewat {late} hari: b p s x, persen, alasan"
            if late
            else f"{entry.code}: b p s x, persen, catatan"
        )
        self.ask(words, lambda text: self._tell(entry, text), initial=typed, dropped=self._left)

    def _left(self) -> None:
        """Say again what can be done, where a question was left after what was typed was refused."""
        self.say(self.hint(), self.counted())

    def _tell(self, entry: Entry, text: str) -> None:
        """Store a typed step; one that tells of less than before is asked about first."""
        try:
            quick = parse_step(text)
            step = self._step(entry, quick)
            check_step(step)
        except DataError as error:
            self._again(entry, text, error)
            return
        fallen = fall_words(entry, step)
        if not fallen:
            self._store(entry, quick, step, text)
            return
        self.ask(
            f"{entry.code}: {fallen}. Benar?",
            lambda letter: self._store(entry, quick, step, text) if letter == "y" else self._ask_step(entry, text),
            choices="yt",
            dropped=lambda: self._ask_step(entry, text),
        )

    def _step(self, entry: Entry, quick: QuickStep) -> Step:
        """Return what a typed line says of an entry; its note says why where the entry is late."""
        late = quick.status in ALIVE and entry.days_late(self._day) > 0
        return Step(
            self._day, quick.status, quick.percent, note="" if late else quick.note,
            delay_reason=quick.note if late else "", meeting=self.minilok.id if self.minilok else None,
        )  # fmt: skip

    def _store(self, entry: Entry, quick: QuickStep, step: Step, text: str) -> None:
        try:
            progress.add_step(self.session, entry.id, step)
        except DataError as error:
            self._again(entry, text, error)
            return
        percent = f" {quick.percent} persen" if quick.percent is not None else ""
        count = " Angka tanpa % masuk catatan." if quick.note[:1].isdigit() else ""
        self._wrote(f"{entry.code}: {quick.status.value}{percent}.{count}", self._after(entry))

    def _again(self, entry: Entry, text: str, error: DataError) -> None:
        """Ask again with what was typed, and say why beneath."""
        self._ask_step(entry, text)
        self.say("\n".join(textwrap.wrap(error.message, self.size.width - 2)))

    @property
    def _day(self) -> date:
        """The day a step is told on: that of the minilok, else today."""
        return self.minilok.held_on if self.minilok else self.session.today

    def _after(self, entry: Entry) -> int:
        """Return where the cursor goes: in a minilok to the next one nobody told of, else it stays."""
        ids = [one.id for one in self.listed]
        rest = [one.id for one in self.listed[ids.index(entry.id) + 1 :] if not self.is_told(one)]
        return rest[0] if self.minilok and rest else entry.id

    def _wrote(self, told: str, agreement: int | None = None) -> None:
        """Show what was written, the cursor on an agreement."""
        self.read(agreement)
        self.say(told, self.counted())

    def action_note(self) -> None:
        """Ask for the note of the highlighted agreement."""
        chosen = self.chosen()
        if chosen is not None:
            self.ask("Catatan", lambda text: self._note(chosen, text), initial=chosen.agreement.note)

    def _note(self, entry: Entry, text: str) -> None:
        try:
            rembuk.save_agreement(self.session, entry.meeting.id, replace(entry.agreement, note=text.strip()))
        except ConflictError as error:
            self.read(entry.id)
            now = self.known.get(entry.id)
            if now is None:
                raise
            self.ask("Catatan", lambda again: self._note(now, again), initial=text)
            self.warn(asked_again(error))
            return
        self._wrote(f"Catatan {entry.code} tersimpan.", entry.id)

    def action_carry(self) -> None:
        """Let the rembuk at work, or the newest one, go on with the highlighted agreement."""
        chosen = self._followed(alive=True)
        if chosen is None:
            return
        target = self.target or self._newest_after(chosen)
        if target is None:
            self.complain(f"Belum ada rembuk sesudah {chosen.code}. Buat dahulu di layar Rembuk.")
        elif chosen.agreement.due_on is None or chosen.agreement.due_on < target.held_on:
            self._ask_due(chosen, target, "")
        elif self.target is not None:
            self._carry(chosen, target, None)
        else:
            self.confirm(
                f"Bawa {chosen.code} ke rembuk {short_date(target.held_on)}?", lambda: self._carry(chosen, target, None)
            )

    def _newest_after(self, entry: Entry) -> Meeting | None:
        """Return the newest rembuk, if it came after that of the entry."""
        found = [one for one in self.meetings.values() if one.kind is DeliberationKind.REMBUK]
        place = (entry.meeting.held_on, entry.meeting.id)
        return found[-1] if found and (found[-1].held_on, found[-1].id) > place else None

    def _ask_due(self, entry: Entry, target: Meeting, typed: str) -> None:
        self.ask(
            f"Tenggat baru {entry.code} di rembuk {short_date(target.held_on)} (kosong: menyusul)",
            lambda text: self._carry_until(entry, target, text),
            initial=typed,
            dropped=self._left,
        )

    def _carry_until(self, entry: Entry, target: Meeting, text: str) -> None:
        try:
            due = parse_entry_date(text, None, self.session.today) if text.strip() else None
            self._carry(entry, target, due)
        except DataError as error:
            self._ask_due(entry, target, text)
            self.say("\n".join(textwrap.wrap(error.message, self.size.width - 2)))

    @contextmanager
    def _shown_as_it_is(self, entry: Entry) -> Iterator[None]:
        """Where an agreement cannot be written, show what there is now before that is told."""
        try:
            yield
        except OperatorError:
            self.read(entry.id)
            raise

    def _carry(self, entry: Entry, target: Meeting, due_on: date | None) -> None:
        with self._shown_as_it_is(entry):
            number = ledger.carry(self.session, entry.id, target.id, due_on)
        self.read()
        new = self.known[number]
        told = f"{entry.code} dibawa menjadi {new.code}."
        self.say(told if new.agreement.due_on else f"{told} Tenggatnya belum diisi.", self.counted())

    def action_drop(self) -> None:
        """End the highlighted agreement, with a reason."""
        chosen = self._followed(alive=True)
        if chosen is not None:
            why = "tidak dibawa" if self.target else "batal"
            self.ask(f"Alasan {chosen.code} {why}", lambda text: self._end(chosen, text))

    def _end(self, entry: Entry, reason: str) -> None:
        with self._shown_as_it_is(entry):
            if self.target is not None:
                ledger.drop(self.session, entry.id, self.target.id, reason)
            else:
                where = self.minilok.id if self.minilok else None
                step = Step(self._day, AgreementStatus.DROPPED, note=reason, meeting=where)
                progress.add_step(self.session, entry.id, step)
        self._wrote(f"{entry.code} batal: {reason.strip()}", entry.id)
