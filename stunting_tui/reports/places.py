"""The villages of an agreement as a cell of a table says them."""

from stunting_tui.domain.agreement import Agreement
from stunting_tui.reports.content import ReportContent

EVERYWHERE = "Seluruh desa/kelurahan"
MOST = 12
"""More villages than this do not fit a cell of the register."""
_KINDS = ("Desa Adat", "Desa", "Kelurahan")


def place_text(agreement: Agreement, content: ReportContent) -> str:
    """Return every village of an agreement by name, or that it is for all of them."""
    if covers_all(agreement, content):
        return EVERYWHERE
    return listed([content.village_names.get(code, code) for code in agreement.villages])


def covers_all(agreement: Agreement, content: ReportContent) -> bool:
    """Whether an agreement is for the whole kecamatan: no village named, or more than a few and all of them."""
    named = set(agreement.villages)
    return not named or (len(named) > MOST and named >= set(content.village_names))


def listed(labels: list[str]) -> str:
    """Return "Desa A, B; Kelurahan C" for labels that each begin with their status word."""
    groups: dict[str, list[str]] = {}
    for label in labels:
        kind = next((kind for kind in _KINDS if label.startswith(f"{kind} ")), "")
        groups.setdefault(kind, []).append(label[len(kind) :].strip())
    return "; ".join(f"{kind} {', '.join(names)}".strip() for kind, names in groups.items())
