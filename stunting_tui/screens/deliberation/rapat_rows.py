"""What is shown while a rembuk is held: the village under discussion in five lines, agreements as lines."""

from collections.abc import Mapping

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.domain.numbers import format_decimal, format_percent
from stunting_tui.domain.prevalence.figures import SMALL_NUMBER, Share, VillageFigures
from stunting_tui.screens.wording import SMALL, change_text, interval
from stunting_tui.services.deliberation.meetings import MeetingFigures, MeetingVillage
from widgets.columns import Column
from widgets.record_list import Row

AGREEMENTS = [
    Column("", 3),
    Column("#", 2, "right"),
    Column("Kesepakatan", 26, flex=2, letters=True),
    Column("Penanggung jawab", 16, flex=1),
    Column("Tenggat", 8),
    Column("Desa", 10, flex=1),
    Column("Sepakat", 7),
]
POINTS = [Column("Kesepakatan dari templat", 54, flex=2, letters=True), Column("Penanggung jawab", 20, flex=1)]
Lines = tuple[str, str, str, str, str]


def agreement_line(agreement: Agreement, names: Mapping[str, str]) -> Row:
    """Return an agreement as a line: "?" where something is still to be filled in."""
    places = ", ".join(names.get(code, code) for code in agreement.villages) or "semua"
    cells = (
        "[ ]" if agreement.gaps() else "[x]",
        str(agreement.ordinal),
        agreement.text,
        agreement.responsible or "?",
        f"{agreement.due_on:%d-%m-%y}" if agreement.due_on else "?",
        places,
        "ya" if agreement.accepted else "tidak",
    )
    return Row(cells, "warn" if agreement.gaps() else "" if agreement.accepted else "muted")


def village_lines(found: MeetingFigures, at: int) -> Lines:
    """Return the village at place `at`: its name, who was measured, stunting, the other forms, how stunting went."""
    if not found.villages:
        return "Kecamatan belum dipilih.", "", "", "", ""
    village = found.villages[at]
    where = f"{village.label}   {at + 1} dari {len(found.villages)}"
    if village.figures is None:
        return where, "Belum ada batch pengukuran.", "", "", ""
    head = f"{where}   batch {period_label(found.period)}"
    return head, *_burden(village.figures), _trend(village)


def _burden(village: VillageFigures) -> tuple[str, str, str]:
    group, small = village.under_five, village.small
    if not group.measured:
        return f"Sasaran {group.registered} anak, belum ada yang diukur.", "", ""
    few = f"  {SMALL}: jangan dibandingkan." if small else ""
    measured = f"Diukur {group.measured} dari {group.registered} anak ({format_percent(group.coverage)}).{few}"
    change = f"  {change_text(village.change)} poin dari batch sebelumnya" if village.change is not None else ""
    severe, wasted = _share(group.severely_stunted, small=small), _share(group.wasted, small=small)
    other = f"Sangat pendek {severe}  Gizi kurang dan buruk {wasted}"
    return measured, f"Stunting {_share(group.stunted, small=small)}{change}", other


def _share(share: Share, *, small: bool) -> str:
    """Return "12 (35,3 %; 20,1-53,9)" with the 95 % interval, only the count where few were measured."""
    if share.n == 0:
        return "0"
    if small or share.percent is None:
        return f"{share.n} dari {share.of}"
    between = interval(share).strip("()").replace(" ", "")
    return f"{share.n} ({format_percent(share.percent)}{f'; {between}' if between else ''})"


def _trend(village: MeetingVillage) -> str:
    """Return the stunting shares of the last batches, oldest first."""
    parts = [f"{_month(period)} {_point(share)}" for period, share in village.trend]
    return f"Tren stunting (%): {'  '.join(parts)}" if len(parts) > 1 else "Tren stunting: baru satu batch."


def _point(share: Share) -> str:
    if share.percent is None:
        return "-"
    return format_decimal(share.percent) if share.of >= SMALL_NUMBER else f"{share.n}/{share.of}"


def _month(period: str) -> str:
    """Return "Agu 26"."""
    month, year = period_label(period).split()
    return f"{month[:3]} {year[2:]}"
