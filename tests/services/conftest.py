"""A real store in a file, a fixed clock, and e-PPGBM files made to measure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from db.connection import database
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.laid_store import lay, make_empty

WIB = timezone(timedelta(hours=7))
HEADINGS = (
    "No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec", "Pukesmas",
    "Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat", "Tinggi",
    "Cara Ukur", "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB", "Naik Berat Badan",
    "PMT Diterima (kg)", "Jml Vit A", "KPSP", "KIA", "Detail",
)  # fmt: skip
CHILD = {
    "NIK": "", "JK": "L", "Tgl Lahir": "2024-08-16", "Nama Ortu": "SITU BARA / RUNI LASA", "Prov": "JAWA TIMUR",
    "Kab/Kota": "MAGETAN", "Kec": "KARANGREJO", "Pukesmas": "KARANGREJO", "Desa/Kel": "GEBYOG", "Posyandu": "MAWAR 1",
    "Tanggal Pengukuran": "2026-08-12", "Berat": "10.1", "Tinggi": "82.5", "Cara Ukur": "Berdiri",
}  # fmt: skip


def now() -> datetime:
    """Return the moment of all these tests."""
    return datetime(2026, 11, 22, 9, 0, tzinfo=WIB)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session("penguji", tmp_path / "data" / "uji.db", now)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty store once, to be copied."""
    return make_empty(Session("penguji", tmp_path_factory.mktemp("blank") / "uji.db", now))


@pytest.fixture
def store(session: Session, blank: Path) -> Iterator[Session]:
    """Open an empty store and hand over its session."""
    lay(blank, session)
    open_store(session)
    yield session
    close_store()


@pytest.fixture
def query() -> Callable[..., list[tuple[Any, ...]]]:
    """Ask the store in SQL."""
    return lambda sql, *values: database.execute_sql(sql, values).fetchall()


@pytest.fixture
def eppgbm(tmp_path: Path) -> Callable[..., Path]:
    """Write a list as e-PPGBM would: one dict of columns for each child, over a usual child."""

    def write(rows: Sequence[dict[str, str]], title: str | None = "2026-08-20", name: str = "daftar.csv") -> Path:
        lines = [f"Data Tanggal : {title} 10:11:12"] if title else []
        lines.append(";".join(HEADINGS))
        for number, row in enumerate(rows, 1):
            cells = {**CHILD, "No": str(number), **row}
            lines.append(";".join(cells.get(heading, "") for heading in HEADINGS))
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
        return path

    return write
