"""Where the lesson is played: a throw-away store with a few children, and the file that is to be imported.

Children and words are data (`help/lesson.toml`). Every child was measured in the three months before this one: two of
them are in the store from the start, the third comes with the file.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from stunting_tui.domain.dates import period_label, period_of
from stunting_tui.domain.region import villages_of
from stunting_tui.resources import fixtures
from stunting_tui.services.deliberation import report_place
from stunting_tui.services.intake import import_folder
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.lesson.lesson_file import Pupil, file_text
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session

DUE_DAYS = 30
"""Days from today to the due date that the operator types."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The store of a lesson (`session.database` lies in `folder`) and the words of its data."""

    session: Session
    folder: Path
    data: dict[str, Any]

    @property
    def file(self) -> Path:
        """The file to be imported."""
        return self.folder / f"e-ppgbm-{self.measured()}.xls"

    @property
    def period(self) -> str:
        """The ISO year-month that is typed: this month."""
        return period_of(self.session.today)

    def measured(self, back: int = 1) -> str:
        """Return the ISO year-month `back` months ago."""
        return period_of(month_back(self.session.today, back))

    def post(self) -> tuple[str, str]:
        """Return village and name of the posyandu whose sheet is typed."""
        first = self.data["posyandu"][0]
        return villages_of(self.data["kecamatan"])[first["desa"]].name, first["nama"]

    def names(self) -> frozenset[str]:
        """Return the names that the files bring."""
        return frozenset(child["nama"] for child in self.data["anak"])

    def words(self, program: str) -> dict[str, str]:
        """Return what stands for the words in braces; `program` is how the program is started."""
        village, post = self.post()
        due = self.session.today + timedelta(days=DUE_DAYS)
        return {
            "desa": village, "posyandu": post, "berkas": self.file.name, "bulan": period_label(self.period),
            "lahir": f"{_born(self.session.today, self.data['anak_baru']):%d%m%Y}", "tenggat": f"{due:%d%m%Y}",
            "tanggal": "1", "program": program,
        }  # fmt: skip


def month_back(day: date, months: int) -> date:
    """Return the first of the month `months` before the one of `day`."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def _born(today: date, child: Mapping[str, Any]) -> date:
    """Return the birth date of a child of so many months this month."""
    return month_back(today, child["bulan"]).replace(day=child["hari"])


def make_scene(folder: Path, session: Session) -> Scene:
    """Make the store and the file of a lesson in `folder`, where no store may lie yet; the store is left open.

    Raises `FileError` and `StoreError`; the caller closes the store in any case.
    """
    data = tomllib.loads((fixtures() / "help" / "lesson.toml").read_text(encoding="utf-8"))
    own = replace(session, database=folder / "pelajaran.db")
    scene = Scene(own, folder, data)
    close_store()
    open_store(own)
    region.choose_district(own, data["kecamatan"])
    import_folder.remember_folder(own, folder)
    report_place.remember_folder(own, folder)
    for at in (0, 1):
        earlier = folder / f"e-ppgbm-{scene.measured(3 - at)}.xls"
        earlier.write_text(_table(scene, at), encoding="utf-8")
        import_file(earlier, own)
        earlier.unlink()
    scene.file.write_text(_table(scene, 2), encoding="utf-8")
    return scene


def _table(scene: Scene, at: int) -> str:
    """Return the file with the measurement `at` (0 to 2) of every child; the last one leaves a child in doubt."""
    today, data = scene.session.today, scene.data
    measured_on = month_back(today, 3 - at).replace(day=data["hari_ukur"])
    villages = villages_of(data["kecamatan"])
    pupils = []
    for serial, child in enumerate(data["anak"], start=1):
        post = data["posyandu"][child["posyandu"]]
        weight, height = child["ukur"][at]
        odd = at == 2 and "ayah" in child
        pupils.append(
            Pupil(
                serial, child["nama"], child["jk"],
                _born(today, child), child["ayah"] if odd else child["ortu"],
                villages[post["desa"]].name, post["nama"], weight, height, with_nik=not odd,
            )
        )  # fmt: skip
    found = region.current_district()
    assert found is not None
    return file_text(found, pupils, measured_on)
