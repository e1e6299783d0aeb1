"""The entry desk on the screen: a sheet opened, rows typed into it, what is stored."""

from datetime import date

from stunting_tui.services.desk import entry_desk
from widgets.entry_grid import EntryGrid

MONTH = "2026-09"
LINES = 3
"""Lines of the screen above the first child."""


def post(name="Kebondalem Lor"):
    return next(post for post in entry_desk.posts(MONTH) if (post.village, post.name) == (name, "MAWAR 1"))


def sheet_of(session, name="Kebondalem Lor"):
    return entry_desk.open_sheet(session, post(name).id, MONTH)


async def open_desk(shown, name="Kebondalem Lor"):
    """Choose the month and the posyandu; complaints may be answered at once."""
    place = [(post.village, post.name) for post in entry_desk.posts(MONTH)].index((name, "MAWAR 1"))
    await shown.press("b", "=092026", "enter", *["down"] * place, "enter")
    grid(shown).grace = 0


def grid(shown) -> EntryGrid:
    return shown.app.screen.query_one(EntryGrid)


def line_of(shown, number):
    return shown.line(LINES + number)


def grown(sheet, number, weight=0.3, height=0.6):
    """Return the texts of a plausible weight and height for a child: what it had in August and a little more."""
    last = next(visit for visit in sheet.rows[number].before if visit.measured_on == date(2026, 8, 12))
    texts = f"{last.weight_kg + weight:.1f}", f"{last.height_cm + height:.1f}"
    return tuple(text.replace(".", ",") for text in texts)


def usual(sheet, number, *end):
    """Return the keys of a usual row, the cursor on the weight."""
    weight, height = grown(sheet, number)
    return (f"={weight}", "enter", f"={height}", "enter", *(end or ("slash",)))


def stored(query):
    return query(
        """SELECT c.name, m.measured_on, m.weight_kg, m.height_cm, m.position, m.position_inferred, m.muac_cm,
                  m.haz, m.waz, m.whz, m.forced, m.extras, m.created_by
           FROM measurement m JOIN batch b ON b.id = m.batch_id JOIN child c ON c.id = m.child_id
           WHERE b.period = ? ORDER BY c.name_key, c.id""",
        MONTH,
    )
