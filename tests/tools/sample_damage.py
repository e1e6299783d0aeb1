"""Samples of damaged cells: decimals that became clock times, broken NIK, dates in every form."""

from datetime import date, time, timedelta

from stunting_tui.domain.dates import MONTHS
from tests.tools.sample_children import Child, children
from tests.tools.sample_files import Sample, delimited, xlsx
from tests.tools.sample_layouts import numbered, typed
from tests.tools.sample_sheets import COLUMNS_33, COLUMNS_35, TITLE, clock, put, row

_33 = "e-PPGBM 33 kolom"
_35 = "e-PPGBM 35 kolom"
_SCORES = ("ZS BB/U", "ZS TB/U", "ZS BB/TB")


def damage_samples() -> list[Sample]:
    """Return the samples."""
    return [*_clock(), *_niks(), *_dates()]


def _clocked(child: Child, columns: list[str], hit: tuple[str, ...]) -> list[str]:
    values = row(child, columns)
    return [clock(text) if column in hit else text for column, text in zip(columns, values, strict=True)]


def _clock() -> list[Sample]:
    kids = children(16)
    fine = [
        kid.but(weight=round(kid.weight + 0.07, 2), birth_weight=2.8) if kid.number % 4 == 0 else kid for kid in kids
    ]
    hit = ("Berat", "Tinggi", *_SCORES)
    part = [_clocked(kid, COLUMNS_33, hit) for kid in kids]
    every = [_clocked(kid, COLUMNS_33, ("BB Lahir", *hit)) for kid in fine]
    return [
        Sample(
            "jam-excel.csv",
            "desimal Berat dan Tinggi menjadi jam, BB Lahir tidak",
            delimited([[TITLE], COLUMNS_33, *part]),
            _33,
            numbered(kids, 3),
            codes=["desimal-dipulihkan"],
            fields={3: {"birth_weight_kg": kids[0].birth_weight, "file_haz": kids[0].scores.haz}},
        ),
        Sample(
            "jam-excel-pecahan.csv",
            "juga BB Lahir, dan menit 60-99 menjadi pecahan hari",
            delimited([[TITLE], COLUMNS_33, *every]),
            _33,
            numbered(fine, 3),
            codes=["desimal-dipulihkan"],
            fields={6: {"birth_weight_kg": 2.8}},
        ),
        Sample(
            "jam-excel.xlsx",
            "sel jam asli di dalam buku kerja",
            xlsx({"Data": [COLUMNS_33, *[_true_clock(kid) for kid in fine]]}),
            _33,
            numbered(fine, 2),
            codes=["desimal-dipulihkan"],
            text=False,
        ),
    ]


def _true_clock(child: Child) -> list[object]:
    """Return cells as the damaged workbook holds them: clock times, durations as day counts, fractions."""
    values: list[object] = list(typed(child, COLUMNS_33))
    for i, column in enumerate(COLUMNS_33):
        if column in {"Berat", "Tinggi"}:
            values[i] = _clock_cell(clock(row(child, COLUMNS_33)[i]))
    return values


def _clock_cell(text: str) -> object:
    if text.endswith(".00"):
        hours, minutes, _ = text.split(".")
        return timedelta(hours=int(hours), minutes=int(minutes))
    if text.startswith("0,"):
        return float(text.replace(",", "."))
    if "." in text:
        return time(int(text[:2]), int(text[3:]))
    return int(text)


def _niks() -> list[Sample]:
    kids = children(10)
    forms = [
        kids[0].nik,
        f"'{kids[1].nik}",
        "9,99999E+15",
        f"{kids[3].nik}.0",
        kids[4].nik[:15],
        "-".join((kids[5].nik[:6], kids[5].nik[6:12], kids[5].nik[12:])),
        "999999**********",
        "",
        "-",
        kids[9].nik,
    ]
    lines = [put(kid, COLUMNS_33, NIK=form) for kid, form in zip(kids, forms, strict=True)]
    fields: dict[int, dict[str, object]] = {
        2: {"nik": kids[0].nik},
        3: {"nik": kids[1].nik},
        4: {"nik": None, "nik_raw": "9,99999E+15"},
        5: {"nik": None},
        6: {"nik": None, "nik_raw": kids[4].nik[:15]},
        7: {"nik": kids[5].nik, "nik_raw": ""},
        8: {"nik": None, "nik_raw": "999999**********"},
        9: {"nik": None, "nik_raw": ""},
    }
    numeric = [[*typed(kid, COLUMNS_35)[:1], int(kid.nik), *typed(kid, COLUMNS_35)[2:]] for kid in kids]
    return [
        Sample(
            "nik-rusak.csv",
            "NIK ilmiah, berakhiran .0, pendek, berkutip, bertanda hubung, disamarkan, kosong",
            delimited([COLUMNS_33, *lines]),
            _33,
            numbered(kids, 2),
            codes=["nik-rusak", "nik-bukan-16-digit", "nik-disamarkan"],
            fields=fields,
        ),
        Sample(
            "nik-angka.xlsx",
            "NIK tersimpan sebagai angka",
            xlsx({"Data": [COLUMNS_35, *numeric]}),
            _35,
            numbered(kids, 2),
            codes=["nik-rusak"],
            fields={2: {"nik": None, "nik_raw": kids[0].nik[:15] + "0"}},
            text=False,
        ),
    ]


def _dates() -> list[Sample]:
    kids = children(12)
    forms = [
        "{0:%Y-%m-%d}", "{0:%d/%m/%Y}", "{0:%d-%m-%Y}", "{0:%d-%m-%y}", "{0.day} {1} {0.year}", "{0.day}-{2}-{0:%y}",
        "{3}", "{0:%Y-%m-%d} 00:00:00", "{0:%d.%m.%Y}", "{0:%Y/%m/%d}", "Magetan, {0:%d-%m-%Y}", "{0:%Y%m%d}",
    ]  # fmt: skip
    lines = []
    for kid, form in zip(kids, forms, strict=True):
        written = []
        for day in (kid.birth, kid.visit):
            serial = (day - date(1899, 12, 30)).days
            written.append(form.format(day, MONTHS[day.month - 1], MONTHS[day.month - 1][:3], serial))
        lines.append(put(kid, COLUMNS_33, Tgl_Lahir=written[0], Tanggal_Pengukuran=written[1]))
    swapped = [put(kid, COLUMNS_33, Tgl_Lahir=f"{kid.birth:%m/%d/%Y}") for kid in kids]
    one = [put(kid, COLUMNS_33, Tgl_Lahir=f"{kid.birth:%d/%m/%Y}") for kid in kids]
    early = kids[4].but(birth=date(2024, 11, 3))
    one[4] = put(early, COLUMNS_33, Tgl_Lahir="11/03/2024")
    mixed = [*kids[:4], early, *kids[5:]]
    return [
        Sample(
            "bentuk-tanggal.csv",
            "dua belas cara menulis tanggal",
            delimited([COLUMNS_33, *lines]),
            _33,
            numbered(kids, 2),
        ),
        Sample(
            "bulan-dulu.csv",
            "seluruh kolom ditulis bulan/hari/tahun",
            delimited([COLUMNS_33, *swapped]),
            _33,
            numbered(kids, 2),
            codes=["tanggal-bulan-dulu"],
        ),
        Sample(
            "satu-bulan-dulu.csv",
            "satu tanggal lahir tertukar hari dan bulannya, terlihat dari usia yang tercetak",
            delimited([COLUMNS_33, *one]),
            _33,
            numbered(mixed, 2),
            codes=["tanggal-bulan-dulu"],
        ),
    ]
