"""What stands in the lists and the grid of the entry desk: the posyandu, the child, its computed cells and a mark."""

from stunting_tui.domain.age import age_label
from stunting_tui.screens.wording import z_text
from stunting_tui.services.desk import entry_desk
from stunting_tui.services.desk.entry_desk import Judgement, PostRecord, Sheet
from widgets.columns import Column
from widgets.record_list import Row

POSTS = (
    Column("Desa", 24, flex=1),
    Column("Posyandu", 24, flex=1),
    Column("Terisi", 10, "right"),
    Column("Keadaan", 9),
)
NEAR_CUT = "dekat_batas"


def post_row(post: PostRecord) -> Row:
    """Return the line of a posyandu."""
    return Row((post.village, post.name, f"{post.typed} dari {post.children}", post.state or "-"))


def grid_texts(sheet: Sheet, number: int) -> dict[str, str]:
    """Return a child's cells as they are stored, its computed ones and its mark too."""
    row, texts = sheet.rows[number], entry_desk.texts_of(sheet, number)
    found = entry_desk.judge(sheet, number, texts)
    texts |= {"no": str(number + 1), "name": row.name, "sex": row.sex, "mark": mark(sheet, number, found)}
    return texts | computed(sheet, number, found)


def computed(sheet: Sheet, number: int, found: Judgement) -> dict[str, str]:
    """Return age, z-scores and N/T; nothing for what was not measured."""
    age = age_label(sheet.rows[number].birth_date, found.day or sheet.day).replace(" bl ", "bl").replace(" hr", "")
    texts = {"age": age}
    for index in ("waz", "haz", "whz"):
        z = found.z.value(index)
        texts[index] = "" if z is None else z_text(z)
    status = found.gain.status if found.gain else None
    texts["gain"] = "2T" if found.gain and found.gain.two_t else status or ""
    return texts


def mark(sheet: Sheet, number: int, found: Judgement) -> str:
    """Return ? for a stored doubt, ~ for a height near the cut, - for not measured, o for a row not whole yet."""
    row = sheet.rows[number]
    if row.visit is None and row.open is not None:
        return "-" if row.open.reason else "o"
    if row.visit is not None and row.visit.forced:
        return "?"
    return "~" if any(note.code == NEAR_CUT for note in found.of("catatan")) else ""
