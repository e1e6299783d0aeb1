"""A proposal as a line and as a form; the proposals of a village side by side."""

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from stunting_tui.domain.deliberation.agreement_text import parse_rupiah
from stunting_tui.domain.numbers import format_integer, format_rupiah
from stunting_tui.screens.readable import judged, written, year_within
from stunting_tui.services.planning.proposals import OFFICE, SOURCES, VILLAGE, Proposal, ProposalState
from stunting_tui.services.planning.targets import YEARS
from widgets.columns import Column
from widgets.fields import Field
from widgets.sorting import Value

COLUMNS = (
    Column("Tahun", 5, key="year", words="tahun"),
    Column("Desa", 12, flex=1, key="village", words="desa", letters=True),
    Column("Sumber", 11, key="source", words="sumber", letters=True),
    Column("Usulan", 16, flex=3, key="text", words="usulan", letters=True),
    Column("Rupiah", 8, "right", key="amount", words="anggaran"),
    Column("Keadaan", 13, key="state", words="keadaan"),
    Column("Sepakat", 7, key="agreement", words="nomor kesepakatan"),
)
STATES = tuple(ProposalState)
VALUES: Mapping[str, Callable[[Proposal], Value]] = {
    "year": lambda one: one.year,
    "source": lambda one: one.source,
    "text": lambda one: one.text,
    "amount": lambda one: one.amount,
    "state": lambda one: STATES.index(one.state),
    "agreement": lambda one: one.agreement_id,
}
HALF = 37
"""Cells of one side."""
HEADS = f"{'Musrenbang':<{HALF + 2}}Rencana OPD"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which proposals are shown: of a state, of a village; None: any."""

    state: ProposalState | None = None
    village: int | None = None

    def holds(self, one: Proposal) -> bool:
        """Whether a proposal is shown."""
        return self.state in (None, one.state) and self.village in (None, one.village_id)

    def words(self, villages: Mapping[int, str]) -> str:
        """Return the filter in words, "" for none."""
        parts = (self.state.value if self.state else "", f"desa {villages[self.village]}" if self.village else "")
        return ", ".join(part for part in parts if part)


def proposal_fields(villages: Mapping[int, str]) -> list[Field]:
    """Return the fields of a proposal."""
    places = [("", "seluruh kecamatan"), *((str(number), name) for number, name in villages.items())]
    states = [(state.value, state.value) for state in ProposalState]
    return [
        Field("year", "Tahun", width=6, help="Tahun anggaran usulan.", required=True, limit=4,
              validate=year_within(*YEARS)),
        Field("village", "Desa", "choice", 26, "Desa yang diusulkan; kosong: seluruh kecamatan.", choices=places),
        Field("source", "Sumber", "choice", 14, choices=[(source, source) for source in SOURCES], required=True),
        Field("office", "Instansi", width=46, help="OPD perencana, atau bidang pengusul di desa.", limit=120),
        Field("text", "Usulan", "note", help="Kegiatan yang diusulkan.", required=True, limit=400),
        Field("amount", "Anggaran", width=20, help="Rupiah, mis. 15.000.000 atau 15 jt; kosong: belum diketahui.",
              validate=judged(parse_rupiah), tidy=written(parse_rupiah, format_integer)),
        Field("state", "Keadaan", "choice", 14, "Hasil pembahasan.", choices=states, required=True),
        Field("reason", "Alasan", "note", help="Wajib bila tidak diambil.", limit=300),
    ]  # fmt: skip


def proposal_texts(one: Proposal) -> dict[str, str]:
    """Return a proposal as the texts of the form."""
    return {
        "year": str(one.year), "village": str(one.village_id or ""), "source": one.source, "office": one.office,
        "text": one.text, "amount": "" if one.amount is None else format_integer(one.amount),
        "state": one.state.value, "reason": one.reason,
    }  # fmt: skip


def beside(found: Sequence[Proposal], codes: Mapping[int, str]) -> str:
    """Return proposals as two columns: the musrenbang at the left, the plans of offices at the right.

    `codes` are the numbers of agreements by id.
    """
    sides = [
        [_lines(number, one, codes) for number, one in enumerate((p for p in found if p.source == source), 1)]
        for source in (VILLAGE, OFFICE)
    ]
    lines = []
    for left, right in zip_longest(*sides, fillvalue=[]):
        for mine, other in zip_longest(left, right, fillvalue=""):
            lines.append(f"{mine:<{HALF}}  {other}".rstrip())
        lines.append("")
    return "\n".join(lines)


def _lines(number: int, one: Proposal, codes: Mapping[int, str]) -> list[str]:
    money = format_rupiah(one.amount) if one.amount is not None else "anggaran belum ada"
    point = codes.get(one.agreement_id or 0, "")
    state = f"{one.state.value}{f', kesepakatan {point}' if point else ''}"
    told = [f"{one.text}" + (f" ({one.office})" if one.office else ""), money, f"[{state}]"]
    if one.reason:
        told.append(f"Alasan: {one.reason}")
    head, *rest = [line for text in told for line in textwrap.wrap(text, HALF - 3)]
    return [f"{number:>2} {head}", *(f"   {line}" for line in rest)]
