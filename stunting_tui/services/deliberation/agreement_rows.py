"""Agreements in the store: checking, writing and reading their rows with villages and funds.

Callers hold the connection, and the transaction where something is written.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from db.changes import Writer, current
from db.models import Agreement as AgreementRow
from db.models import AgreementChild, AgreementFund, AgreementVillage, Village
from db.models import Deliberation as DeliberationRow
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.agreement import (
    LONGEST,
    Agreement,
    AgreementStatus,
    Fund,
    ListKind,
    due_objection,
)
from stunting_tui.domain.deliberation.agreement_text import bare_text
from stunting_tui.domain.deliberation.child_rules import check_rule
from stunting_tui.domain.deliberation.pillars import check_codes
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation.stage_lock import require_draft
from stunting_tui.services.records import gone

FOLLOWED = ("status", "evidence", "note")
"""What is still told of an agreement after its session was verified."""


def store_agreement(writer: Writer, row: DeliberationRow, agreement: Agreement) -> int:
    """Check and store one point of the rembuk `row`; inside a transaction."""
    _check(agreement, date.fromisoformat(row.held_on))
    _refuse_twice(row, agreement)
    villages = _village_ids(row, agreement.villages)
    values = _columns(agreement)
    if agreement.id is None:
        require_draft(row)
        values["ordinal"] = _free_ordinal(row, agreement.ordinal)
        stored = writer.insert(AgreementRow, deliberation=row, **values)
        changed = True
    else:
        stored = required_agreement(agreement.id)
        if stored.deliberation_id != row.id:
            raise DataError("Kesepakatan ini bukan milik rembuk yang dipilih.", "Buka lagi rembuknya, lalu ulangi.")
        _keep_list(stored, agreement.list_kind)
        if any(current(stored, name) != value for name, value in values.items() if name not in FOLLOWED):
            require_draft(row)
        changed = writer.update(stored, agreement.version, **values)
    parts = replace_parts(writer, AgreementVillage, stored, [{"village": village} for village in villages])
    funds = [{"source": fund.source.strip(), "amount": fund.amount} for fund in agreement.funds]
    parts = replace_parts(writer, AgreementFund, stored, funds) or parts
    if parts:
        require_draft(row)
    if parts and not changed:
        writer.touch(stored, agreement.version)
    return int(stored.id)


def store_template(writer: Writer, row: DeliberationRow, present: Iterable[str] = ()) -> int:
    """Append the default template's points whose text is not in `present`; inside a transaction."""
    from stunting_tui.domain.deliberation import templates

    known = {bare_text(text) for text in present}
    wanted = [agreement for agreement in templates.agreements() if bare_text(agreement.text) not in known]
    for agreement in wanted:
        store_agreement(writer, row, agreement)
    return len(wanted)


def agreements_of(rows: Iterable[DeliberationRow]) -> dict[int, tuple[Agreement, ...]]:
    """Return the checklists of rembuk rows by their id, in order; the caller holds the connection."""
    ids = [row.id for row in rows]
    mine = AgreementRow.select().where(AgreementRow.deliberation.in_(ids))
    found = list(mine.order_by(AgreementRow.ordinal, AgreementRow.id))
    villages: dict[int, list[str]] = {}
    links = AgreementVillage.select(AgreementVillage, Village).join(Village).order_by(Village.code)
    for link in links.where(AgreementVillage.agreement.in_([row.id for row in found])):
        villages.setdefault(link.agreement_id, []).append(link.village.code)
    funds: dict[int, list[Fund]] = {}
    of_these = AgreementFund.agreement.in_([row.id for row in found])
    for fund in AgreementFund.select().where(of_these).order_by(AgreementFund.id):
        funds.setdefault(fund.agreement_id, []).append(Fund(fund.source, fund.amount))
    listed, carried = _listed([row.id for row in found]), _carried([row.id for row in found])
    lists: dict[int, list[Agreement]] = {}
    for row in found:
        places, money = tuple(villages.get(row.id, ())), tuple(funds.get(row.id, ()))
        point = replace(_agreement(row, places, money), listed=listed[row.id], carried=row.id in carried)
        lists.setdefault(row.deliberation_id, []).append(point)
    return {key: tuple(points) for key, points in lists.items()}


def _keep_list(row: AgreementRow, kind: ListKind) -> None:
    """Raise `DataError` where another kind of list would hide the children that were frozen."""
    count = _listed([row.id])[row.id]
    if count and kind is not ListKind.FROZEN:
        raise DataError(
            f"Daftar beku kesepakatan ini berisi {count} nama; daftar itu tidak diganti.",
            "Biarkan beku, atau keluarkan dahulu nama-namanya (d di layar sesi).",
        )


def _listed(ids: list[int]) -> Counter[int]:
    """Return how many children and families the frozen lists of agreements hold."""
    rows = AgreementChild.select(AgreementChild.agreement).where(AgreementChild.agreement.in_(ids))
    return Counter(row.agreement_id for row in rows)


def _carried(ids: list[int]) -> set[int]:
    """Return which agreements a later rembuk goes on with."""
    rows = AgreementRow.select(AgreementRow.carried_from).where(AgreementRow.carried_from.in_(ids))
    return {row.carried_from_id for row in rows if row.carried_from_id is not None}


def required_row(deliberation_id: int) -> DeliberationRow:
    """Return the stored rembuk. Raises `DataError` when it is gone; the caller holds the connection."""
    row = DeliberationRow.get_or_none(DeliberationRow.id == deliberation_id)
    if row is None:
        raise DataError(f"Rembuk nomor {deliberation_id} tidak ada.", "Pilih rembuk dari daftar.")
    return row


def check_due(agreement: Agreement, held_on: date) -> None:
    """Raise `DataError` when the agreement is due before the day of the rembuk, or years and years after it."""
    wrong = due_objection(agreement.due_on, held_on) if agreement.due_on is not None else ""
    if wrong:
        raise DataError(
            f'Tenggat {short_date(agreement.due_on)} pada kesepakatan "{_short(agreement.text)}" {wrong}.',
            f"Isi tenggat pada atau sesudah tanggal rembuk, paling lama {LONGEST} tahun.",
        )


def _check(agreement: Agreement, held_on: date) -> None:
    if not agreement.text.strip():
        raise DataError("Isi kesepakatan masih kosong.", "Tulis dahulu apa yang disepakati.")
    check_codes(agreement.pillar, agreement.action)
    check_rule(agreement.list_rule)
    check_due(agreement, held_on)
    for fund in agreement.funds:
        if not fund.source.strip():
            raise DataError("Sumber dana masih kosong.", "Isi sumber dananya, misalnya APBDes, atau hapus barisnya.")
        if fund.amount < 0:
            raise DataError(
                f"Jumlah dana dari {fund.source.strip()} kurang dari nol.", "Isi jumlah dalam rupiah, nol atau lebih."
            )


def _refuse_twice(row: DeliberationRow, agreement: Agreement) -> None:
    """Raise `DataError` when a new text is that of another point; case and spaces do not tell them apart."""
    query = AgreementRow.select(AgreementRow.id, AgreementRow.ordinal, AgreementRow.text)
    points = list(query.where(AgreementRow.deliberation == row))
    wanted = bare_text(agreement.text)
    if any(point.id == agreement.id and bare_text(point.text) == wanted for point in points):
        return
    for point in points:
        if bare_text(point.text) == wanted:
            raise DataError(
                f"Kesepakatan nomor {point.ordinal} sudah berbunyi sama.",
                "Ubah kalimatnya, atau lengkapi yang sudah ada.",
            )


def _columns(agreement: Agreement) -> dict[str, Any]:
    texts = ("text", "category", "responsible", "partners", "indicator", "target", "evidence", "note", "refusal")
    return {
        "ordinal": agreement.ordinal,
        "due_on": agreement.due_on.isoformat() if agreement.due_on else None,
        "status": agreement.status.value,
        "accepted": int(agreement.accepted),
        "pillar": agreement.pillar,
        "action": agreement.action,
        "list_kind": agreement.list_kind.value,
        "list_rule": agreement.list_rule,
        "carried_from": agreement.carried_from,
        **{name: getattr(agreement, name).strip() for name in texts},
    }


def _village_ids(row: DeliberationRow, codes: Iterable[str]) -> list[int]:
    known = {v.code: v.id for v in Village.select().where(Village.district == row.district_id)}
    wanted = sorted(set(codes))
    strangers = [code for code in wanted if code not in known]
    if strangers:
        raise DataError(
            f"Kode desa {', '.join(strangers)} bukan desa kecamatan rembuk ini.", "Pilih desa dari daftar desa."
        )
    return [known[code] for code in wanted]


def _free_ordinal(row: DeliberationRow, wanted: int) -> int:
    taken = {r.ordinal for r in AgreementRow.select(AgreementRow.ordinal).where(AgreementRow.deliberation == row)}
    return wanted if wanted > 0 and wanted not in taken else max(taken, default=0) + 1


def replace_parts(
    writer: Writer,
    model: type[AgreementVillage] | type[AgreementFund],
    row: AgreementRow,
    wanted: list[dict[str, Any]],
) -> bool:
    """Make the rows of `model` under the agreement the wanted ones, in order; return whether any changed."""
    stored = list(model.select().where(model.agreement == row).order_by(model.id))
    names = ("village_id",) if model is AgreementVillage else ("source", "amount")
    if [[getattr(part, name) for name in names] for part in stored] == [list(values.values()) for values in wanted]:
        return False
    for part in stored:
        writer.delete(part, part.version)
    for values in wanted:
        writer.insert(model, agreement=row, **values)
    return True


def required_agreement(agreement_id: int) -> AgreementRow:
    """Return the stored agreement. Raises `DataError` when it is gone; the caller holds the connection."""
    row = AgreementRow.get_or_none(AgreementRow.id == agreement_id)
    if row is None:
        raise gone(AgreementRow, agreement_id, "Kesepakatan", "Buka lagi rembuknya.")
    return row


def _agreement(row: AgreementRow, villages: tuple[str, ...], funds: tuple[Fund, ...]) -> Agreement:
    return Agreement(
        ordinal=row.ordinal, text=row.text, category=row.category, responsible=row.responsible, partners=row.partners,
        villages=villages, indicator=row.indicator, target=row.target, funds=funds,
        due_on=date.fromisoformat(row.due_on) if row.due_on else None, status=AgreementStatus(row.status),
        evidence=row.evidence, note=row.note, accepted=bool(row.accepted), refusal=row.refusal, pillar=row.pillar,
        action=row.action, list_kind=ListKind(row.list_kind), list_rule=row.list_rule,
        carried_from=row.carried_from_id, id=row.id, version=row.version,
    )  # fmt: skip


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."
