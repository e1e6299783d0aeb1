from datetime import date

import pytest

from stunting_tui.services.measuring import visits
from stunting_tui.services.quality import figures
from stunting_tui.services.register import child_entry, region


@pytest.fixture
def place(store):
    region.choose_district(store, "35.20.01")
    return store


def enter(store, number: int, village: int, born: str = "14012025") -> int:
    texts = {"name": f"BAPRI {chr(65 + number % 26)}{chr(65 + number // 26)}", "sex": "L", "birth_date": born}
    return child_entry.save_child(store, child_entry.check_child(store, {**texts, "village": str(village)}))


def measure(store, child: int, day: str, height: str, weight: str = "9,5") -> None:
    check = visits.check_visit(store, child, {"measured_on": day, "weight_kg": weight, "height_cm": height})
    visits.save_visit(store, child, check, "uji")


def test_without_data_there_is_no_batch(place):
    assert figures.batches() == []


def test_each_child_counts_once_by_its_latest_visit(place):
    village = region.villages()[0]
    child = enter(place, 0, village.id)
    measure(place, child, "01082026", "72")
    measure(place, child, "20082026", "82")
    [batch] = figures.batches()
    assert batch.visits == 2
    total = figures.batch_figures(batch.id).total.under_five
    assert (total.registered, total.measured, total.stunted.n, total.stunted.of) == (1, 1, 0, 1)


def test_coverage_counts_who_was_not_measured_and_leaves_out_who_was_not_born(place):
    village = region.villages()[0]
    measure(place, enter(place, 0, village.id), "20082026", "82")
    enter(place, 1, village.id)
    enter(place, 2, village.id, "21082026")
    found = figures.batch_figures(figures.batches()[0].id)
    assert found.reference == date(2026, 8, 20)
    assert (found.total.under_five.registered, found.total.under_five.coverage) == (2, 50.0)
    assert (found.total.under_two.registered, found.total.under_two.measured) == (2, 1)


def test_flagged_and_missing_are_counted_beside_and_left_out(place):
    village = region.villages()[0]
    for number, height in enumerate(("82", "60", "")):
        measure(place, enter(place, number, village.id), "20082026", height)
    share = figures.batch_figures(figures.batches()[0].id).total.under_five.stunted
    assert (share.n, share.of, share.flagged, share.missing) == (0, 1, 1, 1)


def test_villages_worst_first_small_ones_last_and_trend(place):
    bad, good, tiny = region.villages()[:3]
    for number in range(30):
        child = enter(place, number, bad.id)
        measure(place, child, "10052026", "70" if number < 6 else "80")
        measure(place, child, "10082026", "73" if number < 12 else "83")
    for number in range(30, 60):
        measure(place, enter(place, number, good.id), "10082026", "73" if number < 33 else "83")
    measure(place, enter(place, 60, tiny.id), "10082026", "73")
    newest, before = figures.batches()
    found = figures.batch_figures(newest.id)
    assert [village.code for village in found.villages[:2]] == [bad.code, good.code]
    assert found.previous_period == before.period == "2026-05"
    first, second, third = (
        found.villages[0],
        found.villages[1],
        next(v for v in found.villages if v.code == tiny.code),
    )
    assert (first.under_five.stunted.n, second.under_five.stunted.n) == (12, 3)
    assert first.change == pytest.approx(20.0)
    assert second.change is None
    assert third.small
    assert third.change is None
    trend = figures.stunting_trend(newest.id)
    assert list(trend) == ["2026-05", "2026-08"]
    assert trend["2026-08"][bad.code].n == 12
    assert trend["2026-08"][""].n == 16


def test_children_of_another_kecamatan_do_not_count(place):
    measure(place, enter(place, 0, region.villages()[0].id), "20082026", "82")
    region.choose_district(place, "33.10.01")
    measure(place, enter(place, 1, region.villages()[0].id), "20082026", "82")
    [batch] = figures.batches()
    assert figures.batch_figures(batch.id).total.under_five.registered == 1


def test_a_few_late_visits_do_not_make_a_batch_to_begin_with():
    few, full, older = (figures.BatchRecord(3, "2026-11", 2), figures.BatchRecord(2, "2026-08", 30),
                        figures.BatchRecord(1, "2026-05", 900))  # fmt: skip
    assert figures.current_batch([few, full, older]) is full
    assert figures.current_batch([few]) is few
    assert figures.current_batch([]) is None


def test_month_with_a_few_stray_visits_is_neither_compared_with_nor_drawn(place):
    village = region.villages()[0]
    people = [enter(place, number, village.id) for number in range(30)]
    for month, some in (("052026", people), ("062026", people[:3]), ("082026", people)):
        for child in some:
            measure(place, child, f"12{month}", "80,0")
    newest = figures.batches()[0]
    assert figures.batch_figures(newest.id).previous_period == "2026-05"
    assert list(figures.stunting_trend(newest.id)) == ["2026-05", "2026-08"]
