"""Growth charts as a workbook: one sheet for each child, by name; each writing is remembered in the audit."""

from collections.abc import Callable, Sequence
from pathlib import Path

from stunting_tui.domain.age import age_label
from stunting_tui.domain.dates import short_date
from stunting_tui.domain.document import Letterhead
from stunting_tui.domain.measuring.growth_chart import Index
from stunting_tui.domain.measuring.growth_frame import growth_frame
from stunting_tui.domain.measuring.growth_page import ChartPart, GrowthPage, VisitLine
from stunting_tui.domain.nik import mask_nik
from stunting_tui.domain.numbers import format_decimal
from stunting_tui.errors import Cancelled, DataError
from stunting_tui.progress import Progress, quiet
from stunting_tui.services.measuring.growth_points import NAMES, NEEDED, growth_points, z_and_word
from stunting_tui.services.office.office import office
from stunting_tui.services.quality.name_lists import list_path, sheet_name
from stunting_tui.services.register import children, region
from stunting_tui.services.register.children import ChildDetail, VisitRow
from stunting_tui.services.store import transaction
from stunting_tui.session import Session

TITLE = "Grafik tumbuh"
MOST = 300
"""Children in one workbook at most: beyond that spreadsheet programs open it slowly."""
MANY = 40
"""From so many children on the operator is asked first."""
DATA_SHEETS = frozenset({"titik", "garis who"})
"""Names that the sheets behind the charts have; no child's sheet may."""
_READ = 0.3
"""Share of the work that is reading."""


def book_path(ids: Sequence[int]) -> Path:
    """Return where the workbook is proposed to go; a single child stands with its number in the register."""
    return list_path(f"grafik-tumbuh-anak-{ids[0]}" if len(ids) == 1 else "grafik-tumbuh")


def write_growth(
    session: Session,
    ids: Sequence[int],
    target: Path,
    progress: Progress = quiet,
    stop: Callable[[], bool] | None = None,
) -> None:
    """Write the charts of these children to `target`, one sheet each in their order; the audit remembers it.

    Raises `DataError` for no child and for more than `MOST`, `FileError` and `Cancelled`.
    """
    from stunting_tui.reports.quality.growth_charts import write_growth_charts

    if not ids:
        raise DataError("Tidak ada anak pada daftar ini.", "Hapus dahulu kata carinya, atau ganti saringannya.")
    if len(ids) > MOST:
        raise DataError(f"Terlalu banyak: {len(ids)} anak, paling banyak {MOST}.", "Saring dahulu daftarnya.")
    taken, pages = set(DATA_SHEETS), []
    for at, number in enumerate(ids):
        if stop is not None and stop():
            raise Cancelled("Penulisan dihentikan.", "Berkas lama, bila ada, tidak berubah.")
        progress("Membaca anak", _READ * at / len(ids))
        pages.append(growth_page(children.child_detail(number), taken))
    own, district = office(), region.current_district()
    head = Letterhead(own.regency, own.district, district.province if district else "", own.address, own.place)
    write_growth_charts(
        pages, head, target, own.paper, session.operator,
        lambda text, share: progress(text, _READ + (1 - _READ) * (share or 0)), stop,
    )  # fmt: skip
    with transaction(session) as writer:
        writer.record("ekspor", "report", "", TITLE, None, f"{target.name}: {len(ids)} anak, dengan nama")


def growth_page(child: ChildDetail, taken: set[str]) -> GrowthPage:
    """Return a child as it is printed. Visits that vanished from their file are left out."""
    sex = {"L": "laki-laki", "P": "perempuan"}.get(child.sex, "jenis kelamin tidak diketahui")
    facts = (
        ("Nama", child.name),
        ("Lahir", f"{short_date(child.birth_date)}, {sex}"),
        ("NIK", mask_nik(child.nik) or "tidak ada"),
        ("Orang tua", child.parent_name or "-"),
        ("Posyandu", f"{child.posyandu or 'tanpa posyandu'}, Desa/Kelurahan {child.village}"),
    )
    visits = tuple(_line(child, visit) for visit in reversed(child.visits) if not visit.vanished)
    charts = tuple(_chart(child, index) for index in NAMES)
    return GrowthPage(sheet_name(child.name, taken), child.name, facts, charts, visits)


def _chart(child: ChildDetail, index: Index) -> ChartPart:
    shown = growth_points(child, index)
    if shown.newest is None:
        reason = f"belum ada pengukuran dengan {NEEDED[index]} yang dapat digambar"
        return ChartPart(None, f"{NAMES[index]}: {reason}{_swollen(shown.swollen)}.")
    z, word = z_and_word(shown.newest, index)
    newest = f"{NAMES[index]} terbaru ({short_date(shown.newest.measured_on)}): {_z(z)} {word}".rstrip()
    frame = growth_frame(index, shown.sex, shown.points, standing=bool(shown.standing))
    out = f"; {frame.outside} pengukuran di luar gambar" if frame.outside else ""
    return ChartPart(frame if frame.points else None, f"{newest}{out}{_swollen(shown.swollen)}.")


def _swollen(count: int) -> str:
    return f"; {count} dengan edema tanpa titik" if count else ""


def _z(z: float | None) -> str:
    return "tanpa z" if z is None else f"z {'+' if z > 0 else ''}{format_decimal(z, 2)}"


def _line(child: ChildDetail, visit: VisitRow) -> VisitLine:
    odd = f"tidak wajar: {', '.join(visit.flags)}" if visit.flags else ""
    return VisitLine(
        visit.measured_on, age_label(child.birth_date, visit.measured_on), visit.weight_kg, visit.height_cm,
        {"L": "T", "H": "B"}.get(visit.position or "", "-"), visit.haz, visit.waz, visit.whz,
        "; ".join(part for part in ("edema" if visit.oedema else "", odd) if part),
    )  # fmt: skip
