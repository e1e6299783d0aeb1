"""Writing a private file whole or not at all."""

import errno
import io
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from stunting_tui.errors import FileError

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_REASONS = {
    errno.ENOSPC: ("media penyimpanan penuh", "Kosongkan ruang atau pilih tempat lain, lalu ulangi."),
    errno.EDQUOT: ("jatah ruang Anda habis", "Kosongkan ruang atau pilih tempat lain, lalu ulangi."),
    errno.EROFS: ("media itu hanya dapat dibaca", "Pilih tempat lain yang dapat ditulisi."),
    errno.EACCES: (
        "tidak ada izin menulis, atau berkas itu sedang terbuka di Excel",
        "Tutup berkasnya di Excel atau pilih folder lain, lalu ulangi.",
    ),
    errno.EPERM: ("tidak ada izin menulis", "Pilih folder lain yang dapat Anda tulisi."),
    errno.ENOENT: ("foldernya tidak ada", "Buat foldernya lebih dahulu atau pilih folder lain."),
    errno.ENOTDIR: ("foldernya bukan folder", "Pilih folder lain."),
    errno.ENAMETOOLONG: ("namanya terlalu panjang", "Pilih nama yang lebih pendek."),
    errno.EIO: ("media penyimpanan rusak", "Pilih media lain, lalu ulangi."),
}
"""What an error number means to the operator, and what to do about it."""


@contextmanager
def written_atomically(target: Path) -> Iterator[Path]:
    """Yield a private path beside `target`; what is written there becomes `target` when the block ends well.

    The new file is on the disk (fsync) before it takes the name, readable by its owner only (0600), and
    the old one, if any, stays untouched until then. When the block fails nothing is left behind.

    Raises FileError when the place cannot be written to: full, read-only, no permission, no such folder,
    or a name that belongs to a folder or a device.
    """
    if target.exists() and not target.is_file():
        raise FileError(f'Berkas "{target.name}" tidak dapat ditulis: itu bukan berkas biasa.', "Pilih nama lain.")
    try:
        handle, name = tempfile.mkstemp(prefix=".tulis-", suffix=target.suffix, dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise _refusal(target, error) from error
    temporary = Path(name)
    try:
        yield temporary
        _publish(temporary, target)
    except OSError as error:
        if error.filename in (None, name, str(target)) or error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _refusal(target, error) from error
        raise
    finally:
        temporary.unlink(missing_ok=True)


def save_workbook(book: "Workbook", path: Path) -> None:
    """Save a workbook by way of memory: on a full disk openpyxl itself would leave a half-open file behind."""
    whole = io.BytesIO()
    book.save(whole)
    path.write_bytes(whole.getvalue())


def _publish(temporary: Path, target: Path) -> None:
    """Put `temporary` on the disk and give it the name of `target`."""
    temporary.chmod(0o600)
    handle = os.open(temporary, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    temporary.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _refusal(target: Path, error: OSError) -> FileError:
    """Return the error for the operator that belongs to `error`."""
    reason, hint = _REASONS.get(
        error.errno or 0, ("media penyimpanan menolak", "Pilih tempat lain atau nama lain, lalu ulangi.")
    )
    return FileError(f'Berkas "{target.name}" tidak dapat ditulis: {reason}.', hint)
