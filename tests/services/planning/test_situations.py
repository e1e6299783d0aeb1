"""Situation sheets: what they gather, how they print, and that names leave only with a reason."""

from datetime import date

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.deliberation.agreement import Agreement, Deliberation
from stunting_tui.domain.planning.target import Target
from stunting_tui.errors import DataError
from stunting_tui.services.deliberation import rembuk
from stunting_tui.services.planning import indicators, situations, targets
from stunting_tui.services.register import region

NAME = "BAPRI ZADRE"


@pytest.fixture
def known(store, eppgbm):
    """Give a kecamatan with a child who is very short, an agreement that is late, an indicator below its target."""
    from stunting_tui.services.intake.importing import import_file

    import_file(eppgbm([{"Nama": NAME, "Tinggi": "70,5", "Desa/Kel": "GEBYOG"}]), store)
    code = next(village.code for village in region.villages() if village.name == "Gebyog")
    rembuk.create_deliberation(
        store,
        Deliberation(
            date(2026, 3, 1), "Pendopo",
            agreements=(
                Agreement(1, "Jamban dibangun", due_on=date(2026, 6, 30), villages=(code,)),
                Agreement(2, "Hanya desa lain", villages=(region.villages()[0].code,)),
                Agreement(3, "Semua desa"),
            ),
        ),
        template=False,
    )  # fmt: skip
    table = indicators.indicator_table("2026-T3")
    gebyog = next(village.id for village in table.villages if village.name == "Gebyog")
    indicators.save_pair(store, table, gebyog, table.profile.find("P01"), 1, 4)
    targets.save_target(store, Target("kabupaten", 2026, "Prevalensi stunting", 14))
    return store


def gebyog(session, **options):
    return next(one for one in situations.situations(session, **options) if one.name == "Gebyog")


def test_what_a_sheet_gathers(known):
    one = gebyog(known)
    assert [(child.label, child.posyandu, child.tier) for child in one.children] == [("B.Z.", "MAWAR 1", 2)]
    assert [entry.agreement.text for entry in one.agreements] == ["Jamban dibangun", "Semua desa"]
    assert ([reading.indicator.code for reading in one.short], one.period) == (["P01"], "2026-T3")
    assert (one.target.value, one.figures.under_five.stunted.n, one.batch) == (14, 1, "2026-08")
    assert len(one.questions) == 3
    assert one.questions[0] == "1 kesepakatan lewat tenggat: apa hambatannya, dan kapan diselesaikan?"
    assert not any(NAME in str(other) for other in situations.situations(known))


def test_a_village_read_alone_is_as_it_is_among_all(known):
    for one in situations.situations(known):
        assert situations.situations(known, [one.village_id]) == [one]
    first, second, *_ = situations.situations(known)
    assert situations.situations(known, [second.village_id, first.village_id]) == [first, second]


def test_all_on_one_page_each_and_masked(known, tmp_path):
    target = tmp_path / "lembar.xlsx"
    count = situations.write_sheets(known, target)
    book = load_workbook(target)
    assert count == len(book.sheetnames) == len(region.villages())
    sheet = book["Gebyog"]
    assert (sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth, sheet.page_setup.orientation) == (
        1,
        1,
        "portrait",
    )
    texts = [str(cell.value) for one in book for row in one.iter_rows() for cell in row if cell.value]
    assert "B.Z." in texts
    assert not any(NAME in text for text in texts)


def test_names_only_with_a_reason_that_the_audit_keeps(known, tmp_path, query):
    target = tmp_path / "lembar.xlsx"
    with pytest.raises(DataError, match="Alasan menulis nama"):
        situations.write_sheets(known, target, [gebyog(known).village_id], " ")
    assert not target.exists()
    assert situations.write_sheets(known, target, [gebyog(known).village_id], "kunjungan rumah") == 1
    book = load_workbook(target)
    assert book.sheetnames == ["Gebyog"]
    texts = [str(cell.value) for row in book["Gebyog"].iter_rows() for cell in row if cell.value]
    assert NAME in texts
    assert any("RAHASIA" in text for text in texts)
    assert query("SELECT old, new FROM audit WHERE action = 'ekspor'") == [
        ("kunjungan rumah", "lembar.xlsx: 1 anak bernama")
    ]  # fmt: skip


def test_without_a_district_it_says_so(store):
    with pytest.raises(DataError, match="Kecamatan belum dipilih"):
        situations.situations(store)
