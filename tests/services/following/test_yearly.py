"""The yearly view from the store, and its workbook opened again: the pieces of five rembuk of the news among them."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.dates import plain_date
from stunting_tui.domain.deliberation.agreement import (
    Agreement,
    AgreementStatus,
    Deliberation,
    DeliberationKind,
    DeliberationState,
    Fund,
)
from stunting_tui.domain.deliberation.official import CAMAT, Official
from stunting_tui.domain.following.case_audit import CaseAudit
from stunting_tui.domain.following.foster import Foster, FosterNote
from stunting_tui.domain.following.intervention import Done, steps
from stunting_tui.domain.following.ledger import Step
from stunting_tui.domain.following.yearly import rank_lines
from stunting_tui.domain.planning.target import PREVALENCE, Target
from stunting_tui.domain.prevalence.figures import GroupFigures, Share, VillageFigures
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import officials, rembuk
from stunting_tui.services.following import case_audits, foster_notes, fosters, interventions
from stunting_tui.services.following.progress import add_step
from stunting_tui.services.following.yearly import write_year, year_view
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.planning import field_visits, indicators, targets, village_years
from stunting_tui.services.planning.field_visits import FieldVisit
from stunting_tui.services.register import region

KLATEN = "33.10.01"


@pytest.fixture
def klaten(store):
    region.choose_district(store, KLATEN)
    return store


def held(session, day, *points, kind=DeliberationKind.REMBUK, state=DeliberationState.PLANNED):
    return rembuk.create_deliberation(
        session, Deliberation(day, "Balai", agreements=points, kind=kind, state=state), template=False
    )


def sheet_rows(path):
    """Return the rows of the sheet as the values that stand in them."""
    sheet = load_workbook(path)["Ikhtisar Tahun"]
    return [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def written(session, year, folder, **changes):
    view = replace(year_view(session, year), **changes)
    write_year(session, view, folder / "ikhtisar.xlsx")
    return sheet_rows(folder / "ikhtisar.xlsx")


def test_magetan_foster_parents_of_anting_mas_on_the_sheet(klaten, tmp_path, query):
    village = region.villages()[0].id
    for at, programme in enumerate(("Anting Mas", "Anting Mas", "GENTING")):
        number = fosters.save_foster(
            klaten,
            Foster(village, date(2026, 8, 3), None, f"Keluarga Rekaan {at}", f"Donatur {at}", "lembaga", programme),
        )
        foster_notes.save_note(klaten, number, FosterNote("2026-09", "telur", 100_000))
    ended = next(line for line in fosters.fosters() if line.foster.sponsor == "Donatur 1").foster
    fosters.save_foster(klaten, replace(ended, ended_on=date(2026, 10, 1), end_reason="pindah"))
    rows = written(klaten, 2026, tmp_path)
    assert ["Anting Mas", 1, 2, 1, 200_000] in rows
    assert ["GENTING", 1, 1, 0, 100_000] in rows
    assert not any("Rekaan" in str(value) for row in rows for value in row)
    assert query("SELECT new FROM audit WHERE action = 'ekspor'") == [("ikhtisar.xlsx: tahun 2026, tanpa nama anak",)]
    assert year_view(klaten, 2027).fosters[0].ongoing == 1


def test_klaten_kampung_kb_x_of_y(klaten, tmp_path):
    old, table = village_years.year_table(2025), village_years.year_table(2026)
    ids = [village.id for village in table.villages]
    village_years.save_row(klaten, old, ids[0], {"kampung_kb_year": 2017})
    village_years.save_row(klaten, table, ids[1], {"kampung_kb_year": 2026})
    village_years.save_row(klaten, table, ids[2], {"kampung_kb_year": 0})
    kampung = year_view(klaten, 2026).kampung
    assert (kampung.having, kampung.villages, kampung.formed, kampung.unknown) == (2, 16, 1, 13)
    told = [row[-1] for row in written(klaten, 2026, tmp_path) if row and row[0] == "Kampung KB"]
    assert told == ["2 dari 16 desa (12,5 %), 1 dibentuk tahun ini; 13 desa belum diisi"]
    assert year_view(klaten, 2025).kampung.having == 1


def test_klaten_rank_6_to_11_on_the_sheet(klaten, tmp_path):
    def village(name, n):
        group = GroupFigures(100, 100, Share(n, 100, float(n), None, None), *[Share(0, 100, 0.0, None, None)] * 6)
        return VillageFigures(name, name, "Desa", group, group, None)

    before = [village(f"Desa {at:02d}", at) for at in range(1, 13)]
    now = [village(one.name, 20 if one.name == "Desa 06" else at) for at, one in enumerate(before, 1)]
    now[11] = village("Desa 12", 30)
    rows = written(klaten, 2026, tmp_path, ranks=rank_lines(now, before), period="2026-08", period_before="2025-08")
    assert [11, "Desa 06", 20, 100, 20, 6, "memburuk 5", 14] in rows
    assert [10, "Desa 11", 11, 100, 11, 11, "membaik 1", 0] in rows


def test_banyuasin_six_steps_on_the_sheet(klaten, tmp_path):
    board = interventions.board("2026-08")
    for at, step in enumerate(steps()):
        for village, reached in zip(board.villages[:2], (45, 30), strict=True):
            done = Done(date(2026, 8, 3 + at), reached - at, 50)
            interventions.save_step(klaten, board, village.id, step.code, done)
    rows = written(klaten, 2026, tmp_path)
    assert [row for row in rows if row[:1] == ["Agustus 2026"]] == [
        ["Agustus 2026", step.name, 2, 16, 75 - 2 * at, 100, 75.0 - 2 * at] for at, step in enumerate(steps())
    ]
    assert year_view(klaten, 2025).steps == ()


def test_pillars_funds_and_meetings(klaten, tmp_path):
    done = Agreement(1, "Dana desa", pillar="1", action="U2", funds=(Fund("APBDes", 10_000_000),))
    number = held(klaten, date(2026, 2, 3), done, Agreement(2, "Kader dibina", pillar="2", action="A5"))
    held(klaten, date(2026, 3, 1), kind=DeliberationKind.MINILOK, state=DeliberationState.HELD)
    held(klaten, date(2025, 3, 1), state=DeliberationState.HELD)
    first = rembuk.deliberation(number).agreements[0]
    add_step(klaten, first.id, Step(date(2026, 5, 1), AgreementStatus.DONE, 100, 4_000_000))
    view = year_view(klaten, 2026)
    assert [(one.kind, one.held, one.least) for one in view.meetings] == [("rembuk", 0, 2), ("minilok", 1, 10)]
    assert (view.agreed, view.done, view.rule.code) == (2, 1, "se-2025")
    assert [(one.code, one.agreed) for one in view.actions if one.agreed] == [("U2", 1), ("", 1)]
    assert [(one.code, one.agreed) for one in year_view(klaten, 2026, "8-aksi").actions if one.agreed] == [
        ("A5", 1), ("", 1),
    ]  # fmt: skip
    rows = written(klaten, 2026, tmp_path)
    assert ["1", "Komitmen dan visi kepemimpinan", 1, 1, 0, 0, 0, 100] in rows
    assert ["APBDes", 10_000_000, 4_000_000, 40] in rows
    assert ["Rembuk", "0 dari sedikitnya 2 dalam setahun: kurang 2"] in rows


def test_targets_against_figures(klaten, eppgbm, tmp_path):
    place = {"Prov": "JAWA TENGAH", "Kab/Kota": "KLATEN", "Kec": "PRAMBANAN", "Desa/Kel": "SENGON"}
    children = [
        {**place, "Nama": f"ANAK {'ABCDEFGH'[at % 8]}{'KLMNO'[at // 8]}", "Tgl Lahir": f"2024-0{at % 8 + 1}-16",
         "Tinggi": "75.0" if at < 10 else "88.0", "Berat": "11"}
        for at in range(40)
    ]  # fmt: skip
    import_file(eppgbm(children), klaten)
    villages = {village.name: village.id for village in region.villages()}
    for target in (
        Target("nasional", 2026, PREVALENCE, 14.2), Target("desa", 2026, PREVALENCE, 30, village_id=villages["Sengon"]),
        Target("desa", 2026, PREVALENCE, 10, village_id=villages["Joho"]), Target("kecamatan", 2026, "P07", 80),
        Target("kecamatan", 2026, "Peringkat", 6, "peringkat"), Target("nasional", 2027, PREVALENCE, 13),
    ):  # fmt: skip
        targets.save_target(klaten, target)
    for period, reached in (("2026-T1", 10), ("2026-T3", 45)):
        table = indicators.indicator_table(period)
        for name in ("Sengon", "Joho"):
            indicators.save_pair(klaten, table, villages[name], table.profile.find("P07"), reached, 50)
    found = {
        (one.level, one.place, one.indicator[:4]): (one.figure, one.word) for one in year_view(klaten, 2026).targets
    }
    share = year_view(klaten, 2026).ranks[0].percent
    assert found == {
        ("nasional", "", "Prev"): (round(share, 2), "belum"),
        ("desa", "Sengon", "Prev"): (round(share, 2), "tercapai"),
        ("desa", "Joho", "Prev"): (None, "n kecil"),
        ("kecamatan", "", "P07 "): (90, "tercapai"),
        ("kecamatan", "", "Peri"): (None, "tanpa angka"),
    }


def test_cases_and_visits_in_numbers(klaten, tmp_path):
    village = region.villages()[0].id
    case_audits.save_case(klaten, CaseAudit("2026-1", village, "", "bumil", step=4, closed_on=date(2026, 3, 1)))
    case_audits.save_case(klaten, CaseAudit("2026-1", village, "", "bumil"))
    case_audits.save_case(klaten, CaseAudit("2025-2", village, "", "bumil"))
    for day in (date(2026, 4, 1), date(2026, 5, 1), date(2025, 5, 1)):
        field_visits.save_visit(klaten, FieldVisit(village, day, "Tim", "x"))
    rows = written(klaten, 2026, tmp_path)
    assert ["semester I 2026", "bumil", 2, 1] in rows
    assert ["Kunjungan", "2 kunjungan ke 1 desa"] in rows


@pytest.mark.usefixtures("store")
def test_without_a_district_it_says_so(session):
    with pytest.raises(DataError, match="Kecamatan belum dipilih"):
        year_view(session, 2026)


def test_the_sheet_has_the_kop_surat_and_is_signed_by_the_camat(klaten, tmp_path):
    officials.save_official(klaten, Official("Baratu Minela, S.STP.", "Camat", "197001011995011001", CAMAT))
    rows = [row for row in written(klaten, 2026, tmp_path) if row]
    assert rows[:3] == [["PEMERINTAH KABUPATEN KLATEN"], ["KECAMATAN PRAMBANAN"], ["IKHTISAR TAHUN 2026"]]
    (signature,) = rows[-1]
    assert signature.startswith("Prambanan, ")
    assert "Camat Prambanan," in signature
    assert signature.endswith("Baratu Minela, S.STP.\nNIP. 19700101 199501 1 001")
    assert rows[-2] == [f"Ikhtisar ini disusun dari catatan kecamatan menurut keadaan {plain_date(klaten.today)}."]
