"""Samples of odd content: units, exchanged columns, text where numbers belong, words, doubles, hostile text, galat."""

from datetime import date

from tests.tools.sample_children import children
from tests.tools.sample_files import Sample, delimited, html, xls
from tests.tools.sample_layouts import numbered
from tests.tools.sample_sheets import COLUMNS_33, COLUMNS_UPLOAD, COLUMNS_WEIGHED, put, row

LIST = "e-PPGBM 33 kolom"


def content_samples() -> list[Sample]:
    """Return the samples."""
    return [*_values(), *_words(), *_people(), *_refused()]


def _values() -> list[Sample]:
    kids = children(10)
    grams = [kid.but(birth_weight=2.986) for kid in kids]
    lines = [put(kid, COLUMNS_33, BB_Lahir="2986", TB_Lahir=f"{kid.birth_length / 100:.2f}") for kid in grams]
    swap = [row(kid, COLUMNS_33) for kid in kids]
    # A weight of 60 kg or more is looked for, and a height of 25 cm or less: the exchanged sizes of a child over 60 cm.
    swap[6] = put(kids[6], COLUMNS_33, Berat=str(kids[6].height), Tinggi=str(kids[6].weight))
    texts = [row(kid, COLUMNS_33) for kid in kids]
    texts[1] = put(kids[1], COLUMNS_33, Berat="PINDAH RUMAH")
    texts[2] = put(kids[2], COLUMNS_33, Tinggi="-", LiLA="tidak diukur")
    texts[3] = put(kids[3], COLUMNS_33, Berat=str(kids[3].weight).replace(".", ",") + " kg")
    blanked = [kids[0], kids[1].but(weight=None), kids[2].but(height=None), *kids[3:]]
    odd = [row(kid, COLUMNS_33) for kid in kids]
    odd[0] = put(kids[0], COLUMNS_33, Berat="410")
    odd[1] = put(kids[1], COLUMNS_33, Berat="42.5")
    strange = [kids[0].but(weight=None), kids[1].but(weight=42.5), *kids[2:]]
    return [
        Sample(
            "satuan-lahir.csv",
            "BB Lahir dalam gram, TB Lahir dalam meter",
            delimited([COLUMNS_33, *lines]),
            LIST,
            numbered(grams, 2),
            codes=["satuan-diubah"],
            fields={2: {"birth_weight_kg": 2.986, "birth_length_cm": kids[0].birth_length}},
        ),
        Sample(
            "tertukar.csv",
            "berat dan tinggi tertukar",
            delimited([COLUMNS_33, *swap]),
            LIST,
            numbered(kids, 2),
            codes=["tertukar"],
        ),
        Sample(
            "teks-di-angka.csv",
            "PINDAH RUMAH, tanda hubung dan satuan di kolom angka",
            delimited([COLUMNS_33, *texts]),
            LIST,
            numbered(blanked, 2),
            codes=["bukan-angka", "berat-kosong", "tinggi-kosong"],
        ),
        Sample(
            "nilai-janggal.csv",
            "berat yang mustahil dan yang tidak lazim",
            delimited([COLUMNS_33, *odd]),
            LIST,
            numbered(strange, 2),
            codes=["nilai-tidak-mungkin", "nilai-tidak-lazim", "berat-kosong"],
        ),
    ]


def _words() -> list[Sample]:
    kids = children(10)
    bbu = ["Severely Underweight", "BB Normal", "Berat Badan Kurang", "Berat Sangat Kurang", "Outlier", "Normal"]
    tbu = ["Severely Stunted", "Stunted", "Sangat pendek (severely stunted)", "Pendek (Stunted)", "Outlier", "Normal"]
    bbtb = ["Sangat Kurus", "Kurus", "Berisiko gizi lebih", "Gemuk", "", "Belum Dinilai"]
    lines = [
        put(
            kid,
            COLUMNS_33,
            BB_U=bbu[i % 6],
            TB_U=tbu[i % 6],
            BB_TB=bbtb[i % 6],
            ZS_BB_TB="999.99" if i == 4 else "-0.5",
        )
        for i, kid in enumerate(kids)
    ]
    fields: dict[int, dict[str, object]] = {
        2: {"file_bbu": "Berat badan sangat kurang", "file_tbu": "Sangat pendek", "file_bbtb": "Gizi buruk"},
        4: {"file_bbu": "Berat badan kurang", "file_tbu": "Sangat pendek", "file_bbtb": "Berisiko gizi lebih"},
        6: {"file_bbu": "", "file_tbu": "", "file_bbtb": "", "file_whz": None},
        7: {"file_bbtb": "Belum Dinilai", "file_whz": -0.5},
    }
    return [
        Sample(
            "kata-status.csv",
            "kata status lain, Outlier, 999.99, kata tak dikenal",
            delimited([COLUMNS_33, *lines]),
            LIST,
            numbered(kids, 2),
            codes=["kata-tidak-dikenal"],
            fields=fields,
        ),
    ]


def _people() -> list[Sample]:
    kids = children(10)
    double = [*kids, kids[3], kids[5].but(nik=kids[5].nik[:15] + "9", posyandu="MELATI 9")]
    unnamed = ["BY NY TUTI", "BAYI", "BY IBU RARA", "BAYI NY. SISI"]
    born = [kid.but(name=name) for kid, name in zip(kids, unnamed, strict=False)]
    clean = kids[0].but(name="=HYPERLINK()", address="[31mMERAH")
    hostile = [
        put(kids[0], COLUMNS_33, Nama="=HYPER\u202eLINK()", Alamat="\x1b]0;judul\x07\x1b[31mMERAH\u200b"),
        *(row(kid, COLUMNS_33) for kid in kids[1:]),
    ]
    return [
        Sample(
            "baris-ganda.csv",
            "anak yang sama dua kali, sekali dengan NIK lain",
            delimited([COLUMNS_33, *[row(kid, COLUMNS_33) for kid in double]]),
            LIST,
            numbered(double, 2),
            codes=["baris-ganda"],
        ),
        Sample(
            "bayi-baru.csv",
            "bayi yang belum bernama",
            delimited([COLUMNS_33, *[row(kid, COLUMNS_33) for kid in born]]),
            LIST,
            numbered(born, 2),
        ),
        Sample(
            "teks-jahat.csv",
            "urutan kendali terminal, arah teks, rumus",
            delimited([COLUMNS_33, *hostile], encoding="utf-8"),
            LIST,
            numbered([clean, *kids[1:]], 2),
            fields={2: {"address": "MERAH"}},
        ),
    ]


def _refused() -> list[Sample]:
    kids = children(10)
    lines = [
        put(kids[0], COLUMNS_33, Tgl_Lahir=""),
        put(kids[1], COLUMNS_33, JK="-"),
        put(kids[2], COLUMNS_33, JK="X"),
        put(kids[3], COLUMNS_33, Tanggal_Pengukuran=""),
        put(kids[4], COLUMNS_33, Berat="0", Tinggi=""),
        put(kids[5], COLUMNS_33, Tanggal_Pengukuran="2020-01-01", Usia_Saat_Ukur=""),
        put(kids[6], COLUMNS_33, Tanggal_Pengukuran="2031-01-01", Usia_Saat_Ukur=""),
        put(kids[7], COLUMNS_33, Nama=""),
        put(kids[8], COLUMNS_33, Tgl_Lahir="2026-02-30"),
        put(kids[9], COLUMNS_33, Tgl_Lahir="2019-06-01", Usia_Saat_Ukur=""),
    ]
    codes = ["tanggal-lahir-kosong", "jenis-kelamin-kosong", "jenis-kelamin-tidak-dikenal", "tanggal-ukur-kosong"]
    codes += ["ukuran-kosong", "ukur-sebelum-lahir", "ukur-di-masa-depan", "nama-kosong", "tanggal-lahir-tidak-terbaca"]
    seen = [row(kid, COLUMNS_WEIGHED) for kid in kids]
    sent = [
        [kid.number, kid.nik, kid.name, kid.visit, kid.weight, kid.height, "", "", "tidak", "berdiri", "ya"]
        for kid in kids
    ]
    return [
        Sample(
            "galat.csv",
            "setiap galat satu baris, dan satu anak di atas lima tahun",
            delimited([COLUMNS_33, *lines]),
            LIST,
            [(11, kids[9].but(birth=date(2019, 6, 1)))],
            read=10,
            codes=[*codes, "usia-di-atas-5-tahun"],
        ),
        Sample(
            "daftar-ditimbang.xls",
            "Daftar Ditimbang: tanpa berat dan tinggi",
            html(seen, COLUMNS_WEIGHED),
            "daftar umum",
            [],
            read=10,
            codes=["kolom-kurang", "ukuran-kosong"],
        ),
        Sample(
            "unggahan-pengukuran.xls",
            "templat unggah Pengukuran: tanpa tanggal lahir dan jenis kelamin",
            xls("Pengukuran", [COLUMNS_UPLOAD, *sent]),
            "templat Pengukuran e-PPGBM",
            [],
            read=10,
            codes=["kolom-kurang", "tanggal-lahir-kosong", "jenis-kelamin-kosong"],
            text=False,
        ),
    ]
