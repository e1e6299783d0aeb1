"""What a file really is: told by its bytes, never by its name."""

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from stunting_tui.errors import FileError
from stunting_tui.exchange import guard

Family: TypeAlias = Literal["zip", "ole", "xml", "html", "text"]
"""How a file is packed: zipped workbook, old compound file, 2003 XML workbook, HTML, delimited text."""

HEAD_BYTES = 8192
"""How many bytes of the file `family` wants to see."""

_CHUNK = 1 << 20
_FOREIGN = (
    (b"%PDF", "adalah PDF, bukan tabel"),
    (b"\xff\xd8\xff", "adalah gambar, bukan tabel"),
    (b"\x89PNG", "adalah gambar, bukan tabel"),
    (b"GIF8", "adalah gambar, bukan tabel"),
    (b"{\\rtf", "adalah dokumen teks (RTF), bukan tabel"),
    (b"SQLite format 3", "adalah basis data, bukan tabel"),
)
_PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh")
_XML_WORKBOOK = "urn:schemas-microsoft-com:office:spreadsheet"
_UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_HIGH = re.compile(rb"[\x80-\xff]")
_UNKNOWN_CP1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_BIFF_BEGIN = re.compile(rb"\x09\x08[\x04-\x10]\x00\x00[\x05\x06]\x05\x00")
_BIFF_PASSWORD = b"\x2f\x00"
_BIFF_RECORDS = 8
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.01
_ASK_TABLE = "Minta tabelnya sebagai Excel (.xlsx), atau unduh ulang dari e-PPGBM."


@dataclass(slots=True, frozen=True)
class Survey:
    """What one pass over all bytes of a text file tells."""

    sha256: str
    encoding: str


def family(path: Path, head: bytes) -> Family:
    """Return how the file that begins with `head` is packed.

    Raises FileError for what is known to be no table: PDF, pictures, archives, web archives, databases.
    """
    for magic, what in _FOREIGN:
        if head.startswith(magic):
            raise guard.refusal(path, what, _ASK_TABLE)
    if head.startswith(_PACKED):
        raise guard.refusal(path, "adalah arsip yang dikemas", "Keluarkan isinya lebih dahulu, lalu impor isinya.")
    if head.startswith(b"PK"):
        return "zip"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "ole"
    text = _plain_head(path, head).lstrip("\ufeff \t\r\n\xa0")
    if not text.startswith("<"):
        return "text"
    if _XML_WORKBOOK in text and "Workbook" in text:
        return "xml"
    if "office:document" in text:
        raise guard.refusal(path, "berjenis XML OpenDocument yang tidak didukung")
    return "html"


def ole_is_protected(path: Path, data: BinaryIO) -> bool:
    """Say whether a compound file is a workbook behind a password: an encrypted xlsx or old workbook.

    False means an ordinary old workbook. Raises FileError when it holds neither (a Word document, a mail).
    The names are looked for where they stand in the directory: as UTF-16 text anywhere in the file.
    """
    data.seek(0)
    content = data.read()
    if _utf16("EncryptedPackage") in content:
        return True
    if _utf16("Workbook") in content or _utf16("Book") in content:
        return _asks_password(content)
    raise guard.refusal(path, "bukan buku kerja Excel", _ASK_TABLE)


def _asks_password(content: bytes) -> bool:
    """Say whether a record right after the beginning of an old workbook announces encryption."""
    begin = _BIFF_BEGIN.search(content)
    place = begin.start() if begin else len(content)
    for _ in range(_BIFF_RECORDS):
        kind, length = content[place : place + 2], int.from_bytes(content[place + 2 : place + 4], "little")
        if kind == _BIFF_PASSWORD:
            return True
        place += 4 + length
    return False


def survey(path: Path) -> Survey:
    """Read a text file once and return its sha256 and encoding: utf-8-sig, utf-8, utf-16, or cp1252.

    Raises FileError for binary content and for bytes that are no text in the encoding the file declares.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        probe = _Probe(path, file.read(HEAD_BYTES))
        file.seek(0)
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            probe.feed(chunk)
        probe.feed(b"")
    return Survey(digest.hexdigest(), probe.encoding)


class _Probe:
    """Follows a text through all its bytes to know the encoding they are in."""

    def __init__(self, path: Path, head: bytes) -> None:
        self.encoding = _utf16_flavour(head) or ("utf-8-sig" if head.startswith(codecs.BOM_UTF8) else "utf-8")
        self._path = path
        self._decoder = codecs.getincrementaldecoder(self.encoding)()
        self._lines = 0
        self._letters = 0

    def feed(self, chunk: bytes) -> None:
        """Look at the next bytes; none means the end."""
        self._check_plain(chunk)
        if self.encoding != "cp1252":
            self._decode(chunk)
        if self.encoding == "cp1252" and (unknown := _UNKNOWN_CP1252.search(chunk)):
            raise self._mixed(chunk[: unknown.start()])
        self._lines += chunk.count(b"\n")

    def _check_plain(self, chunk: bytes) -> None:
        """Raise FileError when `chunk` looks like anything but text."""
        if self.encoding.startswith("utf-16"):
            return
        if b"\x00" in chunk or len(_CONTROL.findall(chunk)) > 1 + len(chunk) * _CONTROL_SHARE:
            raise guard.refusal(self._path, "bukan tabel: isinya bukan teks dan bukan buku kerja Excel", _ASK_TABLE)

    def _decode(self, chunk: bytes) -> None:
        """Decode `chunk`; fall back to cp1252 when the text never promised or showed to be UTF-8."""
        letters = _UTF8_LETTER.findall(chunk)
        self._letters += len(letters)
        try:
            self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            strays = len(_HIGH.findall(chunk)) - sum(map(len, letters))
            if self.encoding != "utf-8" or self._letters > strays:
                raise self._mixed(error.object[: error.start]) from error
            self.encoding = "cp1252"

    def _mixed(self, before: bytes) -> FileError:
        line = self._lines + before.count(b"\n") + 1
        return guard.refusal(
            self._path,
            f"memakai pengodean huruf yang salah atau bercampur (sekitar baris {line})",
            "Buka di Excel, simpan ulang sebagai .xlsx atau CSV UTF-8, lalu impor hasilnya.",
        )


def _plain_head(path: Path, head: bytes) -> str:
    """Return `head` as text, for looking at its first words only."""
    encoding = _utf16_flavour(head) or "utf-8"
    text = head.decode(encoding, "replace")
    if text.lower().startswith("mime-version:"):
        raise guard.refusal(path, "adalah arsip halaman web (.mht)")
    return text


def _utf16_flavour(head: bytes) -> str | None:
    """Return the UTF-16 flavour `head` is in, by its byte order mark or by where its zero bytes stand."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = head[: len(head) // 2 * 2][:512]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if even == 0 and odd > half * 0.7:
        return "utf-16-le"
    if odd == 0 and even > half * 0.7:
        return "utf-16-be"
    return None


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")
