"""What a report tells beside the rembuk itself: targets, proposals that became agreements, the seal."""

from typing import TYPE_CHECKING

from db.models import Proposal, Seal
from stunting_tui.domain.agreement import Deliberation
from stunting_tui.domain.target import Target
from stunting_tui.services import region
from stunting_tui.services.store import reading
from stunting_tui.services.targets import targets

if TYPE_CHECKING:
    from stunting_tui.reports.content import ProposalLine

SHORT = 12
"""Letters of a fingerprint that are printed."""


def target_lines() -> tuple[tuple[str, Target], ...]:
    """Return every target of the kecamatan, of a village with its name."""
    names = {village.id: f"{village.kind} {village.name}" for village in region.villages()}
    return tuple((names.get(target.village_id or 0, ""), target) for target in targets())


def proposals_of(deliberation: Deliberation) -> "tuple[ProposalLine, ...]":
    """Return the proposals that the agreements of a rembuk took up."""
    from stunting_tui.reports.content import ProposalLine

    ids = [point.id for point in deliberation.agreements]
    with reading():
        rows = Proposal.select().where(Proposal.agreement.in_(ids)).order_by(Proposal.id)
        return tuple(
            ProposalLine(row.agreement_id or 0, row.source, row.office, row.text, row.state, row.amount, row.reason)
            for row in rows
        )


def seal_of(deliberation: Deliberation) -> str:
    """Return the short fingerprint of what was approved, "" where nothing was."""
    with reading():
        row = Seal.select().where(Seal.deliberation == deliberation.id).order_by(Seal.id.desc()).first()
        return row.fingerprint[:SHORT] if row else ""
