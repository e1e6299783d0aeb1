"""Figures of surveys that the office typed from their reports: kept, changed, removed."""

from typing import Any

from db.models import SurveyFigure as SurveyRow
from stunting_tui.domain.planning.target import LEVELS, VILLAGE
from stunting_tui.domain.prevalence.reconciliation import SurveyFigure
from stunting_tui.errors import DataError
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

YEARS = (2007, 2060)
"""The years of a survey, from the first Riskesdas."""
SURVEY_LEVELS = tuple(level for level in LEVELS if level != VILLAGE)
"""No survey is valid for a village."""


def surveys() -> list[SurveyFigure]:
    """Return the figures of the current kecamatan, newest year first, then the nearest level."""
    with reading():
        district = region.current_row()
        rows = list(SurveyRow.select().where(SurveyRow.district == district)) if district else []
    found = [
        SurveyFigure(
            row.name, row.year, row.level, row.percent, row.low, row.high, row.children, row.id, row.version
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: (-one.year, SURVEY_LEVELS.index(one.level), one.name))


def save_survey(session: Session, survey: SurveyFigure) -> int:
    """Store a figure (new when its `id` is None) and return the id.

    Raises `DataError` for what cannot be or is there already, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        district = region.require_district()
        values = _columns(survey)
        _refuse_double(survey, values, district.id)
        if survey.id is None:
            return int(writer.insert(SurveyRow, district=district, **values).id)
        row = _required(survey.id)
        writer.update(row, survey.version, **values)
        return int(row.id)


def delete_survey(session: Session, survey: SurveyFigure) -> None:
    """Remove a figure. Raises `DataError`, `ConflictError` and `StoreError`."""
    with transaction(session) as writer:
        writer.delete(_required(survey.id or 0), survey.version)


def _columns(survey: SurveyFigure) -> dict[str, Any]:
    name = " ".join(survey.name.split())
    if not name:
        raise DataError("Nama survei masih kosong.", "Isi misalnya SSGI.")
    if not YEARS[0] <= survey.year <= YEARS[1]:
        raise DataError(f"Tahun {survey.year} tidak masuk akal.", f"Isi tahun dari {YEARS[0]} sampai {YEARS[1]}.")
    if survey.level not in SURVEY_LEVELS:
        raise DataError(f'Tingkat "{survey.level}" tidak dikenal.', f"Pilih: {', '.join(SURVEY_LEVELS)}.")
    if not 0 <= survey.percent <= 100:
        raise DataError("Persen survei di luar 0 sampai 100.", "Isi persennya saja, misalnya 21,5.")
    low, high = survey.low, survey.high
    if (low is None) != (high is None):
        raise DataError("Selang survei baru terisi satu sisi.", "Isi bawah dan atasnya, atau kosongkan keduanya.")
    if low is not None and high is not None and not 0 <= low <= survey.percent <= high <= 100:
        raise DataError(
            "Selang survei tidak memuat angkanya.", "Bawah, persen, dan atas harus naik, dari 0 sampai 100."
        )
    if survey.children is not None and survey.children < 1:
        raise DataError("Jumlah anak survei harus lebih dari nol.", "Kosongkan bila tidak diketahui.")
    return {
        "name": name, "year": survey.year, "level": survey.level, "percent": survey.percent, "low": low, "high": high,
        "children": survey.children,
    }  # fmt: skip


def _refuse_double(survey: SurveyFigure, values: dict[str, Any], district_id: int) -> None:
    same = SurveyRow.select().where(
        (SurveyRow.district == district_id) & (SurveyRow.year == survey.year) & (SurveyRow.level == survey.level)
    )
    if any(row.name.casefold() == values["name"].casefold() and row.id != survey.id for row in same):
        raise DataError(f"{values['name']} {survey.year} tingkat {survey.level} sudah ada.", "Ubah yang sudah ada.")


def _required(number: int) -> SurveyRow:
    row = SurveyRow.get_or_none(SurveyRow.id == number)
    if row is None:
        raise DataError("Angka survei ini sudah dihapus operator lain.", "Buka lagi layarnya.")
    return row
