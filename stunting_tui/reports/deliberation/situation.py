"""The situation sheet of a village as blocks: one page of the workbook, and the text of the screen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import shorten

from stunting_tui.domain.dates import MONTHS, period_label, plain_date, short_date
from stunting_tui.domain.document import Block, Cell, Entry, Grid, GridColumn, Line, Section
from stunting_tui.domain.following.ledger import Entry as Agreed
from stunting_tui.domain.numbers import format_decimal, format_integer, format_percent
from stunting_tui.domain.planning.indicators import (
    MISSED,
    NEARLY,
    NO_TARGET,
    REACHED,
    Reading,
    Word,
    gap_text,
    tally,
    target_text,
    value_text,
)
from stunting_tui.domain.planning.situation import Situation, SpokenChild
from stunting_tui.domain.planning.village_year import COUNTS
from stunting_tui.domain.prevalence.figures import GroupFigures, Share, VillageFigures
from stunting_tui.domain.reporting_period import period_words
from stunting_tui.errors import Cancelled
from stunting_tui.progress import Progress, quiet
from stunting_tui.reports.deliberation.content import Paper, ReportContent
from stunting_tui.reports.fields import outside_seal

TITLE = "Lembar Situasi"
COLOURS: dict[Word, str] = {REACHED: "hijau", NEARLY: "kuning", MISSED: "merah"}
MOST_INDICATORS = 6
MOST_LETTERS = 160
"""Letters of an agreement on the sheet of a page; its number leads to the whole text."""
BY_NAME = "RAHASIA: memuat nama anak; hanya untuk yang berkepentingan."
MASKED = "Anak ditulis dengan inisial; namanya ada di register posyandu."


def situation_section(one: Situation) -> Section:
    """Return the sheet of a village; it prints on one page."""
    blocks: list[Block] = [
        Line(f"LEMBAR SITUASI {one.label.upper()}", "title"),
        Line(f"{one.place}; {plain_date(one.day)}", "centre"),
        *([Line(BY_NAME, "secret", 4)] if one.named else []),
        Line("SASARAN DAN CAKUPAN", "head", 6),
        *_people(one),
        Line(f"STUNTING{f', batch {period_label(one.batch)}' if one.batch else ''}", "head", 6),
        *_stunting(one),
        Line(f"LAYANAN, {period_words(one.period)}", "head", 6),
        *_services(one),
        Line("ANAK YANG DIBICARAKAN", "head", 6),
        *_children(one),
        Line("KESEPAKATAN TERAKHIR", "head", 6),
        _agreements(one),
        Line("PERTANYAAN UNTUK RAPAT", "head", 6),
        *(Entry(f"{at}.", text) for at, text in enumerate(one.questions, 1)),
    ]
    return Section(one.name, tuple(blocks), one_page=True)


def situation_pages(content: ReportContent) -> list[Section]:
    """Return the sheets as pages of the rembuk workbook; one that says so where there is no village."""
    if not content.situations:
        return [Section(TITLE, (Line(TITLE.upper(), "title"), Line("Belum ada desa di kecamatan ini.", "note", 8)))]
    return [_outside(situation_section(one), content) for one in content.situations]


def _outside(sheet: Section, content: ReportContent) -> Section:
    head, tail = sheet.blocks[:2], sheet.blocks[2:]
    return replace(sheet, title=f"Situasi {sheet.title}", blocks=(*head, outside_seal(content), *tail))


def write_situations(
    found: Sequence[Situation],
    target: Path,
    paper: Paper,
    operator: str,
    progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> None:
    """Write one page for each village at `target`, whole or not at all, readable by its owner only.

    Raises `FileError` when the place cannot be written to, `Cancelled`.
    """
    from stunting_tui.exchange.atomic import written_atomically
    from stunting_tui.reports.book import Book
    from stunting_tui.reports.draw import draw_section

    book = Book(paper)
    for at, one in enumerate(found):
        if stop is not None and stop():
            raise Cancelled("Penulisan lembar situasi dihentikan.", "Berkas lama, bila ada, tidak berubah.")
        progress(f"Menyusun {one.name}", at / (len(found) + 1))
        draw_section(book, situation_section(one), f"Lembar situasi {one.label}, {short_date(one.day)}, {operator}")
    progress("Menulis berkas", len(found) / (len(found) + 1))
    with written_atomically(target) as temporary:
        book.save(temporary)


def _people(one: Situation) -> list[Block]:
    profile = one.profile
    counts = {word: profile.value(field) for field, word in COUNTS.items()}
    known = [f"{word} {format_integer(value)}" for word, value in counts.items() if value is not None]
    facts = []
    if profile.lokus:
        facts.append(f"lokus {profile.year} ({profile.lokus_reason})")
    if profile.kampung_kb_year:
        facts.append(f"kampung KB sejak {profile.kampung_kb_year}")
    if profile.kpm is not None:
        facts.append(f"KPM {profile.kpm} orang")
    if profile.stunting_share is not None:
        facts.append(f"APBDes untuk stunting {format_percent(profile.stunting_share)}")
    return [
        Entry("Sasaran", ", ".join(known) or "belum diisi di Profil desa"),
        Entry("Cakupan", _coverage(one.figures)),
        *([Entry("Profil", "; ".join(facts))] if facts else []),
    ]


def _coverage(figures: VillageFigures | None) -> str:
    if figures is None or not figures.under_five.registered:
        return "belum ada balita terdaftar"
    group = figures.under_five
    unseen = group.registered - group.measured
    return (
        f"{group.registered} balita, {group.measured} diukur (D/S {format_percent(group.coverage)}), "
        f"{unseen} belum diukur"
    )


def _stunting(one: Situation) -> list[Block]:
    figures = one.figures
    if figures is None:
        return [Entry("Balita", "belum ada pengukuran")]
    five, two = figures.under_five, figures.under_two
    thin = (
        f"gizi kurang {five.wasted.n}, di antaranya gizi buruk {five.severely_wasted.n}; BB kurang {five.underweight.n}"
    )
    return [
        Entry("0-59 bulan", _share_text(five, small=figures.small)),
        Entry("0-23 bulan", _share_text(two, small=two.stunted.of < 30)),
        Entry("Masalah lain", thin),
        Entry("Tren", _trend(one)),
        Entry("Target", _target(one)),
    ]


def _share_text(group: GroupFigures, *, small: bool) -> str:
    share = group.stunted
    count = f"{share.n} pendek dari {share.of} anak, {group.severely_stunted.n} sangat pendek"
    if small or share.low is None or share.high is None:
        return f"{count}; n kecil, persen tidak dibandingkan"
    span = f"{format_decimal(share.low)}-{format_decimal(share.high)}"
    return f"{format_percent(share.percent)} (95 %: {span}); {count}"


def _trend(one: Situation) -> str:
    told = [f"{_month(period)} {_point(share)}" for period, share in one.trend]
    change = one.figures.change if one.figures else None
    if change is None:
        return "; ".join(told) or "belum ada batch lain"
    way = "tetap" if abs(change) < 0.05 else f"{'naik' if change > 0 else 'turun'} {format_decimal(abs(change))} poin"
    return f"{'; '.join(told)}: {way} dari batch sebelumnya"


def _point(share: Share) -> str:
    return f"{share.n} anak (n kecil)" if share.of < 30 else format_percent(share.percent)


def _month(period: str) -> str:
    return f"{MONTHS[int(period[5:7]) - 1][:3]} {period[:4]}"


def _target(one: Situation) -> str:
    target, figures = one.target, one.figures
    if target is None:
        return "belum ditetapkan"
    told = f"{format_percent(target.value)} ({target.level} {target.year})"
    percent = figures.under_five.stunted.percent if figures and not figures.small else None
    if percent is None:
        return told
    away = percent - target.value
    return f"{told}: {'tercapai' if away <= 0 else f'masih {format_decimal(away)} poin di atasnya'}"


def _services(one: Situation) -> list[Block]:
    counts = tally(one.readings)
    told = [f"{counts[word]} {word} ({colour})" for word, colour in COLOURS.items()]
    if not any(reading.value is not None for reading in one.readings):
        told = ["belum diisi"]
    told.append(f"{len(one.readings) - sum(counts[word] for word in COLOURS) - counts[NO_TARGET]} tanpa angka")
    short = one.short
    columns = (
        GridColumn("Di bawah target", 38), GridColumn("Angka", 9, "center"), GridColumn("Target", 9, "center"),
        GridColumn("Selisih", 9, "center"), GridColumn("Keadaan", 16),
    )  # fmt: skip
    whole = one.score.whole.percent
    level = (
        f"{format_percent(whole)} dari {one.score.filled} layanan yang dihitung"
        if whole is not None
        else "belum dihitung"
    )
    more = [Line(f"{len(short) - MOST_INDICATORS} indikator lain di bawah target.", "plain", 3)]
    return [
        Entry("Indikator", ", ".join(told)),
        Entry("Konvergensi", level),
        *([Grid(columns, [_reading_row(reading) for reading in short[:MOST_INDICATORS]])] if short else []),
        *(more if len(short) > MOST_INDICATORS else []),
    ]


def _reading_row(reading: Reading) -> list[str]:
    state = f"{reading.word} ({COLOURS[reading.word]})"
    name = f"{reading.indicator.code} {reading.indicator.short}"
    return [name, value_text(reading), target_text(reading), gap_text(reading), state]


def _children(one: Situation) -> list[Block]:
    columns = (
        GridColumn("No", 6, "center", "0"), GridColumn("Anak", 24 if one.named else 12), GridColumn("L/P", 6, "center"),
        GridColumn("Umur", 9, "center"), GridColumn("Posyandu", 20), GridColumn("Keadaan", 34),
    )  # fmt: skip
    rows: list[list[Cell]] = [[at, *_child_cells(child)] for at, child in enumerate(one.children, 1)]
    more = f"{one.others} anak lain dengan masalah gizi. " if one.others else ""
    tail = "" if one.named or not rows else MASKED
    return [
        Grid(columns, rows, empty="Tidak ada anak dengan masalah gizi pada batch ini"),
        *([Line(f"{more}{tail}".strip(), "plain", 3)] if more or tail else []),
    ]


def _child_cells(child: SpokenChild) -> list[str]:
    return [child.label, child.sex, f"{child.state.months} bl", child.posyandu or "-", child.words()]


def _agreements(one: Situation) -> Grid:
    columns = (
        GridColumn("No", 6, "center", "0"), GridColumn("Kesepakatan", 48), GridColumn("Penanggung jawab", 20),
        GridColumn("Tenggat", 15, "center"), GridColumn("Keadaan", 16),
    )  # fmt: skip
    return Grid(
        columns,
        [[at, *_agreed(entry, one)] for at, entry in enumerate(one.agreements, 1)],
        empty="Belum ada kesepakatan tentang desa ini",
    )


def _agreed(entry: Agreed, one: Situation) -> list[str]:
    late = entry.days_late(one.day)
    state = f"lewat {late} hari" if late else entry.standing.value
    percent = f", {entry.percent} %" if entry.percent is not None and entry.is_alive else ""
    point = entry.agreement
    text = shorten(f"{entry.code} {point.text}", MOST_LETTERS, placeholder=" ...")
    return [text, point.responsible or "-", short_date(point.due_on), f"{state}{percent}"]
