"""Small files made to hurt a reader, and ordinary ones of the rarer kinds."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import openpyxl

_HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = "</sheetData></worksheet>"


def workbook(path: Path, rows: Sequence[Sequence[object]], title: str = "Data") -> Path:
    """Write an ordinary xlsx with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def rewritten(path: Path, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> Path:
    """Write an xlsx whose parts went through `change(name, content)`, with `extra` parts."""
    source = BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.save(source)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return path


def with_sheet(path: Path, body: str, prologue: str = "") -> Path:
    """Write an xlsx whose first sheet holds the XML `body`, with a `prologue` such as a document type."""
    xml = (_HEAD + body + _TAIL).replace("?>", "?>" + prologue, 1).encode()
    return rewritten(path, lambda name, content: xml if name == "xl/worksheets/sheet1.xml" else content)


def with_part(path: Path, name: str, content: bytes) -> Path:
    """Write an xlsx with one more part."""
    return rewritten(path, lambda _, old: old, {name: content})


def zipped(path: Path, **parts: bytes) -> Path:
    """Write a plain zip archive; `__` in a name stands for a folder, `_` for a point."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return path


def old_workbook(path: Path, stream: bytes, name: str = "Workbook") -> Path:
    """Write a compound file with the BIFF `stream` of an old workbook."""
    from xlwt.CompoundDoc import XlsDoc

    XlsDoc().save(str(path), stream)
    if name != "Workbook":
        content = path.read_bytes()
        old, new = "Workbook".encode("utf-16-le"), name.ljust(8, "x").encode("utf-16-le")
        path.write_bytes(content.replace(old, new))
    return path


def biff(*records: tuple[int, bytes]) -> bytes:
    """Return BIFF8 records as a stream, beginning with the header of a workbook."""
    begin = (0x809, bytes.fromhex("0006050000000000000000000000000000"[:32]))
    return b"".join(
        kind.to_bytes(2, "little") + len(data).to_bytes(2, "little") + data for kind, data in (begin, *records)
    )
