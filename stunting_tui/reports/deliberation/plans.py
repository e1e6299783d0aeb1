"""The plan matrices that are carried into the planning of offices and villages.

Columns: (a) rencana kegiatan intervensi (Juknis 2019, table 2.3), (b) kendali integrasi (2.4 and 2.5), (d) RKPDes.
What the store does not know stays an empty cell to be filled in by hand.
"""

import re
from collections.abc import Iterable, Sequence

from stunting_tui.domain.deliberation.agreement import Agreement, Fund
from stunting_tui.domain.deliberation.agreement_text import format_funds
from stunting_tui.domain.deliberation.pillars import action_name, pillar_name
from stunting_tui.domain.document import Cell, Grid, GridColumn, Line, Section
from stunting_tui.domain.numbers import format_rupiah
from stunting_tui.reports.deliberation.content import ProposalLine, ReportContent
from stunting_tui.reports.deliberation.minutes import accepted, goal_text
from stunting_tui.reports.fields import UNSET, full_title
from stunting_tui.reports.places import place_cell, place_notes

INTERVENTIONS, INTEGRATION, VILLAGE_PLAN = "Matriks Intervensi", "Kendali Integrasi", "Matriks RKPDes"
EMPTY = "Belum ada kesepakatan"
VILLAGE_SOURCES = ("APBDes", "Dana Desa", "BUMDes", "Swadaya masyarakat")
GROUPS = {
    "Remaja": "remaja", "Catin": "catin|calon pengantin", "Bumil": "bumil|ibu hamil", "Busui": "busui|ibu menyusui",
    "Baduta": "baduta", "Balita": "balita", "KRS": "krs|keluarga berisiko",
}  # fmt: skip
"""Target groups, and the words of an agreement that name them."""


def interventions_section(content: ReportContent) -> Section:
    """Return matrix (a): the plan of interventions."""
    columns = (
        GridColumn("No", 5, "center"),
        GridColumn("Program/Kegiatan", 32),
        GridColumn("Indikator", 17),
        GridColumn("Target", 13),
        GridColumn("Lokasi", 17),
        GridColumn("Sasaran", 10),
        GridColumn("Jenis intervensi", 11),
        GridColumn("Penanggung jawab", 14.5),
        GridColumn("Pelaku/Mitra", 14.5),
        GridColumn("Waktu", 12, "center"),
        GridColumn("Anggaran (Rp)", 14, "right"),
        GridColumn("Sumber dana", 16),
        GridColumn("Pilar dan aksi", 17),
    )
    rows = [
        (
            number, point.text, point.indicator, point.target, place_cell(point, content), groups_of(point),
            kind_of(point), point.responsible.strip() or UNSET, point.partners, point.due_on or UNSET,
            point.budget if point.funds else None, ", ".join(fund.source for fund in point.funds), purpose_of(point),
        )
        for number, point in enumerate(accepted(content), 1)
    ]  # fmt: skip
    numbered = enumerate(accepted(content), 1)
    return _section(content, INTERVENTIONS, "RENCANA KEGIATAN INTERVENSI", columns, rows, numbered)


def integration_section(content: ReportContent) -> Section:
    """Return matrix (b): whether each activity stands in the plans and budgets, to be ticked by those who own them."""
    columns = (
        GridColumn("No", 5, "center"),
        GridColumn("Kegiatan", 40),
        GridColumn("Penanggung jawab", 16),
        GridColumn("Sumber dana (Rp)", 22),
        GridColumn("Nominal (Rp)", 14, "right"),
        GridColumn("Usulan musrenbang/OPD", 28),
        GridColumn("RKPDes/ APBDes (ya/tidak)", 9.5, "center"),
        GridColumn("RKPD/ Renja (ya/tidak)", 9.5, "center"),
        GridColumn("KUA-PPAS/ APBD (ya/tidak)", 10, "center"),
        GridColumn("Alasan bila belum masuk", 24),
    )
    rows = []
    for number, point in enumerate(accepted(content), 1):
        proposals = [line for line in content.proposals if line.agreement_id == point.id]
        reasons = "; ".join(dict.fromkeys(line.reason for line in proposals if line.reason))
        rows.append(
            (
                number, point.text, point.responsible.strip() or UNSET, format_funds(point.funds),
                point.budget if point.funds else None, "; ".join(map(_proposal, proposals)), "", "", "", reasons,
            )
        )  # fmt: skip
    return _section(content, INTEGRATION, "KENDALI INTEGRASI RENCANA DAN ANGGARAN", columns, rows)


def village_plan_section(content: ReportContent) -> Section:
    """Return matrix (d): what villages pay for, as their RKPDes lists it."""
    columns = (
        GridColumn("No", 5, "center"),
        GridColumn("Bidang", 17),
        GridColumn("Jenis kegiatan", 38),
        GridColumn("Lokasi", 21),
        GridColumn("Volume", 14),
        GridColumn("Sasaran/manfaat", 22),
        GridColumn("Waktu", 12, "center"),
        GridColumn("Biaya (Rp)", 14, "right"),
        GridColumn("Sumber", 12),
        GridColumn("Pola pelaksanaan", 12),
        GridColumn("Rencana pelaksana", 16),
    )
    rows: list[tuple[Cell, ...]] = []
    numbered: list[tuple[int, Agreement]] = []
    for point in accepted(content):
        for fund in filter(_is_village_fund, point.funds):
            numbered.append((len(rows) + 1, point))
            rows.append(
                (
                    len(rows) + 1, point.category, point.text, place_cell(point, content), point.target,
                    groups_of(point) or point.indicator, point.due_on or UNSET, fund.amount or None, fund.source, "",
                    point.responsible.strip() or UNSET,
                )
            )  # fmt: skip
    note = "Pola pelaksanaan: swakelola, kerja sama antardesa, atau kerja sama pihak ketiga."
    empty = "Belum ada kesepakatan yang didanai desa"
    return _section(content, VILLAGE_PLAN, "KEGIATAN UNTUK RKP DESA", columns, rows, numbered, note, empty)


def groups_of(agreement: Agreement) -> str:
    """Return the target groups that the words of an agreement name: "Bumil, Baduta"."""
    words = f"{agreement.text} {goal_text(agreement)}".casefold()
    return ", ".join(group for group, names in GROUPS.items() if re.search(rf"\b({names})\b", words))


def purpose_of(agreement: Agreement) -> str:
    """Return pillar and action of an agreement by name."""
    names = (pillar_name(agreement.pillar), action_name(agreement.action))
    return "; ".join(name for name in names if name)


def kind_of(agreement: Agreement) -> str:
    """Return spesifik, sensitif or pendukung by the category of an agreement."""
    category = agreement.category.casefold()
    return next((kind for kind in ("spesifik", "sensitif") if kind in category), "pendukung")


def _is_village_fund(fund: Fund) -> bool:
    return fund.source in VILLAGE_SOURCES


def _proposal(line: ProposalLine) -> str:
    amount = f", {format_rupiah(line.amount)}" if line.amount else ""
    return f"{' '.join(part for part in (line.source, line.office) if part)}: {line.state}{amount}"


def _section(
    content: ReportContent,
    title: str,
    heading: str,
    columns: tuple[GridColumn, ...],
    rows: Sequence[tuple[Cell, ...]],
    numbered: Iterable[tuple[int, Agreement]] = (),
    note: str = "",
    empty: str = EMPTY,
) -> Section:
    head = (
        Line(heading, "title"),
        Line(f"{full_title(content)} Tahun {content.deliberation.held_on.year}", "centre"),
    )
    far = (Line(text, "plain", above=4) for text in place_notes(numbered, content))
    below = (*far, *((Line(note, "note", above=4),) if note else ()))
    return Section(title, (*head, Grid(columns, rows, empty), *below), wide=True)
