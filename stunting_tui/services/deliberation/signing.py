"""The kop surat of a paper and who signs it: the one who presides first, the others by the register of officials."""

from dataclasses import replace

from stunting_tui.domain.deliberation.agreement import Deliberation
from stunting_tui.domain.deliberation.official import CAMAT, role_name
from stunting_tui.domain.document import Letterhead, Signatory
from stunting_tui.services.deliberation import officials
from stunting_tui.services.deliberation.officials import Signing
from stunting_tui.services.office.office import Office, office
from stunting_tui.services.register import region


def letterhead(own: Office) -> Letterhead:
    """Return the kop surat of the office."""
    district = region.current_district()
    return Letterhead(own.regency, own.district, district.province if district else "", own.address, own.place)


def signing_of(deliberation: Deliberation) -> Signing:
    """Return who signs on the day of a rembuk, and what is missing, in sentences for the screen."""
    own = office()
    named = (CAMAT,) if deliberation.chair.strip() or own.head_name else ()
    found = officials.signing_on(deliberation.held_on, named)
    camat = found.minutes[0] if found.minutes else Signatory(office=role_name(CAMAT))
    first = _presiding(deliberation, own, camat)
    others = tuple(person for person in found.minutes[1:] if person.name != first.name or not person.name)
    gaps = found.gaps
    if camat.name and first.name != camat.name and _is_camat(deliberation):
        gaps = (*gaps, f"Camat: sesi menulis {first.name}, daftar pejabat {camat.name.rstrip('.')}.")
    offices = (first, *found.offices[1:]) if _is_camat(deliberation) else found.offices
    return Signing((first, *others), offices, found.heads, gaps)


def _is_camat(deliberation: Deliberation) -> bool:
    return deliberation.chair_office.strip().casefold() in ("", "camat")


def _presiding(deliberation: Deliberation, own: Office, camat: Signatory) -> Signatory:
    """Return who presided: as the session says, else the Camat of the register, else of the office."""
    name = deliberation.chair.strip()
    if not name:
        known = camat if camat.name else replace(camat, name=own.head_name, nip=own.head_nip)
        return replace(known, place=_district(known))
    nip = deliberation.chair_nip or next(
        (number for who, number in ((camat.name, camat.nip), (own.head_name, own.head_nip)) if who == name), ""
    )
    person = Signatory(name, deliberation.chair_office or role_name(CAMAT), nip)
    return replace(person, place=_district(person))


def _district(person: Signatory) -> str:
    """Return the kecamatan behind the office of a Camat whose office does not name it."""
    district = region.current_district()
    return district.name if district and person.office.strip().casefold() == "camat" else ""
