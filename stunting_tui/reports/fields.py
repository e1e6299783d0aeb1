"""The {fields} of the workbook's sentences, from its content."""

from stunting_tui.domain.dates import date_in_words, period_label, plain_date, short_date
from stunting_tui.domain.figures import BatchFigures
from stunting_tui.domain.numbers import format_decimal, format_integer, format_percent
from stunting_tui.reports.content import ReportContent

UNSET = "(belum ditetapkan)"
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


def sentence_fields(content: ReportContent) -> dict[str, str]:
    """Return every field by its Indonesian name; what is not known reads "(belum ditetapkan)" or "-"."""
    meeting = content.deliberation
    words = date_in_words(meeting.held_on)
    online = sum(person.online for person in meeting.attendees)
    return {
        "hari": words.day_name,
        "tanggal": words.day,
        "bulan": words.month,
        "tahun": words.year,
        "tanggal_angka": short_date(meeting.held_on).replace("-", "/"),
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
