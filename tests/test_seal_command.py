"""`periksa`: approved sessions held against their seals on the command line; and the seal at the foot of the pages."""

from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from stunting_tui import cli
from stunting_tui.cli import main
from stunting_tui.domain.deliberation.agreement import AgreementStatus
from stunting_tui.services.deliberation import rembuk, report_pages, seals, stages
from stunting_tui.services.deliberation.reporting import write_report
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.services.sealed_setup import approve, hold, query

MOMENT = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(cli, "now", lambda: MOMENT)
    session = Session("penguji", tmp_path / "uji.db", lambda: MOMENT)
    open_store(session)
    yield session
    close_store()


def run(store, *words):
    return main(["periksa", *words, "--db", str(store.database)])


def test_what_did_not_change_is_status_0(store, capsys):
    number = hold(store)
    fingerprint = approve(store, number)
    assert run(store) == 0
    head, seal, told = capsys.readouterr().out.splitlines()
    assert head == f"Rembuk {number}, 25-08-2026: Rembuk Stunting Tingkat Kecamatan"
    assert seal == f"  Segel {fingerprint}, 22-11-2026 09.00 oleh Zuri Valdano (Camat)"
    assert told.startswith("  Tidak berubah; ")


def test_what_changed_is_status_1_with_each_cell(store, capsys):
    number = hold(store)
    approve(store, number)
    query("UPDATE agreement_fund SET amount = 28200000")
    query("UPDATE measurement SET haz = haz + 1 WHERE id = (SELECT min(id) FROM measurement)")
    point = rembuk.deliberation(number).agreements[1]
    rembuk.set_status(store, point.id, point.version, AgreementStatus.DONE)
    assert run(store, str(number)) == 1
    lines = capsys.readouterr().out.splitlines()[2:]
    assert lines[0].startswith("  3 perubahan setelah persetujuan (isi sekarang ")
    assert lines[1] == (
        '  kemajuan: Kesepakatan nomor 2 "Kader dibina tiap bulan", status: belum -> selesai. '
        "Oleh penguji, 22-11-2026 09.00."
    )
    assert lines[2] == (
        "  perubahan: Dana kesepakatan nomor 1 APBDes, jumlah: 18.200.000 -> 28.200.000. "
        "Tidak tercatat: diubah di luar program."
    )
    assert lines[3].startswith("  perubahan: Pengukuran ")
    assert "BAPRI ZADRE 12-08-2026, TB/U: " in lines[3]


def test_why_is_told(store, capsys):
    number = hold(store)
    approve(store, number)
    stages.send_back(store, number, stages.stage_of(number).version, "Salah tahap")
    assert run(store) == 1
    assert "tahap: disetujui -> draf. Oleh penguji, 22-11-2026 09.00. Alasan: Salah tahap" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "said"), [((), "Belum ada rembuk yang disetujui"), (("1",), "belum disetujui"),
                                             (("9",), "nomor 9 tidak ada")])  # fmt: skip
def test_what_has_no_seal_is_status_2(store, capsys, words, said):
    hold(store)
    assert run(store, *words) == 2
    assert said in capsys.readouterr().err


def test_a_damaged_seal_is_status_1(store, capsys):
    number = hold(store)
    approve(store, number)
    query("UPDATE seal SET content = 'x'")
    assert run(store) == 1
    assert "rusak" in capsys.readouterr().out


def test_every_page_has_draf_or_the_seal_at_its_foot(store, tmp_path):
    number = hold(store)
    feet(store, tmp_path, number, "DRAF")
    feet(store, tmp_path, number, f"Segel {approve(store, number)}")
    query("UPDATE agreement SET text = 'Lain' WHERE ordinal = 2")
    changed = seals.fingerprint_of(number)
    assert changed.endswith(" (diubah)")
    feet(store, tmp_path, number, changed)


def feet(store, folder, number, word):
    """Write the report and look at the foot of each sheet."""
    write_report(store, folder / "laporan.xlsx", number)
    sheets = load_workbook(folder / "laporan.xlsx").worksheets
    assert len(sheets) > 5
    assert [sheet.title for sheet in sheets if not sheet.oddFooter.left.text.endswith(f"  {word}")] == []


def test_recorded_progress_is_told_and_is_status_0(store, capsys):
    number = hold(store)
    approve(store, number)
    point = rembuk.deliberation(number).agreements[1]
    rembuk.set_status(store, point.id, point.version, AgreementStatus.DONE)
    assert run(store) == 0
    assert "  kemajuan: Kesepakatan nomor 2" in capsys.readouterr().out


def test_pages_of_what_is_not_sealed_bear_no_seal(store, tmp_path):
    for code in ("serentak", "asuh"):
        report_pages.turn_page(store, code)
    number = hold(store)
    feet(store, tmp_path, number, "DRAF")
    fingerprint = approve(store, number)
    write_report(store, tmp_path / "laporan.xlsx", number)
    found = {sheet.title: sheet.oddFooter.left.text for sheet in load_workbook(tmp_path / "laporan.xlsx").worksheets}
    outside = {title for title, foot in found.items() if foot.endswith("  Lembar ini di luar segel")}
    assert outside == {"Intervensi Serentak", "Orang Tua Asuh"}
    assert all(found[title].endswith(f"  Segel {fingerprint}") for title in found.keys() - outside)
