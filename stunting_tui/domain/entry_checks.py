"""Checks of one typed measurement: what cannot be true, and what should be read again in the register."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from stunting_tui.domain.age import age_days, completed_months
from stunting_tui.domain.dates import period_label, period_of, short_date
from stunting_tui.domain.limits import Limits, Span, load_limits
from stunting_tui.domain.numbers import format_decimal

__all__ = ["Complaint", "LastVisit", "Limits", "MeasurementEntry", "check_measurement", "load_limits"]

Field = Literal["measured_on", "weight_kg", "height_cm", "muac_cm", "head_cm"]


@dataclass(frozen=True, slots=True)
class MeasurementEntry:
    """A measurement as typed. Weight in kg, lengths in cm, None where nothing was typed.

    `today` is the day of the session, `period` the ISO year-month of the batch (None: no batch). The
    z-scores are ours, None where not computable.
    """

    birth_date: date
    measured_on: date
    today: date
    period: str | None = None
    weight_kg: float | None = None
    height_cm: float | None = None
    muac_cm: float | None = None
    head_cm: float | None = None
    waz: float | None = None
    haz: float | None = None
    whz: float | None = None


@dataclass(frozen=True, slots=True)
class LastVisit:
    """What was measured at the visit before."""

    measured_on: date
    weight_kg: float | None = None
    height_cm: float | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """One objection: "galat" cannot be stored, "peringatan" can with a reason."""

    field: Field
    level: Literal["galat", "peringatan"]
    code: str
    message: str


def check_measurement(entry: MeasurementEntry, last: LastVisit | None, limits: Limits) -> list[Complaint]:
    """Return the complaints about a measurement, errors first; an empty list means it may be stored.

    Values that break a hard limit are not judged again against the last visit or the z-score flags.
    """
    hard = [*_date_errors(entry), *_value_errors(entry, limits)]
    broken = {complaint.field for complaint in hard}
    soft = [*_date_doubts(entry, limits), *_flag_doubts(entry, limits), *_change_doubts(entry, last, limits)]
    return hard + [doubt for doubt in soft if doubt.field not in broken]


def _date_errors(entry: MeasurementEntry) -> Iterator[Complaint]:
    if entry.measured_on < entry.birth_date:
        born = short_date(entry.birth_date)
        yield _error("measured_on", "sebelum_lahir", f"Tanggal ukur sebelum tanggal lahir ({born}).")
    if entry.measured_on > entry.today:
        yield _error("measured_on", "masa_depan", f"Tanggal ukur setelah hari ini ({short_date(entry.today)}).")


def _value_errors(entry: MeasurementEntry, limits: Limits) -> Iterator[Complaint]:
    weight, height = entry.weight_kg, entry.height_cm
    span = limits.weight_span(age_days(entry.birth_date, entry.measured_on))
    if weight is None and height is None:
        yield _error("weight_kg", "kosong", "Berat dan tinggi kosong: isi paling sedikit satu.")
    elif weight is not None and height is not None and _swapped(weight, height, span, limits.height_cm):
        yield _error("weight_kg", "tertukar", "Berat dan tinggi tampaknya tertukar.")
        yield _error("height_cm", "tertukar", "Berat dan tinggi tampaknya tertukar.")
    else:
        yield from _outside("weight_kg", "Berat", "kg", weight, span)
        yield from _outside("height_cm", "Tinggi", "cm", height, limits.height_cm)
    yield from _outside("muac_cm", "LiLA", "cm", entry.muac_cm, limits.muac_cm)
    yield from _outside("head_cm", "Lingkar kepala", "cm", entry.head_cm, limits.head_cm)


def _swapped(weight: float, height: float, weights: Span, heights: Span) -> bool:
    """Whether the pair is only possible the other way round."""
    possible = _inside(weight, weights) and _inside(height, heights)
    return not possible and _inside(height, weights) and _inside(weight, heights)


def _outside(field: Field, label: str, unit: str, value: float | None, span: Span) -> Iterator[Complaint]:
    """Complain of a value outside its absolute limits, and say what it may have been meant to be."""
    if value is None or _inside(value, span):
        return
    allowed = f"{_short(span[0])} sampai {_short(span[1])} {unit}"
    slips = (
        (10, "sepuluh_kali", "sepuluh kali terlalu besar"),
        (1000 if unit == "kg" else 0.01, "satuan", f"tidak dalam {unit}"),
    )
    for factor, code, reading in slips:
        if _inside(value / factor, span):
            meant = _short(value / factor)
            yield _error(field, code, f"{label} {_short(value)} {unit} {reading}? Mungkin {meant}. Batas {allowed}.")
            return
    yield _error(field, "di_luar_batas", f"{label} {_short(value)} {unit} di luar batas {allowed}.")


def _date_doubts(entry: MeasurementEntry, limits: Limits) -> Iterator[Complaint]:
    if entry.period is not None and period_of(entry.measured_on) != entry.period:
        batch = period_label(entry.period)
        yield _doubt("measured_on", "di_luar_bulan", f"Tanggal ukur {short_date(entry.measured_on)} di luar {batch}.")
    months = completed_months(entry.birth_date, entry.measured_on)
    if months > limits.last_month:
        yield _doubt("measured_on", "lewat_umur", f"Umur {months} bulan, melewati {limits.last_month} bulan.")


def _flag_doubts(entry: MeasurementEntry, limits: Limits) -> Iterator[Complaint]:
    flags: tuple[tuple[Field, str, float | None, Span], ...] = (
        ("weight_kg", "BB/U", entry.waz, limits.waz),
        ("height_cm", "TB/U", entry.haz, limits.haz),
        ("weight_kg", "BB/TB", entry.whz, limits.whz),
    )
    for field, index, z, span in flags:
        if z is not None and not _inside(round(z, 2), span):
            allowed = f"{_short(span[0])} sampai {_short(span[1])}"
            yield _doubt(field, "z_tidak_wajar", f"ZS {index} {format_decimal(z, 2)} di luar batas wajar {allowed}.")


def _change_doubts(entry: MeasurementEntry, last: LastVisit | None, limits: Limits) -> Iterator[Complaint]:
    if last is None or last.measured_on >= entry.measured_on:
        return
    since = f"sejak {short_date(last.measured_on)}. Baca lagi registernya."
    if entry.height_cm is not None and last.height_cm is not None:
        fall = round(last.height_cm - entry.height_cm, 6)
        if fall > limits.height_drop_cm:
            yield _doubt("height_cm", "tinggi_turun", f"Tinggi turun {_short(fall)} cm {since}")
    if entry.weight_kg is None or last.weight_kg is None:
        return
    gain = round(entry.weight_kg - last.weight_kg, 6)
    recent = (entry.measured_on - last.measured_on).days <= limits.weight_rise_days
    if gain < -limits.weight_drop_kg:
        yield _doubt("weight_kg", "berat_turun", f"Berat turun {_short(-gain)} kg {since}")
    elif gain > limits.weight_rise_kg and recent:
        yield _doubt("weight_kg", "berat_naik", f"Berat naik {_short(gain)} kg {since}")


def _inside(value: float, span: Span) -> bool:
    return span[0] <= value <= span[1]


def _short(value: float) -> str:
    """Return a value with as many decimals as it needs, at least none and at most two."""
    text = format_decimal(value, 2)
    return text.rstrip("0").rstrip(",")


def _error(field: Field, code: str, message: str) -> Complaint:
    return Complaint(field, "galat", code, message)


def _doubt(field: Field, code: str, message: str) -> Complaint:
    return Complaint(field, "peringatan", code, message)
