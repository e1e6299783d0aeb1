"""Two operators at one record: what either typed is kept, and the slower one is told who was faster."""

from dataclasses import replace
from datetime import date

import pytest

from stunting_tui.domain.following.case_audit import CaseAudit
from stunting_tui.domain.following.foster import Foster, FosterNote
from stunting_tui.domain.planning.target import Target
from stunting_tui.services.following import case_audits, foster_notes, fosters
from stunting_tui.services.planning import field_visits, pairings, proposals, targets
from stunting_tui.services.planning.field_visits import FieldVisit
from stunting_tui.services.planning.proposals import VILLAGE, Proposal, ProposalState
from stunting_tui.services.register import region
from stunting_tui.session import Session
from tests.screens.office import query


@pytest.fixture
def other(stocked):
    """The other operator, at the same database."""
    return Session("opr2", stocked.database, stocked.clock)


def village():
    return next(one.id for one in region.villages() if one.name == "Sengon")


def a_target(session):
    return targets.save_target(session, Target("kabupaten", 2026, "P07", 90, "%", "SK lama"))


def a_proposal(session):
    return proposals.save_proposal(session, Proposal(2027, VILLAGE, "Jamban 12 unit", "Bidang", 9, village()))


def a_visit(session):
    return field_visits.save_visit(session, FieldVisit(village(), date(2026, 11, 2), "Camat", "Timbangan rusak"))


def a_case(session):
    return case_audits.save_case(session, CaseAudit("2026-2", village(), "", "bumil", cause="KEK"))


def a_foster(session):
    return fosters.save_foster(session, Foster(village(), date(2026, 9, 1), None, "Keluarga Satu", "CV Rekaan"))


def a_note(session):
    return foster_notes.save_note(session, a_foster(session), FosterNote("2026-09", "30 butir telur"))


def a_pair(session):
    return pairings.save_pair(session, 2026, pairings.pair_table(2026).records[0])


KINDS = {
    "target": (a_target, "target", ("=2027",), "year", 2027),
    "usulan": (a_proposal, "proposal", ("=2028",), "year", 2028),
    "kunjungan": (a_visit, "field_visit", ("=03112026",), "held_on", "2026-11-03"),
    "audit": (a_case, "case_audit", ("=2026-1",), "semester", "2026-1"),
    "asuh": (a_foster, "foster", ("=Keluarga Dua",), "family", "Keluarga Dua"),
    "catatan-asuh": (a_note, "foster_note", ("=10 2026",), "month", "2026-10"),
    "pasangan": (a_pair, "pairing", ("down", "down", "=karena dekat"), "reason", "karena dekat"),
}
"""By screen: what makes a record, its table, the keys that change a field of its form, column and value then."""


def said(shown):
    """Return what is on the screen without its line breaks."""
    return " ".join(shown.text().split())


def opened(name):
    return {"foster_id": query("SELECT id FROM foster")[0][0]} if name == "catatan-asuh" else {}


@pytest.mark.parametrize("name", KINDS)
async def test_the_record_was_changed_meanwhile(open_app, other, name):
    make, table, keys, column, typed = KINDS[name]
    make(other)
    async with open_app(name, opened(name)) as shown:
        await shown.press("enter", *keys)
        query(f"UPDATE {table} SET version = version + 1, updated_by = 'opr2'")
        await shown.press("f6")
        assert "sudah diubah oleh opr2" in said(shown)
        assert "Yang Anda ketik tetap di sini" in said(shown)
        await shown.press("f6")
        assert "tersimpan" in shown.line(23)
    assert query(f"SELECT {column} FROM {table}") == [(typed,)]


@pytest.mark.parametrize("name", KINDS)
async def test_the_record_was_removed_meanwhile(open_app, other, name):
    make, table, keys, column, typed = KINDS[name]
    make(other)
    async with open_app(name, opened(name)) as shown:
        await shown.press("enter", *keys)
        query(f"DELETE FROM {table}")
        await shown.press("f6")
        assert "Sudah dihapus operator lain. Simpan sebagai" in shown.line(22)
        await shown.press("t", "f6", "y")
        assert "tersimpan" in shown.line(23)
    assert query(f"SELECT {column} FROM {table}") == [(typed,)]


async def test_a_field_both_changed_shows_both(open_app, stocked, other):
    number = a_proposal(other)
    async with open_app("usulan") as shown:
        await shown.press("enter", "down", "down", "down", "down", "=Jamban 14 unit")
        stored = proposals.proposals()[0]
        proposals.save_proposal(other, replace(stored, text="Jamban 16 unit", amount=12))
        await shown.press("f6")
        assert "? Operator lain mengisi: Jamban 16 unit" in shown.text()
        await shown.press("f6")
    assert query("SELECT id, text, amount FROM proposal") == [(number, "Jamban 14 unit", 12)]


async def test_the_child_another_operator_chose_stays(open_app, stocked, other):
    a_case(other)
    child = query("SELECT id FROM child LIMIT 1")[0][0]
    async with open_app("audit") as shown:
        await shown.press("enter", "down", "down", "down", "down", "=Anemia")
        query("UPDATE case_audit SET version = version + 1, updated_by = 'opr2', child_id = ?", child)
        await shown.press("f6", "f6")
    assert query("SELECT child_id, version FROM case_audit") == [(child, 3)]


async def test_a_reason_is_shown_again_where_the_row_is_another_by_now(open_app, other):
    a_proposal(other)
    async with open_app("usulan") as shown:
        await shown.press("t", "=sudah ada di APBD")
        proposals.set_state(other, proposals.proposals()[0], ProposalState.CONFIRMED)
        await shown.press("enter")
        assert "sudah diubah oleh opr2" in said(shown)
        assert "Ketikan Anda: sudah ada di APBD" in said(shown)
        assert "dikonfirmasi" in shown.text(), "the list is as it is now"
        await shown.press("t", "=sudah ada di APBD", "enter")
    assert query("SELECT state, reason FROM proposal") == [("tidak diambil", "sudah ada di APBD")]


async def test_what_was_changed_meanwhile_is_not_removed_unseen(open_app, other):
    a_target(other)
    async with open_app("target") as shown:
        await shown.press("delete")
        targets.save_target(other, replace(targets.targets()[0], value=95))
        await shown.press("y")
        assert "sudah diubah oleh opr2" in said(shown)
        assert " 95 " in shown.line(4), "the list is as it is now"
        await shown.press("delete", "y")
        assert "Target dihapus" in shown.line(23)
    assert query("SELECT count(*) FROM target") == [(0,)]
