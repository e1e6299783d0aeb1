"""A rembuk of the demo database by keys alone, from its preparation to the ledger a year later; what is stored then."""

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

if sys.platform == "win32":
    pytest.skip("needs a POSIX pseudo-terminal", allow_module_level=True)

from stunting_tui.cli import main
from stunting_tui.services.lesson.demo import make_demo
from stunting_tui.services.store import close_store
from stunting_tui.session import Session
from tests.keystrokes.player import play
from tests.tools.pty_screen import PtyScreen

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
START = """
import sys
from datetime import datetime
from stunting_tui import cli
cli.now = lambda: datetime.fromisoformat("{}T09:00:00+00:00")
sys.exit(cli.main())
"""
"""The program with its clock on a day."""
WORDS = (
    "PMT lokal 90 hari untuk balita pendek",
    "Dana desa untuk PMT masuk RKPDes 2027",
    "Jamban sehat bagi 12 keluarga",
    "Rujukan balita gizi buruk ke RSUD",
    "Kelas ibu balita tiap bulan",
    "Timbangan baru untuk 3 posyandu",
    "Gedung posyandu baru",
    "Pendampingan keluarga berisiko",
    "Kunjungan lapangan bersama",
    "Pengukuran ulang anak dengan hasil janggal",
)
Q1, Q2, Q3, Q4 = "2027-02-12", "2027-05-14", "2027-08-13", "2027-11-12"
DAYS = ("2026-11-22", Q1, Q2, Q3, Q4, "2027-12-01")
"""The day of each start."""
HISTORY = {
    1: [(Q1, "proses", 60, "PMT berjalan"), (Q2, "selesai", 100, "PMT selesai")],
    2: [(Q1, "selesai", 100, "RKPDes ditetapkan")],
    3: [(Q1, "proses", 25, ""), (Q2, "proses", 50, ""), (Q3, "selesai", 100, "jamban berdiri")],
    4: [(Q1, "selesai", 100, "dirujuk")],
    5: [(Q1, "proses", 25, ""), (Q2, "proses", 50, ""), (Q3, "proses", 75, ""), (Q4, "selesai", 100, "")],
    6: [(Q1, "proses", 30, ""), (Q2, "selesai", 100, "timbangan datang")],
    7: [],
    8: [(Q1, "proses", 20, ""), (Q2, "proses", 40, ""), (Q3, "proses", 70, ""), (Q4, "proses", 80, "kurang petugas")],
    9: [(Q1, "proses", 25, ""), (Q2, "proses", 50, ""), (Q3, "proses", 75, ""), (Q4, "selesai", 100, "")],
    10: [(Q1, "selesai", 100, "diukur ulang")],
}
"""By number of the agreement the steps that were told: day, status, percent, note or reason of the delay."""


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """The demo database after the session, and the workbook printed in it."""
    folder = tmp_path_factory.mktemp("rembuk")
    db, printed = folder / "contoh.db", folder / "ba.xlsx"
    make_demo(db, Session("ani", db, lambda: NOW))
    keys = (Path(__file__).parent / "rembuk.keys").read_text(encoding="utf-8")
    own = folder / "rembuk.keys"
    own.write_text(keys.replace('="LAPORAN"', f'="{printed}"'), encoding="utf-8")
    days = iter(DAYS)
    play(own, lambda: PtyScreen("-c", START.format(next(days)), "--db", str(db), "--operator", "ani"))
    return db, printed


@pytest.fixture
def ask(played):
    """Ask the store in SQL."""
    with closing(sqlite3.connect(played[0])) as store:
        yield lambda sql: store.execute(sql).fetchall()


def test_what_was_prepared(ask):
    assert ask("SELECT v.name, y.lokus_reason FROM village_year y JOIN village v ON v.id = village_id WHERE lokus") == [
        ("Kenteng", "prioritas 1: prevalensi 25,2 %, 36 anak pendek, naik 4,5 poin"),
        ("Pagelak", "stunting tertinggi sekecamatan"),
    ]
    assert ask("SELECT year, text, amount, state FROM proposal") == [
        (2027, "PMT lokal posyandu", 45_000_000, "dikonfirmasi")
    ]
    assert ask("SELECT count(*) FROM pairing") == [(1,)]
    assert ask("SELECT numerator, denominator FROM indicator_value") == [(18, 20)]
    assert ask("SELECT role FROM official ORDER BY id") == [("camat",), ("sekcam",), ("kapus",), ("pkb",), ("pkk",)]


def test_ten_agreements_in_four_villages(ask):
    found = ask(
        """SELECT a.ordinal, a.text, v.name, a.due_on, a.list_kind,
                  (SELECT count(*) FROM agreement_child c WHERE c.agreement_id = a.id),
                  (SELECT sum(amount) FROM agreement_fund f WHERE f.agreement_id = a.id), a.refusal
           FROM agreement a JOIN deliberation d ON d.id = a.deliberation_id AND d.held_on = '2026-11-22'
           JOIN agreement_village l ON l.agreement_id = a.id JOIN village v ON v.id = l.village_id ORDER BY a.ordinal"""
    )
    assert tuple(row[1] for row in found) == WORDS
    places = ["Pagelak"] * 3 + ["Karanganyar"] * 2 + ["Dawuhan"] * 2 + ["Kenteng"] * 3
    assert [row[2] for row in found] == places
    assert [row[3] for row in found] == [
        "2027-02-15", "2027-01-31", "2027-07-31", "2027-02-28", "2027-12-31", "2027-03-31", "2027-12-31",
        "2027-09-30", "2027-12-31", "2027-01-31",
    ]  # fmt: skip
    assert [(row[0], row[5]) for row in found if row[4] == "beku"] == [(1, 31), (4, 1)]
    millions = [50, 30, 36, 2.5, 6, 9, None, 12, None, None]
    assert [row[6] and row[6] / 10**6 for row in found] == millions
    assert [row[7] for row in found if row[7]] == ["tidak ada dana tahun 2027"]
    assert ask("SELECT name, element, online FROM attendee WHERE deliberation_id = 6 ORDER BY id") == [
        ("Vozara Klemodi", "Kecamatan", 0),
        ("Tirza Namodela", "Kecamatan", 0),
        ("Kalista Rumodan", "Puskesmas", 0),
        ("Wenda Rusmilo", "PKB/PLKB", 1),
    ]


def test_nothing_told_in_four_quarters_is_lost(ask):
    found = ask(
        """SELECT a.ordinal, p.told_on, p.status, p.percent, p.note || p.delay_reason FROM progress p
           JOIN agreement a ON a.id = p.agreement_id JOIN deliberation d ON d.id = a.deliberation_id
           WHERE d.held_on = '2026-11-22' ORDER BY p.id"""
    )
    told = {number: [row[1:] for row in found if row[0] == number] for number in HISTORY}
    assert told == HISTORY
    assert ask(
        """SELECT a.text, a.due_on, b.ordinal FROM agreement a JOIN agreement b ON b.id = a.carried_from_id
           JOIN deliberation d ON d.id = a.deliberation_id WHERE d.held_on = '2027-12-01'"""
    ) == [("Pendampingan keluarga berisiko", "2028-06-30", 8)]
    assert ask("PRAGMA integrity_check") == [("ok",)]


def run(db, capsys, *words):
    """Return the exit status and the text of a command."""
    try:
        status = main([*words, "--db", str(db)])
    finally:
        close_store()
    return status, capsys.readouterr().out


def test_the_ledger_shows_every_one_of_them(played, capsys):
    status, told = run(played[0], capsys, "--teks", "buku")
    assert status == 0
    assert [text for text in WORDS if text not in told] == []
    assert told.count("Pendampingan keluarga berisiko") == 2


def test_what_changed_after_the_approval_is_told_with_who_and_why(played, capsys, ask):
    status, told = run(played[0], capsys, "periksa")
    assert status == 1
    changes = [line.strip() for line in told.splitlines() if line.startswith("  perubahan: ")]
    assert any(
        line == 'perubahan: Kesepakatan nomor 3 "Jamban sehat bagi 12 keluarga", tenggat: 30-06-2027 -> 31-07-2027. '
        "Oleh ani, 01-12-2027 09.00. Alasan: tenggat salah ketik"
        for line in changes
    ), told
    assert sum(line.startswith("  kemajuan: ") for line in told.splitlines()) == 9
    fingerprint = ask("SELECT fingerprint FROM seal")[0][0]
    assert f"Segel {fingerprint}" in told


def test_it_was_printed_with_its_seal_and_is_plain_text_too(played, capsys, ask):
    fingerprint = ask("SELECT fingerprint FROM seal")[0][0]
    sheets = load_workbook(played[1]).worksheets
    assert [sheet.title for sheet in sheets if not sheet.oddFooter.left.text.endswith(f"Segel {fingerprint}")] == []
    minutes = next(sheet for sheet in sheets if sheet.title == "Berita Acara")
    printed = "\n".join(str(cell.value) for row in minutes.iter_rows() for cell in row if cell.value is not None)
    assert all(name in printed for name in ("Vozara Klemodi", "dr. Kalista Rumodan", "Wenda Rusmilo", "Ny. Hafira"))
    status, told = run(played[0], capsys, "--teks", "berita-acara", "6")
    assert status == 0
    plain = " ".join(told.split())
    numerals = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN")
    taken = [text for text in WORDS if text != "Gedung posyandu baru"]
    assert all(f"{numeral} {text}" in plain for numeral, text in zip(numerals, taken, strict=True))
    assert "Alasan tidak disepakati: tidak ada dana tahun 2027" in plain
    assert told.rstrip().endswith("DRAF")
