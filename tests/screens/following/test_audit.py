"""Case audits by semester: a code for the person, steps, the child on the screen alone."""

import pytest

from stunting_tui.domain.following.case_audit import CaseAudit
from stunting_tui.services.following import case_audits
from stunting_tui.services.register import children, region
from tests.screens.office import hold_rembuk, query

ADVICE = "=Rujuk ke dokter anak"


def village(name):
    return next(one.id for one in region.villages() if one.name == name)


def some(session):
    child = children.child_ids("cevo sefoni")[0]
    for case in (
        CaseAudit("2026-2", village("Sengon"), "", "baduta", child, "Berat lahir rendah, pola asuh", 3, "Rujuk"),
        CaseAudit("2026-2", village("Sengon"), "", "bumil", cause="KEK"),
        CaseAudit("2026-1", village("Joho"), "", "catin", cause="Anemia"),
    ):
        case_audits.save_case(session, case)


async def test_looks(open_app, stocked, golden):
    some(stocked)
    async with open_app("audit") as shown:
        golden("audit", shown.text())
        await shown.press("enter")
        golden("audit-isian", shown.text())
        await shown.press("escape", "left_square_bracket")
        assert "semester I 2026" in shown.line(1)
        assert "catin 1/0" in shown.line(3)


async def test_a_case_is_typed_to_its_end(open_app, stocked):
    meeting = hold_rembuk(stocked)
    async with open_app("audit") as shown:
        await shown.press("n", "enter", "=bb", "enter", "=ss", "enter")
        assert "Kode yang diusulkan: 2001-01" in shown.text()
        await shown.press(
            "enter", "=Berat lahir rendah", "enter", "=4", "enter", ADVICE, "enter", "=PMT 90 hari", "enter"
        )
        await shown.press("=2", "enter", "=20112026", "enter")
        assert "Kasus tersimpan" in shown.line(23)
        assert "1 kasus, 1 ditutup" in shown.line(23)
    assert query(
        "SELECT semester, code, target_group, child_id, cause, step, advice, follow_up, closed_on FROM case_audit"
    ) == [
        (
            "2026-2",
            "2001-01",
            "baduta",
            None,
            "Berat lahir rendah",
            4,
            "Rujuk ke dokter anak",
            "PMT 90 hari",
            "2026-11-20",
        )
    ]
    linked = query("SELECT a.deliberation_id FROM case_audit c JOIN agreement a ON a.id = c.agreement_id")
    assert linked == [(meeting,)]


async def test_a_semester_far_ahead_is_told_at_its_field(open_app, stocked):
    some(stocked)
    async with open_app("audit") as shown:
        await shown.press("n", "=2027-1", "enter", "up", "=2999-1", "enter")
        assert "Semester I 2999 masih jauh" in shown.text()


async def test_a_child_of_another_village_or_another_case_is_asked_about(open_app, stocked):
    some(stocked)
    about = ("f5", "=cevo sef", "enter", "enter")
    async with open_app("audit") as shown:
        await shown.press("n", "enter", "=bb", "enter", "=j", "enter", *about, "f6")
        home = children.child_rows(children.child_ids("cevo sefoni"))[0].village
        assert f"Anak ini dari {home}, kasusnya di Joho." in shown.line(22)
        await shown.press("t", "up", f"={home}", "enter", "f6")
        assert "yang masih terbuka. Simpan juga?" in shown.line(22)
        await shown.press("y")
        assert "Kasus tersimpan" in shown.line(23)
        await shown.press("enter", "f6")
        assert "Simpan juga?" not in shown.text()


async def test_the_child_is_looked_for_from_the_form(open_app, stocked):
    some(stocked)
    wanted = children.child_ids("cevo sefoni")[0]
    async with open_app("audit") as shown:
        await shown.press("down", "enter", "f5", "=cevo sef", "enter", "enter")
        assert "anak: CEVO SEFONI" in shown.line(1)
        await shown.press("f10")
        assert "Buang?" in shown.text()
        await shown.press("t", "f6")
        assert query("SELECT child_id FROM case_audit WHERE code LIKE '%-02'") == [(wanted,)]
        await shown.press("enter", "f5", "enter")
        assert "tanpa anak" in shown.line(1)
        await shown.press("f6")
    assert query("SELECT child_id FROM case_audit WHERE code LIKE '%-02'") == [(None,)]


async def test_what_cannot_be(open_app, stocked):
    some(stocked)
    async with open_app("audit") as shown:
        await shown.press("enter", *["down"] * 9, "=20112026", "f6")
        assert "Kasus di langkah 3 belum dapat ditutup" in shown.text()
        await shown.press("=01012026", "f6")
        assert "mendahului semester II 2026" in shown.text()
        await shown.press("=01012027", "f6")
        assert "belum tiba" in shown.text()
        await shown.press("f4", *["backspace"] * 10, *["up"] * 6, "=2001-02", "f6")
        assert 'Kode kasus "2001-02" sudah dipakai' in shown.text()
        await shown.press("up", "up", "up", "=2026", "f6")
        assert 'Semester "2026" tidak dikenal' in shown.text()


async def test_deleted_after_a_question(open_app, stocked):
    some(stocked)
    async with open_app("audit") as shown:
        await shown.press("delete", "t", "delete", "y")
        assert "Kasus dihapus" in shown.line(23)
    assert query("SELECT count(*) FROM case_audit") == [(2,)]
    assert query("SELECT old FROM audit WHERE action = 'hapus' AND field = 'advice'") == [("Rujuk",)]


async def test_a_case_of_another_semester_is_shown_there(open_app, stocked):
    async with open_app("audit") as shown:
        await shown.press("n", "=1 2026", "enter", "=catin", "enter", "=j", "f6")
        assert "semester I 2026" in shown.line(1)
        assert "1 kasus" in shown.line(23)
        await shown.press("right_square_bracket")
        assert "0 kasus" in shown.line(23)


@pytest.mark.usefixtures("empty")
async def test_without_a_district_it_says_so(open_app):
    async with open_app("audit") as shown:
        await shown.press("n")
        assert "Kecamatan belum dipilih" in shown.text()
