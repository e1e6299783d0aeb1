"""What was told of the agreements of the demo database at miniloks and between; from `fixtures/demo/kemajuan.toml`."""

import tomllib
from datetime import date
from typing import Any

from db.changes import Writer
from stunting_tui.domain.dates import period_label, period_of
from stunting_tui.domain.deliberation.agreement import (
    AgreementStatus,
    Deliberation,
    DeliberationKind,
    DeliberationState,
)
from stunting_tui.domain.following.ledger import Step
from stunting_tui.resources import fixtures
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.deliberation.agreement_rows import required_agreement
from stunting_tui.services.following.progress import store_step
from stunting_tui.session import Session


def store_ledger(session: Session, writer: Writer, deliberation_id: int) -> int:
    """Store the miniloks and the steps of the rembuk's agreements; return how many steps. Inside a transaction."""
    data = tomllib.loads((fixtures() / "demo" / "kemajuan.toml").read_text(encoding="utf-8"))
    agreements = {point.ordinal: point.id or 0 for point in rembuk.deliberation(deliberation_id).agreements}
    miniloks = {day: _minilok(session, day, data["tempat"]) for day in data["minilok"]}
    for step in data["langkah"]:
        day = step["tanggal"]
        row = required_agreement(agreements[step["kesepakatan"]])
        store_step(writer, row, _step(step, miniloks.get(day)), day)
    return len(data["langkah"])


def _minilok(session: Session, day: date, place: str) -> int:
    title = f"Lokakarya Mini {period_label(period_of(day))}"
    held, kind = DeliberationState.HELD, DeliberationKind.MINILOK
    return rembuk.create_deliberation(session, Deliberation(day, place, title, state=held, kind=kind), template=False)


def _step(step: dict[str, Any], meeting: int | None) -> Step:
    return Step(
        step["tanggal"],
        AgreementStatus(step["status"]),
        step.get("persen"),
        step.get("terpakai", 0),
        step.get("bukti", ""),
        step.get("alasan", ""),
        step.get("catatan", ""),
        meeting,
    )
