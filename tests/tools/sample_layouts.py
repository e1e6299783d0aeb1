"""Samples of every layout and every kind of file, undamaged."""

from datetime import date, timedelta

from tests.tools.sample_children import Child, children
from tests.tools.sample_files import Sample, delimited, html, ods, xls, xlsx
from tests.tools.sample_sheets import (
    COLUMNS_22,
    COLUMNS_28,
    COLUMNS_33,
    COLUMNS_34,
    COLUMNS_35,
    COLUMNS_37,
    COLUMNS_TEMPLATE,
    TITLE,
    cells,
    padded,
    recap,
    row,
)

_NUMBERS = ("BB Lahir", "TB Lahir", "Berat", "Tinggi", "ZS BB/U", "ZS TB/U", "ZS BB/TB", "LiLA")
_TITLE_DATE = {0: {"title_date": date(2026, 8, 20)}}


def layout_samples() -> list[Sample]:
    """Return the samples."""
    return [*_exports(), *_spreadsheets(), *_recaps(), *_general()]


def numbered(found: list[Child], first: int) -> list[tuple[int, Child]]:
    """Return children with the spreadsheet rows they stand in."""
    return list(enumerate(found, start=first))


def typed(child: Child, columns: list[str]) -> list[object]:
    """Return a child's cells as a spreadsheet holds them: numbers and dates instead of text."""
    values: list[object] = []
    for column, text in zip(columns, row(child, columns), strict=True):
        if column == "Tgl Lahir":
            values.append(child.birth)
        elif column == "Tanggal Pengukuran":
            values.append(child.visit)
        elif column in _NUMBERS:
            values.append(float(text))
        else:
            values.append(text)
    return values


def _exports() -> list[Sample]:
    kids = children()
    padded_33 = [padded(row(kid, COLUMNS_33), COLUMNS_33) for kid in kids]
    masked = [kid.nik[:4] + "*" * 12 for kid in kids]
    short = [row(kid, COLUMNS_37, c1=mask, c36="<a href='#'>Lihat</a>") for kid, mask in zip(kids, masked, strict=True)]
    short = [[*line[:2], line[2] + "&nbsp;", *line[3:16], "DK. CONTOH<br>RT 1", *line[18:]] for line in short]
    plain_37 = [row(kid, COLUMNS_37) for kid in kids]
    fields_37 = {i + 2: {"nik": None, "position": kid.position} for i, kid in enumerate(kids[:2])}
    return [
        Sample(
            "33-kolom.xls",
            "tabel HTML bernama .xls",
            html(padded_33, COLUMNS_33),
            "e-PPGBM 33 kolom",
            numbered(kids, 2),
        ),
        Sample(
            "33-kolom-excel.csv",
            "titik koma, BOM, baris judul, spasi tak putus",
            delimited([[TITLE], COLUMNS_33, *padded_33]),
            "e-PPGBM 33 kolom",
            numbered(kids, 3),
            fields={**_TITLE_DATE, 3: {"nik": kids[0].nik, "village": kids[0].village, "file_haz": kids[0].scores.haz}},
        ),
        Sample(
            "34-kolom-koma.csv",
            "koma, UTF-8 tanpa BOM, tanpa kolom PMT",
            delimited([COLUMNS_34, *[row(kid, COLUMNS_34) for kid in kids]], ",", "utf-8"),
            "e-PPGBM 34 kolom",
            numbered(kids, 2),
            fields={2: {"position": kids[0].position}},
        ),
        Sample(
            "37-kolom-bergeser.xls",
            "tabel HTML, sel Total Pengukuran tidak ada, NIK disamarkan, tag dan entitas",
            html(short, COLUMNS_37, raw=True),
            "e-PPGBM 37 kolom",
            numbered(kids, 2),
            codes=["kolom-bergeser", "nik-disamarkan"],
            fields=fields_37,
        ),
        Sample(
            "37-kolom-tab.csv",
            "tab sebagai pemisah, baris utuh",
            delimited([COLUMNS_37, *plain_37], "\t", "utf-8"),
            "e-PPGBM 37 kolom",
            numbered(kids, 2),
            fields={2: {"nik": kids[0].nik}},
        ),
        Sample(
            "35-kolom-cp1252.csv",
            "pengodean Windows (cp1252)",
            delimited(
                [COLUMNS_35, *[row(kid, COLUMNS_35, c16="DK. CONTOH – GANG SÉRUNI") for kid in kids]], ";", "cp1252"
            ),
            "e-PPGBM 35 kolom",
            numbered(kids, 2),
            fields={2: {"address": "DK. CONTOH – GANG SÉRUNI"}},
        ),
    ]


def _spreadsheets() -> list[Sample]:
    kids = children(14)
    columns = [*COLUMNS_35, "Bulan Pengukuran", "status desa"]
    extra = [[*typed(kid, COLUMNS_35), "Agustus", "lokus"] for kid in kids]
    lines = [typed(kid, COLUMNS_35) for kid in kids]
    total: list[object] = ["JUMLAH", "", len(kids)]
    tail: list[list[object]] = [["", " ", None] for _ in range(20)]
    first = [
        ["DAFTAR STATUS GIZI BALITA"],
        [TITLE],
        [],
        COLUMNS_35,
        [f"({i})" for i in range(1, 36)],
        *lines[:5],
        COLUMNS_35,
        *lines[5:8],
        total,
        *tail,
    ]
    second = [COLUMNS_35, *lines[8:], ["Total", "", 6], [], ["", "", "Mengetahui,"], ["", "", "Kepala Puskesmas"]]
    several = {"Petunjuk": [["Isi lembar ini dari unduhan."]], "Karangrejo": first, "Manisrejo": second}
    rows = [*numbered(kids[:5], 6), *numbered(kids[5:8], 12), *numbered(kids[8:], 2)]
    return [
        Sample(
            "35-kolom-tambahan.xlsx",
            "kolom buatan sendiri di belakang, angka dan tanggal asli",
            xlsx({"Sheet1": [columns, *extra]}),
            "e-PPGBM 35 kolom",
            numbered(kids, 2),
            fields={2: {"extra_Bulan Pengukuran": "Agustus", "extra_status desa": "lokus"}},
            text=False,
        ),
        Sample(
            "beberapa-lembar.xlsx",
            "beberapa lembar, baris judul dan kosong, judul kolom berulang, nomor kolom, jumlah, ekor kosong",
            xlsx(several, {"Karangrejo": ["A1:AI1"]}),
            "e-PPGBM 35 kolom",
            rows,
            codes=["lembar-dilewati"],
            fields=_TITLE_DATE,
            text=False,
        ),
        Sample(
            "excel-97.xls",
            "Excel 97-2003 asli",
            xls("Data", [COLUMNS_35, *lines]),
            "e-PPGBM 35 kolom",
            numbered(kids, 2),
            text=False,
        ),
        Sample(
            "opendocument.ods",
            "LibreOffice",
            ods("Data", [COLUMNS_35, *lines]),
            "e-PPGBM 35 kolom",
            numbered(kids, 2),
            text=False,
        ),
    ]


def _recaps() -> list[Sample]:
    kids = children(10)
    lines_22 = [_recap_row(kid, COLUMNS_22, kid.birth.isoformat(), kid.visit.isoformat()) for kid in kids]
    lines_28 = [_recap_row(kid, COLUMNS_28, _serial(kid.birth), _serial(kid.visit)) for kid in kids]
    above: list[list[object]] = [
        ["REKAP POSYANDU"],
        ["Desa : MANTREN", "Posyandu : MELATI 2"],
        ["Kecamatan", ": KARANGREJO"],
    ]
    place = {"village": "MANTREN", "posyandu": "MELATI 2", "district": "KARANGREJO", "gain": "N"}
    return [
        Sample(
            "rekap-22-kolom.xlsx",
            "rekap posyandu 22 kolom, desa di atas tabel",
            xlsx({"AGUSTUS_2026": [*above, COLUMNS_22, *lines_22]}),
            "rekap posyandu",
            numbered(kids, 5),
            fields={5: place},
            text=False,
        ),
        Sample(
            "rekap-28-kolom.xlsx",
            "rekap posyandu 28 kolom, tanggal sebagai nomor seri",
            xlsx({"Rekap Data": [COLUMNS_28, *lines_28]}),
            "rekap posyandu",
            numbered(kids, 2),
            fields={2: {"nik": kids[0].nik, "extra_ANAK KE": str(1 + kids[0].number % 3)}},
            text=False,
        ),
        _wide(),
    ]


def _recap_row(child: Child, columns: list[str], birth: object, visit: object) -> list[object]:
    found = recap(child) | {"tgllahir": birth, "tanggalukur": visit}
    return [found.get("".join(c for c in column.lower() if c.isalnum()), "") for column in columns]


def _serial(day: date) -> int:
    return (day - date(1899, 12, 30)).days


def _wide() -> Sample:
    """Return a wide list of three months; the second child came once, the third never."""
    months = {"JUNI 2026": date(2026, 6, 10), "JULI 2026": date(2026, 7, 8), "AGUSTUS 2026": date(2026, 8, 12)}
    part = ["TGL UKUR", "UMUR", "BERAT", "TINGGI", "CARA UKUR"]
    base = ["NO", "NIK", "NAMA ANAK", "TANGGAL LAHIR", "JENIS KELAMIN"]
    top = [*base, *[text for month in months for text in (month, "", "", "", "")]]
    below = ["", "", "", "", "", *part * 3]
    lines: list[list[object]] = []
    rows: list[tuple[int, Child]] = []
    for number, kid in enumerate(children(8)[1:], start=3):
        line: list[object] = [number - 2, kid.nik, kid.name, kid.birth, kid.sex]
        for place, day in enumerate(months.values()):
            if number == 5 or (number == 4 and place != 1):
                line += ["", "", "", "", ""]
                continue
            seen = kid.but(visit=day, weight=round(kid.weight + place / 10, 1), height=round(kid.height + place / 2, 1))
            line += [
                day,
                (day - kid.birth) // timedelta(days=30),
                seen.weight,
                seen.height,
                "Telentang" if kid.position == "L" else "Berdiri",
            ]
            rows.append((number, seen))
        lines.append(line)
    merged = ["F1:J1", "K1:O1", "P1:T1", *[f"{letter}1:{letter}2" for letter in "ABCDE"]]
    data = xlsx({"Balita": [top, below, *lines]}, {"Balita": merged})
    fields = {3: {"extra_Bulan": "JUNI 2026", "position": "L"}}
    return Sample(
        "bulanan-melebar.xlsx",
        "satu baris per anak, kelompok kolom per bulan",
        data,
        "bulanan melebar",
        rows,
        fields=fields,
        text=False,
    )


def _general() -> list[Sample]:
    kids = children(10)
    general = [
        "Nama Balita",
        "L/P",
        "Tanggal Lahir",
        "Nama Ayah",
        "Nama Ibu",
        "Kelurahan",
        "Tgl Timbang",
        "BB (kg)",
        "PB/TB (cm)",
    ]
    lines = []
    for kid in kids:
        father, mother = kid.parents.split(" / ")
        sex = "Laki-laki" if kid.sex == "L" else "Perempuan"
        day, size = f"{kid.visit:%d/%m/%Y}", str(kid.weight).replace(".", ",")
        lines.append(
            [kid.name, sex, f"{kid.birth:%d/%m/%Y}", father, mother, kid.village, day, size, f"{kid.height} cm"]
        )
    template = [[cells(kid)[column] for column in COLUMNS_TEMPLATE] for kid in kids]
    return [
        Sample(
            "daftar-umum.csv",
            "daftar buatan sendiri dengan judul kolom lain",
            delimited([["Balita Kecamatan Karangrejo"], [], general, *lines]),
            "daftar umum",
            numbered(kids, 4),
            fields={4: {"parent_name": kids[0].parents}},
        ),
        Sample(
            "templat.csv",
            "judul kolom templat kita",
            delimited([COLUMNS_TEMPLATE, *template]),
            "templat",
            numbered(kids, 2),
            fields={2: {"oedema": False, "position": kids[0].position}},
        ),
    ]
