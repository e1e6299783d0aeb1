"""The ledger of a year, kept by keys alone through a kill of the program; what is stored then."""

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.keystrokes.player import play
from tests.keystrokes.test_posyandu import START
from tests.tools.pty_screen import PtyScreen

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_every_agreement_is_there_with_its_history(tmp_path):
    db = tmp_path / "uji.db"
    session = Session("ani", db, lambda: NOW)
    open_store(session)
    region.choose_district(session, "33.10.01")
    close_store()
    play(Path(__file__).parent / "ledger.keys", lambda: PtyScreen("-c", START, "--db", str(db), "--operator", "ani"))
    with closing(sqlite3.connect(db)) as store:
        agreements = store.execute(
            "SELECT id, deliberation_id, ordinal, text, status, due_on, carried_from_id FROM agreement ORDER BY id"
        ).fetchall()
        steps = store.execute(
            "SELECT agreement_id, deliberation_id, told_on, status, percent, spent, note FROM progress ORDER BY id"
        ).fetchall()
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert agreements == [
        (1, 1, 1, "Kader posyandu dibina", "proses", None, None),
        (2, 1, 2, "Jamban dibangun", "batal", None, None),
        (3, 3, 1, "Kader posyandu dibina", "proses", "2026-12-31", 1),
    ]
    assert steps == [
        (1, 2, "2026-10-09", "proses", 40, 0, "dua posyandu"),
        (2, 2, "2026-10-09", "proses", 80, 0, ""),
        (1, None, "2026-11-22", "proses", 60, 1_500_000, ""),
        (2, 3, "2026-11-22", "batal", None, 0, "dibiayai kabupaten"),
    ]
