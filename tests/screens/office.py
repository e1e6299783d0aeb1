"""A kecamatan with sessions, files and waiting rows for the screens; all people invented."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from db.connection import database
from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, Attendee, Deliberation, Fund
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.register import region
from stunting_tui.session import Session

DISTRICT = "33.10.01"
HEADINGS = (
    "NIK;Nama;JK;Tgl Lahir;Nama Ortu;Prov;Kab/Kota;Kec;Desa/Kel;Posyandu;Tanggal Pengukuran;Berat;Tinggi;Cara Ukur"
)
CHILD = {
    "NIK": "", "Nama": "BAPRI ZADRE", "JK": "L", "Tgl Lahir": "2024-08-16", "Nama Ortu": "RUNI LASA",
    "Prov": "JAWA TENGAH", "Kab/Kota": "KLATEN", "Kec": "PRAMBANAN", "Desa/Kel": "SENGON", "Posyandu": "MAWAR 1",
    "Tanggal Pengukuran": "2026-08-12", "Berat": "10,1", "Tinggi": "82,5", "Cara Ukur": "Berdiri",
}  # fmt: skip


def query(sql: str, *values: object) -> list[tuple]:
    """Ask the store in SQL."""
    return database.execute_sql(sql, values).fetchall()


def csv_file(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    """Write a list of measurements, each row over a usual child."""
    columns = HEADINGS.split(";")
    lines = [HEADINGS, *(";".join({**CHILD, **row}[column] for column in columns) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def two_children(path: Path) -> Path:
    """Write two children who look alike."""
    return csv_file(
        path,
        [
            {"Nama": "TARI WIDANU", "JK": "P", "Tgl Lahir": "2024-03-01", "Nama Ortu": "DUMA KESA"},
            {"Nama": "CEVO WULAFO", "Tgl Lahir": "2025-01-10", "Desa/Kel": "JOHO", "Berat": "8,2", "Tinggi": "71,3"},
        ],
    )


def leave_waiting(session: Session, folder: Path) -> None:
    """Import two files so that one row waits for its child and two for their village."""
    import_file(two_children(folder / "satu.csv"), session)
    rows = [
        {"Nama": "TARI WIDANU", "JK": "P", "Tgl Lahir": "2024-03-01", "Nama Ortu": "LAIN SEKALI", "Desa/Kel": "JOHO",
         "Tanggal Pengukuran": "2026-08-20"},
        {"Nama": "FOKLE VODIZE", "Tgl Lahir": "2024-05-05", "Desa/Kel": "SENGONG"},
        {"Nama": "GUNIVO NIKODI", "Tgl Lahir": "2024-06-06", "Desa/Kel": "SENGONG"},
    ]  # fmt: skip
    import_file(csv_file(folder / "dua.csv", rows), session)


def hold_rembuk(session: Session) -> int:
    """Store a session with three agreements, one late, one with gaps."""
    codes = {village.name: village.code for village in region.villages()}
    return rembuk.create_deliberation(
        session,
        Deliberation(
            date(2026, 8, 25), "Pendopo Kecamatan", time="09.00", chair="Zuri Valdano", agenda=("Pembukaan", "Diskusi"),
            attendees=(
                Attendee("Zuri Valdano", "Camat", "Kecamatan", "L"),
                Attendee("Meli Trasko", "Kepala Puskesmas", "Puskesmas", "P", online=True),
            ),
            agreements=(
                Agreement(
                    1, "PMT lokal 90 hari bagi baduta bermasalah gizi di desa prioritas.", "Intervensi spesifik",
                    "Kepala Puskesmas", "TP PKK", (codes["Sengon"], codes["Joho"]), "Baduta penerima PMT", "14 anak",
                    (Fund("APBDes", 18_200_000), Fund("DAK Nonfisik (BOK)", 5_000_000)), date(2026, 10, 31),
                    AgreementStatus.RUNNING, "Laporan bulanan",
                ),
                Agreement(
                    2, "Kader posyandu dibina tiap bulan.", "Pembinaan kader", "Bidan desa",
                    indicator="Kader dibina", due_on=date(2026, 12, 31),
                ),
                Agreement(3, "Dana desa untuk stunting dianggarkan.", "Pendanaan"),
            ),
        ),
        template=False,
    )  # fmt: skip
