import os
from pathlib import Path

import pytest

from stunting_tui.errors import FileError
from stunting_tui.services.intake import import_folder


def test_newest_first_without_locks_and_lists_of_findings(tmp_path):
    for age, name in enumerate(("baru.XLSX", "lama.csv", "~$baru.xlsx", ".x.csv", "a.txt", "a-temuan.xlsx", "b.ods")):
        (tmp_path / name).write_bytes(b"1234")
        os.utime(tmp_path / name, (2e9 - age * 1e6,) * 2)
    (tmp_path / "map.xls").mkdir()
    found = import_folder.folder_files(tmp_path)
    assert [file.path.name for file in found] == ["baru.XLSX", "lama.csv", "b.ods"]
    assert found[0].size == 4


def test_folder_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(FileError, match="tidak dapat dibaca"):
        import_folder.folder_files(tmp_path / "tidak")


def test_downloads_first_then_the_folder_used_last(store, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert import_folder.import_folder() == tmp_path
    (tmp_path / "Downloads").mkdir()
    assert import_folder.import_folder() == tmp_path / "Downloads"
    (tmp_path / "lain").mkdir()
    import_folder.remember_folder(store, tmp_path / "lain")
    assert import_folder.import_folder() == tmp_path / "lain"
    (tmp_path / "lain").rmdir()
    assert import_folder.import_folder() == tmp_path / "Downloads"
