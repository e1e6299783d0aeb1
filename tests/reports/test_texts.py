"""The sentences of the workbook are data, and a mistake in them is said in words."""

from pathlib import Path

import pytest

from stunting_tui.domain.planning.target import Target
from stunting_tui.errors import FileError
from stunting_tui.reports.fields import FIELDS, amount_text, full_title, sentence_fields
from stunting_tui.reports.texts import DOCUMENTS, Texts, check_texts, path_of, read_texts, shipped_path
from tests.reports.opened import bare
from tests.reports.sample import content

SENTENCE = {"a": "teks"}
SENTENCES = {"a": "daftar"}


def texts(tmp_path: Path, source: str, wanted: dict[str, str] = SENTENCE, **fields: str) -> Texts:
    path = tmp_path / "naskah.toml"
    path.write_text(source, encoding="utf-8")
    return Texts(path, wanted, fields)


def test_fields_are_filled_once_and_values_are_not_read_again(tmp_path: Path) -> None:
    assert texts(tmp_path, 'a = "di {tempat}, {{tetap}}"', tempat="{hari}").get("a") == "di {hari}, {tetap}"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('a = "di {tempt}"', 'baris 1: bagian "a" memakai isian {tempt} yang tidak dikenal'),
        ('# catatan\na = """\nkata\ndi {tempt}"""', "baris 4: "),
        ('a = "di {tempat.x}"', "{tempat.x} yang tidak dikenal"),
        ('a = "di {tempat!r}"', "{tempat} yang tidak dikenal"),
        ('a = "di {}"', "{} yang tidak dikenal"),
        ('\na = "di {tempat"', 'baris 2: kurung kurawal di bagian "a" tidak berpasangan'),
        ('a = "di tempat}"', "kurung kurawal"),
        (f'\na = "{"x" * 2001}"', 'baris 2: kalimat di bagian "a" 2001 huruf, paling banyak 2000'),
        ("\n\na = 1", 'baris 3: bagian "a" bukan teks'),
        ('a = ["x"]', 'bagian "a" bukan teks'),
        ("# kosong", 'bagian "a" tidak ada'),
        ('a = "x"\nb = "y"', 'baris 2: bagian "b" tidak dikenal'),
    ],
)
def test_a_mistake_is_named_with_file_and_line_as_it_is_read(tmp_path: Path, source: str, words: str) -> None:
    with pytest.raises(FileError) as caught:
        texts(tmp_path, source, tempat="Pendopo")
    assert words in caught.value.message
    assert "naskah.toml" in caught.value.message
    assert caught.value.hint


def test_a_list_is_checked_sentence_by_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"baris 3: .*\{tempt\}"):
        texts(tmp_path, 'a = [\n  "satu",\n  "di {tempt}",\n]', SENTENCES, tempat="x")
    with pytest.raises(FileError, match="daftar teks"):
        texts(tmp_path, 'a = ["x", 1]', SENTENCES)
    assert texts(tmp_path, 'a = ["x", "{b}"]', SENTENCES, b="y").all("a") == ("x", "y")


def test_a_damaged_or_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="rusak: baris 2 kolom"):
        texts(tmp_path, "\na = x\n")
    with pytest.raises(FileError, match="terputus"):
        texts(tmp_path, 'a = "x')
    (tmp_path / "latin.toml").write_bytes(b'a = "\xe9"')
    with pytest.raises(FileError, match="UTF-8"):
        Texts(tmp_path / "latin.toml", SENTENCE, {})
    with pytest.raises(FileError, match="tidak dapat dibaca"):
        Texts(tmp_path / "tidak-ada.toml", SENTENCE, {})


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_sentences_we_ship_can_be_used(name: str) -> None:
    check_texts(name)


def test_the_fields_are_those_a_report_fills() -> None:
    assert tuple(sorted(sentence_fields(content(2, 0, 0)))) == tuple(sorted(FIELDS))
    assert tuple(sorted(sentence_fields(bare()))) == tuple(sorted(FIELDS))


def test_a_sites_own_copy_takes_the_place_of_the_shipped_text(tmp_path: Path) -> None:
    own = tmp_path / "komitmen.toml"
    own.write_text('pembuka = "Kami di {kecamatan}:"\nbutir = ["satu"]\npenutup = "Sekian."', encoding="utf-8")
    assert path_of("komitmen", tmp_path) == own
    assert read_texts("komitmen", {"kecamatan": "Contoh"}, tmp_path).get("pembuka") == "Kami di Contoh:"
    assert path_of("undangan", tmp_path) == shipped_path("undangan")
    assert path_of("undangan", None) == shipped_path("undangan")


def test_a_file_may_say_what_it_is(tmp_path: Path) -> None:
    assert texts(tmp_path, 'title = "T"\nvalid_from = 2021-01-01\na = "x"').get("a") == "x"


def test_the_title_names_the_place_once() -> None:
    assert full_title(content(1, 0, 0)) == "Rembuk Stunting Tingkat Kecamatan Contoh"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(13.5, "%", "13,5 %"), (14.0, "%", "14 %"), (14.65, "%", "14,65 %"), (81, "desa", "81 desa")],
)
def test_values_of_targets_have_the_decimals_they_need(value: float, unit: str, text: str) -> None:
    assert amount_text(Target("kabupaten", 2024, "x", value, unit)) == text
