"""Checks of a measurement against the child's last visit: falling, or growing faster than children do."""

from collections.abc import Iterator

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.measuring.limits import Limits
from stunting_tui.domain.measuring.measurement import Complaint, LastVisit, MeasurementEntry, complain, short
from stunting_tui.domain.rules import LEVELS, Rule, Steps
from stunting_tui.growth.rules import DAYS_PER_MONTH, STEP_CM


def change_complaints(entry: MeasurementEntry, last: LastVisit | None, limits: Limits) -> Iterator[Complaint]:
    """Complain of implausible changes, at most one of the height and one of the weight: the gravest."""
    if last is None or last.measured_on >= entry.measured_on:
        return
    for found in (_height(entry, last, limits), _weight(entry, last, limits)):
        yield from sorted(found, key=lambda complaint: LEVELS.index(complaint.level))[:1]


def allowance(steps: Steps, from_day: float, to_day: float) -> float:
    """Return the most that may be gained between two ages in days, month by month of age at its own pace."""
    total, at = 0.0, max(from_day, 0.0)
    for months, pace in steps[:-1]:
        stop = min(to_day, (months + 1) * DAYS_PER_MONTH)
        if stop > at:
            total += (stop - at) / DAYS_PER_MONTH * pace
            at = stop
    return total + max(to_day - at, 0.0) / DAYS_PER_MONTH * steps[-1][1]


def _height(entry: MeasurementEntry, last: LastVisit, limits: Limits) -> Iterator[Complaint]:
    if entry.height_cm is None or last.height_cm is None:
        return
    gain = round(entry.height_cm - last.height_cm + _step(entry, last), 6)
    since = short_date(last.measured_on)
    fall = limits.rule("tinggi_turun")
    least = fall.number("turun_cm")
    if -gain > least:
        yield from complain(fall, "height_cm", selisih=short(-gain), sejak=since, batas=short(least))
    pace = limits.rule("tumbuh_tinggi")
    most = _most(pace, "cm_per_bulan", entry, last)
    if gain > most:
        yield from complain(pace, "height_cm", selisih=short(gain), sejak=since, batas=short(most))


def _step(entry: MeasurementEntry, last: LastVisit) -> float:
    """Return what makes the two heights comparable: lying children measure 0.7 cm more."""
    if entry.position is None or last.position is None or entry.position == last.position:
        return 0.0
    return STEP_CM if entry.position == "H" else -STEP_CM


def _weight(entry: MeasurementEntry, last: LastVisit, limits: Limits) -> Iterator[Complaint]:
    if entry.weight_kg is None or last.weight_kg is None:
        return
    gain = round(entry.weight_kg - last.weight_kg, 6)
    change = {"selisih": short(abs(gain)), "sejak": short_date(last.measured_on)}
    fall, share = limits.rule("berat_turun"), limits.rule("berat_turun_persen")
    if -gain > fall.number("turun_kg"):
        yield from complain(fall, "weight_kg", **change, batas=short(fall.number("turun_kg")))
    percent = round(-100 * gain / last.weight_kg, 6) if last.weight_kg > 0 else 0.0
    if percent > share.number("turun_persen"):
        limit = short(share.number("turun_persen"))
        yield from complain(share, "weight_kg", **change, persen=short(round(percent, 1)), batas=limit)
    rise, pace = limits.rule("berat_naik"), limits.rule("tumbuh_berat")
    recent = (entry.measured_on - last.measured_on).days <= rise.number("dalam_hari")
    grown = completed_months(entry.birth_date, last.measured_on) >= rise.number("sejak_bulan")
    if recent and grown and gain > rise.number("naik_kg"):
        yield from complain(rise, "weight_kg", **change, batas=short(rise.number("naik_kg")))
    most = _most(pace, "kg_per_bulan", entry, last)
    if gain > most:
        yield from complain(pace, "weight_kg", **change, batas=short(most))


def _most(rule: Rule, name: str, entry: MeasurementEntry, last: LastVisit) -> float:
    """Return the most that may be gained since the last visit; a shorter time counts as the shortest one."""
    start = (last.measured_on - entry.birth_date).days
    end = max(entry.age_days, start + rule.number("hari_terpendek"))
    return round(allowance(rule.steps(name), start, end), 1)
