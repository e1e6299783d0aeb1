"""The lists by their names on the command line: what is asked of the services, what is said when there is nothing."""

import argparse
from collections.abc import Iterator, Sequence
from itertools import chain

from stunting_tui.domain.dates import period_label
from stunting_tui.domain.deliberation.agreement_text import parse_villages
from stunting_tui.domain.following.ledger import in_order
from stunting_tui.domain.following.ledger_views import Filter, Which, filter_text
from stunting_tui.domain.names import name_key
from stunting_tui.domain.nik import clean_nik
from stunting_tui.domain.numbers import format_integer
from stunting_tui.domain.region import District, Village
from stunting_tui.domain.reporting_period import read_period
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import agreement_children, rembuk
from stunting_tui.services.following import ledger
from stunting_tui.services.intake import decisions
from stunting_tui.services.quality import figures
from stunting_tui.services.register import children, region
from stunting_tui.session import Session
from stunting_tui.texts import ledger as ledger_texts
from stunting_tui.texts.children import children_table, history_table
from stunting_tui.texts.decisions import waiting_table
from stunting_tui.texts.document import document_lines
from stunting_tui.texts.rembuk import agreements_table, due_table, sessions_table
from stunting_tui.texts.table import Table
from stunting_tui.texts.villages import villages_table

PAGE = 500
"""Children read in one query."""
LONGEST_NUMBER = 9
"""More digits than this are a NIK, not a child's number."""

IMPORT = "Masukkan berkas dengan perintah: impor BERKAS."


def answer(options: argparse.Namespace, session: Session) -> Table:
    """Return the list that `options.list` names; on a store without a kecamatan a sentence that says what to do.

    Raises `DataError` when nothing fits what was asked, `StoreError`.
    """
    lists = {
        "desa": _villages, "anak": _children, "riwayat": _history, "rembuk": _rembuk, "jatuh-tempo": _due,
        "keputusan": _waiting, "buku": _ledger, "mutu": _quality,
    }  # fmt: skip
    district = region.current_district()
    if district is None:
        return Table(f"Basis data masih kosong. {IMPORT} Kecamatan dikenali dari berkas itu.")
    return lists[options.list](options, session, district)


def minutes(options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the lines of the berita acara of one rembuk. Raises `DataError` where there is none, `FileError`."""
    from stunting_tui.services.deliberation.reporting import minutes_sections

    if not rembuk.deliberations():
        raise DataError("Belum ada rembuk.", "Buat lewat layar Rembuk.")
    found, foot = minutes_sections(session, options.id)
    return chain(document_lines(found), ("", foot))


def situation(options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the lines of the situation sheets of some villages, of all where none is named.

    Raises `DataError` for a name that fits none.
    """
    from stunting_tui.services.planning.situations import sheet, situations

    wanted = set(_village_ids(" ".join(options.words)).values())
    found = [one for one in situations(session) if not wanted or one.village_id in wanted]
    return document_lines([sheet(one) for one in found])


def yearly_view(options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the lines of the yearly view. Raises `DataError` without a kecamatan, or for a year that cannot be."""
    from stunting_tui.services.following.yearly import year_sections, year_view

    year = session.today.year if options.year is None else options.year
    if not 2015 <= year <= session.today.year + 1:
        raise DataError(f"Tahun {year} tidak ada ikhtisarnya.", f"Tulis tahun dari 2015 sampai {session.today.year}.")
    return document_lines(year_sections(year_view(session, year)))


def quality_cards(options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the quality cards of a village or posyandu. Raises `DataError` for a name that fits none."""
    from stunting_tui.services.quality.quality import fresh_quality
    from stunting_tui.texts.quality import card_lines

    return card_lines(session, fresh_quality(session), " ".join(options.words))


def measurer_tests(_options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the lines of all measurers' tests. Raises `DataError` without any."""
    from stunting_tui.services.quality.measurer_tests import sections

    return document_lines(sections(session))


def _quality(_options: argparse.Namespace, session: Session, district: District) -> Table:
    from stunting_tui.services.quality.quality import fresh_quality
    from stunting_tui.texts.quality import quality_table

    if figures.current_batch(figures.batches()) is None:
        return _unmeasured(district)
    return quality_table(fresh_quality(session), _place(district))


def _place(district: District) -> str:
    return f"Kec. {district.name}, {district.regency}"


def _villages(_options: argparse.Namespace, _session: Session, district: District) -> Table:
    batch = figures.current_batch(figures.batches())
    if batch is None:
        return _unmeasured(district)
    return villages_table(figures.batch_figures(batch.id), _place(district))


def _unmeasured(district: District) -> Table:
    return Table(f"Belum ada pengukuran di Kec. {district.name}. {IMPORT}")


def _children(options: argparse.Namespace, session: Session, district: District) -> Table:
    if not region.register_size()[1]:
        return Table(f"Belum ada anak di Kec. {district.name}. {IMPORT}")
    text = " ".join(options.words)
    batch = figures.current_batch(figures.batches()) if options.pendek else None
    if options.pendek and batch is None:
        return _unmeasured(district)
    villages = _village_ids(options.desa) if options.desa is not None else {}
    told = [
        f"Anak: {_place(district)}",
        *([f"pendek pada batch {period_label(batch.period)}"] if batch else []),
        *([f"desa {', '.join(villages)}"] if villages else []),
        *(["NIK yang cocok" if _digits(text) else f'nama memuat "{text}"'] if text else []),
    ]
    ids = [
        number
        for village in villages.values() or (None,)
        for number in _found(text, village, batch.id if batch else None)
    ]
    if not ids:
        return Table("; ".join([*told, "0 anak"]))
    told.append(f"{format_integer(len(ids))} anak, masing-masing dengan pengukuran terakhir")
    return children_table("; ".join(told), _read(ids), session.today)


def _village_ids(typed: str) -> dict[str, int]:
    """Return name -> id of the villages typed, nothing for all. Raises `DataError` for a name that fits none."""
    records = {record.code: record for record in region.villages()}
    codes = parse_villages(typed, [Village(record.code, record.name, record.kind) for record in records.values()])
    return {records[code].name: records[code].id for code in codes}


def _found(text: str, village: int | None = None, batch: int | None = None) -> Sequence[int]:
    """Return the children that fit the words or the beginning of a NIK. Raises `DataError` for neither."""
    digits = _digits(text)
    if text and not digits and not name_key(text):
        raise DataError("Kata yang dicari tidak berisi huruf atau angka.", "Tulis nama, NIK, atau nomor anak.")
    return children.child_ids(digits or text, village, stunted_in=batch)


def _digits(text: str) -> str:
    """Return the digits of a NIK or number as typed, "" for anything else."""
    digits = clean_nik(text)
    return digits if digits.isascii() and digits.isdigit() else ""


def _read(ids: Sequence[int]) -> Iterator[children.ChildRow]:
    for start in range(0, len(ids), PAGE):
        yield from children.child_rows(ids[start : start + PAGE])


def _history(options: argparse.Namespace, session: Session, district: District) -> Table:
    text = " ".join(options.words)
    digits = _digits(text)
    if digits and len(digits) <= LONGEST_NUMBER:
        ids: Sequence[int] = [int(digits)] if int(digits) in children.child_ids() else []
    else:
        ids = _found(text)
    if not ids:
        raise DataError("Tidak ada anak yang cocok.", "Cari dahulu dengan: --teks anak KATA; lalu pakai nomornya.")
    if len(ids) == 1:
        return history_table(children.child_detail(ids[0]), _place(district), session.today)
    return children_table(
        f"Anak yang cocok: {_place(district)}; {format_integer(len(ids))} anak", _read(ids), session.today,
        f"{format_integer(len(ids))} anak cocok. Ulangi dengan satu nomor dari daftar itu, misalnya: "
        f"--teks riwayat {ids[0]}",
    )  # fmt: skip


def _rembuk(options: argparse.Namespace, session: Session, district: District) -> Table:
    sessions = rembuk.deliberations()
    if not sessions and options.id is None:
        return Table(f"Belum ada rembuk di Kec. {district.name}. Buat lewat layar Rembuk.")
    if options.id is None:
        return sessions_table(sessions, _place(district), _alive(), session.today)
    chosen = next((one for one in sessions if one.id == options.id), None)
    if chosen is None:
        raise DataError(f"Rembuk nomor {options.id} tidak ada.", "Lihat nomornya dengan: --teks rembuk.")
    return agreements_table(chosen, _place(district), _names(), session.today)


def _due(_options: argparse.Namespace, session: Session, district: District) -> Table:
    sessions = rembuk.deliberations()
    if not sessions:
        return Table(f"Belum ada rembuk di Kec. {district.name}. Buat lewat layar Rembuk.")
    return due_table(sessions, _place(district), _names(), _alive(), session.today)


def _alive() -> set[int]:
    return {entry.id for entry in ledger.entries() if entry.is_alive}


def _ledger(options: argparse.Namespace, session: Session, district: District) -> Table:
    if options.id is not None:
        history = ledger.history(options.id)
        children = {entry.id: agreement_children.followed(entry.id) for entry in history if entry.agreement.listed}
        return ledger_texts.history_table(history, children, ledger.meetings(), session.today)
    entries = in_order(ledger.entries())
    if not entries:
        return Table(f"Belum ada kesepakatan di Kec. {district.name}. Buat lewat layar Rembuk.")
    wanted = _ledger_filter(options)
    found = [entry for entry in entries if wanted.holds(entry, session.today)]
    told = f"Buku kesepakatan: {_place(district)}; {filter_text(wanted, _names())}"
    return ledger_texts.ledger_table(found, {entry.id: entry for entry in entries}, told, _names(), session.today)


def _ledger_filter(options: argparse.Namespace) -> Filter:
    """Return what is asked for. Raises `DataError` for a village or quarter that is none."""
    codes: Sequence[str] = ()
    if options.desa is not None:
        codes = parse_villages(options.desa, [Village(one.code, one.name, one.kind) for one in region.villages()])
    if len(codes) > 1:
        raise DataError("Hanya satu desa dapat disaring.", "Tulis satu nama desa.")
    period = read_period(options.triwulan) if options.triwulan is not None else ""
    if period and "-T" not in period:
        raise DataError(f'"{options.triwulan}" bukan triwulan.', "Tulis seperti T3 2026.")
    which = next(one for one in Which if one.value.startswith(options.saring))
    return Filter(which, options.tahun, codes[0] if codes else "", options.penanggung or "", period)


def _names() -> dict[str, str]:
    return {village.code: village.name for village in region.villages()}


def _waiting(_options: argparse.Namespace, _session: Session, district: District) -> Table:
    waiting = decisions.waiting()
    if not waiting:
        return Table(f"Tidak ada baris yang menunggu keputusan di Kec. {district.name}.")
    return waiting_table(waiting, _place(district))
