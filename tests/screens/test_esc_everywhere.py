"""Esc and F10 out of every question and form of every screen: no row changes, nothing typed is lost by one key.

Each screen is opened over a small kecamatan with a record of every kind; each of its keys is pressed. Where a question
or a form opens, something is typed, and both ways out are walked.
"""

import shutil
from datetime import UTC, date, datetime

import pytest

from db.connection import database
from stunting_tui import keys
from stunting_tui.app import SCREENS_BY_NAME
from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.domain.deliberation.official import Official
from stunting_tui.domain.following.case_audit import CaseAudit
from stunting_tui.domain.following.foster import Foster, FosterNote
from stunting_tui.domain.planning.target import Target
from stunting_tui.services.deliberation import agreement_children, officials, rembuk
from stunting_tui.services.following import case_audits, foster_notes, fosters
from stunting_tui.services.planning import field_visits, pairings, proposals, targets
from stunting_tui.services.planning.field_visits import FieldVisit
from stunting_tui.services.planning.proposals import VILLAGE, Proposal
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.screens.ledger_seed import keep_ledger
from widgets.entry_grid import EntryGrid
from widgets.form import Form
from widgets.lines import LegendLine, PromptLine

ELSEWHERE = (
    *("batch", "lembar", "ulang", "ukur", "keputusan", "impor", "impor-indikator", "uji-ukur", "uji-tombol"),
    *("pelajaran", "mulai", "bantuan", "perintah", "cari", "wilayah", "beranda", "kerja"),
)
"""Screens of typing and of files, walked in their own tests, and those that are only a way to others."""

WAYS = (*(one.id for one in keys.common_actions()), "sort", "search", "search_again", "write_list", "book")
"""What many screens have in common: walked on those of `WHOLE`."""

WHOLE = ("sesi",)
WORDS = "=zz"


@pytest.fixture(scope="module")
def scene(stock, tmp_path_factory):
    """A register with a ledger, a record of every kind, and the parameters of the screens that want some."""
    path = tmp_path_factory.mktemp("scene") / "scene.db"
    shutil.copy(stock, path)
    session = Session("opr1", path, lambda: datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
    open_store(session)
    try:
        ids = keep_ledger(session)
        place = next(one.id for one in region.villages() if one.name == "Sengon")
        child = database.execute_sql("SELECT id FROM child ORDER BY id LIMIT 1").fetchone()[0]
        rembuk.save_agreement(session, ids["second"], Agreement(0, "Air bersih di Joho"))
        agreement_children.add_children(session, ids["carried"], [child])
        targets.save_target(session, Target("kabupaten", 2026, "P07", 90, "%", "SK"))
        proposals.save_proposal(session, Proposal(2027, VILLAGE, "Jamban 12 unit", "Bidang", 9, place))
        field_visits.save_visit(session, FieldVisit(place, date(2026, 11, 2), "Camat", "Timbangan rusak"))
        case_audits.save_case(session, CaseAudit("2026-2", place, "", "bumil", cause="KEK"))
        foster = fosters.save_foster(session, Foster(place, date(2026, 9, 1), None, "Keluarga Satu", "CV Rekaan"))
        foster_notes.save_note(session, foster, FosterNote("2026-09", "30 butir telur"))
        officials.save_official(session, Official("Zuri Valdano", "Camat", role="camat"))
        pairings.save_pair(session, 2026, pairings.pair_table(2026).records[0])
    finally:
        close_store()
    meeting = {"deliberation_id": ids["second"]}
    agreement = {**meeting, "agreement_id": ids["carried"]}
    return path, {
        "anak-rinci": {"child_id": child}, "anak-baru": {}, "grafik": {"child_id": child}, "ukur": {"child_id": child},
        "sesi": meeting, "kesepakatan": agreement, "hadir": meeting, "rapat": meeting, "periksa": meeting,
        "daftar": agreement, "kemajuan": {"agreement_id": ids["carried"]}, "situasi": {"village": place},
        "catatan-asuh": {"foster_id": foster},
    }  # fmt: skip


def rows_written():
    """Return how many rows this connection ever wrote."""
    return database.connection().total_changes


def open_form(screen):
    """Return the form the keys go to, None where there is none."""
    return next((form for form in screen.query(Form) if form.display and form.has_focus), None)


def state(screen):
    """Return where the keys go, and what the last line says of them."""
    focused = screen.focused
    return (focused.id if focused else None, screen.query_one(LegendLine).text)


async def leave_question(shown, key):
    """Type into the open question, leave it by `key`; a typed text takes Esc."""
    prompt = shown.app.screen.query_one(PromptLine)
    if not prompt.choices:
        await shown.press(WORDS)
    await shown.press(key)
    if prompt.active:
        assert key == "f10"
        assert "belum dipakai" in shown.text()
        await shown.press("escape")


async def home(shown, screen):
    """Come back to `screen` by the keys of leaving, whatever was opened."""
    for _ in range(8):
        prompt = shown.app.screen.query_one(PromptLine)
        if prompt.active:
            await shown.press("y" if "uang?" in prompt.label or "Keluar tanpa" in prompt.label else "escape")
        elif shown.app.screen is screen:
            return
        else:
            await shown.press("f10")
    raise AssertionError(shown.text())


async def walk_form(shown, screen, reopen, before):
    """Type into the form that is open, be asked, stay, be asked again, drop it."""
    for way in ("escape", "f10"):
        form = open_form(shown.app.screen)
        if form is None:
            await shown.press(*reopen)
            form = open_form(shown.app.screen)
        where = shown.app.screen
        await shown.press("tab" if form.field.closed else "down", "up", "end", WORDS)
        typed = form.values()
        await shown.press(way)
        prompt = where.query_one(PromptLine)
        if prompt.active:
            await shown.press("t")
            assert form.values() == typed
            assert open_form(where) is form
            await shown.press(way)
            assert prompt.active
            await shown.press("y")
        assert shown.app.screen is not where or open_form(where) is None, shown.text()
        assert rows_written() == before
        if where is not screen:
            return


def ways_in(shown, name):
    """Return the keys of a screen that may open something."""
    every = [one for one in keys.actions_for(name, shown.app.keys.actions) if one.bound and one.id != "back"]
    own = [one for one in every if one.id not in WAYS or (name in WHOLE and one.id != "palette")]
    return [*dict.fromkeys(one.keys[0] for one in own), "enter"]


@pytest.mark.parametrize("name", [name for name in SCREENS_BY_NAME if name not in ELSEWHERE])
async def test_ways_out(open_app, session, scene, name):
    path, params = scene
    shutil.copy(path, session.database)
    open_store(session)
    try:
        await walk(open_app, name, params.get(name))
    finally:
        close_store()


async def walk(open_app, name, params):
    async with open_app("beranda") as shown:
        shown.app.go(name, **(params or {}))
        await shown.settle()
        screen = shown.app.screen
        if screen.query_one(PromptLine).active:
            await shown.press("escape")
        if open_form(screen) is not None:
            await walk_form(shown, shown.app.screen_stack[0], (), rows_written())
            return
        moved = False
        for key in ways_in(shown, name):
            if moved:
                shown.app.go(name, **(params or {}))
                await shown.settle()
            for grid in screen.query(EntryGrid):
                grid.grace = 0
            before, stood = rows_written(), state(screen)
            await shown.press(key)
            here = shown.app.screen
            asked = here is screen and here.query_one(PromptLine).active
            moved = here is not screen or state(screen) != stood
            if asked:
                for way in ("escape", "f10"):
                    await leave_question(shown, way)
                    assert rows_written() == before, key
                    assert state(screen) == stood, key
                    if way == "escape":
                        await shown.press(key)
            elif open_form(here) is not None:
                await walk_form(shown, screen, (key,), before)
            await home(shown, screen)
