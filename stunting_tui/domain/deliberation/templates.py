"""Templates of a rembuk: the checklist to start from and the lists to choose from; data in fixtures/templates."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from stunting_tui.domain.deliberation.agreement import Agreement, DeliberationKind, Fund
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

DEFAULT = "kesepakatan-rembang"
_CHECKLIST = "kesepakatan-"


@dataclass(frozen=True, slots=True)
class Template:
    """A checklist: what it is called, where it comes from, when it holds, and its points in order."""

    name: str
    title: str
    source: str
    valid_from: date
    valid_to: date | None
    agreements: tuple[Agreement, ...]

    def holds_on(self, day: date) -> bool:
        """Whether the template is meant for rembuk of this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def template_names() -> tuple[str, ...]:
    """Return the names of the checklists that can be chosen, the default first."""
    found = sorted(path.stem for path in (fixtures() / "templates").glob(f"{_CHECKLIST}*.toml"))
    return tuple(sorted(found, key=lambda name: name != DEFAULT))


def load_template(name: str = DEFAULT) -> Template:
    """Read a checklist. Raises DataError when there is none of this name."""
    if name not in template_names():
        raise DataError(f'Templat kesepakatan "{name}" tidak ada.', f"Pilih: {', '.join(template_names())}.")
    data = _read(name)
    points = tuple(_agreement(number, point) for number, point in enumerate(data["kesepakatan"], start=1))
    return Template(name, data["title"], data["source"], data["valid_from"], data.get("valid_to"), points)


def agreements(name: str = DEFAULT) -> tuple[Agreement, ...]:
    """Return the points of a checklist, not stored yet; funds carry a source and no amount."""
    return load_template(name).agreements


def elements() -> tuple[str, ...]:
    """Return the unsur of those who attend a rembuk."""
    return _items("unsur")


def fund_sources() -> tuple[str, ...]:
    """Return the sources of funds."""
    return _items("sumber-dana")


def categories() -> tuple[str, ...]:
    """Return the categories of agreements."""
    return _items("kategori")


def agenda() -> tuple[str, ...]:
    """Return the usual agenda of a rembuk at kecamatan level."""
    return _items("agenda")


def meetings_per_year(kind: DeliberationKind) -> int:
    """Return how many sessions of a kind a kecamatan holds in a year at least."""
    return int(_read("sidang")[kind.value])


def _agreement(number: int, point: dict[str, Any]) -> Agreement:
    return Agreement(
        ordinal=number,
        text=point["text"],
        category=point["category"],
        responsible=point["responsible"],
        partners=", ".join(point["partners"]),
        indicator=point["indicator"],
        target=point["target"],
        funds=tuple(Fund(source, 0) for source in point["funds"]),
        pillar=point.get("pillar", ""),
    )


def _items(name: str) -> tuple[str, ...]:
    return tuple(_read(name)["items"])


def _read(name: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads((fixtures() / "templates" / f"{name}.toml").read_text(encoding="utf-8"))
