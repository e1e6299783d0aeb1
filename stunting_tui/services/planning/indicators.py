"""Service indicators of the villages in a period: the office's profile, what was typed, and what it comes to."""

from dataclasses import dataclass, replace
from pathlib import Path

from db.changes import Writer
from db.models import IndicatorValue as ValueRow
from stunting_tui.domain.planning.indicator_profiles import DEFAULT, load_profile, profile_files
from stunting_tui.domain.planning.indicators import Indicator, Profile, Reading, objection, read
from stunting_tui.domain.planning.target import Target, in_force
from stunting_tui.domain.reporting_period import year_of
from stunting_tui.errors import DataError, OperatorError
from stunting_tui.services.planning.own_indicators import own_records
from stunting_tui.services.planning.targets import target_records
from stunting_tui.services.register import region
from stunting_tui.services.register.region import VillageRecord
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

CHOSEN = "profil_indikator"
"""Setting: the name of the profile in use."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Numerator and denominator of a village and indicator as stored; `version` 0: nothing is."""

    numerator: float | None = None
    denominator: float | None = None
    version: int = 0


@dataclass(slots=True)
class IndicatorTable:
    """All villages and indicators of a period; `pairs` by village id and code follow what is saved."""

    period: str
    profile: Profile
    villages: list[VillageRecord]
    pairs: dict[tuple[int, str], Pair]
    targets: list[Target]

    def pair(self, village_id: int, code: str) -> Pair:
        """Return what is stored, an empty pair where nothing is."""
        return self.pairs.get((village_id, code), Pair())

    def reading(self, village_id: int, indicator: Indicator) -> Reading:
        """Return what an indicator comes to in a village, against the target in force there."""
        pair = self.pair(village_id, indicator.code)
        own = in_force(self.targets, village_id, year_of(self.period), indicator.code)
        target = own.value if own is not None else indicator.target
        return read(indicator, pair.numerator, pair.denominator, target, self.profile.margin)

    def of_village(self, village_id: int) -> tuple[Reading, ...]:
        """Return every indicator of a village in the profile's order."""
        return tuple(self.reading(village_id, indicator) for indicator in self.profile.indicators)

    def of_indicator(self, indicator: Indicator) -> tuple[Reading, ...]:
        """Return an indicator in every village, in the order of `villages`."""
        return tuple(self.reading(village.id, indicator) for village in self.villages)


def indicator_table(period: str, site: Path | None = None) -> IndicatorTable:
    """Return the villages of the current kecamatan with the office's profile in a period.

    `site` is the folder of the database.
    """
    with reading():
        villages = region.village_records()
        rows = ValueRow.select().where(ValueRow.village.in_([one.id for one in villages]), ValueRow.period == period)
        pairs = {(row.village_id, row.code): Pair(row.numerator, row.denominator, row.version) for row in rows}
        return IndicatorTable(period, office_profile(year_of(period), site), villages, pairs, target_records())


def office_profile(year: int, site: Path | None = None) -> Profile:
    """Return the profile in use with the office's own indicators of a year behind it; the caller holds the connection.

    A chosen profile that cannot be read any more gives way to the program's, which then says why in `complaint`.
    """
    try:
        profile = load_profile(chosen_profile(site), site)
    except OperatorError as error:
        profile = replace(load_profile(DEFAULT), complaint=f"{error} Sementara dipakai {DEFAULT}.")
    known = {one.code for one in profile.indicators}
    own = (one for one in own_records() if one.code not in known)
    return replace(profile, indicators=tuple(one for one in (*profile.indicators, *own) if one.holds_in(year)))


def profile_of(year: int, site: Path | None = None) -> Profile:
    """Return what `office_profile` does, with a connection of its own."""
    with reading():
        return office_profile(year, site)


def chosen_profile(site: Path | None = None) -> str:
    """Return the name of the profile in use: the chosen one while its file is there, else the program's."""
    name = region.setting(CHOSEN, DEFAULT)
    return name if name in profile_files(site) else DEFAULT


def choose_profile(session: Session, name: str) -> Profile:
    """Use another profile from now on; what was typed stays by its codes. Raises `DataError` and `FileError`."""
    profile = load_profile(name, session.database.parent)
    region.save_setting(session, CHOSEN, name)
    return profile


def save_pair(
    session: Session,
    table: IndicatorTable,
    village_id: int,
    indicator: Indicator,
    numerator: float | None,
    denominator: float | None,
) -> Reading:
    """Store numerator and denominator of a village and return what they come to; `table` holds them too.

    Raises `DataError` for figures that cannot be, `ConflictError` where another operator changed them meanwhile, and
    `StoreError`.
    """
    with transaction(session) as writer:
        store_pair(writer, table, village_id, indicator, numerator, denominator)
    reread(table, (village_id, indicator.code))
    return table.reading(village_id, indicator)


def store_pair(
    writer: Writer,
    table: IndicatorTable,
    village_id: int,
    indicator: Indicator,
    numerator: float | None,
    denominator: float | None,
) -> None:
    """Store a pair; inside a transaction. `table` still holds the pair before it."""
    wrong = objection(indicator, numerator, denominator)
    if wrong:
        raise DataError(wrong)
    key = (village_id, indicator.code)
    row = _stored(table, key)
    if row is None:
        values = {"numerator": numerator, "denominator": denominator}
        writer.insert(ValueRow, village=village_id, period=table.period, code=indicator.code, **values)
    else:
        writer.update(row, table.pair(*key).version, numerator=numerator, denominator=denominator)


def reread(table: IndicatorTable, key: tuple[int, str]) -> Pair:
    """Take a village and code from the store again."""
    with reading():
        row = _stored(table, key)
    table.pairs[key] = Pair(row.numerator, row.denominator, row.version) if row else Pair()
    return table.pairs[key]


def _stored(table: IndicatorTable, key: tuple[int, str]) -> ValueRow | None:
    found: ValueRow | None = ValueRow.get_or_none(
        ValueRow.village == key[0], ValueRow.period == table.period, ValueRow.code == key[1]
    )
    return found
