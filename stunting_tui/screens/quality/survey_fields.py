"""The form of a survey's figure: its fields, what they show, what they give."""

from collections.abc import Mapping

from stunting_tui.domain.numbers import parse_decimal
from stunting_tui.domain.planning.indicators import count_text
from stunting_tui.domain.prevalence.reconciliation import SurveyFigure
from stunting_tui.errors import DataError
from stunting_tui.screens.readable import judged, year_within
from stunting_tui.services.quality import survey_figures
from widgets.fields import Field


def survey_fields() -> list[Field]:
    """Return the fields of the form."""
    levels = [(level, level) for level in survey_figures.SURVEY_LEVELS]
    number = judged(parse_decimal)
    return [
        Field("name", "Survei", width=20, help="SSGI, SKI, Riskesdas.", required=True, limit=40),
        Field("year", "Tahun", width=6, help="Tahun pengumpulan datanya.", required=True, limit=4,
              validate=year_within(*survey_figures.YEARS)),
        Field("level", "Tingkat", "choice", 14, "Wilayah yang diwakili angkanya.", choices=levels, required=True),
        Field("percent", "Persen pendek", width=8, help="Mis. 21,5.", required=True, limit=8, validate=number),
        Field("low", "Selang bawah", width=8, help="Boleh kosong.", limit=8, validate=number),
        Field("high", "Selang atas", width=8, help="Boleh kosong.", limit=8, validate=number),
        Field("children", "Jumlah anak", width=8, help="Anak yang diukur survei; boleh kosong.", limit=7,
              validate=judged(_whole)),
    ]  # fmt: skip


def _whole(text: str) -> int:
    plain = text.strip().replace(".", "")
    if not plain.isdecimal():
        raise DataError(f'"{text.strip()}" bukan bilangan bulat.', "Ketik angka saja, mis. 540.")
    return int(plain)


def survey_texts(one: SurveyFigure) -> dict[str, str]:
    """Return a figure as the texts of the form."""
    numbers = {"low": one.low, "high": one.high, "children": one.children}
    return {
        "name": one.name, "year": str(one.year), "level": one.level,
        "percent": count_text(one.percent) if one.id is not None else "",
        **{key: "" if value is None else count_text(value) for key, value in numbers.items()},
    }  # fmt: skip


def survey_from(texts: Mapping[str, str], before: SurveyFigure) -> SurveyFigure:
    """Return the texts of the form as a figure."""
    low, high = (parse_decimal(texts[key]) if texts[key] else None for key in ("low", "high"))
    return SurveyFigure(
        texts["name"], int(texts["year"]), texts["level"], parse_decimal(texts["percent"]), low, high,
        _whole(texts["children"]) if texts["children"] else None, before.id, before.version,
    )  # fmt: skip
