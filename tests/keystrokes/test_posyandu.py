"""A whole posyandu typed as it is typed at the desk, with its errors and an interruption; what is stored then."""

import csv
import json
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from stunting_tui.domain.synthetic.people import Person, Visit
from stunting_tui.session import Session
from tests.keystrokes.player import play
from tests.tools.paper_register import store_register
from tests.tools.pty_screen import PtyScreen

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
START = """
import sys
from datetime import datetime, timezone
from stunting_tui import cli
cli.now = lambda: datetime(2026, 11, 22, 9, 0, tzinfo=timezone.utc)
sys.exit(cli.main())
"""
"""The program with the clock of the tests."""


def rows(name):
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def store_children(db):
    """Make the database: the children of one posyandu in the order of its register, each measured in August."""
    people, visits = [], []
    for at, row in enumerate(rows("anak.csv")):
        born, seen = date.fromisoformat(row["birth_date"]), date.fromisoformat(row["measured_on"])
        people.append(Person(row["name"], row["sex"], born, None, "", "", "", "", "", 0, 0, None, None,
                             register_order=at + 1.0))  # fmt: skip
        visits.append(Visit(at, "2026-08", seen, float(row["weight_kg"]), float(row["height_cm"]), row["position"]))
    store_register(Session("uji", db, lambda: NOW), people, visits)


def stored(db):
    """Return what is stored of September as the rows of posyandu.csv, in the order of the register."""
    with closing(sqlite3.connect(db)) as store:
        found = store.execute(
            """SELECT c.name, m.measured_on, m.position, m.weight_kg, m.height_cm, m.muac_cm, m.extras,
                      o.cells, o.reason
               FROM child c LEFT JOIN measurement m ON m.child_id = c.id AND m.measured_on LIKE '2026-09-%'
               LEFT JOIN open_row o ON o.child_id = c.id ORDER BY c.register_order"""
        ).fetchall()
    return [_as_csv(*row) for row in found]


def _as_csv(name, day, position, weight, height, muac, extras, cells, why):
    told = json.loads(extras) if extras else {}
    told |= json.loads(cells) if cells else {}
    values = {"weight_kg": weight, "height_cm": height, "muac_cm": muac}
    return {
        "name": name,
        "measured_on": day or "",
        "position": position or "",
        **{key: "" if value is None else str(value) for key, value in values.items()},
        "remarks": "; ".join([f"{key}: {text}" for key, text in sorted(told.items())] + [why] * bool(why)),
    }


def test_a_whole_posyandu_is_stored_as_it_stands_on_its_paper(tmp_path):
    db = tmp_path / "uji.db"
    store_children(db)
    play(HERE / "posyandu.keys", lambda: PtyScreen("-c", START, "--db", str(db), "--operator", "ani"))
    assert stored(db) == rows("posyandu.csv")
    with closing(sqlite3.connect(db)) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
