"""A child on the list of an agreement as a line, and in full: z-scores when the list was frozen and now."""

from collections.abc import Callable, Mapping
from datetime import date

from stunting_tui.domain.dates import short_date
from stunting_tui.domain.deliberation.agreement import ChildOutcome
from stunting_tui.domain.deliberation.listed_child import ListedChild
from stunting_tui.domain.nik import mask_nik
from stunting_tui.screens.wording import months, z_cell, z_text
from widgets.columns import Column
from widgets.record_list import Row
from widgets.sorting import Value

COLUMNS = [
    Column("No", 3, "right", key="place", words="nomor"),
    Column("Nama", 19, flex=2, key="name", words="nama", letters=True),
    Column("Desa", 10, flex=1, key="village", words="desa", letters=True),
    Column("Umur", 5, "right", key="age", words="umur"),
    Column("TB/U dulu", 9, key="then", words="TB/U saat dicatat"),
    Column("TB/U kini", 9, key="now", words="TB/U kini"),
    Column("Beda", 5, "right", key="change", words="perubahan TB/U"),
    Column("Hasil", 10, key="outcome", words="hasil", letters=True),
    Column("Diukur", 10, rank=1, key="visit", words="tanggal ukur"),
    Column("Posyandu", 12, rank=2, key="posyandu", words="posyandu", letters=True),
]
OUTCOMES = tuple(ChildOutcome)

VALUES: Mapping[str, Callable[[ListedChild], Value]] = {
    "name": lambda child: child.label,
    "village": lambda child: child.village or None,
    "age": lambda child: -child.birth_date.toordinal() if child.birth_date else None,
    "then": lambda child: child.then.haz,
    "now": lambda child: child.now.haz,
    "change": lambda child: child.change.haz,
    "outcome": lambda child: OUTCOMES.index(child.outcome),
    "visit": lambda child: child.measured_on.toordinal() if child.measured_on else None,
    "posyandu": lambda child: child.posyandu or None,
}
"""What the list is sorted by; families, and whoever was never measured, stand last."""


def listed_row(place: int, child: ListedChild, today: date) -> Row:
    """Return the line of a child or family; one that is done with is muted."""
    cells = (
        str(place),
        child.label,
        child.village,
        months(child.birth_date, today) if child.birth_date else "klrg",
        z_cell(child.then.haz) if child.then.haz is not None else "",
        z_cell(child.now.haz) if child.now.haz is not None else "",
        _signed(child.change.haz),
        child.outcome.value if child.id else child.status,
        short_date(child.measured_on) if child.measured_on else "",
        child.posyandu,
    )
    return Row(cells, "" if child.outcome is ChildOutcome.OPEN else "muted")


def listed_text(child: ListedChild) -> str:
    """Return a line in full: who it is, the three z-scores then and now, and what became of it."""
    return "\n".join(part for part in (_who(child), _scores(child), _outcome(child)) if part)


def _who(child: ListedChild) -> str:
    if child.child_id is None:
        return child.family
    said = (
        child.name,
        f"lahir {short_date(child.birth_date)}" if child.birth_date else "",
        f"NIK {mask_nik(child.nik)}" if child.nik else "",
        f"orang tua {child.parent_name}" if child.parent_name else "",
        f"Posyandu {child.posyandu}" if child.posyandu else "",
        f"di register: {child.status}" if child.status != "aktif" else "",
    )
    return ", ".join(part for part in said if part)


def _scores(child: ListedChild) -> str:
    if child.child_id is None:
        return ""
    heads = (("TB/U", "haz"), ("BB/U", "waz"), ("BB/TB", "whz"))
    parts = [_one(head, *(getattr(s, key) for s in (child.then, child.now, child.change))) for head, key in heads]
    seen = f" Diukur {short_date(child.measured_on)}." if child.measured_on else " Belum pernah diukur."
    return f"{'; '.join(parts)}.{seen}"


def _one(head: str, then: float | None, now: float | None, change: float | None) -> str:
    if then is None or then == now:
        return f"{head} {z_text(now)}"
    gained = f" ({_signed(change)})" if change is not None else ""
    return f"{head} {z_text(then)} -> {z_text(now)}{gained}"


def _outcome(child: ListedChild) -> str:
    if child.id is None or child.frozen_on is None:
        return "Daftar hidup: dihitung dari pengukuran terakhir."
    since = f" sejak {short_date(child.outcome_on)}" if child.outcome_on else ""
    note = f" Catatan: {child.note}." if child.note else ""
    of = f" menurut pengukuran {short_date(child.then_on)}" if child.then_on else ""
    return f"Dicatat {short_date(child.frozen_on)}{of}; {child.outcome.value}{since}.{note}"


def _signed(change: float | None) -> str:
    return "" if change is None else z_text(change)
