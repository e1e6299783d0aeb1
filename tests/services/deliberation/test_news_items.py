"""What five rembuk of the news said, entered through the services and read back from the written workbook.

The items: Magetan 3-8-2023, Kota Pasuruan 7-12-2022, Rembang 10-6-2021, Klaten 13-11-2023, Banyuasin 28-5-2024.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from stunting_tui.domain.deliberation.agreement import Agreement, Attendee, Deliberation, Fund
from stunting_tui.domain.deliberation.pillars import pillars
from stunting_tui.domain.following.foster import Foster
from stunting_tui.domain.following.intervention import Done, steps
from stunting_tui.domain.planning.target import PREVALENCE, Target
from stunting_tui.services.deliberation import rembuk, report_pages
from stunting_tui.services.deliberation.reporting import minutes_sections, write_report
from stunting_tui.services.following import fosters, interventions
from stunting_tui.services.planning import targets, village_years
from stunting_tui.services.register import region
from stunting_tui.session import Session
from stunting_tui.texts.document import document_lines

Report = Callable[[int], Workbook]


@pytest.fixture
def report(store: Session, tmp_path: Path) -> Report:
    """Write every page of the workbook of a rembuk and open it again."""

    def write(number: int) -> Workbook:
        for code in {page.code for page in report_pages.pages()} - set(report_pages.chosen_pages()):
            report_pages.turn_page(store, code)
        write_report(store, tmp_path / "l.xlsx", number)
        return load_workbook(tmp_path / "l.xlsx")

    return write


def held(session: Session, district: str, day: date, place: str, **more) -> int:
    region.choose_district(session, district)
    return rembuk.create_deliberation(session, Deliberation(day, place, **more), template=False)


def told(book: Workbook, sheet: str) -> str:
    cells = (cell.value for row in book[sheet].iter_rows() for cell in row)
    return " ".join(" ".join(str(value).split()) for value in cells if value is not None)


def row_with(book: Workbook, sheet: str, words: str) -> list[object]:
    rows = ([cell.value for cell in row] for row in book[sheet].iter_rows())
    return next(row for row in rows if any(words in str(value) for value in row))


def test_magetan_thirty_villages_and_anting_mas(store: Session, report: Report) -> None:
    number = held(store, "33.17.10", date(2023, 8, 3), "Pendopo", speakers="Kabid Kesmas Dinas Kesehatan")
    villages = region.villages()[:30]
    table = village_years.year_table(2023)
    for village in villages:
        village_years.set_lokus(store, table, village.id, "Percepatan lewat penguatan peran desa")
    rembuk.save_agreement(
        store, number,
        Agreement(0, "Anting Mas: setiap balita stunting mempunyai orang tua asuh.", "Kemitraan", "Camat",
                  "Swasta; lembaga masyarakat", tuple(village.code for village in villages),
                  "Balita dengan orang tua asuh", "semua", (Fund("CSR/TJSL", 45_000_000),), date(2023, 12, 31)),
    )  # fmt: skip
    book = report(number)
    assert "Kamis tanggal tiga bulan Agustus tahun dua ribu dua puluh tiga" in told(book, "Berita Acara")
    assert "Narasumber: Kabid Kesmas Dinas Kesehatan." in told(book, "Berita Acara")
    register = row_with(book, "Matriks Kesepakatan", "Anting Mas")
    assert "30 desa/kelurahan (lihat di bawah)" in register
    assert all(village.name in told(book, "Lampiran I Disepakati") for village in villages)
    assert row_with(book, "Profil Desa", "JUMLAH")[2] == "30 desa"


def test_magetan_foster_parents_of_anting_mas(store: Session, report: Report) -> None:
    number = held(store, "35.20.06", date(2023, 8, 3), "Pendopo")
    village = region.villages()[0]
    fosters.save_foster(
        store,
        Foster(village.id, date(2023, 8, 3), family="Keluarga Contoh", sponsor="PT Contoh Makmur",
               sponsor_kind="perusahaan", programme="Anting Mas", help="Makanan tambahan dan biaya periksa"),
    )  # fmt: skip
    book = report(number)
    line = row_with(book, "Orang Tua Asuh", "PT Contoh Makmur")
    assert line[2:6] == [
        "perusahaan", "Anting Mas (Asuh Balita Stunting)", village.name, "Makanan tambahan dan biaya periksa",
    ]  # fmt: skip
    assert "Keluarga Contoh" not in told(book, "Orang Tua Asuh")
    assert "1 berjalan" in told(book, "Orang Tua Asuh")


def test_pasuruan_target_of_13_5_percent_and_the_rtl_of_the_audit(store: Session, report: Report) -> None:
    number = held(store, "35.75.01", date(2022, 12, 7), "Kota Pasuruan")
    source = "Rembuk Stunting Kota Pasuruan, 7 Desember 2022"
    targets.save_target(store, Target("kabupaten", 2024, PREVALENCE, 13.5, "%", source))
    groups = "catin, bumil, ibu menyusui, dan baduta"
    text = f"Rencana tindak lanjut audit kasus stunting bersama tim pakar untuk {groups}."
    rembuk.save_agreement(
        store, number,
        Agreement(0, text, "Intervensi spesifik", "DP3AKB", "Wakil Ketua 1 TP PKK; tim pakar",
                  indicator="Kasus audit yang ditindaklanjuti", target="semua", due_on=date(2022, 12, 20)),
    )  # fmt: skip
    book = report(number)
    line = row_with(book, "Target", "7 Desember 2022")
    assert line[1:6] == [2024, "Kabupaten", PREVALENCE, 13.5, "%"]
    work = row_with(book, "Lampiran III RTL", "audit kasus stunting")
    assert (work[3], work[4], work[7]) == ("DP3AKB", "Desember 2022", "X")
    assert row_with(book, "Matriks Intervensi", "audit kasus")[5] == "Catin, Bumil, Busui, Baduta"


def test_rembang_seven_commitments_and_hybrid_attendance(store: Session, report: Report) -> None:
    people = (
        Attendee("Baratu", "Bappeda", "Perangkat daerah"), Attendee("Solane", "DPRD", "Lainnya"),
        Attendee("Kawidi", "Camat", "Kecamatan", online=True),
        Attendee("Wopasi", "Kepala desa lokus", "Desa/Kelurahan", online=True),
        Attendee("Gurota", "Kepala desa lokus", "Desa/Kelurahan", online=True),
    )  # fmt: skip
    number = held(store, "33.17.02", date(2021, 6, 10), "Aula dan sambungan zoom", attendees=people)
    assert rembuk.add_from_template(store, number) == 7
    minutes = told(report(number), "Berita Acara")
    places = [minutes.index(word) for word in ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH")]
    assert places == sorted(places)
    assert "KEDELAPAN" not in minutes
    assert "2 orang hadir langsung (luring) dan 3 orang melalui sambungan daring" in minutes
    assert "Desa/Kelurahan 0 2 2" in minutes
    wanted = (
        "berkomitmen bersama", "organisasi profesi, dan perguruan tinggi", "APBN, APBD, APBDes",
        "intervensi spesifik dan sensitif", "turun langsung ke lapangan", "kader konvergensi",
        "Strategi komunikasi perubahan perilaku",
    )  # fmt: skip
    agreed = told(report(number), "Lampiran I Disepakati")
    assert all(words in agreed for words in wanted)
    plain = " ".join(" ".join(document_lines(minutes_sections(store, number)[0])).split())
    assert all(words in plain for words in wanted)


def test_klaten_prevalence_rank_and_kampung_kb(store: Session, report: Report) -> None:
    number = held(
        store, "33.10.01", date(2023, 11, 13), "Klaten", title="Rapat Koordinasi Kampung Keluarga Berkualitas"
    )
    source = "Rakor 13 November 2023"
    for indicator, value, unit in (
        (PREVALENCE, 14.65, "%"), ("Peringkat di Jawa Tengah (sebelumnya 6)", 11, "peringkat"),
        ("Desa dengan kampung KB", 81, "dari 401 desa"),
    ):  # fmt: skip
        targets.save_target(store, Target("kabupaten", 2023, indicator, value, unit, source))
    targets.save_target(store, Target("kabupaten", 2024, PREVALENCE, 14, "%", "kurang dari 14 %"))
    table = village_years.year_table(2023)
    for village, year in zip(table.villages, (2018, 2020, 2022), strict=False):
        village_years.save_row(store, table, village.id, {"kampung_kb_year": year})
    rembuk.save_agreement(store, number, Agreement(0, "Desa berprevalensi tinggi belajar dari desa yang rendah."))
    book = report(number)
    figures = [[cell.value for cell in row[1:6]] for row in book["Target"].iter_rows()]
    assert [2023, "Kabupaten", PREVALENCE, 14.65, "%"] in figures
    assert [2023, "Kabupaten", "Peringkat di Jawa Tengah (sebelumnya 6)", 11, "peringkat"] in figures
    assert [2023, "Kabupaten", "Desa dengan kampung KB", 81, "dari 401 desa"] in figures
    assert [2024, "Kabupaten", PREVALENCE, 14, "%"] in figures
    assert "Kampung KB: 3 dari 16 desa/kelurahan (18,8 %)" in told(book, "Profil Desa")
    assert "belajar dari desa yang rendah" in told(book, "Lampiran I Disepakati")
    assert "RAPAT KOORDINASI KAMPUNG KELUARGA BERKUALITAS" in told(book, "Berita Acara")


def test_banyuasin_targets_five_pillars_and_eight_actions(store: Session, report: Report) -> None:
    number = held(
        store, "16.07.06", date(2024, 5, 28), "Banyuasin", chair="Sola Mirawo", chair_office="Sekda, Ketua TPPS"
    )
    for year, value, note in ((2022, 24, "awal"), (2023, 20, "capaian"), (2025, 15.8, "target kabupaten")):
        targets.save_target(store, Target("kabupaten", year, PREVALENCE, value, "%", note))
    actions = [action for rule in pillars().rules if rule.code == "8-aksi" for action in rule.actions]
    known = pillars().pillars
    assert (len(known), len(actions)) == (5, 8)
    for at, action in enumerate(actions):
        rembuk.save_agreement(
            store,
            number,
            Agreement(0, f"Melaksanakan aksi {action.name}.", pillar=known[at % 5].code, action=action.code),
        )
    table = interventions.board("2024-06")
    village = table.villages[0]
    for day, step in enumerate(steps(), 1):
        interventions.save_step(store, table, village.id, step.code, Done(date(2024, 6, day), 40 + day, 50))
    book = report(number)
    figures = [[cell.value for cell in row[1:5]] for row in book["Target"].iter_rows()]
    assert [[year, "Kabupaten", PREVALENCE, value] for year, value in ((2022, 24), (2023, 20), (2025, 15.8))] == [
        row for year in (2022, 2023, 2025) for row in figures if row[0] == year
    ]
    plan = told(book, "Matriks Intervensi")
    assert all(pillar.name in plan for pillar in known)
    assert all(action.name in plan for action in actions)
    minutes = told(book, "Berita Acara")
    assert "KEDELAPAN" in minutes
    assert "Sekda, Ketua TPPS" in minutes
    board = row_with(book, "Intervensi Serentak", village.name)
    assert [step.name for step in steps()] == [
        "Pendataan", "Penimbangan", "Pengukuran", "Edukasi", "Validasi", "Intervensi",
    ]  # fmt: skip
    assert board[2:8] == [f"0{at}-06-2024\n{40 + at} dari 50\n{2 * (40 + at)},0 %" for at in range(1, 7)]
    assert "Juni 2024" in told(book, "Intervensi Serentak")
