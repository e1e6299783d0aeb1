"""The villages whose percentage may be compared."""

from stunting_tui.domain.prevalence.figures import VillageFigures
from stunting_tui.reports.deliberation.content import ReportContent


def ranked_villages(content: ReportContent) -> list[VillageFigures]:
    """Return the villages with enough measured children, highest stunting percentage first."""
    if content.figures is None:
        return []
    ranked = [
        item for item in content.figures.villages if not item.small and item.under_five.stunted.percent is not None
    ]
    return sorted(ranked, key=lambda item: (-(item.under_five.stunted.percent or 0.0), item.name))
