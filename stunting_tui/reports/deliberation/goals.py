"""Targets by year and level with their source, and the profile of every village in the year of the rembuk."""

from stunting_tui.domain.document import Block, Cell, Grid, GridColumn, Line, Section
from stunting_tui.domain.numbers import format_percent
from stunting_tui.domain.planning.target import PREVALENCE, Target
from stunting_tui.domain.planning.village_year import VillageYear, total
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.places import listed

TARGETS, PROFILES = "Target", "Profil Desa"
_MONEY = ("apbdes", "apbdes_stunting")


def targets_section(content: ReportContent) -> Section:
    """Return the targets; that of this kecamatan for the prevalence stands beside the figure of the batch."""
    columns = (
        GridColumn("No", 5, "center"),
        GridColumn("Tahun", 9, "center", "0"),
        GridColumn("Tingkat", 26),
        GridColumn("Indikator", 42),
        GridColumn("Target", 12, "right", "#,##0.##"),
        GridColumn("Satuan", 16),
        GridColumn("Capaian (%)", 12, "right", "0.0"),
        GridColumn("Selisih (poin %)", 16, "right", "+0.0;-0.0;0.0"),
        GridColumn("Sumber", 36),
    )
    rows = [
        (
            number, target.year, place or target.level.capitalize(), target.indicator, target.value, target.unit,
            *_reached(target, content), target.source,
        )
        for number, (place, target) in enumerate(content.targets, 1)
    ]  # fmt: skip
    note = (
        "Capaian: persentase stunting kecamatan dari batch pengukuran rembuk ini (e-PPGBM), bukan angka survei. "
        "Target tingkat lain tidak dibandingkan dengannya."
    )
    blocks = (
        Line("TARGET DAN CAPAIAN", "title"),
        Line(f"{content.letterhead.district}, {content.letterhead.regency}", "centre"),
        Grid(columns, rows, "Belum ada target; isi di layar Target"),
        Line(note, "note", above=4),
    )
    return Section(TARGETS, blocks, wide=True)


def profiles_section(content: ReportContent) -> Section:
    """Return lokus, target groups, kampung KB and budget of every village in the year of the rembuk."""
    year = content.deliberation.held_on.year
    sums = total([row for _, row in content.profiles])
    columns = (
        GridColumn("No", 5, "center"),
        GridColumn("Desa/Kelurahan", 26),
        GridColumn("Lokus", 7.5, "center"),
        *(GridColumn(word, 9, "right") for word in ("Catin", "Bumil", "Busui", "Baduta", "Balita", "KRS")),
        GridColumn("Kampung KB sejak", 11, "center", "0"),
        GridColumn("KPM", 7, "right"),
        GridColumn("APBDes (Rp)", 17, "right"),
        GridColumn("untuk stunting (Rp)", 17, "right"),
        GridColumn("Bagian (%)", 9, "right", "0.0"),
    )
    rows = [_profile(number, label, row) for number, (label, row) in enumerate(content.profiles, 1)]
    if rows:
        known = tuple(sums.sums[name] for name in ("catin", "bumil", "busui", "baduta", "balita", "krs"))
        shared = (sums.sums["kpm"], *(sums.sums[name] for name in _MONEY), sums.stunting_share)
        rows.append(("", "JUMLAH", f"{sums.lokus} desa", *known, f"{sums.kampung_kb} desa", *shared))
    share = format_percent(100 * sums.kampung_kb / sums.villages) if sums.villages else "-"
    blocks: tuple[Block, ...] = (
        Line(f"PROFIL DESA TAHUN {year}", "title"),
        Line(f"{content.letterhead.district}, {content.letterhead.regency}", "centre"),
        Line(f"Kampung KB: {sums.kampung_kb} dari {sums.villages} desa/kelurahan ({share})", "centre"),
        Grid(columns, rows, "Belum ada desa", total=True),
        *_reasons(content),
    )
    return Section(PROFILES, blocks, wide=True)


def _reasons(content: ReportContent) -> list[Line]:
    """Return why villages are lokus, a paragraph for each reason."""
    named: dict[str, list[str]] = {}
    for label, row in content.profiles:
        if row.lokus_reason:
            named.setdefault(row.lokus_reason, []).append(label)
    return [Line(f"Lokus {listed(labels)}: {reason}", "plain", 4) for reason, labels in named.items()]


def _profile(number: int, label: str, row: VillageYear) -> tuple[Cell, ...]:
    founded: Cell = "belum" if row.kampung_kb_year == 0 else row.kampung_kb_year
    return (
        number, label, "ya" if row.lokus else "", row.catin, row.bumil, row.busui, row.baduta, row.balita, row.krs,
        founded, row.kpm, row.apbdes, row.apbdes_stunting, row.stunting_share,
    )  # fmt: skip


def _reached(target: Target, content: ReportContent) -> tuple[float | None, float | None]:
    """Return the stunting percentage of the kecamatan and how far it lies above the target, where that compares."""
    same = target.level == "kecamatan" and target.year == content.deliberation.held_on.year
    if not same or content.figures is None or target.indicator.casefold() != PREVALENCE.casefold():
        return None, None
    percent = content.figures.total.under_five.stunted.percent
    return percent, None if percent is None else percent - target.value
