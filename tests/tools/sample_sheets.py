"""The layouts of the sample files as headings, and an invented child as the cells of each."""

from stunting_tui.growth.categories import category
from tests.tools.sample_children import Child, age_text

NBSP = "\u00a0"
_IDENTITY = (
    "No;NIK;Nama;JK;Tgl Lahir;BB Lahir;TB Lahir;Nama Ortu;Prov;Kab/Kota;Kec;{pkm};Desa/Kel;Posyandu;RT;RW;Alamat;"
)
_STATUS = "LiLA;BB/U;ZS BB/U;TB/U;ZS TB/U;BB/TB;ZS BB/TB;Naik Berat Badan;"
_OLD, _NEW = _IDENTITY.format(pkm="Pukesmas"), _IDENTITY.format(pkm="Puskesmas")
_AGE = "Usia Saat Ukur;Tanggal Pengukuran;Berat;Tinggi;"


def columns(text: str) -> list[str]:
    """Return headings written with semicolons between them."""
    return text.split(";")


COLUMNS_33 = columns(f"{_OLD}{_AGE}{_STATUS}PMT Diterima (kg);Jml Vit A;KPSP;KIA")
COLUMNS_34 = columns(f"{_OLD}{_AGE}Cara Ukur;{_STATUS}Jml Vit A;KPSP;KIA;Detail")
COLUMNS_35 = columns(f"{_OLD}{_AGE}Cara Ukur;{_STATUS}PMT Diterima (kg);Jml Vit A;KPSP;KIA;Detail")
COLUMNS_37 = columns(f"{_NEW}Total Pengukuran;{_AGE}Cara Ukur;{_STATUS}Jml Vit A;KPSP;KIA;Kelas Ibu Balita;MBG;Detail")
COLUMNS_22 = columns(
    "NO;NIK;NAMA ANAK;ANAK KE;BB LHR;PB LHR;BUKUKIA;IMD;TGL LAHIR;JK;NAMA ORTU;NIK ORTU;RT;RW;TANGGAL UKUR;BB;TB;NTOB;"
    "LILA;LIKA;UMUR LENGKAP;UMUR HARI"
)
COLUMNS_28 = columns(
    "NAMA FILE;BULAN;No;NIK;nama_anak;NAMA_BAKU;ANAK KE;BB LHR;PB LHR;BUKU KIA;IMD;tgl_lahir;jk;nama_ortu;nik_ortu;RT;"
    "RW;TANGGAL UKUR;bb;tb;ntob;LILA;LIKA;umur lengkap;umur hari;Periode;Sheet;Cek"
)
COLUMNS_TEMPLATE = columns(
    "NIK;Nama;JK;Tgl Lahir;BB Lahir;TB Lahir;Nama Ortu;Desa/Kel;Posyandu;RT;RW;Alamat;Tanggal Pengukuran;Berat;Tinggi;"
    "Cara Ukur;LiLA;Lingkar Kepala;Edema"
)
COLUMNS_WEIGHED = columns(
    "NIK;Nama;JK;Tgl Lahir;Nama Ortu;Prov;Kab/Kota;Kec;Puskesmas;Desa/Kel;Posyandu;RT;RW;Alamat;Tanggal Ukur;BB/U;TB/U;"
    "BB/TB;Jumlah"
)
COLUMNS_UPLOAD = columns("No;NIK;nama_anak;TANGGALUKUR;BERAT;TINGGI;LILA;lingkar_kepala;Pitting_edema;CARAUKUR;vita")
TITLE = "Data Tanggal : 2026-08-20 10:11:12"

_WORDS = {
    "Berat badan sangat kurang": "Sangat Kurang",
    "Berat badan kurang": "Kurang",
    "Berat badan normal": "Berat Badan Normal",
    "Risiko berat badan lebih": "Risiko Lebih",
    "Berisiko gizi lebih": "Risiko Gizi Lebih",
}
_PADDED = {"NIK": 2, "Nama": 1, "JK": 1, "Tgl Lahir": 1, "Nama Ortu": 1, "Desa/Kel": 1, "Posyandu": 1, "Alamat": 1}


def plain(value: float | None) -> str:
    """Return a number as the export prints it: a point, no zeros at the end."""
    if value is None:
        return "999.99"
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def word(index: str, z: float | None) -> str:
    """Return the status word the export prints for a z-score."""
    found = category(index, z)
    return "" if found is None else _WORDS.get(found.term, found.term.title())


def cells(child: Child) -> dict[str, str]:
    """Return a child's cells by heading, as the undamaged export prints them."""
    z = child.scores
    return {
        "No": f"{child.number}{NBSP}.{NBSP}",
        "NIK": child.nik,
        "Nama": child.name,
        "JK": child.sex,
        "Tgl Lahir": child.birth.isoformat(),
        "BB Lahir": plain(child.birth_weight),
        "TB Lahir": plain(child.birth_length),
        "Nama Ortu": child.parents,
        "Prov": "JAWA TIMUR",
        "Kab/Kota": "MAGETAN",
        "Kec": "KARANGREJO",
        "Pukesmas": "KARANGREJO",
        "Puskesmas": "KARANGREJO",
        "Desa/Kel": child.village,
        "Posyandu": child.posyandu,
        "RT": child.rt,
        "RW": child.rw,
        "Alamat": child.address,
        "Total Pengukuran": "3",
        "Usia Saat Ukur": age_text(child),
        "Tanggal Pengukuran": child.visit.isoformat(),
        "Berat": plain(child.weight),
        "Tinggi": plain(child.height),
        "Cara Ukur": "Terlentang" if child.position == "L" else "Berdiri",
        "LiLA": "0",
        "BB/U": word("waz", z.waz),
        "ZS BB/U": plain(z.waz),
        "TB/U": word("haz", z.haz),
        "ZS TB/U": plain(z.haz),
        "BB/TB": word("whz", z.whz),
        "ZS BB/TB": plain(z.whz),
        "Naik Berat Badan": "NTO"[child.number % 3],
        "PMT Diterima (kg)": "-",
        "Jml Vit A": "1",
        "KPSP": "Sesuai",
        "KIA": "Ya",
        "Kelas Ibu Balita": "Tidak",
        "MBG": "Ya",
        "Detail": "Lihat",
        "Tanggal Ukur": child.visit.isoformat(),
        "Jumlah": "3",
        "Lingkar Kepala": "",
        "Edema": "tidak",
    }


def row(child: Child, columns: list[str], **changes: str) -> list[str]:
    """Return a child's cells in the order of a layout; `changes` are by position, as `c4="..."` for column 4."""
    found = cells(child)
    values = [found.get(column, "") for column in columns]
    for place, value in changes.items():
        values[int(place[1:])] = value
    return values


def put(child: Child, columns: list[str], **changes: str) -> list[str]:
    """Return a child's cells with some replaced, by heading with `_` for what is neither letter nor digit."""
    keys = {"".join(c if c.isalnum() else "_" for c in column): i for i, column in enumerate(columns)}
    return row(child, columns, **{f"c{keys[name]}": value for name, value in changes.items()})


def padded(values: list[str], columns: list[str]) -> list[str]:
    """Return cells with the no-break spaces the export leaves behind text."""
    return [value + NBSP * _PADDED.get(column, 0) for value, column in zip(values, columns, strict=True)]


def recap(child: Child) -> dict[str, object]:
    """Return a child's cells by the headings of a posyandu recap, numbers and dates as a spreadsheet holds them."""
    return {
        "nik": child.nik,
        "namaanak": child.name,
        "namabaku": child.name,
        "anakke": 1 + child.number % 3,
        "bblhr": child.birth_weight,
        "pblhr": child.birth_length,
        "bukukia": "ada",
        "imd": "ada",
        "jk": child.sex,
        "namaortu": child.parents.replace(" / ", " - "),
        "nikortu": "9999990101900001",
        "rt": child.rt,
        "rw": child.rw,
        "bb": child.weight,
        "tb": child.height,
        "ntob": " N",
        "umurlengkap": age_text(child),
        "umurhari": (child.visit - child.birth).days,
        "no": child.number,
        "namafile": "rekap_agustus.xlsx",
        "bulan": "AGUSTUS_2026",
        "periode": "2026-08",
        "sheet": "AGUSTUS_2026",
        "cek": True,
    }


def clock(text: str) -> str:
    """Return a number as Excel with Indonesian settings saves it: the decimal point taken for that of a clock."""
    whole, point, decimals = text.partition(".")
    if not point or text.startswith("-") or len(decimals) > 2:
        return text
    hours, minutes = int(whole), int(decimals)
    if minutes >= 60:
        return text if hours >= 24 else f"{(hours * 60 + minutes) / 1440:.9f}".rstrip("0").replace(".", ",")
    return f"{hours:02d}.{minutes:02d}" if hours < 24 else f"{hours}.{minutes:02d}.00"
