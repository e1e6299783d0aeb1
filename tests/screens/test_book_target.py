"""Asking for the name of a file: refused before it is begun, and never to be typed twice."""

from pathlib import Path

import pytest

from stunting_tui.errors import FileError
from stunting_tui.screens.book_target import ask_book

PROPOSED = "buku.xlsx"


@pytest.fixture
def asked(open_app, empty, tmp_path):
    """Opens a screen that asks for a workbook on a key; what is written comes back as a list."""
    written = []

    def write(target, _task):
        written.append(target)
        if target.name == "terkunci.xlsx":
            raise FileError("Berkas sedang dibuka di Excel.", "Tutup dahulu.")

    def ask(shown, proposed=PROPOSED):
        ask_book(shown.app.screen, "buku", tmp_path / proposed, write)

    return ask, written


async def test_a_folder_that_is_not_there_is_asked_again_with_what_was_typed(open_app, asked, tmp_path):
    ask, written = asked
    async with open_app("rembuk") as shown:
        ask(shown)
        await shown.press("=/tidak/ada/x.xlsx", "enter")
        assert shown.line(22) == " Tulis buku ke: /tidak/ada/x.xlsx"
        assert shown.line(23) == " ! Folder /tidak/ada tidak ada. Buat foldernya dahulu, atau tulis folder lain."
        await shown.press(*["backspace"] * 18, f"={tmp_path}/x.xlsx", "enter")
    assert written == [tmp_path / "x.xlsx"]


async def test_a_file_that_could_not_be_written_is_proposed_again(open_app, asked, tmp_path):
    ask, written = asked
    async with open_app("rembuk") as shown:
        ask(shown)
        await shown.press("=terkunci.xlsx", "enter")
        assert "Berkas sedang dibuka di Excel" in shown.line(22)
        ask(shown)
        assert shown.line(22) == " Tulis buku ke: terkunci.xlsx"
        await shown.press("enter")
        ask(shown, "lain.xlsx")
        await shown.press("enter")
    assert written == [tmp_path / "terkunci.xlsx", tmp_path / "terkunci.xlsx", tmp_path / "lain.xlsx"]


async def test_a_name_that_no_disk_takes_is_refused_by_the_writer_alone(open_app, asked, tmp_path):
    ask, written = asked
    async with open_app("rembuk") as shown:
        ask(shown)
        await shown.press(f"={'a' * 400}.xlsx", "enter")
        ask(shown)
        await shown.press(f"=/{'b' * 400}/x.xlsx", "enter")
        assert "tidak ada" in shown.text()
    assert [Path(one).name[:1] for one in written] == ["a"]
