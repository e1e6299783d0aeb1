"""A database full of people who do not exist, to try the program out.

The kecamatan and its villages are public geography; people, measurements, figures and the rembuk are invented (see
`stunting_tui.domain.synthetic.synthetic`), and the setting "contoh" marks the database as such.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from db.changes import Writer
from stunting_tui.domain.synthetic.kecamatan import make_kecamatan
from stunting_tui.domain.synthetic.paper import PERIOD, make_paper, with_order
from stunting_tui.domain.synthetic.villages import village_figures
from stunting_tui.errors import FileError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.lesson.demo_ledger import store_ledger
from stunting_tui.services.lesson.demo_planning import store_profiles, store_targets
from stunting_tui.services.lesson.demo_rembuk import store_rembuk
from stunting_tui.services.lesson.demo_rows import Place, store_children, store_posyandu, store_visits
from stunting_tui.services.lesson.demo_sheet import store_sheet
from stunting_tui.services.register import region
from stunting_tui.services.store import close_store, open_store, transaction
from stunting_tui.session import Session

DISTRICT = "33.04.08"
"""The kecamatan of the demo: 18 desa and 2 kelurahan."""
CHILDREN = 4000
MARK = "contoh"
PROFILED = date(2026, 2, 1)
"""The day of which the profiles of the villages tell, a month before the rembuk."""


@dataclass(frozen=True, slots=True)
class PlantedError:
    """An error put in on purpose (kinds: `synthetic.faults`), the child and the batch it is in."""

    kind: str
    child_id: int
    name: str
    period: str


@dataclass(frozen=True, slots=True)
class DemoSummary:
    """What a demo database holds; `half_typed` is the posyandu and month of the unfinished sheet, and its visits."""

    path: Path
    district: str
    villages: int
    posyandu: int
    children: int
    visits: dict[str, int]
    deliberation_id: int
    half_typed: tuple[str, str, int]
    planted: tuple[PlantedError, ...]


def is_demo(path: Path) -> bool:
    """Whether the file is a demo database, which may be thrown away."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as handle:
            found = handle.execute("SELECT value FROM setting WHERE key = ?", (MARK,)).fetchone()
    except sqlite3.Error:
        return False
    return found is not None and found[0] == "ya"


def make_demo(path: Path, session: Session, progress: Progress = quiet, children: int = CHILDREN) -> DemoSummary:
    """Make the demo database at `path`, where nothing may lie yet; the store is closed afterwards.

    What was made is removed again when something fails.
    Raises `FileError` and `StoreError`.
    """
    if path.exists():
        raise FileError(f"Berkas {path.name} sudah ada.", "Pilih nama lain, atau hapus dahulu berkas contoh yang lama.")
    own = replace(session, database=path)
    try:
        open_store(own)
        with transaction(own) as writer:
            return _fill(own, writer, progress, children)
    except BaseException:
        close_store()
        for end in ("", "-wal", "-shm"):
            path.with_name(path.name + end).unlink(missing_ok=True)
        raise
    finally:
        close_store()


def _fill(session: Session, writer: Writer, tell: Progress, count: int) -> DemoSummary:
    tell("Menyusun wilayah dan anak", 0.0)
    district = region.store_district(writer, DISTRICT)
    region.set_setting(writer, MARK, "ya")
    villages = region.village_records()
    kecamatan = make_kecamatan(len(villages), count)
    posyandu = store_posyandu(writer, [village.id for village in villages], kecamatan.posyandu)
    tell("Menyimpan anak", 0.3)
    places = [Place(villages[person.village].id, posyandu[person.posyandu]) for person in kecamatan.people]
    paper = make_paper(kecamatan)
    children = store_children(writer, with_order(kecamatan.people, paper), places)
    tell("Menghitung dan menyimpan pengukuran", 0.5)
    batches = store_visits(writer, kecamatan.people, kecamatan.visits, children)
    typed = store_sheet(session, paper, posyandu[paper.posyandu], children)
    tell("Menyusun rembuk", 0.9)
    ranked = sorted(range(len(villages)), key=lambda at: -kecamatan.prevalence[at])
    budgets = [village.kind != "Kelurahan" for village in villages]
    figures = village_figures(kecamatan.people, budgets, PROFILED)
    store_profiles(writer, villages, figures, PROFILED.year)
    store_targets(session)
    deliberation_id = store_rembuk(session, writer, district, [villages[at] for at in ranked], batches["2026-02"])
    store_ledger(session, writer, deliberation_id)
    writer.record("contoh", "child", "", "jumlah", None, len(children))
    tell("Selesai", 1.0)
    return DemoSummary(
        path=session.database,
        district=district.label,
        villages=len(villages),
        posyandu=len(posyandu),
        children=len(children),
        visits=dict(Counter(visit.period for visit in kecamatan.visits)),
        deliberation_id=deliberation_id,
        half_typed=(kecamatan.posyandu[paper.posyandu][1], PERIOD, typed),
        planted=tuple(
            PlantedError(error.kind, children[error.child], kecamatan.people[error.child].name, error.period)
            for error in kecamatan.planted
        ),
    )
