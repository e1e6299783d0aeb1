"""Three lines about the child in hand: who it is, what its z-scores are called, what changed since the last visit."""

from datetime import date

from stunting_tui.domain.age import age_label
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.measuring.positions import natural_position
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.screens.wording import exact, z_text
from stunting_tui.services.desk.entry_desk import Judgement, Sheet
from stunting_tui.services.register.children import labels

ODD = "tak wajar"
"""Instead of the category of a z-score outside the limits of WHO."""
SHORTER = (("sangat kurang", "sgt kurang"), ("Sangat pendek", "Sgt pendek"))
"""What is shortened where the line would not fit."""
ANSWERS = {
    "GALAT": "{clear_cell} kosongkan, lalu ketik lagi; atau Backspace.",
    "CEK": "Ketik ulang; {force_cell} pakai dengan alasan; {clear_cell} kosongkan.",
}
"""How a complaint is answered, by the mode of the cell."""
BRIEF = {"GALAT": "{clear_cell} atau Backspace.", "CEK": "Ketik ulang, {force_cell}, atau {clear_cell}."}
TOLD = {"O": ", bulan lalu tidak ditimbang", "B": ", baru ditimbang", "2T": ", dua kali tidak naik"}
"""What letters mean; behind the others stands the gain that the KBM asks."""


def who(sheet: Sheet, number: int, found: Judgement, width: int) -> str:
    """Return name, sex, birth date and age, and the red line where the child is below it; a long name is cut."""
    row = sheet.rows[number]
    age = age_label(row.birth_date, found.day or sheet.day)
    rest = f", {row.sex}, lahir {short_date(row.birth_date)}, umur {age}"
    if sheet.kbm.below_red_line(found.z.waz):
        rest += ". BGM: bawah garis merah"
    return row.name[: max(1, width - len(rest))].rstrip() + rest


def words(sheet: Sheet, number: int, found: Judgement, width: int) -> str:
    """Return each z-score and its category of Permenkes 2/2020, or why there is none."""
    row = sheet.rows[number]
    if not found.is_measured:
        return f"Tidak diukur: {row.open.reason}." if row.open and row.open.reason else ""
    measure = "PB" if natural_position(((found.day or sheet.day) - row.birth_date).days) == "L" else "TB"
    oedema = bool(found.values["oedema"])
    named = labels(found.z.haz, found.z.waz, found.z.whz, oedema=oedema)
    parts = []
    for index, title, word in (
        ("waz", "BB/U", named.waz), ("haz", f"{measure}/U", named.haz), ("whz", f"BB/{measure}", named.whz),
    ):  # fmt: skip
        z = found.z.value(index)
        if found.z.flags.get(index):
            word = ODD  # noqa: PLW2901 - the word of this part
        if z is not None:
            parts.append(f"{title} {z_text(z)} {word}")
        elif word:
            parts.append(f"{title} edema {word}")
    text = "  ".join(parts).replace("Berat badan", "BB").replace("berat badan", "BB")
    if len(text) > width:
        text = text.replace("  ", " ")
    for long, short in SHORTER:
        if len(text) > width:
            text = text.replace(long, short)
    return text


def before(sheet: Sheet, found: Judgement, width: int) -> str:
    """Return the visit before and the change since; what the KBM asked where there is room."""
    last = found.last
    if last is None:
        return "Belum pernah diukur sebelum ini."
    text = f"Lalu {short_date(last.measured_on)} {' '.join(_measures(last.weight_kg, last.height_cm))}"
    change = [
        f"{_signed(now - then)} {unit}"
        for now, then, unit in (
            (found.values["weight_kg"], last.weight_kg, "kg"),
            (found.values["height_cm"], last.height_cm, "cm"),
        )
        if now is not None and then is not None
    ]
    if change:
        days = ((found.day or sheet.day) - last.measured_on).days
        text += f"; sejak itu {' '.join(change)} dalam {days} hari"
    gain = found.gain
    letter = "" if gain is None else "2T" if gain.two_t else gain.status or ""
    text += f": {letter}" if letter else ""
    if len(text) > width:
        text = text.replace(" sejak itu", "")
    told = TOLD.get(letter, f", KBM {gain.minimum_g} g" if gain and gain.minimum_g else "")
    return text + told if len(text) + len(told) <= width else text


def _measures(weight: float | None, height: float | None) -> list[str]:
    return [f"{exact(value)} {unit}" for value, unit in ((weight, "kg"), (height, "cm")) if value is not None]


def _signed(change: float) -> str:
    text = format_decimal(round(change, 2), 2).rstrip("0").rstrip(",")
    return text if text.startswith("-") or text == "0" else f"+{text}"


def due(day: date | None) -> str:
    """Say what a row lacks to be a pengukuran."""
    return "isi tanggalnya" if day is None else "isi paling sedikit satu ukuran"
