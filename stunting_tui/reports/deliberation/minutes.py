"""The berita acara: what was said, what the figures were, what was agreed, and who signs."""

from collections import Counter
from collections.abc import Iterable, Sequence

from stunting_tui.domain.dates import plain_date
from stunting_tui.domain.deliberation.agreement import Agreement, DeliberationState
from stunting_tui.domain.document import Block, Cell, Entry, Grid, GridColumn, Line, Section, Signatures
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.ordinals import decision_word
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.deliberation.ranking import ranked_villages
from stunting_tui.reports.fields import BLANK, UNSET, day_line, full_title, signatories, target_texts
from stunting_tui.reports.texts import Texts

TITLE = "Berita Acara"
SHORT = 600
"""Letters of a point that goes onto the page of the signatures."""
_WORST = 5
"""So many villages are named in the berita acara; the others stand in the recap."""


def minutes_section(content: ReportContent, texts: Texts) -> Section:
    """Return the berita acara; its last point, unless a long one, and its closing words stay with the signatures."""
    meeting = content.deliberation
    draft = meeting.state is DeliberationState.PLANNED
    blocks: list[Block] = [
        Line("BERITA ACARA", "underlined"),
        *([Line("RANCANGAN: rembuk belum dilaksanakan", "note")] if draft else []),
        Line(full_title(content).upper(), "title"),
        Line(f"TAHUN {meeting.held_on.year}", "title"),
        Line(f"Nomor: {meeting.number.strip() or BLANK}", "centre", above=4),
        *_opening(content, texts),
        *_figures(content, texts),
        *_agreements(content, texts),
    ]
    closing = (
        Line(texts.get("penutup"), above=8),
        Line(texts.get("lampiran"), above=4),
        Signatures(day_line(content), signatories(content)),
    )
    kept = len(closing) + _last_point(blocks)
    return Section(TITLE, (*blocks, *closing), letterhead=content.letterhead, keep=kept)


def _last_point(blocks: Sequence[Block]) -> int:
    """Return how many blocks at the end go onto the page of the signatures, so that it has a point to sign.

    The last point and what follows it; none where it is long.
    """
    for back, block in enumerate(reversed(blocks), 1):
        if isinstance(block, Entry):
            return back if block.strong and len(block.text) <= SHORT else 0
    return 0


def accepted(content: ReportContent) -> list[Agreement]:
    """Return what was agreed, in order."""
    return sorted((point for point in content.deliberation.agreements if point.accepted), key=_ordinal)


def refused(content: ReportContent) -> list[Agreement]:
    """Return what was not agreed, in order."""
    return sorted((point for point in content.deliberation.agreements if not point.accepted), key=_ordinal)


def _ordinal(agreement: Agreement) -> int:
    return agreement.ordinal


def _opening(content: ReportContent, texts: Texts) -> Iterable[Block]:
    """Give when, where, who by element, and the agenda."""
    meeting = content.deliberation
    yield Line(texts.get("pembukaan"), above=10)
    if meeting.speakers.strip():
        yield Line(texts.get("narasumber"), above=4)
    yield Line(texts.get("peserta" if meeting.attendees else "peserta_kosong"), above=4)
    if meeting.attendees:
        yield attendance_counts(content)
    if meeting.agenda:
        yield Line("Susunan acara", "head", above=8)
        yield from (Entry(f"{number}.", item) for number, item in enumerate(meeting.agenda, 1))


def attendance_counts(content: ReportContent) -> Grid:
    """Return how many came for each element, in person and online, in the order in which the elements first appear."""
    people = content.deliberation.attendees
    online = Counter(_element(person.element) for person in people if person.online)
    present = Counter(_element(person.element) for person in people)
    rows: list[tuple[Cell, ...]] = [
        (name, count - online[name], online[name], count) for name, count in present.items()
    ]
    there = sum(online.values())
    rows.append(("Jumlah", len(people) - there, there, len(people)))
    columns = (
        GridColumn("Unsur", 40),
        GridColumn("Luring", 11, "right"),
        GridColumn("Daring", 11, "right"),
        GridColumn("Jumlah", 11, "right"),
    )
    return Grid(columns, rows, total=True)


def _element(text: str) -> str:
    return text.strip() or "Unsur belum diisi"


def _figures(content: ReportContent, texts: Texts) -> Iterable[Block]:
    """Give the figures of the kecamatan, its target, and the villages with the highest percentage."""
    yield Line("Ringkasan data", "head", above=8)
    yield Line(texts.get("data" if content.figures else "data_kosong"))
    if target_texts(content):
        yield Line(texts.get("target"), above=4)
    ranked = ranked_villages(content)[:_WORST]
    if ranked:
        yield Line("Desa/kelurahan dengan persentase tertinggi (sedikitnya 30 balita diukur):", "plain", above=4)
        rows = [
            (number, village.label, group.registered, group.measured, group.stunted.n, group.stunted.percent)
            for number, village in enumerate(ranked, 1)
            for group in (village.under_five,)
        ]
        yield Grid(_VILLAGE_COLUMNS, rows)


_VILLAGE_COLUMNS = (
    GridColumn("No", 5, "center"),
    GridColumn("Desa/Kelurahan", 32),
    GridColumn("Sasaran", 10, "right"),
    GridColumn("Diukur", 10, "right"),
    GridColumn("Pendek", 9, "right"),
    GridColumn("%", 8, "right", "0.0"),
)


def _agreements(content: ReportContent, texts: Texts) -> Iterable[Block]:
    """Give the agreements as KESATU, KEDUA and so on, each with who and until when."""
    points = accepted(content)
    yield Line("MENYEPAKATI", "title", above=12)
    if points:
        yield Line(texts.get("pengantar_kesepakatan"), above=4)
    else:
        yield Line(f"{texts.get('kesepakatan_kosong')}.", "note")
    for number, point in enumerate(points, 1):
        yield Entry(decision_word(number), point.text, duty(point), strong=True)
    if refused(content):
        yield Line(texts.get("tidak_disepakati"), above=8)


def duty(agreement: Agreement) -> str:
    """Return who has to do it, until when, how it is measured and with how many children, in one sentence."""
    due = plain_date(agreement.due_on) if agreement.due_on else UNSET
    parts = [f"Penanggung jawab: {agreement.responsible.strip() or UNSET}", f"tenggat: {due}"]
    goal = goal_text(agreement)
    if goal:
        parts.append(f"ukuran: {goal}")
    if agreement.listed:
        parts.append(f"sasaran: {format_integer(agreement.listed)} anak atau keluarga dalam daftar beku")
    return "; ".join(parts) + "."


def goal_text(agreement: Agreement) -> str:
    """Return indicator and target together: "Balita diukur (95 %)"."""
    indicator, target = agreement.indicator.strip(), agreement.target.strip()
    return f"{indicator} ({target})" if indicator and target else indicator or target
