import pytest

from stunting_tui.domain.measuring.entry_columns import choose, chosen, entry_columns, read_columns
from stunting_tui.errors import DataError

ALL = entry_columns()
USUAL = ["measured_on", "position", "weight_kg", "height_cm", "muac_cm"]


def keys(period="2026-11", choice=""):
    return [column.key for column in chosen(ALL, period, choice)]


def test_shipped_columns_have_room_for_their_heads_and_reasons():
    assert [column.key for column in ALL][:9] == [*USUAL, "head_cm", "oedema", "vitamin_a", "breastfed"]
    assert all(len(column.heading) <= column.width for column in ALL)
    assert all(set(column.values) == set(column.choices) for column in ALL if column.kind == "code")
    assert len({column.name for column in ALL}) == len({column.heading for column in ALL}) == len(ALL)


def test_usual_columns_and_vitamin_a_in_its_months():
    assert keys() == USUAL
    assert keys("2026-02") == keys("2026-08") == [*USUAL, "vitamin_a"]


def test_a_choice_changes_what_is_usual():
    assert keys(choice="deworming,-muac_cm, breastfed") == [*USUAL[:4], "breastfed", "deworming"]
    assert keys(choice="vitamin_a") == [*USUAL, "vitamin_a"]
    assert keys("2026-02", "-vitamin_a,-weight_kg,unknown") == USUAL


@pytest.mark.parametrize("period", ["2026-02", "2026-11"])
@pytest.mark.parametrize("key", ["muac_cm", "head_cm", "vitamin_a"])
def test_switching_twice_is_nothing(period, key):
    first = choose(ALL, period, "oedema", key)
    assert (key in keys(period, first)) != (key in keys(period, "oedema"))
    assert choose(ALL, period, first, key) == "oedema"


def test_a_fixed_column_stays():
    with pytest.raises(DataError, match="Berat badan selalu ada"):
        choose(ALL, "2026-11", "", "weight_kg")


def test_ages():
    vitamin = next(column for column in ALL if column.key == "vitamin_a")
    assert [vitamin.is_asked_at(months) for months in (5, 6, 59, 60)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("warna = 1", "tidak dikenal"),
        ('judul = "X"', "nama kosong"),
        ('judul = "X"\nnama = "X"\nlebar = 3\njenis = "teks"', 'jenis "teks"'),
        ('judul = "X"\nnama = "X"\nlebar = 3\njenis = "kode"', "pilihan"),
        ('judul = "X"\nnama = "X"\nlebar = 3\njenis = "kode"\npilihan = { YA = "ya" }', "pilihan"),
    ],
)
def test_what_cannot_be(tmp_path, text, words):
    path = tmp_path / "kolom.toml"
    path.write_text(f"[kolom.x]\n{text}\n", encoding="utf-8")
    with pytest.raises(DataError, match=words):
        read_columns(path)
