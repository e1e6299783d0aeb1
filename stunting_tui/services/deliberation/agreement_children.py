"""The children and families an agreement is about: a list frozen on a day, or one a rule gives at any time.

A frozen list takes each child's measurement in the batch the rembuk speaks about, so that it names the very children
the figures of the meeting count. A child that was not measured in that batch stands there by its last visit before:
the list is about children, and who was missed once is not to be forgotten; it may therefore be longer than the count.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.changes import Writer
from db.connection import database
from db.models import Agreement as AgreementRow
from db.models import AgreementChild, AgreementVillage, Village
from stunting_tui.domain.deliberation.agreement import ChildOutcome, ListKind
from stunting_tui.domain.deliberation.child_rules import rule_of
from stunting_tui.domain.deliberation.listed_child import ListedChild, Scores
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation.agreement_rows import required_agreement
from stunting_tui.services.deliberation.stage_lock import require_draft
from stunting_tui.services.quality import figures
from stunting_tui.services.records import gone
from stunting_tui.services.register.child_states import MeasuredChild, children_by_rule, children_of
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session


def followed(agreement_id: int) -> list[ListedChild]:
    """Return everyone on the frozen list of an agreement, as added: z-scores then and now, and what became of them."""
    with reading():
        rows = list(AgreementChild.select().where(AgreementChild.agreement == agreement_id).order_by(AgreementChild.id))
        known = children_of([row.child_id for row in rows if row.child_id is not None])
        days = _days(agreement_id)
        return [replace(_followed(row, known.get(row.child_id or 0)), then_on=days.get(row.id)) for row in rows]


def live(agreement_id: int, today: date) -> list[ListedChild]:
    """Return the children the rule of an agreement gives today in its villages, by their last visits.

    Raises `DataError` where the agreement is gone or has no rule.
    """
    with reading():
        row = required_agreement(agreement_id)
        if not row.list_rule:
            raise DataError("Aturan daftar anak belum dipilih.", "Pilih lewat Aturan di layar Daftar anak.")
        return [child.listed for child in _by_rule(row, row.list_rule, _villages(row), today)]


def freeze(session: Session, agreement_id: int, rule: str, *, villages: Sequence[str] = ()) -> int:
    """Put the children a rule gives now on the list of an agreement and keep their z-scores; return how many came.

    `villages` (codes) narrow the agreement's own. Who is on the list already stays as it is. Raises `DataError` and
    `StoreError`.
    """
    with transaction(session) as writer:
        row = required_agreement(agreement_id)
        found = _by_rule(row, rule, villages or _villages(row), session.today, first=_batch(row))
        added = _add(writer, row, found, session.today)
        _make_frozen(writer, row, rule)
        return added


def add_children(session: Session, agreement_id: int, ids: Sequence[int]) -> int:
    """Put chosen children on the list with their z-scores; return how many were not on it yet."""
    with transaction(session) as writer:
        row = required_agreement(agreement_id)
        added = _add(writer, row, list(children_of(ids, first=_batch(row)).values()), session.today)
        _make_frozen(writer, row, row.list_rule)
        return added


def home_elsewhere(agreement_id: int, child_id: int) -> str:
    """Return the village of a child that lives in none of the villages of an agreement, "" where it does."""
    with reading():
        codes = _villages(required_agreement(agreement_id))
        child = children_of([child_id]).get(child_id)
        return child.listed.village if child and codes and child.village_code not in codes else ""


def from_elsewhere(deliberation_id: int) -> dict[int, list[tuple[str, str]]]:
    """Return by agreement of a rembuk the listed children of other villages than its own: name and village.

    The caller holds the connection.
    """
    found: dict[int, list[tuple[str, str]]] = {}
    for number, name, village in database.execute_sql(
        """SELECT a.id, c.name, v.name FROM agreement a JOIN agreement_child l ON l.agreement_id = a.id
           JOIN child c ON c.id = l.child_id JOIN village v ON v.id = c.village_id
           WHERE a.deliberation_id = ?
             AND EXISTS (SELECT 1 FROM agreement_village own WHERE own.agreement_id = a.id)
             AND c.village_id NOT IN (SELECT own.village_id FROM agreement_village own WHERE own.agreement_id = a.id)
           ORDER BY a.id, l.id""",
        (deliberation_id,),
    ):
        found.setdefault(number, []).append((name, village))
    return found


def add_family(session: Session, agreement_id: int, family: str) -> int:
    """Put a family on the list, as free text; return the id of its line. Raises `DataError` and `StoreError`."""
    words = " ".join(family.split())
    if not words:
        raise DataError("Nama keluarga masih kosong.", "Tulis siapa, misalnya Keluarga Bp. Sutar, RT 02.")
    with transaction(session) as writer:
        row = required_agreement(agreement_id)
        named = AgreementChild.select().where(AgreementChild.agreement == row)
        if any(other.family.casefold() == words.casefold() for other in named):
            raise DataError(f'"{words}" sudah ada di daftar ini.', "Tulis pembedanya, misalnya RT atau alamat.")
        line = writer.insert(AgreementChild, agreement=row, family=words, frozen_on=session.today.isoformat())
        _make_frozen(writer, row, row.list_rule)
        return int(line.id)


def remove(session: Session, row_id: int, version: int) -> None:
    """Take a child or family off the list; only where nothing became of it yet. Raises as `set_outcome`."""
    with transaction(session) as writer:
        line = _line(row_id)
        require_draft(line.agreement.deliberation)
        if line.outcome != ChildOutcome.OPEN.value or line.note:
            raise DataError(
                "Baris ini sudah mempunyai hasil atau catatan.", "Jangan dihapus; kembalikan dahulu ke terbuka."
            )
        writer.delete(line, version)


def set_outcome(
    session: Session, row_id: int, version: int, outcome: ChildOutcome, on: date | None = None, note: str = ""
) -> None:
    """Say what became of a child or family, on which day, with a note; open has no day.

    Raises `DataError` for a day before the list or after today, `GoneError`, `ConflictError` and `StoreError`.
    """
    with transaction(session) as writer:
        line = _line(row_id)
        day = None if outcome is ChildOutcome.OPEN else (on or session.today)
        if day is not None and not line.frozen_on <= day.isoformat() <= session.today.isoformat():
            raise DataError(
                f"Tanggal {day:%d-%m-%Y} di luar masa daftar ini.",
                f"Isi dari {date.fromisoformat(line.frozen_on):%d-%m-%Y} sampai hari ini.",
            )
        writer.update(
            line, version, outcome=outcome.value, outcome_on=day.isoformat() if day else None, note=note.strip()
        )


def _by_rule(
    row: AgreementRow, rule: str, villages: Sequence[str], day: date, first: int | None = None
) -> list[MeasuredChild]:
    return children_by_rule(rule_of(rule), villages, row.deliberation.district_id, day, first=first)


def _batch(row: AgreementRow) -> int | None:
    """Return the batch the rembuk of an agreement speaks about."""
    return figures.meeting_batch(row.deliberation.batch_id)


def _days(agreement_id: int) -> dict[int, date]:
    """Return by id of a line the day of the measurement its kept z-scores are of: the last one that has just these."""
    scores = " AND ".join(
        f"a.{name} IS CASE WHEN m.flag_{name} = 1 THEN NULL ELSE m.{name} END" for name in ("haz", "waz", "whz")
    )
    rows = database.execute_sql(
        f"""SELECT a.id, max(m.measured_on) FROM agreement_child a JOIN measurement m ON m.child_id = a.child_id
            WHERE a.agreement_id = ? AND m.measured_on <= a.frozen_on AND m.vanished_run_id IS NULL
            AND (m.haz IS NOT NULL OR m.waz IS NOT NULL) AND {scores}
            GROUP BY a.id""",  # noqa: S608 (own words)
        (agreement_id,),
    )
    return {number: date.fromisoformat(day) for number, day in rows}


def _add(writer: Writer, row: AgreementRow, children: Sequence[MeasuredChild], today: date) -> int:
    present = {line.child_id for line in AgreementChild.select().where(AgreementChild.agreement == row)}
    wanted = [child.listed for child in children if child.listed.child_id not in present]
    for child in wanted:
        scores = child.now
        writer.insert(
            AgreementChild, agreement=row, child=child.child_id, frozen_on=today.isoformat(), haz=scores.haz,
            waz=scores.waz, whz=scores.whz,
        )  # fmt: skip
    return len(wanted)


def _make_frozen(writer: Writer, row: AgreementRow, rule: str) -> None:
    require_draft(row.deliberation)
    writer.update(row, row.version, list_kind=ListKind.FROZEN.value, list_rule=rule)


def _villages(row: AgreementRow) -> list[str]:
    links = AgreementVillage.select(AgreementVillage, Village).join(Village)
    return [link.village.code for link in links.where(AgreementVillage.agreement == row)]


def _line(row_id: int) -> AgreementChild:
    line = AgreementChild.get_or_none(AgreementChild.id == row_id)
    if line is None:
        raise gone(AgreementChild, row_id, "Baris")
    return line


def _followed(row: AgreementChild, child: MeasuredChild | None) -> ListedChild:
    return replace(
        child.listed if child else ListedChild(None),
        family=row.family,
        frozen_on=date.fromisoformat(row.frozen_on),
        then=Scores(row.haz, row.waz, row.whz),
        outcome=ChildOutcome(row.outcome),
        outcome_on=date.fromisoformat(row.outcome_on) if row.outcome_on else None,
        note=row.note,
        id=row.id,
        version=row.version,
    )
