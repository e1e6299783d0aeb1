"""The ledger as plain text, through the command line."""

from datetime import datetime, timedelta, timezone

import pytest

from stunting_tui import cli
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.screens.ledger_seed import keep_ledger

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """Ask for the ledger: the cells of each line."""
    db = tmp_path / "uji.db"
    session = Session("uji", db, lambda: NOW)
    open_store(session)
    region.choose_district(session, "33.10.01")
    keep_ledger(session)
    close_store()
    monkeypatch.setattr(cli, "now", lambda: NOW)

    def ask(*words, status=0):
        assert cli.main(["--db", str(db), "--teks", *words]) == status
        written = capsys.readouterr()
        return [line.split("\t") for line in (written.out or written.err).splitlines()]

    yield ask
    close_store()


def test_the_ledger_most_pressing_first(told):
    title, heads, *rows = told("buku")
    assert title[0].startswith("Buku kesepakatan: Kec. Prambanan, Kabupaten Klaten; semua; per 22-11-2026;")
    assert title[0].endswith("; 5 kesepakatan, 2 terbuka, 1 lewat waktu")
    assert [row[1] for row in rows] == ["26-2/1", "26-1/2", "26-1/1", "26-1/3", "26-1/4"]
    assert dict(zip(heads, rows[0], strict=True)) == {
        "Nomor": "5", "No": "26-2/1", "Status": "proses", "Tenggat": "31-10-2026", "Lewat hari": "22",
        "Umur hari": "284", "Persen": "60", "Terpakai rupiah": "10000000", "Dana rupiah": "18200000",
        "Lebih rupiah": "800000", "Penanggung jawab": "Kepala Puskesmas",
        "Kesepakatan": "PMT lokal 90 hari bagi baduta bermasalah gizi di desa prioritas.", "Desa": "Sengon, Joho",
        "Lanjutan dari": "26-1/1", "Dibawa ke": "-", "Terakhir dilaporkan": "09-10-2026",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--saring", "lewat"], ["26-2/1"]),
        (["--saring", "terbuka", "--penanggung", "bidan"], ["26-1/2"]),
        (["--tahun", "2025"], []),
        (["--triwulan", "T2 2026"], ["26-1/1"]),
        (["--desa", "sengon", "--saring", "selesai"], []),
    ],
)
def test_filters(told, words, found):
    assert [row[1] for row in told("buku", *words)[2:]] == found


def test_the_history_of_one(told):
    title, heads, *rows = told("buku", "5")
    assert title[0].startswith("Kemajuan 26-2/1: PMT lokal")
    assert "284 hari; terpakai 19000000 dari 18200000 rupiah" in title[0]
    assert [row[:5] for row in rows] == [
        ["11-02-2026", "26-1/1", "disepakati", "-", "-"],
        ["09-04-2026", "26-1/1", "proses", "30", "9000000"],
        ["26-08-2026", "26-1/1", "dibawa", "-", "-"],
        ["26-08-2026", "26-2/1", "disepakati", "-", "-"],
        ["09-10-2026", "26-2/1", "proses", "60", "10000000"],
    ]
    assert rows[4][heads.index("Sesi")] == "Lokakarya Mini Oktober 2026"


def test_only_what_is_alive_falls_due(told):
    assert [row[:2] for row in told("jatuh-tempo")[2:]] == [["2", "1"]]
    assert [row[5] for row in told("rembuk")[2:]] == ["1", "0"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["77"], "nomor 77 tidak ada"),
        (["--triwulan", "2026"], "bukan triwulan"),
        (["--desa", "sengon, joho"], "Hanya satu desa"),
        (["--desa", "jhoo"], "Joho"),
    ],
)
def test_refusals(told, words, said):
    assert said in told("buku", *words, status=2)[0][0]
