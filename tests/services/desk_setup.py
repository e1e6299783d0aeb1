"""A posyandu with children measured in September, and rows typed into its sheet of October."""

import json
from types import SimpleNamespace

from stunting_tui.services.desk import entry_desk
from stunting_tui.services.measuring import visits
from stunting_tui.services.register import child_entry, region

DISTRICT = "33.10.01"
MONTH = "2026-10"
KEYS = ("measured_on", "position", "weight_kg", "height_cm", "muac_cm")
NAMES = ("CEVO WULAFO", "BAPRI ZADRE", "DIRELU SEFONI")


def add_child(session, name, born="16082024", posyandu="MAWAR 1", sex="L"):
    village = next(village for village in region.villages() if village.name == "Sengon")
    texts = {"name": name, "sex": sex, "birth_date": born, "village": str(village.id), "posyandu": posyandu}
    return child_entry.save_child(session, child_entry.check_child(session, texts))


def set_columns(session, choice):
    region.save_setting(session, "kolom_lembar", choice)


def open_rows(query):
    return [
        (child, json.loads(cells), reason)
        for child, cells, reason in query(
            "SELECT c.name, o.cells, o.reason FROM open_row o JOIN child c ON c.id = o.child_id ORDER BY c.name"
        )
    ]


def visit(session, child, day, weight, height):
    check = visits.check_visit(
        session, child, {"measured_on": day, "weight_kg": weight, "height_cm": height, "position": "berdiri"}
    )
    return visits.save_visit(session, child, check, "uji")


def make_post(store):
    """Three children of one posyandu, measured in September; one of another."""
    region.choose_district(store, DISTRICT)
    children = [add_child(store, name) for name in NAMES]
    add_child(store, "LAIN POGRAY", posyandu="MELATI")
    add_child(store, "TUA NIKODI", born="01092021")
    for child in children:
        visit(store, child, "12092026", "10,0", "82,0")
    number = next(post.id for post in entry_desk.posts(MONTH) if post.name == "MAWAR 1")
    return SimpleNamespace(id=number, children=children, session=store)


def opened(post):
    return entry_desk.open_sheet(post.session, post.id, MONTH)


def row(**texts):
    return {**dict.fromkeys(KEYS, ""), "measured_on": "12", "position": "B", **texts}


def save(post, sheet, number=0, forced=None, **texts):
    return entry_desk.save_row(post.session, sheet, number, row(**texts), forced or {})
