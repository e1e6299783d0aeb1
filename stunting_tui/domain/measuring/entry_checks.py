"""Checks of one typed measurement: what cannot be true, and what should be read again in the register."""

from collections.abc import Iterator

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.dates import period_label, period_of, short_date
from stunting_tui.domain.measuring.change_checks import change_complaints
from stunting_tui.domain.measuring.limits import Limits, load_limits
from stunting_tui.domain.measuring.measurement import (
    Complaint,
    Field,
    LastVisit,
    MeasurementEntry,
    allowed,
    complain,
    inside,
    short,
)
from stunting_tui.domain.measuring.value_checks import repeat_complaints, value_complaints
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.domain.rules import LEVELS
from stunting_tui.growth.rules import AGE_END, DAYS_PER_MONTH
from stunting_tui.growth.scalar import length_used, measure_at

__all__ = ["Complaint", "Field", "LastVisit", "Limits", "MeasurementEntry", "check_measurement", "load_limits"]


def check_measurement(entry: MeasurementEntry, last: LastVisit | None, limits: Limits) -> list[Complaint]:
    """Return the complaints about a measurement, the gravest first; without a galat it may be stored.

    Impossible dates and values are found first; their fields are not judged again by the other rules.
    """
    first = [*_impossible_dates(entry, limits), *value_complaints(entry, limits)]
    broken = {complaint.field for complaint in first}
    then = [
        *_doubtful_dates(entry, limits),
        *_positions(entry, limits),
        *(_flags(entry, limits) or _mismatch(entry, last, limits)),
        *change_complaints(entry, last, limits),
        *_near_cut(entry, limits),
        *repeat_complaints(entry, limits),
    ]
    found = first + [complaint for complaint in then if complaint.field not in broken]
    return sorted(found, key=lambda complaint: LEVELS.index(complaint.level))


def _impossible_dates(entry: MeasurementEntry, limits: Limits) -> Iterator[Complaint]:
    day = short_date(entry.measured_on)
    if entry.measured_on < entry.birth_date:
        born = short_date(entry.birth_date)
        yield from complain(limits.rule("sebelum_lahir"), "measured_on", tanggal=day, lahir=born)
    if entry.measured_on > entry.today:
        today = short_date(entry.today)
        yield from complain(limits.rule("masa_depan"), "measured_on", tanggal=day, hari_ini=today)


def _doubtful_dates(entry: MeasurementEntry, limits: Limits) -> Iterator[Complaint]:
    if entry.period is not None and period_of(entry.measured_on) != entry.period:
        day, batch = short_date(entry.measured_on), period_label(entry.period)
        yield from complain(limits.rule("di_luar_bulan"), "measured_on", tanggal=day, bulan=batch)
    months = completed_months(entry.birth_date, entry.measured_on)
    late = limits.rule("lewat_umur")
    if months > late.number("bulan_terakhir"):
        yield from complain(late, "measured_on", umur=str(months), batas=short(late.number("bulan_terakhir")))


def _positions(entry: MeasurementEntry, limits: Limits) -> Iterator[Complaint]:
    """Complain of a child measured standing too early or lying too late; nothing is said before birth."""
    if entry.position is None or entry.age_days < 0:
        return
    rule = limits.rule("posisi_berdiri" if entry.position == "H" else "posisi_terlentang")
    edge = rule.number("hari")
    if (entry.age_days < edge) == (entry.position == "H"):
        months = completed_months(entry.birth_date, entry.measured_on)
        yield from complain(rule, "position", umur=str(months), batas=str(round(edge / DAYS_PER_MONTH)))


def _flags(entry: MeasurementEntry, limits: Limits) -> list[Complaint]:
    rule = limits.rule("z_tidak_wajar")
    found: list[Complaint] = []
    indices: tuple[tuple[Field, str, float | None, str], ...] = (
        ("weight_kg", "BB/U", entry.waz, "bbu"),
        ("height_cm", "TB/U", entry.haz, "tbu"),
        ("weight_kg", "BB/TB", entry.whz, "bbtb"),
    )
    for field, index, z, name in indices:
        if z is not None and not inside(round(z, 2), rule.span(name)):
            shown = format_decimal(z, 2)
            found += complain(rule, field, indeks=index, z=shown, batas=allowed(rule.span(name)))
    return found


def _mismatch(entry: MeasurementEntry, last: LastVisit | None, limits: Limits) -> Iterator[Complaint]:
    """Tell of a weight and a height, each plausible, that hardly belong to one child.

    Only at a first measurement: an earlier one says more, and a child may be far apart from the beginning.
    """
    rule = limits.rule("tidak_serasi")
    if last is not None or entry.waz is None or entry.haz is None:
        return
    if abs(entry.waz - entry.haz) > rule.number("jauh_sd"):
        said = {"bbu": format_decimal(entry.waz, 2), "tbu": format_decimal(entry.haz, 2)}
        yield from complain(rule, "height_cm", **said, batas=short(rule.number("jauh_sd")))


def _near_cut(entry: MeasurementEntry, limits: Limits) -> Iterator[Complaint]:
    """Tell of a height so near the line that a small error of measurement changes the child's category."""
    if entry.sex is None or entry.height_cm is None or not 0 <= entry.age_days < AGE_END:
        return
    rule = limits.rule("dekat_batas")
    line = measure_at("haz", entry.sex, entry.age_days, rule.number("garis_sd"))
    away = round(abs(length_used(entry.height_cm, entry.age_days, entry.position) - line), 6)
    if away <= rule.number("jarak_cm"):
        said = {
            "nilai": short(entry.height_cm),
            "selisih": format_decimal(away),
            "garis": short(rule.number("garis_sd")),
        }
        yield from complain(rule, "height_cm", **said)
