"""The kecamatan of this office, its villages, and the spellings that files use for them."""

from dataclasses import dataclass

from db.changes import Writer
from db.register import Child, District, Posyandu, Setting, Village, VillageAlias
from stunting_tui.domain import region
from stunting_tui.errors import DataError
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

CURRENT = "kecamatan"
_CURRENT_DISTRICT = "SELECT d.* FROM district d JOIN setting s ON s.value = d.code WHERE s.key = ?"
"""In plain SQL: nearly every use case asks for it, and building the query takes ten times as long as running it."""


@dataclass(frozen=True, slots=True)
class VillageRecord:
    """A village as stored."""

    id: int
    code: str
    name: str
    kind: str


def current_district() -> region.District | None:
    """Return the kecamatan this database works for, None before one was chosen."""
    with reading():
        row = current_row()
        return region.District(row.code, row.name, row.regency, row.province) if row else None


def current_row() -> District | None:
    """Return the stored row of the current kecamatan; the caller holds the connection."""
    return next(iter(District.raw(_CURRENT_DISTRICT, CURRENT)), None)


def search(text: str, limit: int = 200) -> list[region.District]:
    """Return the kecamatan of Indonesia whose name, regency and province hold every typed word, best first."""
    return region.search_districts(text, limit)


def register_size() -> tuple[int, int]:
    """Return how many villages and children the current kecamatan has in the store."""
    with reading():
        row = current_row()
        if row is None:
            return 0, 0
        mine = Village.select(Village.id).where(Village.district == row)
        return mine.count(), Child.select().where(Child.village.in_(mine)).count()


def require_district() -> District:
    """Return the stored row of the current kecamatan. Raises `DataError` when none was chosen."""
    row = current_row()
    if row is None:
        raise DataError("Kecamatan belum dipilih.", "Pilih dahulu kecamatan di layar Wilayah.")
    return row


def choose_district(session: Session, code: str) -> region.District:
    """Make the kecamatan with this Kemendagri code the current one, with all its villages."""
    with transaction(session) as writer:
        return store_district(writer, code)


def store_district(writer: Writer, code: str) -> region.District:
    """Store kecamatan `code` and its villages if they are new and make it current; inside a transaction."""
    found = region.district(code)
    if found is None:
        raise DataError(f"Kode kecamatan {code} tidak dikenal.", "Pilih kecamatan dari daftar.")
    row = District.get_or_none(District.code == found.code) or writer.insert(
        District, code=found.code, name=found.name, regency=found.regency, province=found.province
    )
    known = {village.code for village in Village.select(Village.code).where(Village.district == row)}
    for village in region.villages_of(found.code):
        if village.code not in known:
            writer.insert(Village, district=row, code=village.code, name=village.name, kind=village.kind)
    set_setting(writer, CURRENT, found.code)
    return found


def villages() -> list[VillageRecord]:
    """Return the villages of the current kecamatan by name."""
    with reading():
        return village_records()


def village_records() -> list[VillageRecord]:
    """Return the villages by name; the caller holds the connection."""
    row = current_row()
    if row is None:
        return []
    query = Village.select().where(Village.district == row).order_by(Village.name)
    return [VillageRecord(v.id, v.code, v.name, v.kind) for v in query]


def village_names() -> dict[str, int]:
    """Return every known spelling key of a village and the village's id; the caller holds the connection.

    A key that two villages share is left out: it names neither.
    """
    names: dict[str, int] = {}
    doubled: set[str] = set()
    for village in village_records():
        key = region.village_key(village.name)
        if key in names:
            doubled.add(key)
        names[key] = village.id
    for key in doubled:
        del names[key]
    own = {village.id for village in village_records()}
    for alias in VillageAlias.select():
        if alias.village_id in own:
            names[alias.key] = alias.village_id
    return names


def map_village(session: Session, spelling: str, village_id: int) -> None:
    """Remember that `spelling` in files means this village."""
    key = region.village_key(spelling)
    if not key:
        raise DataError("Nama desa di berkas kosong.", "Isi kolom desa di berkas, lalu impor lagi.")
    with transaction(session) as writer:
        alias = VillageAlias.get_or_none(VillageAlias.key == key)
        if alias is None:
            writer.insert(VillageAlias, key=key, village=village_id)
        else:
            writer.update(alias, alias.version, village=village_id)


def setting(key: str, default: str = "") -> str:
    """Return a choice of the office."""
    with reading():
        row = Setting.get_or_none(Setting.key == key)
        return row.value if row else default


def setting_author(key: str) -> str:
    """Return who made a choice of the office last, "" where nobody did."""
    with reading():
        row = Setting.get_or_none(Setting.key == key)
        return row.updated_by if row else ""


def save_setting(session: Session, key: str, value: str) -> None:
    """Remember a choice of the office."""
    with transaction(session) as writer:
        set_setting(writer, key, value)


def set_setting(writer: Writer, key: str, value: str) -> None:
    """Remember a choice; inside a transaction."""
    row = Setting.get_or_none(Setting.key == key)
    if row is None:
        writer.insert(Setting, key=key, value=value)
    else:
        writer.update(row, row.version, value=value)


def posyandu_names() -> list[tuple[str, str]]:
    """Return the names of village and posyandu of every posyandu of the current kecamatan, in order."""
    with reading():
        names = {village.id: village.name for village in village_records()}
        found = [(names[p.village_id], p.name) for p in Posyandu.select() if p.village_id in names]
        return sorted(found)
