"""The history of an agreement by keys: all of its rembuk, steps and children; steps written and corrected."""

import shutil

import pytest

from stunting_tui.services.register import children, region
from stunting_tui.services.store import close_store, open_store
from tests.screens.ledger_seed import keep_ledger
from tests.screens.office import DISTRICT, query


@pytest.fixture
def ids(empty):
    region.choose_district(empty, DISTRICT)
    return keep_ledger(empty)


@pytest.fixture
def with_children(session, stock):
    shutil.copy(stock, session.database)
    open_store(session)
    made = keep_ledger(session, tuple(children.child_ids()[:3]))
    query("UPDATE agreement_child SET frozen_on = '2026-02-11', haz = haz - 0.31 * id")
    query("UPDATE agreement_child SET outcome_on = '2026-07-01' WHERE outcome_on IS NOT NULL")
    yield made
    close_store()


async def test_looks(open_app, with_children, golden):
    async with open_app("kemajuan", {"agreement_id": with_children["carried"]}) as shown:
        golden("kemajuan", shown.text())


async def test_form_looks(open_app, ids, golden):
    async with open_app("kemajuan", {"agreement_id": ids["carried"]}) as shown:
        await shown.press("n")
        golden("kemajuan-isi", shown.text())


async def test_a_step_in_full(open_app, ids):
    async with open_app("kemajuan", {"agreement_id": ids["kader"]}) as shown:
        await shown.press(
            "n", "=20112026", "enter", "enter", "=40", "enter", "=1,5 jt", "enter", "=Bidan cuti", "enter"
        )
        await shown.press("=Daftar hadir", "enter", "=Dua kali dibina", "enter")
        assert "Kemajuan tersimpan." in shown.line(23)
        assert "22 lewat" not in shown.text()
    assert query(
        "SELECT told_on, status, percent, spent, delay_reason, evidence, note FROM progress WHERE agreement_id = ?",
        ids["kader"],
    ) == [("2026-11-20", "proses", 40, 1_500_000, "Bidan cuti", "Daftar hadir", "Dua kali dibina")]


async def test_a_step_is_corrected_and_audited(open_app, ids):
    async with open_app("kemajuan", {"agreement_id": ids["jamban"]}) as shown:
        await shown.press("down", "f4", "enter", "=p", "enter", "=90", "f6")
        assert "Kemajuan tersimpan." in shown.line(23)
        assert "proses" in shown.line(1)
    assert query("SELECT status FROM agreement WHERE id = ?", ids["jamban"]) == [("proses",)]
    assert query("SELECT field, old, new FROM audit WHERE action = 'ubah' AND table_name = 'progress' ORDER BY id") == [
        ("percent", "100", "90"), ("status", "selesai", "proses"),
    ]  # fmt: skip


async def test_a_percentage_that_falls_is_asked_about(open_app, ids):
    async with open_app("kemajuan", {"agreement_id": ids["carried"]}) as shown:
        await shown.press("n", "enter", "enter", "=12", "f6")
        assert "Sebelumnya 60 %, sekarang 12 %. Benar?" in shown.line(22)
        await shown.press("t")
        assert query("SELECT count(*) FROM progress") == [(3,)]
        await shown.press("f6", "y")
        assert "Kemajuan tersimpan." in shown.line(23)
        await shown.press("end", "f4", "pagedown", "=Tiang saja", "f6")
        assert "Kemajuan tersimpan." in shown.line(23)
    assert query("SELECT percent, note FROM progress ORDER BY id DESC LIMIT 1") == [(12, "Tiang saja")]


async def test_what_cannot_be_stays_in_the_form(open_app, ids):
    async with open_app("kemajuan", {"agreement_id": ids["kader"]}) as shown:
        await shown.press("n", "=01012027", "enter")
        assert "Tanggal 01-01-2027 belum tiba" in shown.text()
        await shown.press("=01012026", "f6")
        assert "mendahului rembuknya" in shown.line(22)
        await shown.press("up", "=20112026", "enter", "enter", "=140", "f6")
        assert "Persen: angka bulat 0 sampai 100." in shown.text()
        await shown.press("escape", "t")
        assert "Kemajuan baru" in shown.line(1)
        await shown.press("escape", "y")
    assert query("SELECT count(*) FROM progress WHERE agreement_id = ?", ids["kader"]) == [(0,)]


async def test_what_another_operator_corrected_is_not_overwritten(open_app, ids):
    async with open_app("kemajuan", {"agreement_id": ids["jamban"]}) as shown:
        await shown.press("down", "f4", *["down"] * 6, "=Sembilan unit")
        query("UPDATE progress SET version = version + 1, updated_by = 'opr2', evidence = 'Berita acara'")
        await shown.press("f6")
        assert "sudah diubah oleh opr2" in shown.text()
        await shown.press("f6")
        assert "Kemajuan tersimpan." in shown.line(23)


async def test_lines_that_are_no_step(open_app, with_children):
    async with open_app("kemajuan", {"agreement_id": with_children["carried"]}) as shown:
        await shown.press("f4")
        assert "bukan laporan kemajuan" in shown.line(22)
        await shown.press("end", "enter")
        assert shown.line(1).startswith(" ANAK")
        await shown.press("f10")
        assert shown.line(1).startswith(" KEMAJUAN 26-2/1")


async def test_the_old_one_sends_to_what_goes_on(open_app, ids):
    async with open_app("kemajuan", {"agreement_id": ids["pmt"], "ids": [ids["pmt"], ids["kader"]]}) as shown:
        await shown.press("n")
        assert "dibawa; laporkan pada lanjutannya" in shown.line(22)
        await shown.press("f8")
        assert shown.line(1).startswith(" KEMAJUAN 26-1/2")
        await shown.press("f8")
        assert "Tidak ada lagi." in shown.line(23)
        await shown.press("left_square_bracket")
        assert shown.line(1).startswith(" KEMAJUAN 26-1/1")
