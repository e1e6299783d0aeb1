from datetime import date
from pathlib import Path

import pytest

from stunting_tui.errors import FileError
from stunting_tui.services.deliberation import report_place
from stunting_tui.services.register import region

DAY = date(2026, 8, 25)


def test_name_holds_kecamatan_and_day(store):
    assert report_place.report_name(DAY) == "laporan-rembuk-2026-08-25.xlsx"
    region.choose_district(store, "33.10.13")
    assert report_place.report_name(DAY) == "laporan-rembuk-karangdowo-2026-08-25.xlsx"


def test_paper_turns_and_is_remembered(store):
    assert report_place.paper() == "A4"
    assert report_place.turn_paper(store) == "F4"
    assert report_place.paper() == "F4"
    assert report_place.turn_paper(store) == "A4"


def test_folder_is_remembered_while_it_is_there(store, tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert report_place.report_folder() == tmp_path
    (tmp_path / "usb").mkdir()
    report_place.remember_folder(store, tmp_path / "usb")
    assert report_place.report_folder() == tmp_path / "usb"
    with pytest.raises(FileError, match="tidak ada"):
        report_place.remember_folder(store, tmp_path / "tidak")
