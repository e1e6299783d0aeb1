"""A child written down by hand: the typed texts checked, then stored with its posyandu."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db.models import Child, Posyandu, Village
from stunting_tui.domain.age import completed_months
from stunting_tui.domain.dates import parse_entry_date, short_date
from stunting_tui.domain.names import name_key
from stunting_tui.domain.nik import NikWarning, check_nik, clean_nik
from stunting_tui.domain.region import village_key
from stunting_tui.errors import DataError
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

TEXTS = ("name", "parent_name", "address", "rt", "rw")
LAST_MONTH = 60
REFUSED = (NikWarning.LENGTH, NikWarning.MASKED, NikWarning.DUMMY)
"""A number nobody has is not worth keeping: left empty instead."""


@dataclass(frozen=True, slots=True)
class ChildCheck:
    """What became of the typed texts: the columns, what must be mended, what should be read again."""

    values: dict[str, Any]
    errors: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)


def check_child(session: Session, typed: Mapping[str, str]) -> ChildCheck:
    """Parse and check a new child.

    Keys: name, sex (L/P), birth_date, nik, parent_name, village (its id), posyandu, rt, rw, address.
    """
    check = ChildCheck({key: " ".join(typed.get(key, "").split()) for key in TEXTS})
    check.values["sex"] = typed.get("sex", "")
    check.values["posyandu"] = " ".join(typed.get("posyandu", "").split())
    _required(check, typed)
    _birth(check, session, typed.get("birth_date", ""))
    _nik(check, clean_nik(typed.get("nik", "")))
    _double(check)
    return check


def save_child(session: Session, check: ChildCheck) -> int:
    """Store a checked child, with its posyandu when that is new, and return its id.

    Raises `DataError` for a check with errors, and where the NIK became another child's since it was checked.
    """
    if check.errors:
        raise DataError(next(iter(check.errors.values())), "Betulkan isian itu lalu simpan lagi.")
    columns = dict(check.values)
    posyandu = columns.pop("posyandu")
    with transaction(session) as writer:
        _own_nik(columns["nik"])
        village = Village.get_by_id(columns.pop("village_id"))
        columns["posyandu"] = None
        if posyandu:
            key = village_key(posyandu)
            known = Posyandu.get_or_none((Posyandu.village == village) & (Posyandu.key == key))
            columns["posyandu"] = known or writer.insert(Posyandu, village=village, name=posyandu, key=key)
        columns["birth_date"] = columns["birth_date"].isoformat()
        return int(writer.insert(Child, village=village, name_key=name_key(columns["name"]), **columns).id)


def _required(check: ChildCheck, typed: Mapping[str, str]) -> None:
    if not check.values["name"]:
        check.errors["name"] = "Nama wajib diisi."
    if check.values["sex"] not in ("L", "P"):
        check.errors["sex"] = "Jenis kelamin wajib diisi."
    village = typed.get("village", "")
    check.values["village_id"] = int(village) if village.isdigit() else None
    if check.values["village_id"] is None:
        check.errors["village"] = "Desa wajib dipilih."


def _birth(check: ChildCheck, session: Session, text: str) -> None:
    check.values["birth_date"] = None
    try:
        born = parse_entry_date(text, None, session.today)
    except DataError as error:
        check.errors["birth_date"] = error.message
        return
    check.values["birth_date"] = born
    if born > session.today:
        check.errors["birth_date"] = f"Tanggal lahir setelah hari ini ({short_date(session.today)})."
    elif (months := completed_months(born, session.today)) >= LAST_MONTH:
        check.doubts["birth_date"] = f"Umur {months} bulan: bukan lagi balita."


def _nik(check: ChildCheck, digits: str) -> None:
    district = region.current_district()
    check.values["nik"] = digits or None
    sex = check.values["sex"]
    known = sex if sex in ("L", "P") else None
    found = check_nik(digits, known, check.values["birth_date"], district.code if district else None)
    for warning in found:
        told = check.errors if warning in REFUSED else check.doubts
        told.setdefault("nik", f"{warning.value} Kosongkan bila tidak tahu." if warning in REFUSED else warning.value)


def _double(check: ChildCheck) -> None:
    """Complain where the child is on the register already: by its NIK, or by name and birth date."""
    with reading():
        born = check.values["birth_date"]
        try:
            _own_nik(check.values["nik"])
        except DataError as error:
            check.errors.setdefault("nik", error.message)
        if born is None or not check.values["name"]:
            return
        same = (Child.name_key == name_key(check.values["name"])) & (Child.birth_date == born.isoformat())
        twin = Child.get_or_none(same & (Child.sex == check.values["sex"]))
        if twin is not None:
            check.doubts["name"] = f"Sudah ada {twin.name} dengan tanggal lahir ini di {twin.village.name}."


def _own_nik(nik: str | None) -> None:
    owner = Child.get_or_none(Child.nik == nik) if nik else None
    if owner is not None:
        raise DataError(f"NIK ini sudah tercatat atas nama {owner.name}.", "Periksa NIK-nya, atau kosongkan.")
