"""Targets of the current kecamatan by year and level: kept, changed, removed."""

from typing import Any

from db.models import Target as TargetRow
from stunting_tui.domain.planning.target import LEVELS, VILLAGE, Target
from stunting_tui.errors import DataError
from stunting_tui.services.records import keep, required
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

ONE = "Target"

YEARS = (2015, 2060)
"""The years a target may be for."""


def targets() -> list[Target]:
    """Return every target of the current kecamatan, newest year first, then nearest level first."""
    with reading():
        return target_records()


def target_records() -> list[Target]:
    """Return the same; the caller holds the connection."""
    district = region.current_row()
    if district is None:
        return []
    query = TargetRow.select().where(TargetRow.district == district)
    found = [
        Target(row.level, row.year, row.indicator, row.value, row.unit, row.source, row.village_id, row.id, row.version)
        for row in query
    ]
    return sorted(found, key=lambda one: (-one.year, LEVELS.index(one.level), one.indicator.casefold(), one.id))


def save_target(session: Session, target: Target) -> int:
    """Store a target (new when its `id` is None) and return the id.

    Raises `DataError` for what is missing or there already, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        district = region.require_district()
        values = _columns(target)
        _refuse_double(target, values)
        return keep(writer, TargetRow, target, ONE, values, district=district)


def delete_target(session: Session, target_id: int, version: int) -> None:
    """Remove a target. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        writer.delete(required(TargetRow, target_id, ONE), version)


def _columns(target: Target) -> dict[str, Any]:
    if target.level not in LEVELS:
        raise DataError(f'Tingkat "{target.level}" tidak dikenal.', f"Pilih: {', '.join(LEVELS)}.")
    if not YEARS[0] <= target.year <= YEARS[1]:
        raise DataError(f"Tahun {target.year} tidak masuk akal.", f"Isi tahun dari {YEARS[0]} sampai {YEARS[1]}.")
    if not target.indicator.strip():
        raise DataError("Indikator target masih kosong.", "Isi kode indikator atau namanya.")
    if target.value < 0 or (target.unit.strip() == "%" and target.value > 100):
        raise DataError("Nilai target di luar batas.", "Persen dari 0 sampai 100; lainnya tidak negatif.")
    village = _village(target)
    return {
        "level": target.level, "year": target.year, "indicator": " ".join(target.indicator.split()),
        "value": target.value, "unit": target.unit.strip(), "source": target.source.strip(), "village": village,
    }  # fmt: skip


def _village(target: Target) -> int | None:
    if target.level != VILLAGE:
        return None
    mine = {village.id for village in region.village_records()}
    if target.village_id not in mine:
        raise DataError("Desa target belum dipilih.", "Pilih desanya, atau ganti tingkatnya.")
    return target.village_id


def _refuse_double(target: Target, values: dict[str, Any]) -> None:
    for other in target_records():
        same = (other.level, other.year, other.village_id) == (target.level, target.year, values["village"])
        if same and other.id != target.id and other.indicator.casefold() == values["indicator"].casefold():
            raise DataError(
                f"Target {values['indicator']} tingkat {target.level} tahun {target.year} sudah ada.",
                "Ubah yang sudah ada.",
            )
