"""Quality cards of places as blocks, for the screen and as text; the quality of a batch as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from stunting_tui.domain.document import Section
from stunting_tui.domain.quality.quality_words import Quality, card_of
from stunting_tui.domain.quality.scales import quality_rules
from stunting_tui.errors import DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.office.office import office
from stunting_tui.services.office.site_rules import words_in_force
from stunting_tui.services.quality.name_lists import list_path
from stunting_tui.services.quality.quality import DISTRICT, POST, BatchQuality, site_file
from stunting_tui.session import Session


def sheet(session: Session, place: Quality, period: str) -> Section:
    """Return the card of a place as blocks. Raises `FileError` and `DataError` for rules that cannot be read."""
    from stunting_tui.reports.quality.quality import card_section

    rules = words_in_force()
    return card_section(place, card_of(place, rules), period, rules, quality_rules(site_file(session)).assumptions)


def book_path(period: str) -> Path:
    """Return the file proposed for the quality of a batch."""
    return list_path(f"mutu-{period}")


def write_book(session: Session, found: BatchQuality, target: Path) -> None:
    """Write all places, the card of the kecamatan and every score; no names of children.

    Raises `DataError` where nothing is computed yet, and `FileError`.
    """
    from stunting_tui.reports.quality.quality_book import places_section, write_quality

    if not found.places:
        raise DataError("Mutu batch ini belum dihitung.", "Buka lagi layar Mutu dan tunggu sampai selesai.")
    whole = found.of_level(DISTRICT)
    sections = [
        places_section(found.places, whole[0].name, found.period),
        *(sheet(session, place, found.period) for place in whole),
    ]
    rules, paper = words_in_force(), office().paper
    write_quality(sections, found.places, found.period, rules, target, paper, session.operator)


def cards_path(places: Sequence[Quality], period: str) -> Path:
    """Return the file proposed for the cards of some places, that of a single one with its name."""
    name = f"-{places[0].name}" if len(places) == 1 else ""
    return list_path(f"kartu-mutu{name.lower().replace(' ', '-')}-{period}")


def write_cards(
    session: Session, places: Sequence[Quality], period: str, target: Path, progress: Progress = quiet
) -> None:
    """Write the cards of some places, a sheet for each, and their scores as data; no names of children.

    The card of a single place is whole; of several each is a page in words. Raises `DataError` without a place,
    `FileError`, and what `progress` raises.
    """
    from stunting_tui.reports.quality.quality import short_section
    from stunting_tui.reports.quality.quality_book import write_quality

    if not places:
        raise DataError("Belum ada tempat.", "Pilih dahulu tempatnya di layar Mutu.")
    rules, sections = words_in_force(), []
    for at, place in enumerate(places):
        progress("Menyusun kartu", at / len(places))
        short = len(places) > 1
        sections.append(
            short_section(place, card_of(place, rules), period, rules) if short else sheet(session, place, period)
        )
    write_quality(sections, places, period, rules, target, office().paper, session.operator)


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
