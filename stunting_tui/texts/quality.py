"""The quality of the places of a batch as rows of text, and the cards of some places as lines."""

from collections.abc import Iterator

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.quality.quality_words import Quality, doubtful_words, shown_points
from stunting_tui.services.quality import quality_cards
from stunting_tui.services.quality.quality import POST, BatchQuality
from stunting_tui.session import Session
from stunting_tui.texts.document import document_lines
from stunting_tui.texts.table import Table

HEADS = ("Tingkat", "Desa", "Posyandu", "Diukur", "Mutu", "Skor plausibilitas", "Yang diragukan")


def quality_table(found: BatchQuality, place: str) -> Table:
    """Return every place with its quality: the kecamatan, the villages, the posyandu, each kind worst first."""
    title = f"Mutu: {place}; batch {period_label(found.period)}; {len(found.places)} tempat, yang terburuk di atas"
    rows = [_row(one) for level in ("kecamatan", "desa", "posyandu") for one in found.of_level(level)]
    return Table(title, HEADS, rows, HEADS.index("Mutu") + 1)


def card_lines(session: Session, found: BatchQuality, text: str) -> Iterator[str]:
    """Return the cards of the village or posyandu of this name. Raises `DataError` where nothing has it."""
    places = quality_cards.named_places(found, text)
    return document_lines([quality_cards.sheet(session, place, found.period) for place in places])


def _row(one: Quality) -> tuple[str, ...]:
    points = shown_points(one)
    return (
        one.level, one.village, one.name if one.level == POST else "", str(one.n), one.verdict,
        "" if points is None else str(points), doubtful_words(one),
    )  # fmt: skip
