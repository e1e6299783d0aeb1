"""The {fields} of the workbook's sentences, from its content."""

from stunting_tui.domain.dates import date_in_words, long_date, period_label, plain_date, short_date
from stunting_tui.domain.document import Line
from stunting_tui.domain.numbers import format_decimal, format_integer, format_percent
from stunting_tui.domain.planning.target import PREVALENCE, VILLAGE, Target
from stunting_tui.domain.prevalence.figures import BatchFigures
from stunting_tui.reports.deliberation.content import ReportContent, Signatory

BLANK = "." * 40
UNSET = "(belum ditetapkan)"
_MEETING_FIELDS = (
    *("hari", "tanggal", "bulan", "tahun", "tanggal_angka", "hari_tanggal", "tahun_angka", "pukul", "waktu", "tempat"),
    *("judul", "nomor", "kecamatan", "kabupaten", "pimpinan", "jabatan_pimpinan", "narasumber", "peserta"),
    *("peserta_luring", "peserta_daring", "kesepakatan", "disepakati", "ditolak", "target", "tanggal_laporan"),
    "operator",
)
_FIGURE_FIELDS = (
    "periode",
    "desa",
    "sasaran",
    "diukur",
    "cakupan",
    "pendek",
    "pendek_dari",
    "pendek_persen",
    "pendek_selang",
    "sangat_pendek",
)
FIELDS = (*_MEETING_FIELDS, *_FIGURE_FIELDS)
"""Every field a sentence may use."""


def sentence_fields(content: ReportContent) -> dict[str, str]:
    """Return every field by its Indonesian name; what is not known reads "(belum ditetapkan)" or "-"."""
    meeting = content.deliberation
    words = date_in_words(meeting.held_on)
    online = sum(person.online for person in meeting.attendees)
    accepted = sum(point.accepted for point in meeting.agreements)
    return {
        "hari": words.day_name,
        "tanggal": words.day,
        "bulan": words.month,
        "tahun": words.year,
        "tanggal_angka": short_date(meeting.held_on).replace("-", "/"),
        "hari_tanggal": long_date(meeting.held_on),
        "tahun_angka": str(meeting.held_on.year),
        "waktu": meeting.time.strip() or UNSET,
        "nomor": meeting.number.strip() or BLANK,
        "pukul": f"pukul {meeting.time}, " if meeting.time else "",
        "tempat": meeting.place.strip() or UNSET,
        "judul": full_title(content),
        "kecamatan": content.letterhead.district,
        "kabupaten": content.letterhead.regency,
        "pimpinan": meeting.chair.strip() or UNSET,
        "jabatan_pimpinan": meeting.chair_office or "pimpinan rapat",
        "narasumber": meeting.speakers.strip().rstrip(". "),
        "peserta": format_integer(len(meeting.attendees)),
        "peserta_luring": format_integer(len(meeting.attendees) - online),
        "peserta_daring": format_integer(online),
        "kesepakatan": format_integer(len(meeting.agreements)),
        "disepakati": format_integer(accepted),
        "ditolak": format_integer(len(meeting.agreements) - accepted),
        "target": "; ".join(target_texts(content)) or "-",
        "tanggal_laporan": plain_date(content.generated_on),
        "operator": content.operator,
        **figure_fields(content.figures),
    }


def full_title(content: ReportContent) -> str:
    """Return the title with the place: "Rembuk Stunting Tingkat Kecamatan Sukamaju"."""
    title, district = content.deliberation.title.strip(), content.letterhead.district.strip()
    kind, _, name = district.partition(" ")
    if name and title.lower().endswith(kind.lower()):
        return f"{title} {name}"
    return title if district.lower() in title.lower() else f"{title} {district}"


def figure_fields(figures: BatchFigures | None) -> dict[str, str]:
    """Return the fields that come from the batch; all "-" without one."""
    if figures is None:
        return dict.fromkeys(_FIGURE_FIELDS, "-")
    group = figures.total.under_five
    stunted = group.stunted
    values = (
        period_label(figures.period),
        format_integer(len(figures.villages)),
        format_integer(group.registered),
        format_integer(group.measured),
        format_percent(group.coverage),
        format_integer(stunted.n),
        format_integer(stunted.of),
        format_percent(stunted.percent),
        f"{format_decimal(stunted.low)}-{format_percent(stunted.high)}" if stunted.of else "-",
        format_integer(group.severely_stunted.n),
    )
    return dict(zip(_FIGURE_FIELDS, values, strict=True))


def target_texts(content: ReportContent) -> list[str]:
    """Return the targets of the prevalence in the year of the rembuk: "kecamatan 13,5 % (RPJMD)", nearest first."""
    year = content.deliberation.held_on.year
    return [
        f"{level_text(place, target)} {amount_text(target)}" + (f" ({target.source})" if target.source else "")
        for place, target in content.targets
        if target.year == year and target.indicator.casefold() == PREVALENCE.casefold() and target.level != VILLAGE
    ]


def level_text(place: str, target: Target) -> str:
    """Return the level of a target, of a village its name."""
    return place or target.level


def amount_text(target: Target) -> str:
    """Return the value of a target with its unit: "13,5 %", "81 desa"; decimals only where there are some."""
    decimals = f"{target.value:.2f}".rstrip("0").partition(".")[2]
    return f"{format_decimal(target.value, len(decimals))} {target.unit}".strip()


def signatories(content: ReportContent) -> tuple[Signatory, ...]:
    """Return who signs: those given, else the one who presided."""
    if content.signatories:
        return content.signatories
    meeting = content.deliberation
    place = content.letterhead.signed_at if meeting.chair_office.strip().lower() == "camat" else ""
    return (Signatory(meeting.chair, meeting.chair_office, meeting.chair_nip, place),)


def day_line(content: ReportContent) -> str:
    """Return place and date as they stand above a signature."""
    return f"{content.letterhead.signed_at}, {plain_date(content.deliberation.held_on)}"


def outside_seal(content: ReportContent) -> Line:
    """Return the line that tells on a page itself that the seal of the rembuk does not hold it."""
    day = plain_date(content.generated_on)
    return Line(f"DI LUAR SEGEL: keadaan {day}, dapat berubah sesudah rembuk disetujui.", "centre")


def footer_text(content: ReportContent, *, sealed: bool = True) -> str:
    """Return what stands at the foot of every page: the rembuk, and its seal or that it is a draft.

    A page that is not `sealed` says so where the others bear the seal.
    """
    outside = not sealed and content.seal.startswith("Segel")
    seal = "Lembar ini di luar segel" if outside else content.seal
    return "  ".join(part for part in (full_title(content)[:50], seal) if part)
