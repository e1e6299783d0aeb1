"""A foster record as a line of each of the three lists, and in full; the fields of its form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from stunting_tui.domain.coded import Coded, name_of
from stunting_tui.domain.dates import MONTHS, parse_entry_date, short_date
from stunting_tui.domain.following.foster import Foster, FosterLine, early_end, programmes, sponsor_kinds
from stunting_tui.domain.nik import mask_nik
from stunting_tui.domain.numbers import format_rupiah
from stunting_tui.errors import DataError
from stunting_tui.screens.readable import past_check
from stunting_tui.screens.wording import change_text, months, tidy_date, z_cell, z_text
from widgets.columns import Column
from widgets.fields import Field
from widgets.record_list import Row
from widgets.sorting import Value

_NAME = Column("Anak/keluarga", 19, flex=2, key="name", words="nama", letters=True)
_VILLAGE = Column("Desa", 10, flex=1, key="village", words="desa", letters=True)
_SPONSOR = Column("Orang tua asuh", 15, flex=1, key="sponsor", words="orang tua asuh", letters=True)
_THEN = Column("TB/U dulu", 9, key="then", words="TB/U saat mulai")
_NOW = Column("TB/U kini", 9, key="now", words="TB/U kini")

OPEN = (_NAME, _VILLAGE, _SPONSOR, Column("Catatan", 8, key="noted", words="bulan catatan terakhir"), _THEN, _NOW,
        Column("Mulai", 10, rank=1, key="begun", words="tanggal mulai"),
        Column("Program", 10, rank=2, key="programme", words="program", letters=True))  # fmt: skip
ENDED = (_NAME, _VILLAGE, replace(_SPONSOR, width=14), Column("Berakhir", 10, key="ended", words="tanggal berakhir"),
         _THEN, _NOW, Column("Alasan", 16, flex=1, rank=1))  # fmt: skip
WITHOUT = (_NAME, replace(_VILLAGE, width=12), Column("Umur", 5, "right", key="age", words="umur"),
           Column("Posyandu", 12, key="posyandu", words="posyandu", letters=True), _NOW,
           Column("Orang tua", 15, flex=1))  # fmt: skip

VALUES: Mapping[str, Callable[[FosterLine], Value]] = {
    "name": lambda one: one.name,
    "village": lambda one: one.village,
    "sponsor": lambda one: one.foster.sponsor or None,
    "noted": lambda one: one.last_month or None,
    "then": lambda one: one.then.haz,
    "now": lambda one: one.now.haz,
    "begun": lambda one: one.foster.begun_on.toordinal(),
    "programme": lambda one: one.foster.programme or None,
    "ended": lambda one: one.foster.ended_on.toordinal() if one.foster.ended_on else None,
    "age": lambda one: -one.birth_date.toordinal() if one.birth_date else None,
    "posyandu": lambda one: one.posyandu or None,
}


def open_row(one: FosterLine, today: date) -> Row:  # noqa: ARG001 - the three are called alike
    """Return the line of a record that goes on; "!" where no month was noted yet."""
    cells = (one.name, one.village, one.foster.sponsor, month_text(one.last_month) or "belum !", _z(one.then.haz),
             _z(one.now.haz), short_date(one.foster.begun_on), one.foster.programme)  # fmt: skip
    return Row(cells)


def ended_row(one: FosterLine, today: date) -> Row:  # noqa: ARG001 - the three are called alike
    """Return the line of a record that has ended."""
    foster = one.foster
    cells = (one.name, one.village, foster.sponsor, short_date(foster.ended_on), _z(one.then.haz), _z(one.now.haz))
    return Row((*cells, foster.end_reason))


def without_row(one: FosterLine, today: date) -> Row:
    """Return the line of a child without a foster parent."""
    age = months(one.birth_date, today) if one.birth_date else "-"
    return Row((one.name, one.village, age, one.posyandu, _z(one.now.haz), one.parent_name))


def _z(z: float | None) -> str:
    return z_cell(z) if z is not None else ""


def month_text(period: str) -> str:
    """Return "Agu 2026" for "2026-08", "" for nothing."""
    return f"{MONTHS[int(period[5:]) - 1][:3]} {period[:4]}" if period else ""


def foster_text(one: FosterLine) -> str:
    """Return a record in full: who it is about, who helps with what, and what came of it."""
    foster = one.foster
    if foster.id is None:
        return f"{_who(one)}\nBelum punya orang tua asuh. Enter mencatatnya."
    kind = f" ({name_of(sponsor_kinds(), foster.sponsor_kind)})" if foster.sponsor_kind else ""
    ended = f" sampai {short_date(foster.ended_on)}: {foster.end_reason}" if foster.ended_on else ""
    helped = f"{foster.help}, " if foster.help else ""
    since = f"sejak {short_date(foster.begun_on)}{ended}"
    about = f"{foster.programme or 'Tanpa program'}: {foster.sponsor}{kind}, {helped}{since}. {_given(one)}"
    return "\n".join(line for line in (_who(one), about, _scores(one)) if line)


def _who(one: FosterLine) -> str:
    said = (
        one.name, f"lahir {short_date(one.birth_date)}" if one.birth_date else "keluarga",
        f"NIK {mask_nik(one.nik)}" if one.nik else "", f"orang tua {one.parent_name}" if one.parent_name else "",
        f"Posyandu {one.posyandu}" if one.posyandu else "", one.village,
    )  # fmt: skip
    return ", ".join(part for part in said if part)


def _given(one: FosterLine) -> str:
    if not one.months:
        return "Belum ada catatan bulanan."
    return f"{one.months} bulan dicatat, {format_rupiah(one.given)}."


def _scores(one: FosterLine) -> str:
    if one.foster.child_id is None:
        return ""
    gain = f" ({change_text(one.gain)})" if one.gain is not None else ""
    seen = f", diukur {short_date(one.measured_on)}" if one.measured_on else ""
    return f"TB/U saat mulai {z_text(one.then.haz)}, kini {z_text(one.now.haz)}{gain}{seen}."


@dataclass(frozen=True, slots=True)
class FosterFields:
    """The form of a record on a day; `villages` are names by id."""

    today: date
    villages: Mapping[int, str]

    def fields(self, foster: Foster) -> list[Field]:
        """Return the fields; family and village only where it is not about a child of the register."""
        places = [(str(number), name) for number, name in self.villages.items()]
        family = [
            Field("family", "Keluarga", "note", help="Siapa, dan alamatnya: Keluarga Bp. Sutar, RT 02.", required=True),
            Field("village", "Desa", "choice", 24, "Desa keluarga itu.", choices=places, required=True),
        ]
        return [
            *(family if foster.child_id is None else []),
            Field("sponsor", "Orang tua asuh", "note", help="Nama orang, OPD, perusahaan, lembaga.", required=True),
            Field("sponsor_kind", "Jenis", "choice", 14, "Siapa dia.",
                  choices=_choices(sponsor_kinds(), foster.sponsor_kind)),
            Field("programme", "Program", "choice", 50, "Program asuhannya.",
                  choices=_choices(programmes(), foster.programme)),
            Field("help", "Bentuk bantuan", "note", help="Misalnya telur tiap hari, air bersih, pendampingan."),
            Field("begun_on", "Mulai", "date", 10, "ddmmyyyy, mis. 03082026.", required=True,
                  validate=past_check(self.today), tidy=self._tidy),
            Field("ended_on", "Berakhir", "date", 10, "ddmmyyyy; kosong: masih berjalan.", validate=self._check_end,
                  tidy=self._tidy),
            Field("end_reason", "Alasan berakhir", "note", help="Misalnya lulus umur, sudah pulih, pindah."),
        ]  # fmt: skip

    def texts(self, foster: Foster) -> dict[str, str]:
        """Return a record as the texts of the form."""
        return {
            "family": foster.family, "village": str(foster.village_id or ""), "sponsor": foster.sponsor,
            "sponsor_kind": foster.sponsor_kind, "programme": foster.programme, "help": foster.help,
            "begun_on": short_date(foster.begun_on),
            "ended_on": short_date(foster.ended_on) if foster.ended_on else "", "end_reason": foster.end_reason,
        }  # fmt: skip

    def foster(self, before: Foster, texts: Mapping[str, str]) -> Foster:
        """Return what the form holds. Raises `DataError` for what is no date."""
        return replace(
            before,
            family=texts.get("family", before.family),
            village_id=int(texts["village"]) if texts.get("village") else before.village_id,
            sponsor=texts["sponsor"],
            sponsor_kind=texts["sponsor_kind"],
            programme=texts["programme"],
            help=texts["help"],
            begun_on=parse_entry_date(texts["begun_on"], None, self.today),
            ended_on=parse_entry_date(texts["ended_on"], None, self.today) if texts["ended_on"] else None,
            end_reason=texts["end_reason"],
        )

    def _tidy(self, text: str) -> str:
        return tidy_date(text, self.today)

    def _check_end(self, text: str, values: Mapping[str, str]) -> str | None:
        wrong = past_check(self.today)(text, values)
        if wrong is not None or not text.strip():
            return wrong
        try:
            begun_on = parse_entry_date(values["begun_on"], None, self.today)
        except DataError:
            return None
        return early_end(begun_on, parse_entry_date(text, None, self.today)) or None


def _choices(known: Sequence[Coded], own: str) -> list[tuple[str, str]]:
    """Return the choices, and the word a record has already where the list lost it."""
    pairs = [(entry.code, entry.name) for entry in known]
    return pairs if not own or own in dict(pairs) else [*pairs, (own, own)]
