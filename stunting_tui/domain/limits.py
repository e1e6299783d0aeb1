"""The limits of the entry form: data with a source, kept in fixtures/rules."""

from dataclasses import dataclass

from stunting_tui.resources import fixtures

Span = tuple[float, float]
"""Lowest and highest value allowed, both included."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Weights in kg, lengths in cm, ages in days and completed months; `waz`, `haz`, `whz` are z-score spans.

    A rise of weight is judged only when the last visit is at most `weight_rise_days` ago.
    """

    weight_kg: Span
    newborn_weight_kg: Span
    newborn_days: int
    height_cm: Span
    muac_cm: Span
    head_cm: Span
    waz: Span
    haz: Span
    whz: Span
    weight_drop_kg: float
    weight_rise_kg: float
    weight_rise_days: int
    height_drop_cm: float
    last_month: int

    def weight_span(self, age_days: int) -> Span:
        """Return the weights possible at this age."""
        return self.newborn_weight_kg if age_days < self.newborn_days else self.weight_kg


def load_limits() -> Limits:
    """Read the limits from the data files."""
    import tomllib

    data = tomllib.loads((fixtures() / "rules" / "entry_limits.toml").read_text(encoding="utf-8"))
    hard, z, change = data["hard"], data["z"], data["change"]
    return Limits(
        weight_kg=_span(hard["weight_kg"]),
        newborn_weight_kg=_span(hard["newborn_weight_kg"]),
        newborn_days=hard["newborn_days"],
        height_cm=_span(hard["height_cm"]),
        muac_cm=_span(hard["muac_cm"]),
        head_cm=_span(hard["head_cm"]),
        waz=_span(z["waz"]),
        haz=_span(z["haz"]),
        whz=_span(z["whz"]),
        weight_drop_kg=change["weight_drop_kg"],
        weight_rise_kg=change["weight_rise_kg"],
        weight_rise_days=change["weight_rise_days"],
        height_drop_cm=change["height_drop_cm"],
        last_month=data["age"]["last_month"],
    )


def _span(pair: list[float]) -> Span:
    low, high = pair
    return low, high
