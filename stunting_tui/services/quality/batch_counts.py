"""The children of a batch counted by SQLite: by village, age group and state, without a row leaving the store."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from db.connection import database
from stunting_tui.domain.prevalence.tally import OEDEMA_Z, UNDER_FIVE, UNDER_TWO, Counts, PlaceCounts, total

DIFFERENCE = 0.02
"""z-scores further than this from the file's own are counted as different."""
INDICES = ("haz", "waz", "whz")
TWO, FIVE, OLDER = range(3)
"""Age groups: under two, from two to under five, older."""

LATEST = """
    SELECT child_id, max(measured_on) AS day, haz, flag_haz = 1 AS odd_haz,
        CASE WHEN oedema THEN :oedema ELSE waz END AS waz, CASE WHEN oedema THEN 0 ELSE flag_waz = 1 END AS odd_waz,
        CASE WHEN oedema THEN :oedema ELSE whz END AS whz, CASE WHEN oedema THEN 0 ELSE flag_whz = 1 END AS odd_whz,
        max(abs(coalesce(haz - file_haz, 0)), abs(coalesce(waz - file_waz, 0)), abs(coalesce(whz - file_whz, 0)))
            > :difference AS differs
    FROM measurement WHERE batch_id = :batch AND vanished_run_id IS NULL GROUP BY child_id"""
"""The newest visit of every child in a batch (SQLite takes the other columns from the row of the maximum)."""


@dataclass(frozen=True, slots=True)
class BatchCounts:
    """A batch counted: places by village code, the last day of measuring, children whose z differ from their file's."""

    places: Mapping[str, PlaceCounts]
    last: date | None
    differences: int

    @property
    def total(self) -> PlaceCounts:
        """All places as one."""
        parts = self.places.values()
        return PlaceCounts(total(part.under_two for part in parts), total(part.under_five for part in parts))


def measured(batch_id: int) -> BatchCounts:
    """Count who was measured in a batch, each child by its newest visit; nobody is registered. In a connection."""
    rows = database.execute_sql(
        f"""WITH latest AS ({LATEST})
            SELECT v.code, {_group("c.birth_date", "day")}, max(day), sum(differs), count(*), {_states()}
            FROM latest JOIN child c ON c.id = child_id JOIN village v ON v.id = c.village_id GROUP BY v.id, 2""",  # noqa: S608 (own words)
        {"batch": batch_id, "oedema": OEDEMA_Z, "difference": DIFFERENCE + 1e-9},
    ).fetchall()
    found: dict[str, dict[int, Counts]] = defaultdict(dict)
    for code, group, _, _, *counted in rows:
        found[code][group] = Counts(0, *counted)
    last = max((row[2] for row in rows), default=None)
    places = {code: _place(groups) for code, groups in found.items()}
    return BatchCounts(places, date.fromisoformat(last) if last else None, sum(row[3] for row in rows))


def with_register(counted: BatchCounts, batch_id: int, district_id: int, reference: date) -> BatchCounts:
    """Count who is on the register of a kecamatan at `reference`: active and born by then, or measured in the batch.

    Who was measured is of the age at the visit, who was not of the age at `reference`. In a connection.
    """
    rows = database.execute_sql(
        f"""SELECT v.code, {_group("c.birth_date", ":day")}, count(*) FROM child c JOIN village v ON v.id = c.village_id
            WHERE v.district_id = :district AND c.birth_date <= :day AND (c.status = 'aktif' OR c.status_on > :day)
            AND c.id NOT IN (SELECT child_id FROM measurement WHERE batch_id = :batch AND vanished_run_id IS NULL)
            GROUP BY v.id, 2""",  # noqa: S608 (own words)
        {"district": district_id, "day": reference.isoformat(), "batch": batch_id},
    ).fetchall()
    absent: dict[str, dict[int, int]] = defaultdict(dict)
    for code, group, number in rows:
        absent[code][group] = number
    places = {
        code: _registered(counted.places.get(code, PlaceCounts()), absent[code]) for code in {*counted.places, *absent}
    }
    return replace(counted, places=places)


def _registered(place: PlaceCounts, absent: Mapping[int, int]) -> PlaceCounts:
    two, five = place.under_two, place.under_five
    younger = absent.get(TWO, 0)
    return PlaceCounts(
        replace(two, registered=two.measured + younger),
        replace(five, registered=five.measured + younger + absent.get(FIVE, 0)),
    )


def _place(groups: Mapping[int, Counts]) -> PlaceCounts:
    two = groups.get(TWO, Counts())
    return PlaceCounts(two, total([two, groups.get(FIVE, Counts())]))


def _group(born: str, day: str) -> str:
    """Return the age group in SQL: under n years as long as the birth date is later than the same day n years ago."""
    two, five = (
        f"{born} > (substr({day}, 1, 4) - {months // 12}) || substr({day}, 5)" for months in (UNDER_TWO, UNDER_FIVE)
    )
    return f"CASE WHEN {two} THEN {TWO} WHEN {five} THEN {FIVE} ELSE {OLDER} END"


def _states() -> str:
    """Return the sums in SQL, in the order of `Counts`."""
    states = ("{0} < -2 AND odd_{0} IS NOT 1", "{0} < -3 AND odd_{0} IS NOT 1", "{0} > 2 AND odd_{0} IS NOT 1",
              "{0} IS NOT NULL AND odd_{0} IS 1", "{0} IS NULL")  # fmt: skip
    return ", ".join(f"coalesce(sum({state.format(index)}), 0)" for index in INDICES for state in states)
