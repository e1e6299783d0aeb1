"""Checks of a measurement against the child's last visit: falling, growing too fast, off its own track, copied."""

from collections.abc import Iterator

from stunting_tui.domain.age import completed_months
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.measuring.limits import Limits
from stunting_tui.domain.measuring.measurement import Complaint, LastVisit, MeasurementEntry, complain, short
from stunting_tui.domain.rules import LEVELS, Rule, Steps
from stunting_tui.growth.rules import AGE_END, DAYS_PER_MONTH, STEP_CM
from stunting_tui.growth.scalar import child_z, length_used, measure_at


def change_complaints(entry: MeasurementEntry, last: LastVisit | None, limits: Limits) -> Iterator[Complaint]:
    """Complain of implausible changes, at most one of the height and one of the weight: the gravest."""
    if last is None or last.measured_on >= entry.measured_on:
        return
    yield from _copied(entry, last, limits)
    for found in (
        [*_height(entry, last, limits), *_off_track(entry, last, limits)],
        [*_weight(entry, last, limits), *_off_weight(entry, last, limits)],
    ):
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


def _copied(entry: MeasurementEntry, last: LastVisit, limits: Limits) -> Iterator[Complaint]:
    """Complain of a weight and a height that are both those of the last visit, or of such a height after long."""
    if entry.height_cm is None or entry.height_cm != last.height_cm:
        return
    days, since = (entry.measured_on - last.measured_on).days, short_date(last.measured_on)
    tall = short(entry.height_cm)
    both, height = limits.rule("salinan"), limits.rule("salinan_tinggi")
    if entry.weight_kg is not None and entry.weight_kg == last.weight_kg and days >= both.number("hari_terpendek"):
        yield from complain(both, "height_cm", berat=short(entry.weight_kg), tinggi=tall, sejak=since)
    elif days >= height.number("hari_terpendek"):
        yield from complain(height, "height_cm", tinggi=tall, sejak=since)


def _off_track(entry: MeasurementEntry, last: LastVisit, limits: Limits) -> Iterator[Complaint]:
    """Complain of a height far from where the z-score of the last visit leads."""
    if entry.height_cm is None or last.height_cm is None:
        return
    rule = limits.rule("alur_tinggi")
    start = (last.measured_on - entry.birth_date).days
    expected = _expected("haz", entry, start, length_used(last.height_cm, start, last.position))
    if expected is None:
        return
    away, most = abs(length_used(entry.height_cm, entry.age_days, entry.position) - expected), rule.number("simpang_cm")
    if away > most:
        yield from complain(rule, "height_cm", **_away(away, most, expected, last))


def _off_weight(entry: MeasurementEntry, last: LastVisit, limits: Limits) -> Iterator[Complaint]:
    """Complain of a weight far from where the z-score of the last visit leads."""
    if entry.weight_kg is None or last.weight_kg is None:
        return
    rule = limits.rule("alur_berat")
    expected = _expected("waz", entry, (last.measured_on - entry.birth_date).days, last.weight_kg)
    if expected is None:
        return
    most = max(rule.number("simpang_kg"), expected * rule.number("simpang_persen") / 100)
    away = abs(entry.weight_kg - expected)
    if away > most:
        yield from complain(rule, "weight_kg", **_away(away, most, expected, last))


def _expected(index: str, entry: MeasurementEntry, start: int, value: float) -> float | None:
    """Return the measure of a child that keeps the z-score it had at `start` days; None where that has none."""
    if entry.sex is None or not (0 <= start < AGE_END and 0 <= entry.age_days < AGE_END):
        return None
    found = child_z(entry.sex, start, value if index == "waz" else None, value if index == "haz" else None)
    z = found.raw.get(index)
    return None if z is None or found.flags[index] else measure_at(index, entry.sex, entry.age_days, z)


def _away(away: float, most: float, expected: float, last: LastVisit) -> dict[str, str]:
    return {
        "selisih": short(round(away, 1)), "batas": short(round(most, 1)), "kira": short(round(expected, 1)),
        "sejak": short_date(last.measured_on),
    }  # fmt: skip


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
