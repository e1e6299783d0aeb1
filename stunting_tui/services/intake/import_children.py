"""What a row of a file says newly of a child that is already known."""

from collections.abc import Iterator

from stunting_tui.domain.names import is_newborn_placeholder
from stunting_tui.domain.nik import agrees
from stunting_tui.domain.region import village_key
from stunting_tui.domain.rows import FileRow
from stunting_tui.services.intake.import_plan import PlannedChild
from stunting_tui.services.intake.import_store import CHILD_FIELDS


def refresh(child: PlannedChild, row: FileRow, village: str, *, newest: bool) -> None:
    """Take over what the row says newly: names and address, a NIK where there was none, the village.

    A row that is not the child's newest only fills in what was unknown.
    """
    for name in CHILD_FIELDS:
        old, value = child.values[name], getattr(row, name)
        if name == "name" and is_newborn_placeholder(old) != is_newborn_placeholder(row.name):
            take = is_newborn_placeholder(old)
        else:
            take = newest or old in (None, "")
        if take and value not in (None, "", old):
            child.values[name] = child.changes[name] = value
    if row.nik and not child.nik:
        child.nik = child.changes["nik"] = row.nik
    if newest and village != child.village_code:
        child.village_code = child.changes["village_code"] = village
    known = village_key(child.posyandu)
    if row.posyandu and village_key(row.posyandu) != known and village == child.village_code and (newest or not known):
        child.posyandu = child.changes["posyandu"] = row.posyandu


def correct(child: PlannedChild, row: FileRow, *, newest: bool) -> Iterator[tuple[str, str]]:
    """Take over another birth date or sex where the NIK proves it; yield code and words of what is to be told."""
    sex, born = child.values["sex"], child.values["birth_date"]
    if (row.sex, row.birth_date) == (sex, born):
        return
    proven = agrees(child.nik, row.sex, row.birth_date) and not agrees(child.nik, sex, born)
    if not (newest and proven and child.stored is not None):
        text = f"anak ini tersimpan dengan JK {sex}, lahir {born:%d-%m-%Y}; z-score dihitung dengan itu, periksa"
        yield "identitas-berbeda", text
        return
    for name in ("sex", "birth_date"):
        if child.values[name] != getattr(row, name):
            child.values[name] = child.changes[name] = getattr(row, name)
    yield "identitas-dibetulkan", f"dibetulkan dari JK {sex}, lahir {born:%d-%m-%Y}: NIK cocok dengan berkas ini"
