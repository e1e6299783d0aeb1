"""Every section of the documents of a rembuk, by the code of its page; the workbook and the plain text share them."""

from collections.abc import Callable, Iterator, Sequence

from stunting_tui.domain.document import Section
from stunting_tui.reports.deliberation import (
    annexes,
    attendance,
    commitment,
    following,
    goals,
    invitation,
    minutes,
    plans,
    situation,
)
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.fields import sentence_fields
from stunting_tui.reports.texts import COMMITMENT, INVITATION, MINUTES, Texts, read_texts

Maker = Callable[[ReportContent], Section]

PLAIN: dict[str, Maker] = {
    "lampiran-1": annexes.accepted_section,
    "lampiran-2": annexes.refused_section,
    "lampiran-3": annexes.follow_up_section,
    "intervensi": plans.interventions_section,
    "integrasi": plans.integration_section,
    "rkpdes": plans.village_plan_section,
    "target": goals.targets_section,
    "profil": goals.profiles_section,
    "serentak": following.intervention_section,
    "asuh": following.fosters_section,
}
"""Pages that are tables alone."""

WORDED: dict[str, tuple[str, Callable[[ReportContent, Texts], Section]]] = {
    "undangan": (INVITATION, invitation.invitation_section),
    "berita-acara": (MINUTES, minutes.minutes_section),
    "hadir": (MINUTES, attendance.attendance_section),
    "komitmen": (COMMITMENT, commitment.commitment_section),
}
"""Pages with sentences, and the document these come from."""


def sections(content: ReportContent, codes: Sequence[str]) -> Iterator[tuple[str, Section]]:
    """Give the sections of the pages `codes`; pages that are no document are left out.

    Raises FileError where the sentences of a document are damaged.
    """
    fields = sentence_fields(content)
    for code in codes:
        if code in PLAIN:
            yield code, PLAIN[code](content)
        elif code == "situasi":
            yield from ((code, section) for section in situation.situation_pages(content))
        elif code in WORDED:
            document, make = WORDED[code]
            yield code, make(content, read_texts(document, fields, content.site))
