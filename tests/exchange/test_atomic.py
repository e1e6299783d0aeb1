"""A file is written whole and private, or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from stunting_tui.errors import FileError
from stunting_tui.exchange.atomic import written_atomically


def test_the_new_file_replaces_the_old_and_is_private(tmp_path: Path) -> None:
    target = tmp_path / "laporan.xlsx"
    target.write_text("lama")
    target.chmod(0o644)
    with written_atomically(target) as path:
        assert path.parent == tmp_path
        assert path.suffix == ".xlsx"
        path.write_text("baru")
        assert target.read_text() == "lama"
    assert target.read_text() == "baru"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.xlsx"]


def _half_written(target: Path) -> None:
    with written_atomically(target) as path:
        path.write_text("setengah")
        raise ValueError("rusak")


def test_a_failing_writer_leaves_the_old_file_and_no_rubbish(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("lama")
    with pytest.raises(ValueError, match="rusak"):
        _half_written(target)
    assert target.read_text() == "lama"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_full_disk_is_told_in_indonesian(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with pytest.raises(FileError, match="penuh") as caught, written_atomically(target):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert "a.csv" in caught.value.message
    assert caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == []


def test_an_error_about_another_file_passes_through(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), written_atomically(tmp_path / "a.csv"):
        (tmp_path / "masukan.csv").read_text()


@pytest.mark.parametrize(("name", "words"), [("tiada/a.csv", "foldernya tidak ada"), ("folder", "bukan berkas biasa")])
def test_a_place_that_cannot_hold_a_file(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileError, match=words), written_atomically(tmp_path / name) as path:
        path.write_text("x")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FileError, match="izin"), written_atomically(tmp_path / "a.csv") as path:
        path.write_text("x")
    tmp_path.chmod(0o700)
