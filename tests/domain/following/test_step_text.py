"""One typed line about an agreement: status, percentage, note; and what does not go together."""

from datetime import date

import pytest

from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, DeliberationKind
from stunting_tui.domain.following.ledger import Entry, Meeting, Step
from stunting_tui.domain.following.step_text import QuickStep, check_step, fall_words, parse_step
from stunting_tui.errors import DataError

OPEN, RUNNING, DONE, DROPPED = AgreementStatus


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("p 60% kader dilatih", QuickStep(RUNNING, 60, "kader dilatih")),
        ("s 12 jamban", QuickStep(DONE, None, "12 jamban")),
        ("p 60 kader dilatih", QuickStep(RUNNING, None, "60 kader dilatih")),
        ("p 60 %, dua desa", QuickStep(RUNNING, 60, "dua desa")),
        ("p 60 persen", QuickStep(RUNNING, 60, "")),
        ("p - 60% warga setuju", QuickStep(RUNNING, None, "60% warga setuju")),
        ("p60", QuickStep(RUNNING, 60, "")),
        ("P 60% dua desa", QuickStep(RUNNING, 60, "dua desa")),
        ("proses 40 %", QuickStep(RUNNING, 40, "")),
        ("60% kader dilatih", QuickStep(RUNNING, 60, "kader dilatih")),
        ("0% belum dimulai", QuickStep(OPEN, 0, "belum dimulai")),
        ("100", QuickStep(DONE, 100, "")),
        ("s laporan diterima", QuickStep(DONE, None, "laporan diterima")),
        ("x dana dialihkan", QuickStep(DROPPED, None, "dana dialihkan")),
        ("b", QuickStep(OPEN, None, "")),
        ("p - 5 kader dilatih", QuickStep(RUNNING, None, "5 kader dilatih")),
        ("p 5kader", QuickStep(RUNNING, None, "5kader")),
        ("  selesai   foto\tada ", QuickStep(DONE, None, "foto ada")),
    ],
)
def test_lines_that_are_understood(typed, meant):
    assert parse_step(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "   ", "kader dilatih", "posyandu 60", "- 5 kader", "selesaikan", "60 kader dilatih"]
)
def test_a_line_without_status_or_percentage_is_asked_again(typed):
    with pytest.raises(DataError, match="belum menyebut"):
        parse_step(typed)


def entry(*steps, before=None):
    held = Meeting(1, date(2026, 8, 1), "Rembuk", DeliberationKind.REMBUK, 1)
    return Entry(Agreement(1, "Jamban"), held, steps, held.held_on, percent_before=before)


FORTY = Step(date(2026, 9, 1), RUNNING, 40, id=1)
TODAY = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("known", "step", "told"),
    [
        (entry(FORTY), Step(TODAY, RUNNING, 12), "sebelumnya 40 %, sekarang 12 %"),
        (entry(FORTY), Step(TODAY, OPEN), "sebelumnya 40 %, sekarang 0 %"),
        (entry(FORTY, Step(TODAY, DONE, id=2)), Step(TODAY, RUNNING, 80), "sebelumnya 100 %, sekarang 80 %"),
        (entry(FORTY, Step(TODAY, RUNNING, id=2)), Step(TODAY, RUNNING, 12), "sebelumnya 40 %, sekarang 12 %"),
        (entry(before=60), Step(TODAY, RUNNING, 12), "sebelumnya 60 %, sekarang 12 %"),
        (entry(FORTY), Step(TODAY, RUNNING, 40), ""),
        (entry(FORTY), Step(TODAY, RUNNING), ""),
        (entry(FORTY), Step(date(2026, 8, 20), RUNNING, 12), ""),
        (entry(FORTY), Step(FORTY.told_on, RUNNING, 12, id=1), ""),
        (
            entry(FORTY, Step(TODAY, RUNNING, 50, id=2)),
            Step(TODAY, RUNNING, 12, id=2),
            "sebelumnya 40 %, sekarang 12 %",
        ),
        (entry(), Step(TODAY, RUNNING, 12), ""),
    ],
)
def test_a_step_that_tells_of_less_than_the_one_before_it(known, step, told):
    assert fall_words(known, step) == told


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"percent": 101}, "tidak mungkin"),
        ({"spent": -1}, "kurang dari nol"),
        ({"status": DONE, "percent": 80}, "bukan 80"),
        ({"percent": 100}, "berarti selesai"),
        ({"status": OPEN, "percent": 10}, "statusnya belum"),
        ({"status": DROPPED}, "perlu alasan"),
    ],
)
def test_what_does_not_go_together(values, told):
    with pytest.raises(DataError, match=told):
        check_step(Step(**{"told_on": date(2026, 9, 1), "status": RUNNING, **values}))


def test_what_goes_together():
    for status, percent, note in ((OPEN, 0, ""), (RUNNING, None, ""), (DONE, 100, ""), (DROPPED, 40, "alasan")):
        check_step(Step(date(2026, 9, 1), status, percent, note=note))
