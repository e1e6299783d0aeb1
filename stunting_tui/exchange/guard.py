"""What is refused before or while a file is read, and the words in which the operator hears it."""

import stat
from pathlib import Path

from stunting_tui.errors import FileError
from stunting_tui.exchange import limits

SAVE_AGAIN = "Buka berkas itu di Excel, simpan ulang sebagai .xlsx, lalu impor hasilnya."
SPLIT = "Hapus baris atau kolom yang tidak dipakai (sampai akhir lembar) atau bagi berkasnya per desa, lalu impor lagi."
ASK_AGAIN = "Minta salinan baru dari pengirim atau unduh ulang dari e-PPGBM."


def refusal(path: Path, what: str, hint: str = SAVE_AGAIN) -> FileError:
    """Return the error that says `what` is wrong with the file at `path` and what to do about it."""
    return FileError(f'Berkas "{path.name}" {what}.', hint)


def check_place(path: Path) -> int:
    """Return the size of `path` in bytes, or raise FileError when it is no file to be opened.

    Refuses what does not exist, folders, devices, pipes, the lock files of Excel (`~$name`) and empty files.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise unreadable(path, error) from error
    if stat.S_ISDIR(status.st_mode):
        raise refusal(path, "adalah folder, bukan berkas", "Pilih berkas di dalamnya.")
    if not stat.S_ISREG(status.st_mode):
        raise refusal(path, "bukan berkas biasa", "Salin isinya menjadi berkas, lalu impor berkas itu.")
    if path.name.startswith("~$"):
        raise refusal(
            path,
            "hanyalah penanda bahwa berkas aslinya sedang terbuka di Excel",
            f'Tutup Excel, lalu impor "{path.name[2:]}".',
        )
    if status.st_size == 0:
        raise refusal(path, "kosong (0 byte)", ASK_AGAIN)
    return status.st_size


def check_size(path: Path, size: int, limit: int) -> None:
    """Raise FileError when a file of `size` bytes is over `limit` bytes."""
    if size > limit:
        raise refusal(path, f"terlalu besar: {megabytes(size)} (batas {megabytes(limit)})", SPLIT)


def unreadable(path: Path, error: OSError) -> FileError:
    """Return the error for a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return refusal(path, "tidak ditemukan", "Periksa nama dan foldernya; bila di USB, pastikan USB terpasang.")
    if isinstance(error, PermissionError):
        return refusal(path, "tidak boleh dibaca", "Tutup berkas itu di Excel, atau minta izin baca kepada pemiliknya.")
    return refusal(path, "tidak dapat dibaca dari media penyimpanan", "Salin berkasnya ke komputer, lalu coba lagi.")


def protected(path: Path) -> FileError:
    """Return the error for a workbook that asks for a password."""
    return refusal(
        path, "berkata sandi", "Buka di Excel dengan kata sandinya, hapus sandinya, simpan, lalu impor lagi."
    )


def damaged(path: Path, detail: str = "") -> FileError:
    """Return the error for a file whose inside does not fit together; `detail` adds where."""
    return refusal(
        path,
        f"rusak atau terpotong{detail}",
        f"{SAVE_AGAIN} Bila tidak bisa dibuka: {ASK_AGAIN[0].lower()}{ASK_AGAIN[1:]}",
    )


def too_long(path: Path, sheet: str, row: int) -> FileError:
    """Return the error for data below the last row that is read."""
    return refusal(
        path,
        f'terlalu panjang: lembar "{sheet}" berisi data sampai baris {dotted(row)} atau lebih '
        f"(batas {dotted(limits.ROWS)} baris untuk semua lembar)",
        SPLIT,
    )


def too_wide(path: Path, sheet: str, row: int, columns: int) -> FileError:
    """Return the error for data right of the last column that is read."""
    return refusal(
        path,
        f'terlalu lebar: lembar "{sheet}" baris {dotted(row)} terisi sampai kolom ke-{dotted(columns)} '
        f"(batas {limits.COLUMNS})",
        SPLIT,
    )


def too_wordy(path: Path, sheet: str, row: int, column: int) -> FileError:
    """Return the error for a cell with which the text of a cell or a file is more than any list holds."""
    return refusal(
        path,
        f'tidak wajar: lembar "{sheet}" baris {dotted(row)} kolom {column} berisi teks terlalu panjang '
        f"(batas {dotted(limits.CELL_CHARS)} huruf dalam satu sel)",
        f"Periksa sel itu (mungkin ada tanda kutip yang tidak ditutup). {SAVE_AGAIN}",
    )


def unpacks_too_far(path: Path, what: str) -> FileError:
    """Return the error for a zipped workbook that grows past the bounds when unpacked."""
    return refusal(
        path, f"tidak dibuka karena {what}", f"{SPLIT} Bila berkas itu dari orang yang tidak dikenal, hapus."
    )


def megabytes(size: int) -> str:
    """Return `size` bytes as whole megabytes."""
    return f"{size / 2**20:.0f} MB"


def dotted(number: int) -> str:
    """Return `number` with points between thousands."""
    return f"{number:,}".replace(",", ".")
