"""Why a child is to be measured again; what a second measurement says of the first. The reasons are data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stunting_tui.domain.measuring.entry_checks import LastVisit, Limits, MeasurementEntry, check_measurement
from stunting_tui.domain.measuring.limits import SPECS
from stunting_tui.domain.rule_entries import COUNT, FLAG, Shape, read_entries, several, text
from stunting_tui.resources import fixtures

SHAPES: Mapping[str, Shape] = {
    "kata": text(16), "aturan": several(tuple(SPECS)), "keliru": FLAG, "hari": COUNT,
    "mutu": Shape(lambda value: value in ("diragukan", "bermasalah"), "diragukan atau bermasalah"),
    "paling_sedikit": COUNT, "sumber": text(), "aktif": FLAG,
}  # fmt: skip
"""What a site may say of a reason."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason in force: its words on the list, the entry rules that give it, whether something is wrong by it.

    `days` is the age from which standing is possible; None where the reason is not about that. Of a posyandu whose
    quality is `verdict` ("": the reason is not about that) at least `least` children are measured again.
    """

    code: str
    words: str
    rules: frozenset[str]
    wrong: bool
    days: int | None = None
    verdict: str = ""
    least: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason met by a child, with the sentence that says how."""

    code: str
    words: str
    wrong: bool
    message: str


@dataclass(frozen=True, slots=True)
class Measured:
    """Weight (kg) and height (cm) of one measurement, None where it has none."""

    weight_kg: float | None
    height_cm: float | None

    def less(self, first: "Measured") -> "Measured":
        """Return this measurement less the first one."""
        return Measured(_less(self.weight_kg, first.weight_kg), _less(self.height_cm, first.height_cm))


def reasons(site: Path | None = None) -> tuple[Reason, ...]:
    """Return the active reasons, the gravest first, changed by a site's file where there is one.

    Raises FileError and DataError as `read_entries` does.
    """
    return _shipped() if site is None else _read(site)


@cache
def _shipped() -> tuple[Reason, ...]:
    return _read(None)


def _read(site: Path | None) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            one["kode"],
            one["kata"],
            frozenset(one["aturan"]),
            one["keliru"],
            one.get("hari"),
            one.get("mutu", ""),
            one.get("paling_sedikit", 0),
        )
        for one in read_entries("alasan", SHAPES, fixtures() / "rules" / "remeasure.toml", site)
    )


def doubts(
    entry: MeasurementEntry,
    last: LastVisit | None,
    limits: Limits,
    known: Sequence[Reason],
    *,
    position_inferred: bool = False,
) -> list[Doubt]:
    """Return why a measured child is to be measured again, the gravest reason first; each reason once.

    A position that was inferred from the age cannot be the wrong one.
    """
    said: Mapping[str, str] = {one.code: one.message for one in check_measurement(entry, last, limits)[::-1]}
    if position_inferred:
        said = {code: message for code, message in said.items() if not code.startswith("posisi_")}
    standing = entry.position == "H" and not position_inferred
    found = []
    for reason in known:
        message = next((message for code, message in said.items() if code in reason.rules), None)
        if reason.days is not None and standing and 0 <= entry.age_days < reason.days:
            message = f"Diukur berdiri pada umur {entry.age_days} hari; anak di bawah {reason.days} hari belum berdiri."
        if message is not None:
            found.append(Doubt(reason.code, reason.words, reason.wrong, message))
    return found


def sample(haz: Mapping[int, float], listed: int, least: int) -> list[int]:
    """Return the children of a doubtful posyandu drawn beside the `listed` ones, so that there are `least`.

    `haz` holds those that may be drawn. The nearest to -2 SD go first: there an error of the measurer costs most.
    """
    nearest = sorted(haz, key=lambda child: (abs(haz[child] + 2), child))
    return nearest[: max(0, least - listed)]


def _less(value: float | None, other: float | None) -> float | None:
    return None if value is None or other is None else round(value - other, 3)
