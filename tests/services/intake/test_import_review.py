"""What a list no longer has, whatever the order in which the lists are taken in."""

import pytest

from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.quality.figures import batches

LIST = [{"Nama": f"ANAK {letter * 3}ITA", "Tgl Lahir": f"2024-03-{day:02}"} for day, letter in enumerate("BCDFGH", 1)]
OLD, NEW = LIST[:5], LIST[1:]
"""The newer list lacks the first child and has one more."""


@pytest.fixture
def old(eppgbm):
    return eppgbm(OLD, "2026-08-20", "lama.csv")


@pytest.fixture
def new(eppgbm):
    return eppgbm(NEW, "2026-08-29", "baru.csv")


def counted(query):
    return query(
        """SELECT c.name FROM measurement m JOIN child c ON c.id = m.child_id
           WHERE m.vanished_run_id IS NULL ORDER BY c.name"""
    )


@pytest.mark.parametrize("order", ["old new", "new old", "old new old", "new old new old"])
def test_what_counts_in_the_end_does_not_depend_on_the_order(store, old, new, query, order):
    for which in order.split():
        import_file(old if which == "old" else new, store)
    assert counted(query) == [(row["Nama"],) for row in NEW]
    assert batches()[0].visits == 5


def test_older_list_says_what_the_newer_one_no_longer_has(store, old, new):
    import_file(new, store)
    result = import_file(old, store)
    assert (result.stored, result.updated, result.vanished) == (1, 0, 0)
    messages = [finding.message for finding in result.findings if finding.code == "hilang"]
    assert messages == ["Agustus 2026: 1 pengukuran sudah tidak ada di unduhan yang lebih baru; tidak dihitung"]


def test_whole_list_after_a_newer_part_of_it_counts_in_full(store, eppgbm, query):
    import_file(eppgbm(LIST[:1], "2026-08-29", "pendek-saja.csv"), store)
    import_file(eppgbm(LIST, "2026-08-20", "semua.csv"), store)
    assert len(counted(query)) == len(LIST)
