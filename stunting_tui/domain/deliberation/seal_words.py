"""What a sealed table, row, column and value is called when a change of it is told."""

import re
from collections.abc import Mapping

from stunting_tui.domain.deliberation.seal import Cell, Row, Snapshot
from stunting_tui.domain.numbers import format_integer

TABLES: Mapping[str, str] = {
    "deliberation": "Rembuk",
    "attendee": "Peserta",
    "agreement": "Kesepakatan",
    "agreement_village": "Desa kesepakatan",
    "agreement_fund": "Dana kesepakatan",
    "agreement_child": "Anak pada daftar",
    "progress": "Kemajuan",
    "proposal": "Usulan",
    "official": "Pejabat",
    "setting": "Kop surat",
    "district": "Kecamatan",
    "village": "Desa",
    "village_year": "Profil desa",
    "target": "Target",
    "batch": "Batch",
    "child": "Anak",
    "measurement": "Pengukuran",
}

COLUMNS: Mapping[str, str] = {
    "accepted": "disepakati", "action": "aksi", "agenda": "agenda", "agreement_id": "kesepakatan", "amount": "jumlah",
    "approved_at": "waktu disetujui", "approved_by": "disetujui oleh", "batch_id": "batch",
    "birth_date": "tanggal lahir",
    "carried_from_id": "lanjutan dari", "category": "kategori", "chair": "pimpinan", "chair_nip": "NIP pimpinan",
    "chair_office": "jabatan pimpinan", "child_id": "anak", "code": "kode", "created_at": "waktu dibuat",
    "created_by": "dibuat oleh", "delay_reason": "sebab terlambat", "deliberation_id": "rembuk",
    "district_id": "kecamatan", "due_on": "tenggat", "element": "unsur", "evidence": "bukti", "family": "keluarga",
    "frozen_on": "tanggal daftar", "held_on": "tanggal rembuk", "height_cm": "tinggi badan", "indicator": "indikator",
    "key": "isian", "kind": "jenis", "list_kind": "jenis daftar", "list_rule": "aturan daftar",
    "measured_on": "tanggal ukur", "muac_cm": "LiLA", "head_cm": "lingkar kepala", "name": "nama", "nip": "NIP",
    "note": "catatan", "number": "nomor", "office": "jabatan", "online": "daring", "ordinal": "nomor",
    "outcome": "hasil", "outcome_on": "tanggal hasil", "partners": "mitra", "percent": "persen", "period": "bulan",
    "phone": "telepon", "pillar": "pilar", "place": "tempat", "position": "cara ukur", "province": "provinsi",
    "refusal": "alasan tidak disepakati", "regency": "kabupaten", "responsible": "penanggung jawab", "role": "peran",
    "sex": "jenis kelamin", "source": "sumber", "speakers": "narasumber", "spent": "terpakai", "stage": "tahap",
    "standard": "standar", "state": "keadaan", "status": "status", "target": "target", "text": "bunyi",
    "time": "waktu", "title": "judul", "told_on": "tanggal", "uuid": "tanda baris", "valid_from": "berlaku dari",
    "valid_to": "berlaku sampai", "value": "isi", "vanished_run_id": "hilang pada impor",
    "verified_at": "waktu diverifikasi", "verified_by": "diverifikasi oleh", "village_id": "desa",
    "weight_kg": "berat badan", "haz": "TB/U", "waz": "BB/U", "whz": "BB/TB", "baz": "IMT/U", "hcz": "LK/U",
    "acz": "LiLA/U", "flag_haz": "tanda TB/U", "flag_waz": "tanda BB/U", "flag_whz": "tanda BB/TB",
    "flag_baz": "tanda IMT/U", "flag_hcz": "tanda LK/U", "flag_acz": "tanda LiLA/U", "file_haz": "TB/U di berkas",
    "file_waz": "BB/U di berkas", "file_whz": "BB/TB di berkas", "file_tbu": "kata TB/U di berkas",
    "file_bbu": "kata BB/U di berkas", "file_bbtb": "kata BB/TB di berkas", "oedema": "edema",
    "position_inferred": "cara ukur disimpulkan", "gain": "naik berat badan", "vitamin_a": "vitamin A",
    "forced": "alasan dipaksa", "breastfed": "ASI", "year": "tahun", "lokus": "lokus", "lokus_reason": "alasan lokus",
    "catin": "catin", "bumil": "ibu hamil", "busui": "ibu menyusui", "baduta": "baduta", "balita": "balita",
    "krs": "keluarga berisiko", "kampung_kb_year": "tahun kampung KB", "kpm": "KPM", "apbdes": "APBDes",
    "apbdes_stunting": "APBDes untuk stunting", "level": "tingkat", "unit": "satuan", "reason": "alasan",
}  # fmt: skip
"""A column that is not here is told by its own name."""

_NAMED = {"village_id": "village", "child_id": "child", "agreement_id": "agreement", "batch_id": "batch"}
_NAMES = ("title", "name", "family", "source", "told_on", "level", "year")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_EMPTY = "kosong"
_LONGEST = 40
_BEFORE = 15
"""Letters shown before the place where two long texts differ."""


class Namer:
    """Names rows by what was sealed, else by what is there now."""

    def __init__(self, sealed: Snapshot, now: Snapshot) -> None:
        """Look rows up in both."""
        self._snapshots = (sealed, now)
        self._rows: dict[tuple[int, str], Mapping[Cell, Row]] = {}

    def row(self, table: str, row_id: Cell) -> str:
        """Return a row in words: its name, else what it belongs to."""
        cells = self._cells(table, row_id)
        if table == "agreement":
            return f'nomor {cells.get("ordinal")} "{_short(str(cells.get("text", "")))}"'
        parts = [self._belongs(cells), *self._own(cells)]
        return " ".join(part for part in parts if part) or f"baris {row_id}"

    def values(self, column: str, then: Cell, now: Cell) -> tuple[str, str]:
        """Return two values of a cell in words that tell them apart, long ones around the place where they differ."""
        words = self._value(column, then), self._value(column, now)
        return _apart(*words) if words[0] != words[1] else _apart(repr(then), repr(now))

    def _value(self, column: str, value: Cell) -> str:
        """Return a cell in words: an id by the name it stands for, a day as 31-12-2026, a decimal with a comma."""
        if value is None or value == "":
            return _EMPTY
        if column in _NAMED:
            return self.row(_NAMED[column], value)
        if isinstance(value, float):
            return repr(value).replace(".", ",")
        if column in ("amount", "spent") and isinstance(value, int):
            return format_integer(value)
        return _written(str(value))

    def _belongs(self, cells: Mapping[str, Cell]) -> str:
        """Return which agreement or child a row is about; "" for one that stands by itself."""
        if "agreement_id" in cells:
            return f"nomor {self._cells('agreement', cells['agreement_id']).get('ordinal', '?')}"
        return ""

    def _own(self, cells: Mapping[str, Cell]) -> list[str]:
        """Return what tells a row from its like."""
        linked = [self.row(_NAMED[name], cells[name]) for name in ("child_id", "village_id") if cells.get(name)]
        told = [cells.get(name) for name in (*_NAMES, "measured_on", "key")]
        period = [cells["period"]] if set(cells) >= {"period", "district_id"} else []
        return [*linked, *(_short(_written(str(value))) for value in (*told, *period) if value)]

    def _cells(self, table: str, row_id: Cell) -> dict[str, Cell]:
        for at, snapshot in enumerate(self._snapshots):
            if table in snapshot:
                rows = self._rows.get((at, table)) or snapshot[table].by_id()
                self._rows[at, table] = rows
                if row_id in rows:
                    return dict(zip(snapshot[table].columns, rows[row_id], strict=True))
        return {}


def table_words(table: str) -> str:
    """Return the name of a table."""
    return TABLES.get(table, table)


def column_words(column: str) -> str:
    """Return the name of a column."""
    return COLUMNS.get(column, column)


def _written(text: str) -> str:
    """Return a text in one line; ISO days as 31-12-2026."""
    day = _DAY.fullmatch(text)
    return "-".join(reversed(day.groups())) if day else " ".join(text.split())


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return two different texts shortened so that they still differ."""
    if _short(one) != _short(other):
        return _short(one), _short(other)
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, same - _BEFORE)
    return _short(f"...{one[start:]}"), _short(f"...{other[start:]}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
