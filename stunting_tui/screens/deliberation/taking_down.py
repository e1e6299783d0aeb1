"""Taking an agreement down by one question after the other, each answer stored at once."""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence

from stunting_tui.domain.deliberation.agreement import Agreement, Deliberation, ListKind
from stunting_tui.domain.region import Village
from stunting_tui.errors import DataError, OperatorError
from stunting_tui.screens.base import BaseScreen
from stunting_tui.screens.deliberation.agreement_fields import AgreementFields
from stunting_tui.services.deliberation import rembuk

LIST = "daftar"
QUESTIONS = {
    "responsible": "Penanggung jawab",
    "due_on": "Tenggat (ddmmyyyy)",
    "indicator": "Indikator",
    "funds": "Dana: sumber dan rupiah",
}
"""What is asked of an agreement, in this order; then whether it names children."""
REFUSAL = "Alasan tidak disepakati"


class TakingDownScreen(BaseScreen):
    """A screen about one rembuk. Subclasses keep `shown`, `number`, `places`; they give `read`, `rest`, `open_list`.

    What cannot be taken is asked again with the words typed, and why beneath the question.
    """

    shown: Deliberation
    number: int
    places: Sequence[Village]

    @abstractmethod
    def read(self, agreement_id: int | None = None) -> None:
        """Read the rembuk anew into `shown`, the cursor on an agreement."""

    @abstractmethod
    def rest(self) -> None:
        """Say how things are when no question is open."""

    @abstractmethod
    def open_list(self, chosen: Agreement) -> None:
        """Go on to the children of an agreement."""

    def ask_next(self, number: int, wanted: Sequence[str]) -> None:
        """Ask for the first of `wanted` (keys of `QUESTIONS`, "refusal", `LIST`) of an agreement, then the others."""
        chosen = self._present(number)
        if chosen is None or not wanted:
            self.rest()
        elif wanted[0] == LIST:
            self._ask_list(chosen)
        else:
            label = QUESTIONS.get(wanted[0], REFUSAL)
            self.ask_field(chosen, wanted[0], label, lambda: self.ask_next(number, wanted[1:]))

    def lacking(self, chosen: Agreement) -> list[str]:
        """Return what `ask_next` has to ask of an agreement."""
        texts = self._parts(chosen).texts()
        if not chosen.accepted:
            return [] if texts["refusal"] else ["refusal"]
        return [*(key for key in QUESTIONS if not texts[key]), LIST]

    def _ask_list(self, chosen: Agreement) -> None:
        if chosen.list_kind is not ListKind.NONE or not chosen.accepted:
            self.rest()
            return
        self.ask(
            "Menyebut anak tertentu?",
            lambda letter: self.open_list(chosen) if letter == "y" else self.rest(),
            choices="yt",
            dropped=self.rest,
        )

    def ask_field(
        self,
        chosen: Agreement,
        key: str,
        label: str,
        then: Callable[[], None],
        *,
        also: Mapping[str, str] | None = None,
        typed: str | None = None,
    ) -> None:
        """Ask for a field of an agreement and store it; `also` are texts stored with it, `typed` a former answer."""

        def answered(text: str) -> None:
            try:
                self.store(chosen, {key: text.strip(), **(also or {})})
            except OperatorError as error:
                self.read(chosen.id)
                now = self._present(chosen.id or 0)
                if now is None:
                    raise
                self.ask_field(now, key, label, then, also=also, typed=text)
                self.warn(str(error))
                return
            then()

        initial = self._parts(chosen).texts()[key] if typed is None else typed
        self.ask(label, answered, initial=initial, dropped=self.rest)

    def store(self, chosen: Agreement, changed: Mapping[str, str]) -> None:
        """Check and store fields of an agreement. Raises `OperatorError`."""
        parts = self._parts(chosen)
        texts = {**parts.texts(), **changed}
        for field in parts.fields():
            wrong = field.complaint(texts) if field.key in changed else None
            if wrong:
                raise DataError(wrong)
        if "refusal" in changed and texts["accepted"] == "t" and not texts["refusal"]:
            raise DataError("Alasan belum ditulis; Esc membatalkan.")
        rembuk.save_agreement(self.session, self.number, parts.agreement(texts))
        self.read(chosen.id)

    def _present(self, number: int) -> Agreement | None:
        return next((point for point in self.shown.agreements if point.id == number), None)

    def _parts(self, agreement: Agreement) -> AgreementFields:
        return AgreementFields(agreement, self.shown, self.session.today, self.places)
