"""A measured child as it may leave the office: no name, number, address, birth date or day of measuring.

What stays is what the figures are made of. It is still data about children (UU 27/2022): someone who holds the register
can find a child by its measures, so such a copy goes to a named receiver for a purpose and is not published.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""No vowels and no digits: a code is never a word, a name or a number."""
LENGTH = 12


@dataclass(frozen=True, slots=True)
class MaskedRow:
    """A child in a batch. Weight kg, lengths cm, age in completed months; a flag says that the z is implausible."""

    code: str
    month: str
    village: str
    posyandu: str
    sex: str
    age_months: int
    weight_kg: float | None
    height_cm: float | None
    muac_cm: float | None
    position: str
    oedema: str
    haz: float | None
    waz: float | None
    whz: float | None
    baz: float | None
    haz_word: str
    waz_word: str
    whz_word: str
    haz_flag: int | None
    waz_flag: int | None
    whz_flag: int | None


COLUMNS: Mapping[str, tuple[str, str]] = {
    "kode_anak": ("code", "tetap sama bagi seorang anak di semua salinan; hanya kantor ini dapat mencarinya kembali"),
    "bulan_ukur": ("month", "tahun dan bulan pengukuran, tanpa tanggal"),
    "desa": ("village", "desa atau kelurahan"),
    "posyandu": ("posyandu", "posyandu"),
    "jenis_kelamin": ("sex", "L laki-laki, P perempuan"),
    "umur_bulan": ("age_months", "umur dalam bulan penuh, tanpa tanggal lahir"),
    "bb_kg": ("weight_kg", "berat badan, kg"),
    "tb_cm": ("height_cm", "panjang atau tinggi badan, cm"),
    "lila_cm": ("muac_cm", "lingkar lengan atas, cm"),
    "cara_ukur": ("position", "terlentang atau berdiri"),
    "edema": ("oedema", "ya, tidak, atau kosong bila tidak diperiksa"),
    "z_tbu": ("haz", "z-score TB/U menurut standar WHO 2006"),
    "z_bbu": ("waz", "z-score BB/U"),
    "z_bbtb": ("whz", "z-score BB/TB"),
    "z_imtu": ("baz", "z-score IMT/U"),
    "kategori_tbu": ("haz_word", "kategori TB/U; kosong bila z tidak ada atau di luar batas"),
    "kategori_bbu": ("waz_word", "kategori BB/U"),
    "kategori_bbtb": ("whz_word", "kategori BB/TB; dengan edema: gizi buruk"),
    "luar_batas_tbu": ("haz_flag", "1 bila z TB/U di luar batas wajar WHO"),
    "luar_batas_bbu": ("waz_flag", "1 bila z BB/U di luar batas wajar WHO"),
    "luar_batas_bbtb": ("whz_flag", "1 bila z BB/TB di luar batas wajar WHO"),
}
"""The columns of the copy, by their stable names: the field, and what it means. Nothing else ever goes out."""


def child_code(key: str, uuid: str) -> str:
    """Return the code of a child: HMAC-SHA-256 (RFC 2104) of its uuid, written in `LENGTH` letters.

    The same child has the same code in every copy, so that its course can be followed; without `key`, which stays in
    the database, the code can neither be turned back nor made for a child one knows. The NIK is no part of it: sixteen
    digits made of region, birth date and a serial are quickly all tried.
    """
    number = int.from_bytes(hmac.new(bytes.fromhex(key), uuid.encode(), sha256).digest())
    letters = []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "".join(letters)
