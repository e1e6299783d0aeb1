"""Quality of a batch by kecamatan, village and posyandu: computed once, stored, and told to be old when data changed.

The stored figures are a copy of what can be computed again at any time, so the audit does not keep them.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from db.connection import database
from db.models import StoredFigure
from stunting_tui.domain.prevalence.measured import Columns
from stunting_tui.domain.quality.plausibility import Part
from stunting_tui.domain.quality.quality_scores import Score, Surroundings, scores_of
from stunting_tui.domain.quality.quality_words import (
    UNJUDGED,
    Card,
    Quality,
    WordRules,
    burden_of,
    card_of,
    judged,
    short_words,
    unjudged_words,
    verdict,
)
from stunting_tui.domain.quality.scales import QualityRules, quality_rules
from stunting_tui.domain.register.duplicates import TWINS, Registered, likely_pairs
from stunting_tui.domain.register.two_sizes import two_sizes
from stunting_tui.errors import DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.resources import fixtures
from stunting_tui.services.measuring.visit_store import sex_of
from stunting_tui.services.office.site_rules import WORDS, own_file, words_in_force
from stunting_tui.services.quality import figures
from stunting_tui.services.quality.measured_batch import MeasuredBatch, measured_batch
from stunting_tui.services.register import region
from stunting_tui.services.store import reading, transaction
from stunting_tui.session import Session

KIND = "mutu"
FORM = 2
"""Of what is stored; raised when it changes."""
DISTRICT, VILLAGE, POST = "kecamatan", "desa", "posyandu"
SITE_FILE = "mutu.toml"
"""The office's own scales, beside the database."""
_VALUES = {kind: attrgetter(*(field.name for field in fields(kind))) for kind in (Quality, Score, Part)}
"""What is stored of each, in the order of its fields."""


@dataclass(frozen=True, slots=True)
class BatchQuality:
    """The quality of every place of a batch, the worst first; not `fresh`: data changed since it was computed."""

    batch_id: int
    period: str
    places: tuple[Quality, ...]
    fresh: bool

    def of_level(self, level: str) -> list[Quality]:
        """Return the places of a level."""
        return [place for place in self.places if place.level == level]


def stored(session: Session, batch_id: int | None = None) -> BatchQuality | None:
    """Return the stored quality of a batch (the newest that can be compared), without places where there is none yet.

    None without any batch. Raises `StoreError`, `DataError` and `FileError` for rules that cannot be read.
    """
    known = figures.batches()
    batch = next((one for one in known if one.id == batch_id), None) or figures.current_batch(known)
    if batch is None:
        return None
    with reading():
        row = StoredFigure.get_or_none((StoredFigure.batch == batch.id) & (StoredFigure.kind == KIND))
        if row is None:
            return BatchQuality(batch.id, batch.period, (), fresh=False)
        fresh = row.data_stamp == _stamp(batch.id, session)
        content = json.loads(row.content) if _form(row.data_stamp) == FORM else []
    return BatchQuality(batch.id, batch.period, tuple(map(_place_of, content)), fresh=fresh)


def recompute(session: Session, batch_id: int, progress: Progress = quiet) -> BatchQuality:
    """Compute the quality of a batch anew and store it. Raises as `stored` does, and `Cancelled`."""
    rules, words = quality_rules(site_file(session)), words_in_force()
    progress("Membaca pengukuran", 0.0)
    with reading():
        stamp = _stamp(batch_id, session)  # before the figures: what is written meanwhile makes them old
        batch = measured_batch(batch_id)
        again, twins = _again(batch), _twins(batch)
    places = []
    todo = list(_groups(batch, again, twins))
    for at, group in enumerate(todo):
        progress("Menghitung mutu", 0.1 + 0.8 * at / len(todo))
        places.append(_quality(group, rules, words))
    places.sort(key=_worst_first)
    progress("Menyimpan mutu", 0.95)
    content = json.dumps(places, ensure_ascii=False, default=lambda one: _VALUES[type(one)](one))
    _store(session, batch_id, stamp, content)
    return BatchQuality(batch_id, batch.period, tuple(places), fresh=True)


def fresh_quality(session: Session, batch_id: int | None = None, progress: Progress = quiet) -> BatchQuality:
    """Return the quality of a batch, computed anew where data changed. Raises `DataError` without a batch."""
    found = stored(session, batch_id)
    if found is None:
        raise DataError("Belum ada pengukuran.", "Masukkan berkas pengukuran dahulu di layar Impor.")
    return found if found.fresh else recompute(session, found.batch_id, progress)


def why_unjudged(place: Quality) -> str:
    """Return why the quality of a place is not judged, "" where it is."""
    return unjudged_words(place, words_in_force()) if place.verdict == UNJUDGED else ""


def card(place: Quality) -> Card:
    """Return the card of a place in words."""
    return card_of(place, words_in_force())


@dataclass(frozen=True, slots=True)
class _Group:
    level: str
    village: str
    name: str
    children: Columns
    around: Surroundings


def _groups(batch: MeasuredBatch, again: Mapping[int, int], twins: frozenset[int]) -> Iterator[_Group]:
    """Give the children of every place, also of those where nobody was measured."""
    import numpy as np

    columns = batch.children
    extra = np.array([again.get(number, 0) for number in batch.ids], dtype=np.intp)
    twin = np.array([number in twins for number in batch.ids], dtype=np.intp)

    def around(rows: Any, posts: int) -> Surroundings:  # noqa: ANN401 (an array of row numbers)
        return Surroundings(posts, int(extra[rows].sum()), int(twin[rows].sum()))

    district = region.require_district().name
    everyone = np.arange(len(columns))
    yield _Group(DISTRICT, "", district, columns, around(everyone, len(batch.posyandu)))
    for at, name in enumerate(batch.villages):
        rows = np.flatnonzero(columns.village == at)
        posts = len(np.unique(columns.posyandu[rows]))
        yield _Group(VILLAGE, name, name, columns.take(rows), around(rows, posts))
    for at, label in enumerate(batch.posyandu):
        rows = np.flatnonzero(columns.posyandu == at)
        name, _, village = label.rpartition(", ")
        yield _Group(POST, village, name, columns.take(rows), around(rows, 1))


def _quality(group: _Group, rules: QualityRules, words: WordRules) -> Quality:
    from stunting_tui.domain.quality.profile import quality_profile

    profile = quality_profile(group.children, rules.scales)
    found = scores_of(profile, group.around, rules)
    scores = tuple(judged(score, words, rules.scales) for score in found)
    whole = profile.plausibility
    return Quality(
        group.level, group.village, group.name, profile.n, verdict(scores, profile.n, words), burden_of(scores),
        short_words(scores, words), whole.points if whole.class_name is not None else None, whole.class_name or "",
        whole.reason, scores, whole.parts,
    )  # fmt: skip


def _worst_first(place: Quality) -> tuple[bool, int, int, str, str]:
    return place.verdict == UNJUDGED, -place.burden, -place.n, place.village, place.name


def _place_of(row: list[Any]) -> Quality:
    level, village, name, n, word, burden, short, points, class_name, reason, scores, parts = row
    return Quality(
        level, village, name, n, word, burden, tuple(short), points, class_name, reason,
        tuple(Score(*one) for one in scores), tuple(Part(*one) for one in parts),
    )  # fmt: skip


def _again(batch: MeasuredBatch) -> dict[int, int]:
    """Return how many visits beyond the first a child has in the batch."""
    rows = database.execute_sql(
        "SELECT child_id, count(*) - 1 FROM measurement WHERE batch_id = ? AND vanished_run_id IS NULL "
        "GROUP BY child_id HAVING count(*) > 1",
        (batch.batch_id,),
    )
    return dict(rows.fetchall())


def _twins(batch: MeasuredBatch) -> frozenset[int]:
    """Return the measured children that look like another measured one, unless an operator said they differ.

    What may be twins, or was measured with the sizes of two children, is no child entered twice.
    """
    measured = {number: at for at, number in enumerate(batch.ids)}
    found = batch.children

    def size(child: int) -> _Size:
        at = measured[child]
        day = date.fromordinal(int(found.measured_day[at]))
        return _Size(day, float(found.weight[at]), float(found.height[at]))

    rows = database.execute_sql("SELECT id, name, sex, birth_date, nik, parent_name, village_id FROM child")
    children = [
        Registered(row[0], row[1], sex_of(row[2]), date.fromisoformat(row[3]), *row[4:])
        for row in rows
        if row[0] in measured
    ]
    apart = {
        frozenset(pair)
        for pair in database.execute_sql("SELECT kept_id, other_id FROM child_pair WHERE verdict = 'beda'")
    }
    return frozenset(
        number
        for one in likely_pairs(children)
        if one.strength != TWINS
        and frozenset((one.first, one.second)) not in apart
        and not (one.by_size and two_sizes([size(one.first)], [size(one.second)]))
        for number in (one.first, one.second)
    )


class _Size(NamedTuple):
    """What `two_sizes` compares; NaN, where nothing was measured, differs from nothing."""

    measured_on: date
    weight_kg: float
    height_cm: float


def _stamp(batch_id: int, session: Session) -> str:
    """Return what changes with anything the figures are made of: visits, children, places, verdicts, rules."""
    found = database.execute_sql(
        """SELECT count(*), coalesce(sum(m.version), 0), coalesce(sum(m.child_id), 0), coalesce(max(m.updated_at), ''),
                  coalesce(sum(m.vanished_run_id IS NULL), 0),
                  coalesce(sum(c.version), 0), coalesce(max(c.updated_at), ''), coalesce(sum(c.posyandu_id), 0)
           FROM measurement m JOIN child c ON c.id = m.child_id WHERE m.batch_id = ?""",
        (batch_id,),
    ).fetchone()
    for table in ("village", "posyandu", "child_pair"):
        counted = database.execute_sql(f"SELECT count(*), coalesce(sum(version), 0) FROM {table}").fetchone()  # noqa: S608 (own names)
        found = (*found, *counted)
    files = [fixtures() / "rules" / name for name in ("quality.toml", "quality_words.toml")]
    own = (path for path in (site_file(session), own_file(WORDS)) if path)
    rules = [zlib.crc32(path.read_bytes()) for path in (*files, *own)]
    return "/".join(map(str, (FORM, *found, *rules)))


def _form(stamp: str) -> int:
    return int(stamp.partition("/")[0])


def site_file(session: Session) -> Path | None:
    """Return the scales of the office, None where it has none."""
    own = session.database.parent / SITE_FILE
    return own if own.is_file() else None


def _store(session: Session, batch_id: int, stamp: str, content: str) -> None:
    with transaction(session) as writer:
        names = "uuid, created_at, created_by, updated_at, updated_by, version, batch_id, kind, data_stamp, content"
        database.execute_sql(
            f"INSERT INTO stored_figure ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "  # noqa: S608 (own names)
            "ON CONFLICT (batch_id, kind) DO UPDATE SET updated_at = excluded.updated_at, "
            "updated_by = excluded.updated_by, version = version + 1, data_stamp = excluded.data_stamp, "
            "content = excluded.content",
            (*writer.stamps(), batch_id, KIND, stamp, content),
        )
