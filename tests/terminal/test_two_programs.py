"""Two operators, two terminals, one file: the same agreement in both forms, and one removed under the other."""

from datetime import UTC, datetime

import pytest

from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.screens.office import DISTRICT, hold_rembuk

SAVED = "tersimpan."


@pytest.fixture
def path(tmp_path):
    """A database with a rembuk of three agreements; nobody has it open."""
    session = Session("seed", tmp_path / "bersama.db", lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
    open_store(session)
    try:
        region.choose_district(session, DISTRICT)
        hold_rembuk(session)
    finally:
        close_store()
    return session.database


def points(path):
    """Return number, words and responsible of every agreement as they are stored."""
    open_store(Session("seed", path, lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC)))
    try:
        return [(one.ordinal, one.text, one.responsible) for one in rembuk.deliberations()[0].agreements]
    finally:
        close_store()


def to_the_form(shown, row):
    """Open the form of an agreement of the only rembuk, counted from 0."""
    shown.wait("BERANDA")
    shown.send("4")
    shown.wait("REMBUK", "25-08-2026")
    shown.send("enter")
    shown.wait("orang hadir")
    shown.send(*["down"] * row, "enter")
    shown.wait(f"KESEPAKATAN {row + 1}")


def test_nothing_typed_is_lost(terminal, path):
    ani, budi = (terminal("--db", str(path), "--operator", name) for name in ("ani", "budi"))
    for shown in (ani, budi):
        to_the_form(shown, 1)
    ani.send("Kader dibina tiap pekan", "f6")
    ani.wait(SAVED)
    budi.send("enter", "enter", "Bidan koordinator", "f6")
    budi.wait("sudah diubah oleh ani", "Kader dibina tiap pekan", "Bidan koordinator")
    budi.send("f6")
    budi.wait(SAVED)
    assert points(path)[1] == (2, "Kader dibina tiap pekan", "Bidan koordinator")

    ani.send("down", "enter")
    ani.wait("KESEPAKATAN 3")
    ani.send("Dana desa untuk stunting naik")
    ani.wait("naik")
    budi.send("down", "\x1b[3~")
    budi.wait("Hapus kesepakatan 3?")
    budi.send("y")
    budi.wait("Kesepakatan 3 dihapus")
    ani.send("f6")
    ani.wait("Sudah dihapus oleh budi. Simpan sebagai kesepakatan baru?")
    ani.send("y")
    ani.wait(SAVED)
    assert points(path)[2:] == [(3, "Dana desa untuk stunting naik", "")]
    for shown in (ani, budi):
        for title in ("Keadaan", "BERANDA"):
            shown.send("f10")
            shown.wait(title)
        shown.send("f10")
        assert shown.end() == 0
