"""The inside of a zipped workbook, looked at before any parser touches it."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import IO, BinaryIO, Literal

from stunting_tui.exchange import guard, limits

_CHUNK = 1 << 20
_OVERLAP = 256
_FAR_CELL = re.compile(rb' r="([A-Z]{3}[0-9]{1,7}|[A-Z]{1,3}[0-9]{6,7})"[^/>]*>')
"""A cell with content far beyond the limits of rows and columns; empty formatted cells close themselves."""


def zipped_kind(path: Path, data: BinaryIO) -> Literal["xlsx", "ods"]:
    """Return which workbook the zip archive `data` is.

    Raises FileError when it is none, is damaged or protected, or would grow past the limits in memory:
    too many or too big members, or one cell so far out that a parser would fill all the space before it.
    """
    data.seek(0)
    try:
        with zipfile.ZipFile(data) as archive:
            _check_bounds(path, archive.infolist())
            kind = _kind(path, archive)
            if kind == "xlsx":
                _check_extents(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise guard.damaged(path) from error
    return kind


def _check_bounds(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Raise FileError for members that are locked, or too many or too big when unpacked."""
    if any(member.flag_bits & 1 for member in members):
        raise guard.protected(path)
    if len(members) > limits.ZIP_MEMBERS:
        raise guard.unpacks_too_far(path, f"berisi {len(members)} bagian (batas {limits.ZIP_MEMBERS})")
    for member in members:
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise guard.damaged(path)
        size = member.file_size
        if size > limits.ZIP_MEMBER_BYTES:
            raise guard.unpacks_too_far(
                path,
                f"isinya mengembang menjadi {guard.megabytes(size)} (batas {guard.megabytes(limits.ZIP_MEMBER_BYTES)})",
            )
        if size > limits.ZIP_RATIO_FROM and size > limits.ZIP_RATIO * max(member.compress_size, 1):
            raise guard.unpacks_too_far(path, "isinya mengembang secara tidak wajar")
    total = sum(member.file_size for member in members)
    if total > limits.ZIP_TOTAL_BYTES:
        raise guard.unpacks_too_far(
            path,
            f"isinya mengembang menjadi {guard.megabytes(total)} (batas {guard.megabytes(limits.ZIP_TOTAL_BYTES)})",
        )


def _kind(path: Path, archive: zipfile.ZipFile) -> Literal["xlsx", "ods"]:
    """Return the kind of workbook by the parts it has, or raise FileError saying what it is instead."""
    names = {member.filename.replace("\\", "/").lower() for member in archive.infolist()}
    if any(name.startswith("xl/workbook.") for name in names):
        return "xlsx"
    if "content.xml" in names:
        if b"spreadsheet" not in _part(archive, "mimetype", b"spreadsheet"):
            raise guard.refusal(path, "adalah dokumen LibreOffice, bukan lembar kerja")
        if b"encryption-data" in _part(archive, "META-INF/manifest.xml"):
            raise guard.protected(path)
        return "ods"
    for part, what in (("word/", "dokumen Word"), ("ppt/", "presentasi PowerPoint")):
        if any(name.startswith(part) for name in names):
            raise guard.refusal(path, f"adalah {what}, bukan buku kerja Excel", "Minta tabelnya sebagai Excel (.xlsx).")
    raise guard.refusal(
        path, "adalah arsip ZIP, bukan buku kerja", "Keluarkan isinya lebih dahulu, lalu impor berkas di dalamnya."
    )


def _part(archive: zipfile.ZipFile, name: str, otherwise: bytes = b"") -> bytes:
    """Return the content of the member `name`, or `otherwise` when there is none."""
    return archive.read(name) if name in archive.namelist() else otherwise


def _check_extents(path: Path, archive: zipfile.ZipFile) -> None:
    """Raise FileError when a sheet of an xlsx has a filled cell far out."""
    for member in archive.infolist():
        if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
            with archive.open(member) as sheet:
                far = _far_cell(sheet)
            if far:
                bounds = f"{guard.dotted(limits.ROWS)} baris, {limits.COLUMNS} kolom"
                raise guard.refusal(path, f"terlalu luas: sel {far} berisi data (batas {bounds})", guard.SPLIT)


def _far_cell(sheet: IO[bytes]) -> str:
    """Return the address of the first filled cell far out in the XML of a sheet, or nothing."""
    tail = b""
    while chunk := sheet.read(_CHUNK):
        found = _FAR_CELL.search(tail + chunk)
        if found:
            return found[1].decode()
        tail = chunk[-_OVERLAP:]
    return ""
