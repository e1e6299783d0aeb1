"""The letter that invites to a rembuk, with its agenda."""

from stunting_tui.domain.dates import long_date, plain_date
from stunting_tui.domain.document import Block, Entry, Line, Section, Signatures
from stunting_tui.reports.deliberation.content import ReportContent
from stunting_tui.reports.fields import BLANK, UNSET, sentence_fields, signatories
from stunting_tui.reports.texts import AGENDA, Texts, read_texts

TITLE = "Undangan"


def invitation_section(content: ReportContent, texts: Texts) -> Section:
    """Return the letter; without an agenda of its own the rembuk has the usual one."""
    meeting = content.deliberation
    place = content.letterhead.signed_at
    opening: tuple[Block, ...] = (
        Line(f"{place}, {plain_date(content.generated_on)}", "right"),
        Entry("Nomor", f": {BLANK[:30]}"),
        Entry("Sifat", f": {texts.get('sifat')}"),
        Entry("Hal", f": {texts.get('hal')}"),
        Line("Kepada Yth.", "plain", above=10),
        *(Entry(f"{number}.", who) for number, who in enumerate(texts.all("kepada"), 1)),
        Line("di Tempat", "plain"),
        Line(texts.get("pembuka"), above=10),
    )
    facts = (
        Entry("Hari", f": {long_date(meeting.held_on)}"),
        Entry("Pukul", f": {meeting.time.strip() or UNSET}"),
        Entry("Tempat", f": {meeting.place.strip() or UNSET}"),
    )
    agenda = meeting.agenda or read_texts(AGENDA, sentence_fields(content), content.site).all("items")
    acts = [Entry(f"{number}.", item) for number, item in enumerate(agenda, 1)]
    closing = (Line(texts.get("penutup"), above=8), Signatures("", signatories(content)[:1]))
    blocks = (
        *opening, *facts, Line("Susunan acara", "head", above=8), *acts, Line(texts.get("pesan"), above=8), *closing,
    )  # fmt: skip
    return Section(TITLE, blocks, letterhead=content.letterhead, one_page=True)
