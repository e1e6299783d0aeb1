"""The columns of the template, read from `fixtures/templates/isian.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from stunting_tui.exchange.vocabulary import limits
from stunting_tui.resources import fixtures


@dataclass(frozen=True, slots=True)
class Column:
    """One column: our `name`, its heading, what it takes, and what the operator is told about it.

    `bounds` belong to the kind "angka", in `unit` (kg or cm); `choices` to "pilihan". `width` is in characters.
    """

    name: str
    heading: str
    kind: str
    width: float
    required: bool
    example: str
    explanation: str
    unit: str
    decimals: int
    bounds: tuple[float, float] | None
    choices: tuple[str, ...]

    @property
    def rule(self) -> str:
        """Return in words what the column takes."""
        if self.bounds:
            low, high = (f"{bound:g}".replace(".", ",") for bound in self.bounds)
            return f"angka {low} sampai {high} {self.unit}"
        if self.choices:
            return " / ".join(self.choices)
        return {
            "nik": "16 angka",
            "tanggal_lahir": "tanggal",
            "tanggal_ukur": "tanggal",
            "desa": "dari daftar",
            "posyandu": "dari daftar atau diketik",
        }.get(self.kind, "teks")


@cache
def columns() -> tuple[Column, ...]:
    """Return the columns from left to right."""
    spans = limits().spans
    return tuple(
        Column(
            name=entry["kolom"],
            heading=entry["judul"],
            kind=entry["jenis"],
            width=entry["lebar"],
            required=entry.get("wajib", False),
            example=entry["contoh"],
            explanation=entry["keterangan"],
            unit=entry.get("satuan", ""),
            decimals=entry.get("desimal", 0),
            bounds=spans[entry["kolom"]].fair if entry["jenis"] == "angka" else None,
            choices=tuple(entry.get("pilihan", ())),
        )
        for entry in _load()["isian"]
    )


@cache
def opening() -> tuple[str, ...]:
    """Return the sentences at the top of the explaining sheet."""
    return tuple(_load()["pembuka"])


@cache
def _load() -> dict[str, Any]:
    return tomllib.loads((fixtures() / "templates" / "isian.toml").read_text(encoding="utf-8"))
