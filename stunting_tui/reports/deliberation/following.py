"""What is followed beside the agreements: the simultaneous intervention of the villages, and the foster parents."""

from stunting_tui.domain.dates import period_label, short_date
from stunting_tui.domain.document import Block, Cell, Grid, GridColumn, Line, Section
from stunting_tui.domain.following.foster import FosterLine, programmes, sponsor_kinds
from stunting_tui.domain.following.intervention import Done, step_total, steps
from stunting_tui.domain.numbers import format_integer, format_percent
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.fields import outside_seal

INTERVENTION, FOSTERS = "Intervensi Serentak", "Orang Tua Asuh"


def intervention_section(content: ReportContent) -> Section:
    """Return the board of a month: for each village and step the day and how many of the target were reached."""
    known = steps()
    columns = (
        GridColumn("No", 5, "center"),
        GridColumn("Desa/Kelurahan", 27),
        *(GridColumn(step.name, 19, "center") for step in known),
    )
    rows: list[tuple[Cell, ...]] = [
        (number, village, *(_step(done.get(step.code, Done())) for step in known))
        for number, (village, done) in enumerate(content.interventions, 1)
    ]
    if rows:
        rows.append(("", "JUMLAH", *(_total(content, index) for index in range(len(known)))))
    month = period_label(content.intervention_period) if content.intervention_period else "belum ada"
    blocks: tuple[Block, ...] = (
        Line("INTERVENSI SERENTAK", "title"),
        Line(f"{content.letterhead.district}, {content.letterhead.regency}: {month}", "centre"),
        outside_seal(content),
        Grid(columns, rows, "Belum ada intervensi serentak pada tahun rembuk ini", total=True),
        Line("Tiap sel: tanggal, terjangkau dari sasaran, dan cakupannya.", "note", above=4),
    )
    return Section(INTERVENTION, blocks, wide=True)


def fosters_section(content: ReportContent) -> Section:
    """Return the foster parents: who helps with what since when, and what was given; no child is named."""
    columns = (
        GridColumn("No", 5, "center"),
        GridColumn("Orang tua asuh", 34),
        GridColumn("Jenis", 20),
        GridColumn("Program", 20),
        GridColumn("Desa/Kelurahan", 24),
        GridColumn("Bantuan", 34),
        GridColumn("Mulai", 11.5, "center"),
        GridColumn("Selesai", 11.5, "center"),
        GridColumn("Bulan dicatat", 9, "right"),
        GridColumn("Diberikan (Rp)", 14, "right"),
    )
    rows = [_foster(number, line) for number, line in enumerate(content.fosters, 1)]
    if rows:
        given = sum(line.given for line in content.fosters)
        rows.append(("", f"JUMLAH: {format_integer(len(rows))} asuhan", *[""] * 7, given))
    open_ones = sum(line.foster.is_open for line in content.fosters)
    blocks: tuple[Block, ...] = (
        Line("ORANG TUA ASUH", "title"),
        Line(f"{content.letterhead.district}, {content.letterhead.regency}: {open_ones} berjalan", "centre"),
        outside_seal(content),
        Grid(columns, rows, "Belum ada orang tua asuh", total=True),
    )
    return Section(FOSTERS, blocks, wide=True)


def _step(done: Done) -> Cell:
    """Return a step as a cell: day, reached of target, coverage; None where nothing was written."""
    if done.is_empty:
        return None
    reached = "" if done.reached is None else format_integer(done.reached)
    whole = "" if done.target is None else f" dari {format_integer(done.target)}"
    share = "" if done.coverage is None else format_percent(done.coverage)
    day = short_date(done.held_on) if done.held_on else ""
    return "\n".join(part for part in (day, f"{reached}{whole}".strip(), share) if part)


def _total(content: ReportContent, index: int) -> str:
    step = steps()[index]
    total = step_total(step, [(village, done.get(step.code, Done())) for village, done in content.interventions])
    return f"{total.held} dari {total.villages} desa\n{format_percent(total.coverage)}"


def _foster(number: int, line: FosterLine) -> tuple[Cell, ...]:
    foster = line.foster
    kinds = {one.code: one.name for one in (*sponsor_kinds(), *programmes())}
    return (
        number, foster.sponsor, kinds.get(foster.sponsor_kind, foster.sponsor_kind),
        kinds.get(foster.programme, foster.programme), line.village, foster.help, foster.begun_on, foster.ended_on,
        line.months, line.given or None,
    )  # fmt: skip
