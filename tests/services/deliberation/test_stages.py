"""From draf to disetujui: who may, what stands in the way, and the way back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from stunting_tui.domain.deliberation.agreement import Fund
from stunting_tui.domain.deliberation.stage import Stage
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.deliberation import rembuk, session_checks, stages
from tests.services.sealed_setup import CAMAT, SEKCAM, approve, hold, query


@pytest.fixture
def held(store):
    return hold(store)


def step(store, number, who=SEKCAM, **more):
    return stages.advance(store, number, stages.stage_of(number).version, *who, **more)


def test_a_session_is_verified_then_approved_and_sealed(store, held):
    assert stages.stage_of(held).stage is Stage.DRAFT
    verified = step(store, held)
    assert (verified.stage, verified.verified_by) == (Stage.VERIFIED, "Meli Trasko, S.Contoh. (Sekretaris Kecamatan)")
    assert (verified.verified_at, verified.fingerprint) == (store.stamp, "")
    approved = step(store, held, CAMAT)
    assert (approved.stage, approved.approved_by, approved.approved_at) == (
        Stage.APPROVED, "Zuri Valdano (Camat)", store.stamp,
    )  # fmt: skip
    assert len(approved.fingerprint) == 14
    with pytest.raises(DataError, match="sudah disetujui"):
        step(store, held, CAMAT)


def test_a_session_with_nothing_in_its_way_has_no_findings(store, held):
    assert session_checks.checks(held, store.today) == []


def test_a_galat_forbids_it_except_with_a_reason(store, held):
    query("UPDATE deliberation SET chair = ''")
    with pytest.raises(DataError, match="Masih ada 1 galat"):
        step(store, held)
    assert stages.stage_of(held).stage is Stage.DRAFT
    step(store, held, force_reason="Pimpinan menyusul")
    assert query("SELECT action, field, old, new FROM audit WHERE action = 'alasan'") == [
        ("alasan", "stage", "Masih ada 1 galat.", "Pimpinan menyusul")
    ]


def test_one_person_does_not_do_two_of_the_three(store, held):
    with pytest.raises(DataError, match="mengetik"):
        step(store, held, ("Penguji", "Operator"))
    step(store, held)
    with pytest.raises(DataError, match="dua orang"):
        step(store, held, ("meli trasko", "Camat"))
    assert step(store, held, ("meli trasko", "Camat"), force_reason="Plh. Camat").stage is Stage.APPROVED


def test_who_typed_an_agreement_is_a_typist_too(store, held):
    point = rembuk.deliberation(held).agreements[0]
    rembuk.save_agreement(replace(store, operator="Meli Trasko"), held, replace(point, target="15"))
    with pytest.raises(DataError, match="mengetik"):
        step(store, held)


def test_the_way_back_needs_a_reason_and_clears_the_names(store, held):
    approve(store, held)
    version = stages.stage_of(held).version
    with pytest.raises(DataError, match="Alasan wajib"):
        stages.send_back(store, held, version, "  ")
    back = stages.send_back(store, held, version, "Tenggat keliru")
    assert (back.stage, back.verified_by, back.verified_at, back.approved_by, back.approved_at) == (
        Stage.DRAFT, "", None, "", None,
    )  # fmt: skip
    assert query("SELECT old, new FROM audit WHERE action = 'alasan'") == [("disetujui", "Tenggat keliru")]
    with pytest.raises(DataError, match="masih draf"):
        stages.send_back(store, held, back.version, "Lagi")


def test_what_another_operator_changed_is_told(store, held):
    version = stages.stage_of(held).version
    step(store, held)
    with pytest.raises(ConflictError):
        stages.advance(store, held, version, *CAMAT)
    with pytest.raises(ConflictError):
        stages.send_back(store, held, version, "Salah")


def test_an_approval_fixes_the_batch_it_is_printed_with(store, held):
    batch = rembuk.deliberation(held).batch_id
    rembuk.edit_deliberation(store, replace(rembuk.deliberation(held), batch_id=None))
    assert "tanpa_batch" in [check.code for check in session_checks.checks(held, store.today)]
    approve(store, held)
    assert rembuk.deliberation(held).batch_id == batch


def test_the_store_is_held_against_the_rules(store, held):
    point = rembuk.deliberation(held).agreements[0]
    rembuk.save_agreement(store, held, replace(point, funds=(Fund("APBDes", 100),)))
    village, child = query("SELECT village_id, id FROM child ORDER BY id")[0]
    stamps = "'', '', '', ''"
    query("UPDATE proposal SET amount = 900")
    for uuid in ("f1", "f2"):
        query(
            f"""INSERT INTO foster (uuid, created_at, created_by, updated_at, updated_by, child_id, village_id, sponsor,
                begun_on) VALUES (?, {stamps}, ?, ?, 'Toko', '2026-08-01')""",
            uuid, child, village,
        )  # fmt: skip
    query("DELETE FROM official WHERE role = 'kapus'")
    assert {check.code: check.sentence for check in session_checks.checks(held, store.today)} == {
        "dana_beda_usulan": "Dana kesepakatan 1 berjumlah Rp100, usulan yang ditampungnya Rp900.",
        "dana_terlampaui": "Kesepakatan 1: terpakai Rp500.000, melebihi dana Rp100.",
        "asuh_ganda": "BAPRI ZADRE tercatat dalam 2 asuhan yang masih terbuka.",
        "pejabat": "Belum ada di daftar pejabat: Kepala Puskesmas.",
    }


def test_a_village_nobody_was_measured_in_is_named(store, held):
    query("DELETE FROM agreement_child")
    query("DELETE FROM measurement WHERE child_id = (SELECT min(id) FROM child)")
    [check] = [check for check in session_checks.checks(held, store.today) if check.code == "desa_tanpa_angka"]
    assert check.sentence.startswith("Kesepakatan 1 menyebut desa tanpa angka pada batch Agustus 2026: ")


def test_a_rembuk_that_is_yet_to_come_is_not_verified(store, held):
    coming = store.today + timedelta(days=1)
    query(f"UPDATE deliberation SET held_on = '{coming}'")
    query("UPDATE agreement SET due_on = date(due_on, '+2 years')")
    with pytest.raises(DataError, match="Masih ada 1 galat"):
        step(store, held)
    assert "tanggal_belum_tiba" in {check.code for check in session_checks.checks(held, store.today)}
    assert "tanggal_belum_tiba" not in {check.code for check in session_checks.checks(held, coming)}
