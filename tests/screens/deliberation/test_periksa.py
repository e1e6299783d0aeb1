import pytest

from stunting_tui.services.register import region
from tests.screens.office import DISTRICT, hold_rembuk, query
from tests.services.sealed_setup import approve, hold


@pytest.fixture
def planned(empty):
    """A session with much to mend; its id."""
    region.choose_district(empty, DISTRICT)
    return hold_rembuk(empty)


@pytest.fixture
def held(empty):
    """A session that may be verified; its id."""
    return hold(empty)


def stage():
    return query("SELECT stage, verified_by, approved_by FROM deliberation")[0]


async def test_looks(open_app, planned, golden):
    async with open_app("periksa", {"deliberation_id": planned}) as shown:
        golden("periksa", shown.text())


async def test_looks_with_nothing_to_mend_and_after_each_stage(open_app, held, golden):
    async with open_app("periksa", {"deliberation_id": held}) as shown:
        golden("periksa-bersih", shown.text())
        await shown.press("s", "=Meli Trasko", "enter", "enter", "y")
        golden("periksa-diverifikasi", shown.text())
        assert stage()[:2] == ("diverifikasi", "Meli Trasko (Sekretaris Kecamatan)")
        await shown.press("s", "enter", "enter", "y")
        assert stage()[2] == "Zuri Valdano (Camat Prambanan)"
        fingerprint = query("SELECT fingerprint FROM seal")[0][0]
        assert f"Segel {fingerprint} tercetak di kaki setiap halaman." in shown.line(23)
        golden("periksa-disetujui", shown.text().replace(fingerprint, "SEGL-SEGL-SEGL"))


async def test_changes_after_the_approval_are_shown_with_who_and_why(open_app, empty, held, golden):
    fingerprint = approve(empty, held)
    query("UPDATE agreement SET due_on = '2027-12-31' WHERE ordinal = 2")
    async with open_app("periksa", {"deliberation_id": held}) as shown:
        golden("periksa-berubah", shown.text().replace(fingerprint, "SEGL-SEGL-SEGL"))
        await shown.press("enter")
        assert "setelah persetujuan" in shown.line(22)


async def test_a_galat_forbids_the_step_and_a_reason_forces_it(open_app, planned):
    async with open_app("periksa", {"deliberation_id": planned}) as shown:
        await shown.press("s")
        assert "Masih ada 2 galat" in shown.line(22)
        await shown.press("f2", "enter")
        assert "Alasan wajib ditulis" in shown.line(22)
        await shown.press("ctrl+t", "=Camat setuju lisan", "enter", "=Meli Trasko", "enter", "enter", "y")
        assert shown.line(1).split("  ")[-1].strip() == "opr1"
    assert stage()[0] == "diverifikasi"
    assert query("SELECT new FROM audit WHERE action = 'alasan'") == [("Camat setuju lisan",)]


async def test_no_to_the_question_and_the_same_person_change_nothing(open_app, held):
    async with open_app("periksa", {"deliberation_id": held}) as shown:
        await shown.press("s", "=Meli Trasko", "enter", "enter", "t")
        assert stage()[0] == "draf"
        await shown.press("s", "=opr1", "enter", "enter", "y")
        assert "mengetik" in shown.line(22)
        await shown.press("s", "enter")
        assert stage()[0] == "draf"


async def test_back_to_draf_needs_a_reason(open_app, empty, held):
    approve(empty, held)
    async with open_app("periksa", {"deliberation_id": held}) as shown:
        await shown.press("s")
        assert "sudah disetujui" in shown.line(22)
        await shown.press("m", "enter")
        assert "Alasan wajib ditulis" in shown.line(22)
        await shown.press("m", "=Salah nama", "enter")
        assert "kembali ke draf" in shown.line(23)
        await shown.press("m")
        assert "masih draf" in shown.line(22)
    assert stage() == ("draf", "", "")


async def test_enter_goes_to_the_place_and_f10_comes_back(open_app, planned):
    async with open_app("periksa", {"deliberation_id": planned}) as shown:
        for title in ("REMBUK  Selasa", "KESEPAKATAN 3", "Ubah sesi", "KESEPAKATAN 1", "PEJABAT"):
            await shown.press("enter")
            assert title in shown.line(1)
            await shown.press("f10")
            if title == "Ubah sesi":
                await shown.press("f10")
            assert shown.line(1).startswith(" PERIKSA")
            await shown.press("down")


async def test_from_the_session_by_its_keys(open_app, held):
    async with open_app("sesi", {"deliberation_id": held}) as shown:
        assert "DILAKSANAKAN, DRAF" in shown.line(1)
        await shown.press("p")
        assert shown.line(1).startswith(" PERIKSA")
        await shown.press("f10", "s", "=Meli Trasko", "enter", "enter", "y", "f10")
        assert "DILAKSANAKAN, DIVERIFIKASI" in shown.line(1)
        await shown.press("down", "delete", "y")
        assert "sudah diverifikasi" in shown.line(22)
