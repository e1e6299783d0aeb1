"""Ukur: one measurement typed for one child, every field checked as it is left, z-scores as soon as they can be."""

from collections.abc import Mapping

from textual.app import ComposeResult

from stunting_tui import keys
from stunting_tui.domain.age import age_label
from stunting_tui.domain.dates import short_date
from stunting_tui.errors import ConflictError
from stunting_tui.screens.merging import conflict_told, keep_typed
from stunting_tui.screens.single_form import SingleFormScreen
from stunting_tui.screens.wording import POSITIONS, exact, leave_with, tidy_date, z_text
from stunting_tui.services.measuring import visits
from stunting_tui.services.measuring.visits import VisitCheck
from stunting_tui.services.register import children
from stunting_tui.services.register.children import ChildDetail, VisitRow
from widgets.fields import Check, Field
from widgets.form import Form
from widgets.lines import OneLine, RuleLine

WORDS = (("haz", "TB/U"), ("waz", "BB/U"), ("whz", "BB/TB"))
FORCE = "{force} memakainya dengan alasan; atau ketik nilai yang benar, lalu Enter."
MEND = "Ketik nilai yang benar, lalu Enter."


class UkurScreen(SingleFormScreen):
    """`params`: `child_id`, and `visit_id` of a visit to change."""

    NAME = "ukur"
    BINDINGS = keys.bindings_for("ukur")

    def __init__(self) -> None:
        super().__init__()
        self.child: ChildDetail | None = None
        self.visit: VisitRow | None = None
        self.forced: dict[str, tuple[str, str]] = {}
        self.saving: dict[str, str] | None = None

    def body(self) -> ComposeResult:
        """Give the child in hand, the fields, and the z-scores."""
        yield OneLine(id="who", tone="strong")
        yield OneLine(id="last")
        yield RuleLine()
        yield Form(self._fields(), id="form")
        yield RuleLine()
        for index, _name in WORDS:
            yield OneLine(id=index)

    def _fields(self) -> list[Field]:
        number = "Koma atau titik desimal: 9,4 atau 9.4. Kosong bila tidak diukur."
        day = "ddmmyyyy, ddmmyy, atau tanggalnya saja (bulan ini). Contoh: 22112026."
        ways = (("terlentang", "terlentang"), ("berdiri", "berdiri"))
        answers = (("tidak", "tidak"), ("ya", "ya"))
        measured_on = self._check("measured_on")
        return [
            Field("measured_on", "Tanggal ukur", "date", 10, day, required=True, validate=measured_on, tidy=self._day),
            Field("weight_kg", "Berat", "number", 6, number, unit="kg", validate=self._check("weight_kg")),
            Field("height_cm", "Tinggi/panjang", "number", 6, number, unit="cm", validate=self._check("height_cm")),
            Field(
                "position",
                "Cara ukur",
                "choice",
                12,
                "Del mengosongkan bila tidak diketahui.",
                ways,
                validate=self._check("position"),
            ),
            Field("muac_cm", "LiLA", "number", 6, number, unit="cm", validate=self._check("muac_cm")),
            Field("head_cm", "Lingkar kepala", "number", 6, number, unit="cm", validate=self._check("head_cm")),
            Field("oedema", "Edema", "choice", 12, "Bengkak di kedua punggung kaki.", answers),
        ]

    def load(self) -> None:
        """Begin a form; coming back from the help, leave it as it is."""
        if not self.fresh:
            return
        self.forced, self.saving = {}, None
        self._show()
        self.query_one(Form).focus()
        self.say("")

    def _show(self) -> None:
        """Read the child and the visit, and fill the form with it."""
        self.child = children.child_detail(self.params["child_id"])
        wanted = self.params.get("visit_id")
        self.visit = next((visit for visit in self.child.visits if visit.id == wanted), None)
        form = self.query_one(Form)
        form.load(self._initial())
        self.begun = form.values()
        self._head()
        self._scores()

    def _day(self, text: str) -> str:
        """Return a typed date in full."""
        return tidy_date(text, self.session.today)

    def _initial(self) -> dict[str, str]:
        visit = self.visit
        if visit is None:
            return {"measured_on": short_date(self.session.today)}
        return {
            "measured_on": short_date(visit.measured_on),
            "weight_kg": exact(visit.weight_kg),
            "height_cm": exact(visit.height_cm),
            "position": {"L": "terlentang", "H": "berdiri"}.get(visit.position or "", ""),
            "muac_cm": exact(visit.muac_cm),
            "head_cm": exact(visit.head_cm),
            "oedema": {None: "", True: "ya", False: "tidak"}[visit.oedema],
        }

    def _head(self) -> None:
        """Show who is measured, and what was measured last."""
        child = self._known()
        self.set_title("UKUR", "Ubah pengukuran" if self.visit else "Pengukuran baru")
        age = age_label(child.birth_date, self.session.today)
        who = f"{child.name}, {child.sex}, lahir {short_date(child.birth_date)} ({age})"
        self.query_one("#who", OneLine).update(who, "strong")
        before = [visit for visit in child.visits if visit is not self.visit and not visit.vanished]
        self.query_one("#last", OneLine).update(_last(before[0]) if before else "Belum pernah diukur.")

    def _known(self) -> ChildDetail:
        assert self.child is not None
        return self.child

    def _checked(self, typed: Mapping[str, str]) -> VisitCheck:
        visit_id = self.visit.id if self.visit else None
        return visits.check_visit(self.session, self._known().id, dict(typed), visit_id)

    def _check(self, key: str) -> Check:
        """Return the check of one field: what the whole measurement has to say about it."""

        def complaint(_value: str, values: Mapping[str, str]) -> str | None:
            check = self._checked(values)
            if key in check.errors:
                self.find(MEND)
                return check.errors[key]
            doubt = check.doubts.get(key)
            if doubt is None or self.forced.get(key, ("", ""))[0] == doubt:
                return None
            self.find(self.spelled(FORCE))
            return f"? {doubt}"

        return complaint

    def _scores(self) -> None:
        """Show the z-scores of what stands in the form, and their words."""
        check = self._checked(self.query_one(Form).values())
        z = check.z
        words = children.labels(z.haz, z.waz, z.whz, oedema=check.values["oedema"]) if z else None
        for index, name in WORDS:
            text = f"{'-':>5}"
            if z is not None and words is not None:
                odd = z.flags.get(index, False)
                text = f"{z_text(z.value(index)):>5}  {'di luar batas wajar' if odd else getattr(words, index)}"
            self.query_one(f"#{index}", OneLine).update(f"{name:<6}{text}")

    def on_form_changed(self, _event: Form.Changed) -> None:
        """Score again what was typed."""
        form = self.query_one(Form)
        if not form.marks:
            notes = self._checked(form.values()).notes
            self.find(f"~ {next(iter(notes.values()))}" if notes else "")
        self._scores()

    def child_in_hand(self) -> int | None:
        """Return the child measured."""
        return self._known().id

    def action_save(self) -> None:
        """Check every field and save."""
        super().action_save()
        self.saving = self.query_one(Form).values()

    def on_form_submitted(self, event: Form.Submitted) -> None:
        """Save, unless the whole measurement says otherwise."""
        check = self._checked(event.values)
        doubts = {key: f"? {text}" for key, text in check.doubts.items() if self.forced.get(key, ("",))[0] != text}
        if check.errors or doubts:
            self.find(MEND if check.errors else self.spelled(FORCE))
            self.query_one(Form).set_errors({**doubts, **check.errors})
            return
        reasons = "; ".join(dict.fromkeys(self.forced[key][1] for key in check.doubts))
        visit_id, version = (self.visit.id, self.visit.version) if self.visit else (None, 0)
        try:
            visits.save_visit(self.session, self._known().id, check, reasons, visit_id, version)
        except ConflictError as error:
            self._merge(error)
            return
        leave_with(self, f"Tersimpan: {_saved(check)}")

    def _merge(self, error: ConflictError) -> None:
        """Go on with the visit as another operator left it, and what was typed here."""
        form = self.query_one(Form)
        typed, begun = form.values(), self.begun
        self._show()
        keep_typed(form, typed, begun, self.begun)
        self._scores()
        self.complain(conflict_told(error))

    def action_force(self) -> None:
        """Use a doubtful value, with a reason."""
        form = self.query_one(Form)
        sign, doubt = form.marks.get(form.field.key, ("", ""))
        if sign == "?":
            self.ask("Alasan (mis. diukur dua kali)", lambda reason: self._force(form.field.key, doubt, reason))
        elif sign == "!":
            self.complain("Nilai ini tidak mungkin benar dan tidak dapat dipaksa. Betulkan dahulu.")
        else:
            self.complain("Tidak ada yang diragukan pada isian ini.")

    def _force(self, key: str, doubt: str, reason: str) -> None:
        if not reason.strip():
            self.complain(f"Alasan wajib ditulis. Tekan {self.key('force')} lagi, atau betulkan nilainya.")
            return
        form = self.query_one(Form)
        self.forced[key] = (doubt, reason.strip())
        form.marks.pop(key, None)
        self.say(f"Dipakai dengan alasan. {self.key('save')} menyimpan.")
        if self.saving == form.values() or form.current == len(form.fields) - 1:
            form.submit()
        else:
            form.go_to(form.current + 1)


def _last(visit: VisitRow) -> str:
    """Return the visit before in one line."""
    position = POSITIONS.get(visit.position or "", "")
    measures = f"{exact(visit.weight_kg) or '-'} kg  {exact(visit.height_cm) or '-'} cm {position}".rstrip()
    word = children.labels(visit.haz, None, None).haz
    return f"Terakhir {short_date(visit.measured_on)}: {measures}   TB/U {z_text(visit.haz)} {word}".rstrip()


def _saved(check: VisitCheck) -> str:
    """Return what was saved in a few words."""
    parts = [short_date(check.values["measured_on"])]
    parts += [f"{exact(check.values['weight_kg'])} kg"] * (check.values["weight_kg"] is not None)
    parts += [f"{exact(check.values['height_cm'])} cm"] * (check.values["height_cm"] is not None)
    if check.z is not None and check.z.haz is not None:
        parts.append(f"TB/U {z_text(check.z.haz)} {children.labels(check.z.haz, None, None).haz}")
    return ", ".join(parts)
