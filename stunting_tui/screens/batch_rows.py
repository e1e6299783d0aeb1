"""The columns of the entry desk and what stands in them: the child, its age, z-scores, N/T and a mark."""

from stunting_tui.domain.age import age_label
from stunting_tui.domain.dates import short_date
from stunting_tui.screens.wording import exact, z_text
from stunting_tui.services import entry_desk
from stunting_tui.services.entry_desk import Judgement, PostRecord, Sheet
from widgets.columns import Column
from widgets.entry_columns import GridColumn
from widgets.record_list import Row

POSTS = (
    Column("Desa", 26, flex=1),
    Column("Posyandu", 26, flex=1),
    Column("Terisi", 12, "right"),
)
GRID = (
    GridColumn("No", 3, "right", key="no", kind="computed"),
    GridColumn("Nama", 15, flex=1, key="name", kind="computed"),
    GridColumn("JK", 2, key="sex", kind="computed"),
    GridColumn("Umur", 6, "right", key="age", kind="computed"),
    GridColumn("Tgl", 5, "right", key="measured_on", kind="date", required=True),
    GridColumn("C", 1, key="position", kind="code", choices={"T": "terlentang", "B": "berdiri"}),
    GridColumn("BB", 5, "right", key="weight_kg", kind="number", decimals=2, unit="kg", required=True),
    GridColumn("TB", 5, "right", key="height_cm", kind="number", decimals=1, unit="cm", required=True),
    GridColumn("LiLA", 4, "right", key="muac_cm", kind="number", decimals=1, unit="cm"),
    GridColumn("BB/U", 5, "right", key="waz", kind="computed"),
    GridColumn("TB/U", 5, "right", key="haz", kind="computed"),
    GridColumn("BB/TB", 5, "right", key="whz", kind="computed"),
    GridColumn("N/T", 3, key="gain", kind="computed"),
    GridColumn("", 1, key="mark", kind="state"),
)
NEAR_CUT = "dekat_batas"


def post_row(post: PostRecord) -> Row:
    """Return the line of a posyandu."""
    return Row((post.village, post.name, f"{post.typed} dari {post.children}"))


def grid_row(sheet: Sheet, number: int) -> list[str]:
    """Return a child's cells as they are stored, its computed ones too."""
    row, texts = sheet.rows[number], entry_desk.texts_of(sheet, number)
    texts |= {"no": str(number + 1), "name": row.name, "sex": row.sex}
    texts |= computed(sheet, number, entry_desk.judge(sheet, number, texts))
    return [texts.get(column.key, "") for column in GRID]


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
    """Return ? for a stored doubt, ~ for a height near the cut."""
    visit = sheet.rows[number].visit
    if visit is not None and visit.forced:
        return "?"
    return "~" if any(note.code == NEAR_CUT for note in found.of("catatan")) else ""


def in_hand(sheet: Sheet, number: int, found: Judgement, width: int) -> str:
    """Return the child in hand in `width` cells: who, how old, what was measured last; a long name is cut."""
    row = sheet.rows[number]
    day = found.day or sheet.day
    rest = f", {row.sex}, {short_date(row.birth_date)} ({age_label(row.birth_date, day)})  "
    last = next((visit for visit in reversed(row.before) if visit.measured_on < day), None)
    if last is None:
        rest += "belum pernah diukur"
    else:
        measures = [f"{exact(last.weight_kg)} kg"] * (last.weight_kg is not None)
        measures += [f"{exact(last.height_cm)} cm"] * (last.height_cm is not None)
        rest += f"lalu {short_date(last.measured_on)} {' '.join(measures)}"
    return row.name[: max(1, width - len(rest))].rstrip() + rest
