"""Measurers' tests in the store: begun, typed, compared with a reference, renamed, removed, written."""

from datetime import date

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.quality.measurer_trial import MEASURES, SUBJECTS
from stunting_tui.errors import ConflictError, DataError, GoneError
from stunting_tui.services.quality import measurer_tests
from stunting_tui.services.register import region
from tests.services.made_up_batch import DISTRICT

DAY = date(2026, 8, 12)
HEIGHT, WEIGHT, MUAC = MEASURES


@pytest.fixture
def district(store):
    region.choose_district(store, DISTRICT)
    return store


@pytest.fixture
def typed(district):
    """A test of two measurers, ten children each; the second one 0.3 cm higher and less exact."""
    for at, name in enumerate(("Sri Pelatih", "Dwi Kader")):
        measurer_tests.begin(district, DAY, HEIGHT, name)
        sheet = measurer_tests.trials()[0].sheet(name)
        for number in SUBJECTS:
            first = 70 + 3 * number + 0.3 * at
            measurer_tests.save_pair(district, sheet.rows[number], first, first + 0.2 * at)
    return district


def names():
    return [sheet.name for sheet in measurer_tests.trials()[0].sheets]


def test_nothing_yet(store):
    assert measurer_tests.trials() == []
    with pytest.raises(DataError, match="Belum ada uji pengukur"):
        measurer_tests.sections(store)


def test_a_measurer_begins_with_ten_empty_children(district, query):
    measurer_tests.begin(district, DAY, WEIGHT, "  Sri   Pelatih ")
    (trial,) = measurer_tests.trials()
    assert (trial.held_on, trial.measure, trial.reference) == (DAY, WEIGHT, "")
    assert names() == ["Sri Pelatih"]
    assert sorted(trial.sheets[0].rows) == list(SUBJECTS)
    assert trial.sheets[0].pairs == {}
    assert query("SELECT count(*) FROM audit WHERE table_name = 'measurer_test'") == [(10,)]


@pytest.mark.parametrize(
    ("name", "day", "said"),
    [
        ("", DAY, "kosong"), ("x" * 41, DAY, "terlalu panjang"), ("sri pelatih", DAY, "sudah ada"),
        ("Baru", date(2027, 1, 1), "belum tiba"),
    ],
)  # fmt: skip
def test_who_cannot_begin(typed, query, name, day, said):
    before = query("SELECT count(*) FROM measurer_test")
    with pytest.raises(DataError, match=said):
        measurer_tests.begin(typed, day, HEIGHT, name)
    assert query("SELECT count(*) FROM measurer_test") == before


def test_tests_are_apart_by_day_and_measure_newest_first(typed):
    measurer_tests.begin(typed, DAY, MUAC, "Sri Pelatih")
    measurer_tests.begin(typed, date(2026, 8, 1), HEIGHT, "Sri Pelatih")
    assert [(one.held_on.day, one.measure.word) for one in measurer_tests.trials()] == [
        (12, "tinggi"), (12, "lila"), (1, "tinggi"),
    ]  # fmt: skip


def test_what_no_child_measures_is_refused():
    assert measurer_tests.objection(HEIGHT, 95.2) == ""
    assert measurer_tests.objection(HEIGHT, 952) == "Tinggi 952 cm di luar 38 sampai 130 cm."
    assert measurer_tests.objection(MUAC, 142) == "LiLA 142 cm di luar 6 sampai 30 cm."
    assert measurer_tests.objection(WEIGHT, 0.4)


def test_two_operators_at_one_child(typed):
    stored = measurer_tests.trials()[0].sheets[0].rows[1]
    measurer_tests.save_pair(typed, stored, 80.0, 80.1)
    with pytest.raises(ConflictError):
        measurer_tests.save_pair(typed, stored, 81.0, 81.1)
    now = measurer_tests.reread(stored)
    assert (now.first, now.second) == (80.0, 80.1)
    assert measurer_tests.save_pair(typed, now, 80.0, 80.1) == now, "nothing changed, nothing written"


def test_the_reference_stays_with_its_test_and_follows_a_new_name(typed):
    trial = measurer_tests.trials()[0]
    measurer_tests.set_reference(typed, trial, "Sri Pelatih")
    trial = measurer_tests.trials()[0]
    measurer_tests.rename(typed, trial, trial.sheets[0], "Sri Wahyuni")
    trial = measurer_tests.trials()[0]
    assert (trial.reference, names()) == ("Sri Wahyuni", ["Sri Wahyuni", "Dwi Kader"])
    with pytest.raises(DataError, match="sudah ada"):
        measurer_tests.rename(typed, trial, trial.sheets[0], "dwi kader")
    measurer_tests.remove(typed, trial, trial.sheets[0])
    assert (measurer_tests.trials()[0].reference, names()) == ("", ["Dwi Kader"])
    with pytest.raises(GoneError):
        measurer_tests.save_pair(typed, trial.sheets[0].rows[1], 80.0, 80.0)
    assert measurer_tests.reread(trial.sheets[0].rows[1]).first is None


def test_the_book_has_a_sheet_and_the_data(typed, tmp_path, query):
    trial = measurer_tests.trials()[0]
    measurer_tests.set_reference(typed, trial, "Sri Pelatih")
    target = tmp_path / "uji.xlsx"
    measurer_tests.write_book(typed, measurer_tests.trials(), target)
    book = load_workbook(target)
    assert book.sheetnames == ["Tinggi 12-08-2026", "Data"]
    rows = list(book["Data"].values)
    assert rows[0][:9] == ("tanggal", "ukuran", "satuan", "pengukur", "acuan", "anak", "pertama", "kedua", "selisih")
    assert len(rows) == 21
    assert rows[1][:9] == ("2026-08-12", "tinggi", "cm", "Sri Pelatih", "ya", 1, 73, 73, 0)
    assert rows[11][:9] == ("2026-08-12", "tinggi", "cm", "Dwi Kader", "tidak", 1, 73.3, 73.5, 0.2)
    assert rows[11][9:] == (
        0.141421,
        pytest.approx(14.1421 / 86.9, abs=1e-5),
        pytest.approx(99.97, abs=0.01),
        0.4,
        "lulus",
    )
    assert query("SELECT new FROM audit WHERE action = 'ekspor'") == [("uji.xlsx: 2 pengukur, dengan nama",)]
    with pytest.raises(DataError):
        measurer_tests.write_book(typed, [], target)


def test_the_limits_of_the_office_count(typed):
    (typed.database.parent / "mutu.toml").write_text("[skala.tem_tinggi]\nbatas = [0.01, 0.02, 0.03]\n")
    trial = measurer_tests.trials()[0]
    from stunting_tui.domain.quality.measurer_trial import outcome

    assert outcome(trial, trial.sheets[1], measurer_tests.scales(typed)).verdict == "latihan ulang"
