"""Data about children that leave the office without saying who they are: the masked copy and the table for anybody."""

import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from db.connection import database
from db.models import Setting
from stunting_tui.domain.age import completed_months
from stunting_tui.domain.dates import period_label
from stunting_tui.domain.sharing.masked import MaskedRow, child_code
from stunting_tui.domain.sharing.public_table import SHARED, PublicChild, PublicLine, public_lines
from stunting_tui.domain.sharing.small_cells import Place, least_children, merged_places
from stunting_tui.errors import DataError
from stunting_tui.growth.categories import category
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.quality.figures import batches
from stunting_tui.services.quality.measured_batch import MeasuredBatch, in_survey, measured_batch
from stunting_tui.services.quality.name_lists import list_path
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

KEY = "kunci_salinan"
"""The setting that holds what codes are made with."""
POSITIONS = {"L": "terlentang", "H": "berdiri", None: ""}
YES_NO = {1: "ya", 0: "tidak", None: ""}
_VISITS = """
    SELECT c.uuid, c.sex, c.birth_date, v.name, coalesce(p.name, ''), m.day, m.weight_kg, m.height_cm, m.muac_cm,
           m.position, m.oedema, m.haz, m.waz, m.whz, m.baz, m.flag_haz, m.flag_waz, m.flag_whz
    FROM (SELECT *, max(measured_on) AS day FROM measurement
          WHERE batch_id = ? AND vanished_run_id IS NULL GROUP BY child_id) m
    JOIN child c ON c.id = m.child_id JOIN village v ON v.id = c.village_id
    LEFT JOIN posyandu p ON p.id = c.posyandu_id WHERE c.merged_into_id IS NULL"""
FEW = "Terlalu sedikit anak untuk dibagikan tanpa nama."


@dataclass(frozen=True, slots=True)
class Copied:
    """What a masked copy holds: children's rows of the batches `periods`; `left_out` had too few children."""

    rows: tuple[MaskedRow, ...]
    periods: tuple[str, ...]
    left_out: tuple[str, ...]


def masked_rows(session: Session, batch_id: int | None = None) -> Copied:
    """Return the children of a batch, of all of them for None, masked and in the order of their codes.

    Raises `DataError` where there are too few children.
    """
    key, least = _key(session), least_children()
    with reading():
        found = {one.period: _visits(one.id) for one in batches() if batch_id in (None, one.id)}
    kept = {period: rows for period, rows in found.items() if len(rows) >= least}
    if not kept:
        raise DataError(FEW, f"Perlu paling sedikit {least} anak yang diukur dalam satu batch.")
    told = merged_places([Counter((row[3], row[4]) for row in rows) for rows in kept.values()], least)
    rows = [_masked(key, period, row, told) for period, mine in kept.items() for row in mine]
    rows.sort(key=lambda row: (row.month, row.code))
    return Copied(tuple(rows), tuple(sorted(kept)), tuple(sorted(found.keys() - kept.keys())))


def public_table(batch_id: int) -> tuple[PublicLine, ...]:
    """Return the counts of a batch for anybody to see. Raises `DataError` where there are too few children."""
    from stunting_tui.domain.prevalence.survey_groups import by_age, by_sex
    from stunting_tui.domain.prevalence.survey_indicators import case_columns

    batch, least = measured_batch(batch_id), least_children()
    if len(batch.children) < least:
        raise DataError(FEW, f"Perlu paling sedikit {least} anak yang diukur dalam satu batch.")
    columns = batch.children
    ages, sexes = by_age(columns), by_sex(columns)
    found = case_columns(columns)
    states = {code: [None if value != value else bool(value) for value in found[code].tolist()] for code in SHARED}  # noqa: PLR0124 (NaN)
    children = [
        PublicChild(
            _place(batch, at), ages.names[ages.labels[at]], sexes.names[sexes.labels[at]],
            {code: states[code][at] for code in SHARED},
        )
        for at in range(len(columns))
    ]  # fmt: skip
    return public_lines(children, region.require_district().name, least)


def masked_path(period: str) -> Path:
    """Return where the copy is proposed to go; `period` is "" for all batches."""
    return list_path(f"salinan-tersamar-{period or 'semua'}")


def public_path(period: str) -> Path:
    """Return where the table is proposed to go."""
    return list_path(f"tabel-umum-{period}")


def write_masked(
    session: Session, batch_id: int | None, target: Path, progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> Copied:  # fmt: skip
    """Write the masked copy and say what is in it; audited. Raises `DataError`, `FileError` and `Cancelled`."""
    from stunting_tui.reports.quality import share_books
    from stunting_tui.services.office.office import office

    progress("Menyamarkan data anak", 0.0)
    copied = masked_rows(session, batch_id)
    months = _months(copied.periods)
    share_books.write_masked(copied.rows, _district(), months, least_children(), target, office().paper, progress, stop)
    _record(session, "salinan tersamar", f"{target.name}: {months}, {len(copied.rows)} baris, tanpa nama anak")
    return copied


def write_public(
    session: Session, batch_id: int, period: str, target: Path, progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> None:  # fmt: skip
    """Write the table for anybody; audited. Raises `DataError`, `FileError` and `Cancelled`."""
    from stunting_tui.reports.quality import share_books
    from stunting_tui.services.office.office import office

    progress("Menghitung tabel", 0.0)
    lines = public_table(batch_id)
    month = period_label(period)
    share_books.write_public(
        lines, _district(), month, period, least_children(), target, office().paper, progress, stop
    )
    _record(session, "tabel umum", f"{target.name}: batch {period}, tanpa nama anak")


def _record(session: Session, what: str, told: str) -> None:
    with transaction(session) as writer:
        writer.record("ekspor", "report", "", what, None, told)


def _key(session: Session) -> str:
    """Return the key of the codes in hex digits, made once; it never leaves the database."""
    if found := region.setting(KEY):
        return found
    with transaction(session) as writer:
        row = Setting.get_or_none(Setting.key == KEY)
        return row.value if row else writer.insert(Setting, key=KEY, value=secrets.token_hex(32)).value


def _visits(batch_id: int) -> list[Any]:
    rows = database.execute_sql(_VISITS, (batch_id,)).fetchall()
    return [row for row in rows if in_survey(date.fromisoformat(row[2]), date.fromisoformat(row[5]))]


def _masked(key: str, period: str, row: Sequence[Any], told: dict[Place, Place]) -> MaskedRow:
    uuid, sex, born, village, posyandu, day, weight, height, muac, position, oedema, haz, waz, whz, baz, *flags = row
    words = [
        "" if flag and not (index == "whz" and oedema) else _word(index, z, oedema=bool(oedema))
        for index, z, flag in zip(("haz", "waz", "whz"), (haz, waz, whz), flags, strict=True)
    ]
    return MaskedRow(
        child_code(key, uuid), period, *told[village, posyandu], sex,
        completed_months(date.fromisoformat(born), date.fromisoformat(day)), weight, height, muac,
        POSITIONS.get(position, ""), YES_NO[oedema], haz, waz, whz, baz, words[0], words[1], words[2], *flags,
    )  # fmt: skip


def _word(index: str, z: float | None, *, oedema: bool) -> str:
    found = category(index, z, oedema=oedema)
    return found.term if found else ""


def _place(batch: MeasuredBatch, at: int) -> Place:
    village, posyandu = batch.children.village[at], batch.children.posyandu[at]
    return (
        batch.villages[village] if village >= 0 else "",
        batch.posyandu[posyandu].rpartition(", ")[0] if posyandu >= 0 else "",
    )


def _months(periods: Sequence[str]) -> str:
    return f"batch {', '.join(period_label(period) for period in periods)}"


def _district() -> str:
    district = region.current_district()
    return district.label if district else ""
