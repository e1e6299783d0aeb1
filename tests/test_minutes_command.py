"""The berita acara on the command line."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from stunting_tui import cli
from stunting_tui.cli import main
from stunting_tui.domain.deliberation.agreement import Agreement, Attendee, Deliberation
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path, monkeypatch):
    """A kecamatan with one rembuk."""
    monkeypatch.setattr(cli, "now", lambda: NOW)
    session = Session("penguji", tmp_path / "uji.db", lambda: NOW)
    open_store(session)
    region.choose_district(session, "33.10.01")
    points = (Agreement(1, "PMT lokal 90 hari"), Agreement(2, "Gedung", accepted=False, refusal="Tidak ada dana"))
    held = Deliberation(
        date(2026, 8, 25), "Pendopo", number="400/001", attendees=(Attendee("Zuri"),), agreements=points
    )
    rembuk.create_deliberation(session, held, template=False)
    close_store()
    yield session.database
    close_store()


def test_it_is_written_in_80_columns(db, capsys):
    assert main(["--teks", "berita-acara", "--db", str(db)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    text = " ".join(" ".join(lines).split())
    assert "Nomor: 400/001" in text
    assert "KESATU PMT lokal 90 hari" in text
    assert "Alasan tidak disepakati: Tidak ada dana" in text
    assert "LAMPIRAN IV BERITA ACARA" in text


def test_a_session_that_is_not_there_is_said(db, capsys):
    assert main(["--teks", "berita-acara", "99", "--db", str(db)]) == 2
    assert "99" in capsys.readouterr().err


def test_a_text_that_cannot_be_used_is_said_with_its_line(db, capsys):
    (db.parent / "templat").mkdir()
    (db.parent / "templat" / "berita-acara.toml").write_text("pembukaan = 3", encoding="utf-8")
    assert main(["--teks", "berita-acara", "--db", str(db)]) == 2
    assert "berita-acara.toml baris 1" in capsys.readouterr().err


def test_its_last_line_is_the_foot_of_the_pages(db, capsys):
    assert main(["--teks", "berita-acara", "--db", str(db)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2] == ""
    assert lines[-1].endswith("  DRAF")
