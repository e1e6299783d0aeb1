"""What the sections of the berita acara, its annexes and the plan matrices say, before they are drawn."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from stunting_tui.domain.deliberation.agreement import Agreement, Attendee, Fund
from stunting_tui.domain.document import Entry, Grid, Line, Section, Signatory, Signatures
from stunting_tui.domain.planning.target import Target
from stunting_tui.domain.planning.village_year import VillageYear
from stunting_tui.reports.deliberation.annexes import week_of
from stunting_tui.reports.deliberation.content import ProposalLine, ReportContent
from stunting_tui.reports.deliberation.documents import PLAIN, WORDED, sections
from stunting_tui.reports.deliberation.pages import MINUTES_PAGES, PAGES
from stunting_tui.reports.deliberation.plans import groups_of, kind_of
from stunting_tui.reports.spans import fine_columns, spans_of
from tests.reports.sample import content

PMT = Agreement(
    1, "PMT lokal 90 hari bagi ibu hamil KEK dan baduta.", "Intervensi spesifik", "Kepala Puskesmas", "TP PKK",
    indicator="Penerima PMT", target="40 anak", due_on=date(2026, 12, 20), listed=12, id=7,
    funds=(Fund("APBDes", 18_200_000), Fund("DAK Nonfisik (BOK)", 5_000_000)),
)  # fmt: skip
REFUSED = Agreement(2, "Membangun gedung baru.", "Lainnya", "Camat", accepted=False, refusal="Bukan kewenangan desa.")
JAMBAN = Agreement(3, "Jamban sehat.", "Intervensi sensitif", id=9)


def of(report: ReportContent, code: str) -> Section:
    return next(section for found, section in sections(report, [code]) if found == code)


def with_points(*points: Agreement, **changes) -> ReportContent:
    rich = content(4, 0, 6)
    return replace(rich, deliberation=replace(rich.deliberation, agreements=points), **changes)


def grid(section: Section, number: int = 0) -> Grid:
    return [block for block in section.blocks if isinstance(block, Grid)][number]


def lines(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Line)]


def test_every_page_is_drawn_by_something() -> None:
    drawn = {*PLAIN, *WORDED, "sampul", "rekap", "matriks", "situasi", "anak", "metode"}
    assert {page.code for page in PAGES} == drawn
    assert set(MINUTES_PAGES) <= drawn


def test_minutes_count_points_in_words_and_leave_out_what_was_refused() -> None:
    minutes = of(with_points(PMT, REFUSED, JAMBAN), "berita-acara")
    points = [block for block in minutes.blocks if isinstance(block, Entry) and block.strong]
    assert [point.label for point in points] == ["KESATU", "KEDUA"]
    assert points[0].note == (
        "Penanggung jawab: Kepala Puskesmas; tenggat: 20 Desember 2026; ukuran: Penerima PMT (40 anak); "
        "sasaran: 12 anak atau keluarga dalam daftar beku."
    )
    assert points[1].note == "Penanggung jawab: (belum ditetapkan); tenggat: (belum ditetapkan)."
    assert "1 butir tidak disepakati dan tercantum dengan alasannya dalam Lampiran II." in lines(minutes)


def test_points_go_on_beyond_ten() -> None:
    many = [replace(PMT, ordinal=number, text=f"Butir {number}", id=number) for number in range(1, 41)]
    minutes = of(with_points(*many), "berita-acara")
    labels = [block.label for block in minutes.blocks if isinstance(block, Entry) and block.strong]
    assert (labels[10], labels[20], labels[39]) == ("KESEBELAS", "KEDUA PULUH SATU", "KEEMPAT PULUH")


def test_attendance_is_counted_by_element_in_person_and_online() -> None:
    people = (
        Attendee("A", element="Puskesmas"), Attendee("B", element="Kecamatan", online=True),
        Attendee("C", element="Puskesmas", online=True), Attendee("D"),
    )  # fmt: skip
    rich = content(4, 0, 0)
    report = replace(rich, deliberation=replace(rich.deliberation, attendees=people))
    assert list(grid(of(report, "berita-acara")).rows) == [
        ("Puskesmas", 1, 1, 2), ("Kecamatan", 0, 1, 1), ("Unsur belum diisi", 1, 0, 1), ("Jumlah", 2, 2, 4),
    ]  # fmt: skip


def test_closing_words_stay_with_the_signatures() -> None:
    minutes = of(with_points(PMT), "berita-acara")
    point, *_, block = minutes.blocks[-minutes.keep :]
    assert point.text == PMT.text
    long = of(with_points(replace(PMT, text="x " * 400)), "berita-acara")
    assert long.keep == minutes.keep - 1
    assert isinstance(block, Signatures)
    assert block.above == "Contoh, 12 November 2026"
    assert [person.title for person in block.people][:2] == ["Camat Contoh", "Kepala Puskesmas Contoh"]


def test_target_of_the_year_stands_beside_the_figures() -> None:
    targets = (
        ("", Target("kecamatan", 2026, "Prevalensi stunting", 13.5, "%", "RPJMD")),
        ("", Target("kabupaten", 2025, "Prevalensi stunting", 15.8)),
    )
    report = with_points(PMT, targets=targets)
    assert "Target prevalensi stunting tahun 2026: kecamatan 13,5 % (RPJMD)." in lines(of(report, "berita-acara"))
    rows = grid(of(report, "target")).rows
    assert rows[0][1:6] == (2026, "Kecamatan", "Prevalensi stunting", 13.5, "%")
    percent = report.figures.total.under_five.stunted.percent
    assert rows[0][6:8] == (percent, pytest.approx(percent - 13.5))
    assert rows[1][6:8] == (None, None)


def test_annexes_part_what_was_agreed_from_what_was_not() -> None:
    report = with_points(PMT, REFUSED, JAMBAN)
    agreed = grid(of(report, "lampiran-1"))
    assert [row[1] for row in agreed.rows] == [PMT.text, JAMBAN.text, "JUMLAH"]
    assert agreed.rows[0][7:] == ("APBDes 18.200.000; DAK Nonfisik (BOK) 5.000.000", 23_200_000)
    assert agreed.rows[-1][-1] == 23_200_000
    assert [row[1:] for row in grid(of(report, "lampiran-2")).rows] == [
        ("Membangun gedung baru.", "Camat", "Seluruh desa/kelurahan", "Bukan kewenangan desa.")
    ]
    assert grid(of(with_points(PMT), "lampiran-2")).rows == []


def test_annexes_carry_number_and_day() -> None:
    told = lines(of(with_points(PMT), "lampiran-3"))
    assert told[0] == "LAMPIRAN III BERITA ACARA"
    assert "Nomor: 400.5.7/123/Kec, Kamis, 12 November 2026" in told


def test_follow_up_marks_the_week_of_the_due_day() -> None:
    rows = grid(of(with_points(PMT, JAMBAN), "lampiran-3")).rows
    assert rows[0][2:] == ("TP PKK", "Kepala Puskesmas", "Desember 2026", "", "", "X", "", "40 anak")
    assert rows[1][4:9] == ("(belum ditetapkan)", "", "", "", "")


def test_days_of_a_month_fall_into_four_weeks() -> None:
    assert [week_of(day) for day in (1, 7, 8, 14, 15, 21, 22, 28, 29, 31)] == [1, 1, 2, 2, 3, 3, 4, 4, 4, 4]


def test_interventions_know_group_and_kind() -> None:
    row = grid(of(with_points(PMT, REFUSED), "intervensi")).rows
    assert len(row) == 1
    assert row[0][5:7] == ("Bumil, Baduta", "spesifik")
    assert (groups_of(JAMBAN), kind_of(JAMBAN), kind_of(REFUSED)) == ("", "sensitif", "pendukung")


def test_integration_tells_what_became_of_proposals() -> None:
    proposals = (
        ProposalLine(7, "Musrenbang", "Desa Sengon", "PMT", "dikonfirmasi", 15_000_000, ""),
        ProposalLine(7, "OPD", "Dinkes", "PMT", "tidak diambil", None, "Sudah ada di Renja"),
    )
    row = grid(of(with_points(PMT, proposals=proposals), "integrasi")).rows[0]
    assert row[5] == "Musrenbang Desa Sengon: dikonfirmasi, Rp15.000.000; OPD Dinkes: tidak diambil"
    assert row[6:] == ("", "", "", "Sudah ada di Renja")


def test_village_plan_holds_only_what_villages_pay() -> None:
    rows = grid(of(with_points(PMT, JAMBAN), "rkpdes")).rows
    assert [row[7:9] for row in rows] == [(18_200_000, "APBDes")]
    assert grid(of(with_points(JAMBAN), "rkpdes")).empty == "Belum ada kesepakatan yang didanai desa"


def test_commitment_has_a_cell_for_every_office_and_village() -> None:
    report = with_points(
        PMT, offices=(Signatory("Baratu", "Camat", place="Contoh"),),
        heads=(Signatory("Wora", "Kepala Desa Sengon"), Signatory("", "Lurah Joho")),
    )  # fmt: skip
    commitment = of(report, "komitmen")
    assert [row[1:] for row in grid(commitment).rows] == [
        ("Baratu", "Camat Contoh"), ("Wora", "Kepala Desa Sengon"), ("." * 24, "Lurah Joho"),
    ]  # fmt: skip
    assert grid(commitment).sign
    assert any("Kecamatan Contoh, Kabupaten Contohan" in text for text in lines(commitment))


def test_invitation_has_the_usual_agenda_where_none_was_set() -> None:
    rich = content(4, 0, 0)
    letter = of(replace(rich, deliberation=replace(rich.deliberation, agenda=())), "undangan")
    entries = {block.text for block in letter.blocks if isinstance(block, Entry)}
    assert {"Pembukaan dan doa", ": Kamis, 12 November 2026", ": 09.00 WIB"} <= entries


def test_the_offices_own_agenda_is_used(tmp_path: Path) -> None:
    (tmp_path / "agenda.toml").write_text('items = ["Doa di {tempat}"]', encoding="utf-8")
    rich = content(4, 0, 0)
    letter = of(replace(rich, site=tmp_path, deliberation=replace(rich.deliberation, agenda=())), "undangan")
    assert Entry("1.", "Doa di Pendopo Kecamatan Contoh") in letter.blocks


def test_profile_sums_villages_and_counts_kampung_kb() -> None:
    profiles = (
        ("Desa A", VillageYear(1, 2026, lokus=True, lokus_reason="Prevalensi naik", bumil=20, kampung_kb_year=2019,
                               apbdes=100, apbdes_stunting=10)),
        ("Desa B", VillageYear(2, 2026, bumil=5, kampung_kb_year=0)),
        ("Desa C", VillageYear(3, 2026)),
    )  # fmt: skip
    section = of(with_points(PMT, profiles=profiles), "profil")
    assert "Kampung KB: 1 dari 3 desa/kelurahan (33,3 %)" in lines(section)
    assert "Lokus Desa A: Prevalensi naik" in lines(section)
    rows = grid(section).rows
    assert rows[0][2] == "ya"
    assert (rows[0][9], rows[1][9], rows[2][9]) == (2019, "belum", None)
    assert rows[-1][1:5] == ("JUMLAH", "1 desa", None, 25)
    assert rows[-1][-1] == pytest.approx(10)


def test_tables_share_narrow_columns_without_a_gap() -> None:
    count = len(fine_columns(75))
    for code, number in (("berita-acara", 0), ("berita-acara", 1), ("komitmen", 0)):
        table = grid(of(content(4, 0, 5), code), number)
        spans = spans_of(table.columns, count)
        assert spans[0][0] == 1
        assert spans[-1][1] == count
        assert all(last + 1 == first for (_, last), (first, _) in pairwise(spans))
        assert all(first <= last for first, last in spans)
