"""Opening the store and writing to it in one transaction, with every trouble turned into an Indonesian sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from peewee import DatabaseError, PeeweeException

from db.changes import Writer
from db.connection import close_database, database, open_database, problem_here
from db.errors import Conflict, Problem, StoreProblem
from stunting_tui.errors import ConflictError, StoreError
from stunting_tui.session import Session

SENTENCES = {
    Problem.LOCKED: (
        "Basis data sedang dipakai operator lain terlalu lama.",
        "Tunggu sebentar lalu ulangi; bila tetap begitu, tutup program lain yang membuka berkas ini.",
    ),
    Problem.READ_ONLY: (
        "Basis data hanya dapat dibaca, tidak dapat ditulis.",
        "Minta pengelola komputer memberi hak tulis pada berkas dan foldernya, atau pilih tempat lain dengan --db.",
    ),
    Problem.FULL: (
        "Ruang penyimpanan penuh; perubahan terakhir tidak disimpan.",
        "Kosongkan ruang, lalu ulangi. Data yang sudah tersimpan tetap utuh.",
    ),
    Problem.CORRUPT: (
        "Berkas basis data rusak atau bukan basis data program ini.",
        "Jangan dihapus. Salin cadangan terbaru dari folder 'cadangan', lalu buka salinan itu dengan --db.",
    ),
    Problem.NEWER: (
        "Basis data ini dibuat oleh program versi lebih baru.",
        "Perbarui program ini; berkas tidak diubah.",
    ),
    Problem.FOREIGN: (
        "Berkas ini basis data program lain.",
        "Pilih berkas lain dengan --db; berkas tidak diubah.",
    ),
    Problem.NETWORK: (
        "Basis data berada di drive jaringan; di sana data dapat rusak bila dipakai bersama.",
        "Letakkan berkas di disk komputer ini, dan operator lain masuk lewat SSH.",
    ),
    Problem.UNREACHABLE: (
        "Berkas basis data tidak dapat dibuka.",
        "Periksa apakah folder ada dan boleh ditulis, atau pilih tempat lain dengan --db.",
    ),
}


def sentence(problem: Problem, place: str = "") -> StoreError:
    """Return the operator's error for a kind of trouble; `place` is the file it concerns."""
    message, hint = SENTENCES[problem]
    return StoreError(f"{message} ({place})" if place else message, hint)


def open_store(session: Session, patience: int = 30) -> None:
    """Open the session's database, migrated and backed up. Raises `StoreError`."""
    try:
        open_database(session.database, session.today, patience=patience)
    except StoreProblem as error:
        raise sentence(error.problem, str(session.database)) from error


def close_store() -> None:
    """Close this thread's connection."""
    close_database()


@contextmanager
def translated() -> Iterator[None]:
    """Turn database trouble inside the block into operator errors."""
    try:
        yield
    except Conflict as error:
        raise ConflictError(
            f"Baris ini sudah diubah oleh {error.by or 'operator lain'}; perubahan Anda belum disimpan.",
            "Buka lagi barisnya, periksa, lalu ulangi bila masih perlu.",
        ) from error
    except StoreProblem as error:
        raise sentence(error.problem) from error
    except (PeeweeException, DatabaseError, sqlite3.Error) as error:
        problem = problem_here(error)
        if problem is None:
            raise
        raise sentence(problem) from error


@contextmanager
def transaction(session: Session) -> Iterator[Writer]:
    """Give a writer inside one BEGIN IMMEDIATE transaction. Raises `StoreError` and `ConflictError`."""
    with translated(), connected(), database.atomic():
        yield Writer(session.operator, session.stamp)


@contextmanager
def reading() -> Iterator[None]:
    """Hold this thread's connection for some queries. Raises `StoreError`."""
    with translated(), connected():
        yield


def data_stamp() -> tuple[int, int]:
    """Return what differs whenever anybody wrote to the database: other connections' commits, and our own changes."""
    with reading():
        others = database.execute_sql("PRAGMA data_version").fetchone()[0]
        return int(others), int(database.connection().total_changes)


@contextmanager
def connected() -> Iterator[None]:
    """Use the thread's connection, opened and closed here when the thread (a worker) has none."""
    if not database.is_closed():
        yield
        return
    database.connect()
    try:
        yield
    finally:
        database.close()
