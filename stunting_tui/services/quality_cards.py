"""Quality cards of places as blocks, for the screen and as text."""

from stunting_tui.domain.document import Section
from stunting_tui.domain.quality.scales import quality_rules
from stunting_tui.domain.quality_words import Quality, card_of, word_rules
from stunting_tui.errors import DataError
from stunting_tui.services.quality import DISTRICT, POST, BatchQuality, site_file
from stunting_tui.session import Session


def sheet(session: Session, place: Quality, period: str) -> Section:
    """Return the card of a place as blocks. Raises `FileError` and `DataError` for rules that cannot be read."""
    from stunting_tui.reports.quality import card_section

    rules = word_rules()
    return card_section(place, card_of(place, rules), period, rules, quality_rules(site_file(session)).assumptions)


def named_places(found: BatchQuality, text: str) -> list[Quality]:
    """Return the places whose name holds what was typed; without any words the whole kecamatan.

    A village with a name fits before its posyandu. Raises `DataError` where nothing fits.
    """
    wanted = " ".join(text.split()).casefold()
    if not wanted:
        return found.of_level(DISTRICT)
    villages = [place for place in found.of_level("desa") if place.name.casefold() == wanted]
    posts = [place for place in found.of_level(POST) if wanted in f"{place.name} {place.village}".casefold()]
    fitting = villages or posts
    if not fitting:
        raise DataError(f'Tidak ada desa atau posyandu "{text}".', "Lihat namanya dengan: --teks mutu.")
    return fitting
