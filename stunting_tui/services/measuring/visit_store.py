"""What every way of typing a visit shares: its z-scores, their columns, its batch, the visit before."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from db.changes import Writer
from db.models import Batch, Measurement
from stunting_tui.domain.age import age_days
from stunting_tui.domain.measuring.entry_checks import LastVisit
from stunting_tui.domain.rows import Position, Sex
from stunting_tui.growth import INDICES
from stunting_tui.growth.scalar import ChildZ, child_z
from stunting_tui.services.register import region

NUMBERS = ("weight_kg", "height_cm", "muac_cm", "head_cm")


def sex_of(text: str) -> Sex:
    """Return a stored sex as the standard names it."""
    return "L" if text == "L" else "P"


def score(sex: str, born: date, day: date, values: Mapping[str, Any]) -> ChildZ:
    """Return the z-scores of what was measured on `day`: the columns of `NUMBERS`, position and oedema."""
    return child_z(
        sex_of(sex), age_days(born, day), values["weight_kg"], values["height_cm"],
        values["position"], values["oedema"], values["head_cm"], values["muac_cm"],
    )  # fmt: skip


def score_columns(z: ChildZ) -> dict[str, Any]:
    """Return the columns for z-scores and flags."""
    columns: dict[str, Any] = {index: z.value(index) for index in INDICES}
    columns.update({f"flag_{index}": _flag(z, index) for index in INDICES})
    return columns


def batch_of(writer: Writer, period: str) -> Batch:
    """Return the batch of a month of the current kecamatan, made where it is new. Raises `DataError`."""
    district = region.require_district()
    known = Batch.get_or_none((Batch.district == district) & (Batch.period == period))
    return known or writer.insert(Batch, district=district, period=period)


def last_visit(visit: Measurement) -> LastVisit:
    """Return a stored visit as the rules compare with it."""
    position = cast("Position | None", visit.position)
    return LastVisit(date.fromisoformat(visit.measured_on), visit.weight_kg, visit.height_cm, position)


def _flag(z: ChildZ, index: str) -> int | None:
    return None if z.value(index) is None else int(z.flags.get(index, False))
