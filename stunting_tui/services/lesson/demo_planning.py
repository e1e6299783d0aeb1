"""What the office of the demo database prepared: the profile of every village, and targets (`fixtures/demo`)."""

import tomllib
from collections.abc import Mapping, Sequence

from db.changes import Writer
from db.models import VillageYear
from stunting_tui.domain.planning.target import Target
from stunting_tui.resources import fixtures
from stunting_tui.services.planning.targets import save_target
from stunting_tui.services.register.region import VillageRecord
from stunting_tui.session import Session


def store_profiles(
    writer: Writer, villages: Sequence[VillageRecord], figures: Sequence[Mapping[str, int | None]], year: int
) -> None:
    """Store the figures of every village in a year, in the same order. Inside a transaction."""
    for village, values in zip(villages, figures, strict=True):
        writer.insert(VillageYear, village=village.id, year=year, **values)


def store_targets(session: Session) -> None:
    """Store the targets. Inside a transaction."""
    data = tomllib.loads((fixtures() / "demo" / "target.toml").read_text(encoding="utf-8"))
    for one in data["target"]:
        values = (one["tingkat"], one["tahun"], one["indikator"], one["nilai"], one["satuan"], one["sumber"])
        save_target(session, Target(*values))
