"""The rembuk while it is held: figures of the village under discussion, agreements as they are taken down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stunting_tui.domain.deliberation import templates
from stunting_tui.domain.deliberation.agreement import Agreement, Deliberation
from stunting_tui.domain.deliberation.agreement_text import bare_text
from stunting_tui.domain.prevalence.figures import BatchFigures, Share, VillageFigures
from stunting_tui.services.deliberation import agreements
from stunting_tui.services.quality import figures
from stunting_tui.services.register import region
from stunting_tui.session import Session


@dataclass(frozen=True, slots=True)
class MeetingVillage:
    """A village to speak about: its figures in the batch (None without a batch), stunting by period, oldest first."""

    code: str
    label: str
    figures: VillageFigures | None = None
    trend: tuple[tuple[str, Share], ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingFigures:
    """The villages, the worst first; `period` is the ISO year-month of the batch, "" without one."""

    period: str
    villages: tuple[MeetingVillage, ...]


def meeting_figures(rembuk: Deliberation) -> MeetingFigures:
    """Return what is known of every village from the batch the rembuk is about, else from the current one."""
    batch_id = figures.meeting_batch(rembuk.batch_id)
    if batch_id is None:
        villages = [MeetingVillage(v.code, f"{v.kind} {v.name}".strip()) for v in region.villages()]
        return MeetingFigures("", tuple(villages))
    batch = figures.batch_figures(batch_id)
    return MeetingFigures(batch.period, _villages(batch, figures.stunting_trend(batch_id)))


def open_points(rembuk: Deliberation) -> list[Agreement]:
    """Return the points of the default template that the rembuk has not taken up."""
    taken = {bare_text(agreement.text) for agreement in rembuk.agreements}
    return [point for point in templates.agreements() if bare_text(point.text) not in taken]


def take_down(session: Session, deliberation_id: int, point: Agreement, villages: Sequence[str]) -> int:
    """Store a new agreement at the end of the list, about `villages` unless it names its own; return its id.

    Raises `DataError` and `StoreError`.
    """
    wanted = replace(point, ordinal=0, id=None, version=0, villages=point.villages or tuple(villages))
    return agreements.save_agreement(session, deliberation_id, wanted)


def _villages(batch: BatchFigures, trend: dict[str, dict[str, Share]]) -> tuple[MeetingVillage, ...]:
    return tuple(
        MeetingVillage(
            village.code,
            village.label,
            village,
            tuple((period, shares[village.code]) for period, shares in trend.items() if village.code in shares),
        )
        for village in batch.villages
    )
