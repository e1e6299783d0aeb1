"""Indicators of the office's own, beside those of the profile in use."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from db.models import Indicator as OwnRow
from db.models import IndicatorValue
from stunting_tui.domain.planning.indicator_profiles import code_fault, fault, load_profile, profile_files
from stunting_tui.domain.planning.indicators import Indicator, Profile
from stunting_tui.errors import DataError, OperatorError
from stunting_tui.services.records import gone
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

SOURCE = "indikator kantor ini"


def own_indicators() -> list[Indicator]:
    """Return the office's own indicators by code."""
    with reading():
        return own_records()


def own_records() -> list[Indicator]:
    """Return the same; the caller holds the connection."""
    return [
        Indicator(
            code=row.code, name=row.name, short=row.name, group=row.group_name, numerator=row.numerator,
            denominator=row.denominator, unit=row.unit, target=row.target, direction=row.direction,
            valid_from=row.valid_from, valid_to=row.valid_to, source=SOURCE, is_own=True, version=row.version,
        )
        for row in OwnRow.select().order_by(OwnRow.code)
    ]  # fmt: skip


def save_own(session: Session, indicator: Indicator) -> None:
    """Store an indicator of the office, new where its `version` is 0; the code of a stored one stays.

    Raises `DataError` for what cannot be or is there already, `ConflictError` and `StoreError`.
    """
    indicator = replace(indicator, code=indicator.code.strip().upper())
    wrong = fault(indicator)
    if wrong:
        raise DataError(f"{wrong[0].upper()}{wrong[1:]}", "Betulkan isiannya, lalu simpan lagi.")
    values = {
        "name": indicator.name, "group_name": indicator.group, "numerator": indicator.numerator,
        "denominator": indicator.denominator, "unit": indicator.unit, "target": indicator.target,
        "direction": indicator.direction, "valid_from": indicator.valid_from, "valid_to": indicator.valid_to,
    }  # fmt: skip
    with transaction(session) as writer:
        if indicator.version:
            writer.update(_required(indicator.code), indicator.version, **values)
            return
        _refuse_taken(session, indicator.code)
        writer.insert(OwnRow, code=indicator.code, **values)


def delete_own(session: Session, indicator: Indicator) -> None:
    """Remove an indicator of the office that has no figures. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        row = _required(indicator.code)
        used = IndicatorValue.select().where(IndicatorValue.code == indicator.code).count()
        if used:
            raise DataError(
                f"Indikator {indicator.code} sudah berisi {used} isian desa.",
                'Isi "Berlaku sampai" supaya tidak dipakai lagi; isiannya tetap tersimpan.',
            )
        writer.delete(row, indicator.version)


def require_code(session: Session, text: str) -> None:
    """Refuse what cannot be the code of a new indicator, or is one already. Raises `DataError`."""
    code = text.strip().upper()
    wrong = code_fault(code)
    if wrong:
        raise DataError(f"{wrong[0].upper()}{wrong[1:]}")
    with reading():
        _refuse_taken(session, code)


def _refuse_taken(session: Session, code: str) -> None:
    """Refuse a code that is in use, inside a transaction or `reading`. Raises `DataError`.

    A profile of the office that cannot be read takes none.
    """
    if OwnRow.get_or_none(OwnRow.code == code) is not None:
        raise DataError(f"Kode {code} sudah dipakai indikator sendiri.", "Pilih kode lain.")
    for profile in _profiles(session.database.parent):
        if profile.find(code) is not None:
            raise DataError(f"Kode {code} sudah dipakai pada {profile.title}.", "Pilih kode lain.")


def _profiles(site: Path) -> Iterator[Profile]:
    for name in profile_files(site):
        with suppress(OperatorError):
            yield load_profile(name, site)


def _required(code: str) -> OwnRow:
    row = OwnRow.get_or_none(OwnRow.code == code)
    if row is None:
        raise gone(OwnRow, code, "Indikator", field="code")
    return row
