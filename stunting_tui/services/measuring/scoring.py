"""z-scores and flags for many planned measurements at once, as values for the store."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from stunting_tui.domain.age import age_days
from stunting_tui.growth import INDICES


@dataclass(frozen=True, slots=True)
class Visit:
    """What a z-score needs; weights kg, lengths cm."""

    sex: str
    birth_date: date
    measured_on: date
    values: dict[str, Any]


def scores_of(visits: Sequence[Visit]) -> list[dict[str, Any]]:
    """Return for each visit `haz` ... `acz` and `flag_haz` ... `flag_acz`, None where not computable."""
    if not visits:
        return []
    import numpy as np

    from stunting_tui.growth.zscore import compute

    def column(name: str) -> Any:  # noqa: ANN401 (a float array)
        return np.array([np.nan if v.values[name] is None else v.values[name] for v in visits], dtype=float)

    result = compute(
        np.array([1 if v.sex == "L" else 2 for v in visits], dtype=np.int8),
        np.array([age_days(v.birth_date, v.measured_on) for v in visits], dtype=float),
        weight_kg=column("weight_kg"),
        height_cm=column("height_cm"),
        position=np.array([{"L": 1, "H": 2}.get(v.values["position"] or "", 0) for v in visits], dtype=np.int8),
        oedema=np.array([bool(v.values["oedema"]) for v in visits]),
        head_cm=column("head_cm"),
        muac_cm=column("muac_cm"),
    )
    columns: dict[str, list[Any]] = {}
    for index in INDICES:
        z = result.z[index].tolist()
        columns[index] = [None if value != value else value for value in z]  # noqa: PLR0124 (NaN)
        columns[f"flag_{index}"] = [None if flag < 0 else flag for flag in result.flag[index].tolist()]
    names = list(columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]
