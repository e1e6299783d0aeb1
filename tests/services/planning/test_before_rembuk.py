"""What is decided before a rembuk: lokus and weights, pairs and visits, proposals; each with its audit."""

from dataclasses import replace
from datetime import date

import pytest

from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.planning import field_visits, pairings, priorities, proposals
from stunting_tui.services.planning.field_visits import FieldVisit
from stunting_tui.services.planning.pairings import PairRecord
from stunting_tui.services.planning.proposals import OFFICE, VILLAGE, Proposal, ProposalState
from stunting_tui.services.register import region

DISTRICT = "33.10.01"


@pytest.fixture
def district(store):
    region.choose_district(store, DISTRICT)
    return store


def village(place=0):
    return region.villages()[place].id


def only(found):
    assert len(found) == 1
    return found[0]


def test_lokus_is_kept_with_its_reason_and_remembered_next_year(district, query):
    table = priorities.priority_table(2026, 2026)
    with pytest.raises(DataError, match="Alasan lokus"):
        priorities.turn_lokus(district, table, village(), "  ")
    priorities.turn_lokus(district, table, village(), "prioritas 1")
    assert query("SELECT year, lokus, lokus_reason FROM village_year") == [(2026, 1, "prioritas 1")]
    later = priorities.priority_table(2027, 2026)
    assert [number for number, row in later.before.items() if row.lokus] == [village()]
    assert not any(row.lokus for row in later.years.rows.values())
    old = priorities.priority_table(2026, 2026)
    priorities.turn_lokus(district, table, village(), None)
    with pytest.raises(ConflictError):
        priorities.turn_lokus(district, old, village(), "lain")
    assert query("SELECT field, old, new FROM audit WHERE action = 'ubah' AND field LIKE 'lokus%'") == [
        ("lokus", "1", "0"), ("lokus_reason", "prioritas 1", "")
    ]  # fmt: skip


def test_weights_of_the_office(district, query):
    begun = priorities.factors_of_office()
    factors = priorities.save_weights(district, "40 20 10 15 15", begun)
    assert priorities.factors_of_office() == factors
    assert priorities.priority_table(2026, 2026).factors == factors
    with pytest.raises(DataError):
        priorities.save_weights(district, "40 20", factors)
    with pytest.raises(ConflictError, match="menjadi 40 20 10 15 15"):
        priorities.save_weights(district, "10 10 10 10 10", begun)
    usual = priorities.save_weights(district, "", factors)
    assert [factor.weight for factor in usual] == [30, 25, 15, 15, 15]
    assert query("SELECT value FROM setting WHERE key = 'bobot_prioritas'") == [("",)]
    region.save_setting(district, priorities.WEIGHTS, "rusak")
    assert priorities.factors_of_office() == usual


def test_a_pair_its_visit_and_what_cannot_be(district, query):
    with pytest.raises(DataError, match="dirinya sendiri"):
        pairings.save_pair(district, 2026, PairRecord(village(), village(), "", ""))
    number = pairings.save_pair(district, 2026, PairRecord(village(), village(1), "dekat", "D/S\nASI"))
    with pytest.raises(DataError, match="sudah ada"):
        pairings.save_pair(district, 2026, PairRecord(village(), village(1), "", ""))
    pairings.save_pair(district, 2027, PairRecord(village(), village(1), "", ""))
    visit = FieldVisit(village(1), date(2026, 10, 2), "Kader Brajan", "Kelas ibu tiap pekan", pairing_id=number)
    with pytest.raises(DataError, match="bukan milik desa"):
        field_visits.save_visit(district, replace(visit, village_id=village(2)))
    with pytest.raises(DataError, match="belum tiba"):
        field_visits.save_visit(district, replace(visit, held_on=date(2026, 12, 1)))
    with pytest.raises(DataError, match="Pengunjung atau temuan"):
        field_visits.save_visit(district, replace(visit, finding=" "))
    with pytest.raises(DataError, match="Kesepakatan ini"):
        field_visits.save_visit(district, replace(visit, agreement_id=99))
    field_visits.save_visit(district, visit)
    record = only(pairings.pair_table(2026).records)
    assert (record.id, record.visits, record.points) == (number, 1, "D/S\nASI")
    with pytest.raises(DataError, match="sudah mempunyai kunjungan"):
        pairings.delete_pair(district, number, record.version)
    stored = only(field_visits.field_visits())
    field_visits.delete_visit(district, stored.id, stored.version)
    pairings.delete_pair(district, number, record.version)
    assert query("SELECT year FROM pairing") == [(2027,)]
    assert query("SELECT count(*) FROM audit WHERE table_name = 'field_visit' AND action = 'hapus'")[0][0] > 0
    assert [pair.id for pair in pairings.all_pairs()] == [number + 1]


def a_proposal(session, **changes):
    values = Proposal(2027, VILLAGE, "Jamban keluarga", "Bidang pembangunan", 15_000_000, village())
    return proposals.save_proposal(session, replace(values, **changes))


def test_what_becomes_of_a_proposal(district, query):
    a_proposal(district)
    one = only(proposals.proposals())
    with pytest.raises(DataError, match="Alasan tidak diambil"):
        proposals.set_state(district, one, ProposalState.REFUSED)
    proposals.set_state(district, one, ProposalState.REFUSED, "sudah ada di APBD")
    with pytest.raises(ConflictError):
        proposals.set_state(district, one, ProposalState.CONFIRMED)
    proposals.set_state(district, only(proposals.proposals()), ProposalState.SYNCHRONISED)
    assert query("SELECT state, reason FROM proposal") == [("disinkronkan", "")]


def test_a_proposal_becomes_an_agreement_and_leaves_it(district, query):
    a_proposal(district)
    meeting = rembuk.create_deliberation(district, Deliberation(date(2026, 8, 25), "Pendopo"), template=False)
    number = proposals.make_agreement(district, only(proposals.proposals()), meeting)
    one = only(proposals.proposals())
    assert (one.agreement_id, one.state) == (number, ProposalState.CONFIRMED)
    assert query("SELECT text, responsible, village_id FROM agreement a JOIN agreement_village v"
                 " ON v.agreement_id = a.id") == [("Jamban keluarga", "Bidang pembangunan", village())]  # fmt: skip
    with pytest.raises(DataError, match="sudah tidak ada"):
        proposals.link(district, one, 99)
    proposals.set_state(district, one, ProposalState.REFUSED, "dana dipotong")
    assert only(proposals.proposals()).agreement_id is None
    proposals.link(district, only(proposals.proposals()), number)
    assert query("SELECT state, reason, agreement_id FROM proposal") == [("dikonfirmasi", "", number)]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": " "}, "Usulan masih kosong"),
        ({"year": 1999}, "Tahun 1999"),
        ({"source": "warung"}, "Sumber usulan"),
        ({"source": OFFICE, "office": ""}, "Instansi"),
        ({"amount": -1}, "negatif"),
        ({"village_id": 99}, "Desa usulan"),
    ],
)
def test_what_a_proposal_cannot_be(district, query, changes, said):
    with pytest.raises(DataError, match=said):
        a_proposal(district, **changes)
    assert query("SELECT count(*) FROM proposal") == [(0,)]
