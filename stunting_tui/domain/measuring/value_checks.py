"""Checks of the typed values by themselves: absolute limits, slips of the hand, and the same value again and again."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from stunting_tui.domain.measuring.limits import Limits
from stunting_tui.domain.measuring.measurement import (
    Complaint,
    Field,
    MeasurementEntry,
    allowed,
    complain,
    inside,
    short,
)
from stunting_tui.domain.rules import Span
from stunting_tui.growth.rules import AGE_END
from stunting_tui.growth.scalar import measure_at


class _Measure(NamedTuple):
    field: Field
    label: str
    unit: str
    name: str


_MEASURES = (
    _Measure("weight_kg", "Berat", "kg", "berat"),
    _Measure("height_cm", "Tinggi", "cm", "tinggi"),
    _Measure("muac_cm", "LiLA", "cm", "lila"),
    _Measure("head_cm", "LiKa", "cm", "lika"),
)
_IN_UNIT = {"kg": ("gram", 1000), "cm": ("meter", 0.01)}
"""The unit that was taken for this one, and what a value typed in it is divided by."""


def value_complaints(entry: MeasurementEntry, limits: Limits) -> Iterator[Complaint]:
    """Complain of values that cannot be: outside the absolute limits, swapped, or ten times too large."""
    weight, height = entry.weight_kg, entry.height_cm
    spans = _spans(entry, limits)
    if weight is None and height is None:
        yield from complain(limits.rule("kosong"), "weight_kg")
    swapped = limits.rule("tertukar")
    if swapped.active and weight is not None and height is not None and _swapped(weight, height, spans):
        pair = {"berat": short(weight), "tinggi": short(height)}
        yield from complain(swapped, "weight_kg", **pair)
        yield from complain(swapped, "height_cm", **pair)
        spans = {field: span for field, span in spans.items() if field not in {"weight_kg", "height_cm"}}
    for measure in _MEASURES:
        value = getattr(entry, measure.field)
        if value is None or measure.field not in spans:
            continue
        if not inside(value, spans[measure.field]):
            yield from _outside(measure, entry, value, spans[measure.field], limits)
        elif measure.field == "weight_kg":
            yield from _tenfold_for_age(measure, entry, value, limits)


def repeat_complaints(entry: MeasurementEntry, limits: Limits) -> Iterator[Complaint]:
    """Complain of a value that was also typed for each of the children just above."""
    rule = limits.rule("nilai_berulang")
    for measure in _MEASURES:
        value = getattr(entry, measure.field)
        times = int(rule.number(f"{measure.name}_kali"))
        if value is None or times < 2:
            continue
        above = entry.above.get(measure.field, ())[-(times - 1) :]
        if len(above) == times - 1 and all(other == value for other in above):
            said = {"isian": measure.label, "nilai": short(value), "satuan": measure.unit}
            yield from complain(rule, measure.field, **said, kali=str(times))


def _spans(entry: MeasurementEntry, limits: Limits) -> Mapping[Field, Span]:
    hard = limits.rule("di_luar_batas")
    return {
        "weight_kg": limits.weight_span(entry.age_days),
        "height_cm": hard.span("tinggi_cm"),
        "muac_cm": hard.span("lila_cm"),
        "head_cm": hard.span("lika_cm"),
    }


def _swapped(weight: float, height: float, spans: Mapping[Field, Span]) -> bool:
    """Whether the pair is only possible the other way round."""
    weights, heights = spans["weight_kg"], spans["height_cm"]
    possible = inside(weight, weights) and inside(height, heights)
    return not possible and inside(height, weights) and inside(weight, heights)


def _outside(measure: _Measure, entry: MeasurementEntry, value: float, span: Span, limits: Limits) -> list[Complaint]:
    """Complain of a value outside its absolute limits, and say what it may have been meant to be at this age."""
    said = {"isian": measure.label, "nilai": short(value), "satuan": measure.unit, "batas": allowed(span, measure.unit)}
    other, factor = _IN_UNIT[measure.unit]
    meant = (_weights_of_age(entry, limits) if measure.field == "weight_kg" else None) or span
    for code, by in (("sepuluh_kali", 10), ("satuan", factor)):
        rule = limits.rule(code)
        if rule.active and inside(value / by, meant):
            return complain(rule, measure.field, **said, mungkin=short(value / by), asal=other)
    return complain(limits.rule("di_luar_batas"), measure.field, **said)


def _tenfold_for_age(measure: _Measure, entry: MeasurementEntry, value: float, limits: Limits) -> list[Complaint]:
    """Complain of a weight possible for some child but not at this age, where its tenth is plausible."""
    plausible = _weights_of_age(entry, limits)
    if plausible is None or value <= plausible[1] or not inside(value / 10, plausible):
        return []
    said = {"isian": measure.label, "nilai": short(value), "satuan": measure.unit, "mungkin": short(value / 10)}
    return complain(limits.rule("sepuluh_kali"), measure.field, **said, batas=allowed(plausible, measure.unit))


def _weights_of_age(entry: MeasurementEntry, limits: Limits) -> Span | None:
    """Return the weights (kg) that are plausible at the child's age; None where sex or age do not tell."""
    if entry.sex is None or not 0 <= entry.age_days < AGE_END:
        return None
    low, high = (measure_at("waz", entry.sex, entry.age_days, z) for z in limits.rule("z_tidak_wajar").span("bbu"))
    return low, high
