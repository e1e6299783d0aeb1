"""The sentences of the workbook are data, and a mistake in them is said in words."""

from pathlib import Path

import pytest

from stunting_tui.errors import FileError
from stunting_tui.reports.fields import full_title, sentence_fields
from stunting_tui.reports.minutes import ordinal_word
from stunting_tui.reports.texts import Texts, template_path
from tests.reports.sample import content


def texts(tmp_path: Path, source: str, **fields: str) -> Texts:
    path = tmp_path / "naskah.toml"
    path.write_text(source, encoding="utf-8")
    return Texts(path, fields)


def test_fields_are_filled_once_and_values_are_not_read_again(tmp_path: Path) -> None:
    assert texts(tmp_path, 'a = "di {tempat}, {{tetap}}"', tempat="{hari}").get("a") == "di {hari}, {tetap}"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('a = "di {tempt}"', "{tempt} yang tidak dikenal"),
        ('a = "di {tempat.x}"', "{tempat.x} yang tidak dikenal"),
        ('a = "di {tempat!r}"', "{tempat} yang tidak dikenal"),
        ('a = "di {}"', "{} yang tidak dikenal"),
        ('a = "di {tempat"', "kurung kurawal"),
        ("a = 1", 'bagian "a" tidak ada atau bukan teks'),
        ("b = 1", 'bagian "a" tidak ada atau bukan teks'),
    ],
)
def test_a_mistake_in_a_sentence_is_named(tmp_path: Path, source: str, words: str) -> None:
    with pytest.raises(FileError) as caught:
        texts(tmp_path, source, tempat="Pendopo").get("a")
    assert words in caught.value.message
    assert "naskah.toml" in caught.value.message
    assert caught.value.hint


def test_a_damaged_or_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="rusak"):
        texts(tmp_path, "a = ")
    with pytest.raises(FileError, match="tidak dapat dibaca"):
        Texts(tmp_path / "tidak-ada.toml", {})
    with pytest.raises(FileError, match="daftar teks"):
        texts(tmp_path, 'a = ["x", 1]').all("a")


def test_the_sentences_we_ship_use_known_fields_only() -> None:
    shipped = Texts(template_path(), sentence_fields(content(2, 0, 0)))
    for key in ("pembukaan", "narasumber", "peserta", "peserta_kosong", "data", "data_kosong", "penutup", "lampiran"):
        assert shipped.get(key)
    assert len(shipped.all("metode")) >= 5


def test_points_are_counted_in_words() -> None:
    assert [ordinal_word(number) for number in (1, 2, 10, 11, 21)] == [
        "KESATU",
        "KEDUA",
        "KESEPULUH",
        "KESEBELAS",
        "KEDUA PULUH SATU",
    ]


def test_the_title_names_the_place_once() -> None:
    assert full_title(content(1, 0, 0)) == "Rembuk Stunting Tingkat Kecamatan Contoh"
