"""The villages of an agreement as a cell of a table says them."""

from collections.abc import Iterable

from stunting_tui.domain.deliberation.agreement import Agreement
from stunting_tui.reports.deliberation.content import ReportContent

EVERYWHERE = "Seluruh desa/kelurahan"
_FEW = 12
"""More villages than this, and all of them, are the whole kecamatan."""
_LETTERS = 200
"""Longer lists of villages do not fit a cell of the register."""
_KINDS = ("Desa Adat", "Desa", "Kelurahan")


def place_text(agreement: Agreement, content: ReportContent) -> str:
    """Return every village of an agreement by name, or that it is for all of them."""
    if covers_all(agreement, content):
        return EVERYWHERE
    return listed([content.village_names.get(code, code) for code in agreement.villages])


def place_cell(agreement: Agreement, content: ReportContent) -> str:
    """Return the villages of an agreement, or how many they are where their names have to stand below the table."""
    text = place_text(agreement, content)
    return text if len(text) <= _LETTERS else f"{len(agreement.villages)} desa/kelurahan (lihat di bawah)"


def place_notes(numbered: Iterable[tuple[int, Agreement]], content: ReportContent) -> list[str]:
    """Return the names that `place_cell` left out, a paragraph for each number of the table."""
    texts = ((number, place_text(agreement, content)) for number, agreement in numbered)
    return [f"Desa/kelurahan nomor {number}: {text}." for number, text in texts if len(text) > _LETTERS]


def covers_all(agreement: Agreement, content: ReportContent) -> bool:
    """Whether an agreement is for the whole kecamatan: no village named, or more than a few and all of them."""
    named = set(agreement.villages)
    return not named or (len(named) > _FEW and named >= set(content.village_names))


def listed(labels: list[str]) -> str:
    """Return "Desa A, B; Kelurahan C" for labels that each begin with their status word."""
    groups: dict[str, list[str]] = {}
    for label in labels:
        kind = next((kind for kind in _KINDS if label.startswith(f"{kind} ")), "")
        groups.setdefault(kind, []).append(label[len(kind) :].strip())
    return "; ".join(f"{kind} {', '.join(names)}".strip() for kind, names in groups.items())
