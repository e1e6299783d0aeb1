"""Children, and the visits of one child, as rows of text."""

from collections.abc import Iterable
from datetime import date

from stunting_tui.domain.age import age_label, completed_months
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.nik import mask_nik
from stunting_tui.screens.wording import SEXES, exact, z_text
from stunting_tui.services.register.children import ChildDetail, ChildRow, VisitRow, labels
from stunting_tui.texts.table import Table

INDICES = ("TB/U", "BB/U", "BB/TB")
SCORES = tuple(head for index in INDICES for head in (index, f"Kategori {index}"))
CHILDREN = (
    "Nomor", "Nama", "JK", "Umur bl", "Desa", "Status", "Diukur", *SCORES, "Posyandu", "Lahir", "NIK", "Keadaan",
)  # fmt: skip
VISITS = (
    "Tanggal", "Umur bl", "BB kg", "TB cm", "Status", "Cara ukur", *SCORES, "LiLA cm", "Lingkar kepala cm", "Edema",
    "Sumber", "Catatan",
)  # fmt: skip
IMPLAUSIBLE = "di luar batas wajar"
UNREMARKABLE = ("normal", "BB normal", "gizi baik")
WAYS = {"L": "terlentang", "H": "berdiri"}


def children_table(title: str, rows: Iterable[ChildRow], today: date, complaint: str = "") -> Table:
    """Return children with their last visit; the number in front is the one `riwayat` takes."""
    return Table(title, CHILDREN, (_child(row, today) for row in rows), CHILDREN.index("Status") + 1, complaint)


def history_table(child: ChildDetail, place: str, today: date) -> Table:
    """Return the visits of a child, newest first; `place` is its kecamatan in words."""
    posyandu = f", Posyandu {child.posyandu}" if child.posyandu else ""
    facts = (
        f"Riwayat anak nomor {child.id}: {child.name}, {SEXES[child.sex]}, lahir {short_date(child.birth_date)}",
        f"umur {age_label(child.birth_date, today)} per {short_date(today)}", f"orang tua {child.parent_name or '-'}",
        f"NIK {mask_nik(child.nik) or 'tidak ada'}", child.status, f"{child.village}{posyandu}", place,
    )  # fmt: skip
    if not child.visits:
        return Table(f"{'; '.join(facts)}; belum pernah diukur.")
    rows = [_visit(visit, child.birth_date) for visit in child.visits]
    return Table(f"{'; '.join(facts)}; {len(rows)} pengukuran", VISITS, rows, VISITS.index("Status") + 1)


def categories(found: ChildRow | VisitRow) -> tuple[str, ...]:
    """Return the three words for height for age, weight for age and weight for height, "" where there is no value."""
    words = labels(found.haz, found.waz, found.whz, oedema=found.oedema)
    starved = bool(found.oedema)
    return tuple(
        IMPLAUSIBLE if index in found.flags and not (starved and index == "BB/TB") else _short(word)
        for index, word in zip(INDICES, (words.haz, words.waz, words.whz), strict=True)
    )


def state(found: ChildRow | VisitRow) -> str:
    """Return the nutritional state in words: what is not normal, "normal" when nothing is and all three are known."""
    words = categories(found)
    odd = [
        f"{index} {word}" if word == IMPLAUSIBLE else word
        for index, word in zip(INDICES, words, strict=True)
        if word and word not in UNREMARKABLE
    ]
    if odd or not all(words):
        return ", ".join(odd or filter(None, words)) or "tanpa nilai"
    return "normal"


def _short(word: str) -> str:
    """Return a category as it is said: small letters, "BB" for "berat badan"."""
    return word.lower().replace("berat badan", "BB")


def _child(row: ChildRow, today: date) -> tuple[str, ...]:
    measured = row.measured_on is not None
    return (
        str(row.id), row.name, row.sex, _months(row.birth_date, today), row.village,
        state(row) if measured else "belum diukur", short_date(row.measured_on), *_scores(row), row.posyandu,
        short_date(row.birth_date), mask_nik(row.nik), row.status,
    )  # fmt: skip


def _visit(visit: VisitRow, born: date) -> tuple[str, ...]:
    oedema = {None: "", True: "ya", False: "tidak"}[visit.oedema]
    notes = (
        "hilang dari berkas" if visit.vanished else "",
        "cara ukur disimpulkan" if visit.position_inferred else "",
        f"dipakai dengan alasan: {visit.forced}" if visit.forced else "",
    )
    return (
        short_date(visit.measured_on), _months(born, visit.measured_on), exact(visit.weight_kg),
        exact(visit.height_cm), state(visit), WAYS.get(visit.position or "", ""), *_scores(visit),
        exact(visit.muac_cm), exact(visit.head_cm), oedema, visit.source, "; ".join(filter(None, notes)),
    )  # fmt: skip


def _scores(found: ChildRow | VisitRow) -> list[str]:
    scores = zip((found.haz, found.waz, found.whz), categories(found), strict=True)
    return [text for z, word in scores for text in (z_text(z), word)]


def _months(born: date, on: date) -> str:
    return str(completed_months(born, on)) if on >= born else ""
