"""A small register made through the services: three villages with children, two batches, known visits.

Names come from invented syllables, NIK from region 99.99.99.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from stunting_tui.services.measuring import visits
from stunting_tui.services.register import child_entry, region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session

DISTRICT = "33.10.01"
PLACES = {"Kebondalem Lor": 36, "Sengon": 35, "Joho": 4}
FIRST = ("BAPRI", "CEVO", "DIRELU", "FOKLE", "GUNIVO", "HESKO", "JIBATI", "KOVLO", "LUTRI")
LAST = ("ZADRE", "WULAFO", "VODIZE", "TRISKA", "SEFONI", "POGRAY", "NIKODI")
LATER = timedelta(days=98)


def typed(**texts: str) -> dict[str, str]:
    """Return the typed texts of a visit; what is not named is empty."""
    empty = dict.fromkeys(("weight_kg", "height_cm", "position", "muac_cm", "head_cm", "oedema"), "")
    return {**empty, **texts}


def make(path: Path, clock: datetime) -> Path:
    """Fill a new database at `path`."""
    session = Session("opr1", path, lambda: clock)
    open_store(session)
    try:
        region.choose_district(session, DISTRICT)
        villages = {village.name: village.id for village in region.villages()}
        number = 0
        for place, count in PLACES.items():
            for turn in range(count):
                _child(session, number, villages[place], turn, weaker=place == "Sengon")
                number += 1
    finally:
        close_store()
    return path


def _child(session: Session, number: int, village: int, turn: int, *, weaker: bool) -> None:
    """Add a child born in the months before July 2025, measured twice but for every ninth child."""
    born = date(2025, 6, 28) - timedelta(days=9 * turn)
    sex = "LP"[number % 2]
    day = born.day + (40 if sex == "P" else 0)
    check = child_entry.check_child(
        session,
        {
            "name": f"{FIRST[number % 9]} {LAST[number % 7]}", "sex": sex, "birth_date": f"{born:%d%m%Y}",
            "nik": f"999999{day:02d}{born:%m%y}{number + 1:04d}", "parent_name": f"RUNI {LAST[(number + 3) % 7]}",
            "village": str(village), "posyandu": f"MAWAR {turn % 2 + 1}", "rt": "001", "rw": "002", "address": "",
        },
    )  # fmt: skip
    child = child_entry.save_child(session, check)
    months = (date(2026, 8, 12) - born).days / 30.4375
    height = 64.4 + 0.85 * months - 1.1 * (turn % 6) - (1.6 if weaker else 0)
    weight = 6.5 + 0.22 * months - 0.35 * (turn % 6)
    for at, (day_of_visit, taller, heavier) in enumerate(
        ((date(2026, 8, 12), 0, 0), (date(2026, 8, 12) + LATER, 2.4, 0.5))
    ):
        if at == 1 and number % 9 == 4:
            continue
        visit = visits.check_visit(
            session,
            child,
            typed(
                measured_on=f"{day_of_visit:%d%m%Y}", weight_kg=f"{weight + heavier:.1f}",
                height_cm=f"{height + taller:.1f}", position="terlentang",
            ),
        )  # fmt: skip
        visits.save_visit(session, child, replace(visit, doubts={}))
