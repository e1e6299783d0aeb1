"""What the office prints on its reports: the kop surat, the Camat who signs, the paper."""

from dataclasses import dataclass
from typing import Literal

from db.changes import Writer
from db.register import Setting
from stunting_tui.domain.nip import written_nip
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

Paper = Literal["A4", "F4"]

KEYS = {
    "regency": "kop_kabupaten",
    "district": "kop_kecamatan",
    "address": "kop_alamat",
    "place": "tempat",
    "head_name": "camat_nama",
    "head_nip": "camat_nip",
    "paper": "kertas",
}
"""Where each field of `Office` is kept."""


@dataclass(frozen=True, slots=True)
class Office:
    """The office as printed.

    `regency` and `district` stand with their kind ("Kabupaten X", "Kecamatan Y"); `address` are the lines below them;
    `place` opens the line of the signature; `head_name` and `head_nip` are the Camat's.
    """

    regency: str = ""
    district: str = ""
    address: tuple[str, ...] = ()
    place: str = ""
    head_name: str = ""
    head_nip: str = ""
    paper: Paper = "A4"


def office() -> Office:
    """Return what was set; what was not follows the chosen kecamatan (empty before one is chosen)."""
    with reading():
        usual = _usual()
        kept = {row.key: row.value for row in Setting.select().where(Setting.key.in_(list(KEYS.values())))}
    found = {field: kept.get(key) or usual.get(field, "") for field, key in KEYS.items()}
    return Office(
        regency=found["regency"],
        district=found["district"],
        address=tuple(line for line in found["address"].splitlines() if line),
        place=found["place"],
        head_name=found["head_name"],
        head_nip=found["head_nip"],
        paper="F4" if found["paper"] == "F4" else "A4",
    )


def save_office(session: Session, wanted: Office) -> None:
    """Remember what the office prints. Raises `DataError` for a NIP that is none."""
    with transaction(session) as writer:
        store_office(writer, wanted)


def store_office(writer: Writer, wanted: Office) -> None:
    """Remember what the office prints; inside a transaction.

    What equals the name of the chosen kecamatan is not kept, so that it follows when another kecamatan is chosen.
    """
    texts = {
        "regency": _line(wanted.regency),
        "district": _line(wanted.district),
        "address": "\n".join(line for line in map(_line, wanted.address) if line),
        "place": _line(wanted.place),
        "head_name": _line(wanted.head_name),
        "head_nip": written_nip(wanted.head_nip),
        "paper": wanted.paper,
    }
    usual = _usual()
    known = {row.key for row in Setting.select(Setting.key).where(Setting.key.in_(list(KEYS.values())))}
    for field, text in texts.items():
        value = "" if text == usual.get(field) else text
        if value or KEYS[field] in known:
            region.set_setting(writer, KEYS[field], value)


def _usual() -> dict[str, str]:
    """Return what an office of the chosen kecamatan prints; the caller holds the connection."""
    row = region.current_row()
    if row is None:
        return {}
    return {"regency": row.regency, "district": f"Kecamatan {row.name}", "place": row.name}


def _line(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())
