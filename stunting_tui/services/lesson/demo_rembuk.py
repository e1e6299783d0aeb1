"""The rembuk of the demo database and the settings of its office, from `fixtures/demo/rembuk.toml`."""

import random
import tomllib
from collections.abc import Sequence
from typing import Any

from db.changes import Writer
from stunting_tui.domain.deliberation.agreement import (
    Agreement,
    AgreementStatus,
    Attendee,
    Deliberation,
    DeliberationState,
    Fund,
)
from stunting_tui.domain.deliberation.official import Official
from stunting_tui.domain.region import District
from stunting_tui.domain.synthetic import names
from stunting_tui.domain.synthetic.kecamatan import SEED
from stunting_tui.resources import fixtures
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.deliberation.officials import save_official
from stunting_tui.services.office.office import Office, store_office
from stunting_tui.services.register.region import VillageRecord
from stunting_tui.session import Session


def store_rembuk(
    session: Session, writer: Writer, district: District, worst_first: Sequence[VillageRecord], batch_id: int
) -> int:
    """Store the settings and the rembuk about batch `batch_id`; return its id. Inside a transaction."""
    data = tomllib.loads((fixtures() / "demo" / "rembuk.toml").read_text(encoding="utf-8"))
    own = Office(**{**data["office"], "address": tuple(data["office"]["address"])})
    store_office(writer, own)
    for person in data["pejabat"]:
        save_official(session, Official(**person))
    session_data = data["deliberation"]
    values = Deliberation(
        held_on=session_data["held_on"],
        place=f"{session_data['place']} {district.name}",
        number=session_data["number"],
        time=session_data["time"],
        chair=own.head_name,
        chair_nip=own.head_nip,
        agenda=tuple(session_data["agenda"]),
        speakers=session_data["speakers"],
        state=DeliberationState.HELD,
        batch_id=batch_id,
        attendees=_attendees(data["attendance"], worst_first, own.head_name),
        agreements=tuple(
            _agreement(number, point, worst_first) for number, point in enumerate(data["kesepakatan"], start=1)
        ),
    )
    return rembuk.create_deliberation(session, values, template=False)


def _attendees(data: dict[str, Any], villages: Sequence[VillageRecord], chair: str) -> tuple[Attendee, ...]:
    rng = random.Random(SEED)  # noqa: S311 (invented names, not a secret)
    heads = [
        ("Lurah" if village.kind == "Kelurahan" else "Kepala Desa", village.name, at >= data["village_heads"] - 2)
        for at, village in enumerate(villages[: data["village_heads"]])
    ]
    people = [
        *data["people"],
        *((f"{title} {name}", "Desa/Kelurahan", online) for title, name, online in heads),
    ]
    return (
        Attendee(chair, "Camat", "Kecamatan", "L"),
        *(
            Attendee(names.full_name(rng), office, element, rng.choice("LP"), online=online)
            for office, element, online in people
        ),
    )


def _agreement(number: int, point: dict[str, Any], worst_first: Sequence[VillageRecord]) -> Agreement:
    return Agreement(
        ordinal=number,
        text=point["text"],
        category=point["category"],
        responsible=point["responsible"],
        partners=point["partners"],
        villages=tuple(village.code for village in worst_first[: point["worst"]]),
        indicator=point["indicator"],
        target=point["target"],
        funds=tuple(Fund(source, amount) for source, amount in point.get("funds", [])),
        due_on=point["due_on"],
        status=AgreementStatus(point["status"]),
        evidence=point["evidence"],
        note=point.get("note", ""),
    )
