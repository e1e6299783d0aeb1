"""The note on register and survey as a sheet of one page, and its figures as data; no child is named."""

from collections.abc import Callable, Iterator
from pathlib import Path

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.document import Entry, Line, Section
from stunting_tui.domain.prevalence.reconciliation import RegisterFacts, SurveyFigure, claimed_span, verdict
from stunting_tui.domain.prevalence.reconciliation_words import note
from stunting_tui.progress import Progress
from stunting_tui.reports.deliberation.content import Paper
from stunting_tui.reports.flat import Row, write_sections

TITLE = "Register dan survei"
COLUMNS = ("batch", "survei", "kode", "nilai", "bawah", "atas", "n", "dari", "catatan")
VERDICTS = {
    "none": "tidak dapat dibandingkan",
    "intervals": "tidak bertentangan: selang bertumpang tindih",
    "missing": "tidak bertentangan: karena yang belum diukur",
    "greater": "lebih besar daripada yang dijelaskan yang belum diukur",
}


def note_section(facts: RegisterFacts, survey: SurveyFigure | None) -> Section:
    """Return the note."""
    against = survey.label if survey else "survei"
    return Section(
        TITLE,
        (
            Line("REGISTER DAN SURVEI", "title"),
            Line(f"Balita pendek (TB/U): batch {period_label(facts.period)} dan {against}; {facts.place}", "centre"),
            *(Entry(one.label, one.text) for one in note(facts, survey)),
        ),
        one_page=True,
    )


def note_rows(facts: RegisterFacts, survey: SurveyFigure | None) -> Iterator[Row]:
    """Give a row for each figure of the note."""
    head = (facts.period, survey.label if survey else None)
    one, bounds = facts.stunted, facts.bounds
    yield (*head, "register", one.percent, one.low, one.high, one.n, one.of, one.reason)
    if survey:
        low, high = claimed_span(survey)
        yield (*head, "survei", survey.percent, low, high, None, survey.children, survey.level)
        yield (*head, "kesimpulan", None, None, None, None, None, VERDICTS[verdict(facts, survey)])
    yield (*head, "terdaftar", facts.registered, None, None, None, None, None)
    yield (*head, "punya_buku", facts.books, None, None, None, None, None)
    yield (*head, "diukur", facts.measured, None, None, None, None, None)
    yield (*head, "tanpa_z", bounds.missing, None, None, None, None, None)
    yield (*head, "batas", bounds.like_others, bounds.none_stunted, bounds.all_stunted, None, None, bounds.reason)
    yield (*head, "bulan_penuh", facts.monthly, None, None, None, None, None)
    yield (*head, "rata_z", facts.mean, None, None, None, None, None)
    yield (*head, "sd_z", facts.sd, *facts.usual_sd, None, None, "bawah dan atas: yang biasa pada survei")
    yield (*head, "tinggi_bulat", facts.round_heights, None, None, None, None, "wajar 20")
    yield (*head, "plausibilitas", facts.points, None, None, None, None, facts.class_name or facts.reason)
    yield (*head, "mutu", None, None, None, None, None, facts.verdict)


def write_note(
    facts: RegisterFacts, survey: SurveyFigure | None, target: Path, paper: Paper, operator: str, progress: Progress,
    stop: Callable[[], bool] | None,
) -> None:  # fmt: skip
    """Write the note for print and its figures as data. Raises `FileError` and `Cancelled`."""
    foot = f"{TITLE} {facts.period}, {facts.place}"
    rows = note_rows(facts, survey)
    write_sections([note_section(facts, survey)], COLUMNS, rows, foot, target, paper, operator, progress, stop)
