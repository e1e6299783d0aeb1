"""What a report tells beside the rembuk itself: targets, proposals that became agreements, the intervention board."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.models import Proposal
from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.domain.following.intervention import Done
from stunting_tui.domain.planning.target import Target
from stunting_tui.services.following.interventions import Board, board, periods
from stunting_tui.services.planning.targets import targets
from stunting_tui.services.register import region
from stunting_tui.services.store import reading

if TYPE_CHECKING:
    from stunting_tui.reports.deliberation.content import ProposalLine


def target_lines() -> tuple[tuple[str, Target], ...]:
    """Return every target of the kecamatan, of a village with its name."""
    names = {village.id: f"{village.kind} {village.name}" for village in region.villages()}
    return tuple((names.get(target.village_id or 0, ""), target) for target in targets())


def newest_board(year: int) -> Board | None:
    """Return the simultaneous intervention of the newest month of a year that has one."""
    months = periods(year)
    return board(months[-1]) if months else None


def intervention_lines(table: Board, labels: Mapping[str, str]) -> tuple[tuple[str, Mapping[str, Done]], ...]:
    """Return the steps of each village of a board; `labels` are their names with the kind, by code."""
    return tuple((labels[village.code], table.done[village.id]) for village in table.villages)


def proposals_of(deliberation: Deliberation) -> "tuple[ProposalLine, ...]":
    """Return the proposals that the agreements of a rembuk took up."""
    from stunting_tui.reports.deliberation.content import ProposalLine

    ids = [point.id for point in deliberation.agreements]
    with reading():
        rows = Proposal.select().where(Proposal.agreement.in_(ids)).order_by(Proposal.id)
        return tuple(
            ProposalLine(row.agreement_id or 0, row.source, row.office, row.text, row.state, row.amount, row.reason)
            for row in rows
        )
