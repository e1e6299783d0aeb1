"""FORMAT F2: the recap of one month's weighing, by posyandu (of a village) or village (of the kecamatan), sex and age.

The rows are those of the form "Rekapitulasi hasil penimbangan bayi balita" that a puskesmas published as FORMAT F2
2023 (scribd.com/document/631314993): S, K and D; N, T, 2T, O and B; then the status by weight for height and height for
age. Each has the age groups 0-5, 6-11, 12-23, 24-35 and 36-59 months, boys and girls. Of ours are: the sum of all ages
in the row of the element, and what the form leaves open - the status is that of every child measured in the month with
a plausible z; "baru" are severely wasted in this month and at no earlier visit of the year, "kumulatif" at any visit
since January. The form has no row for "berisiko gizi lebih" and "tinggi", and nobody here knows the cadres.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stunting_tui.domain.monitoring.skdn import AGE_NAMES, ChildMonth, age_group
from stunting_tui.domain.rows import Sex

SEXES: tuple[Sex, ...] = ("L", "P")


@dataclass(frozen=True, slots=True)
class Element:
    """A row of the form: its number, its words, what is counted. "" counts nothing: a heading."""

    number: str
    words: str
    code: str = ""


ELEMENTS = (
    Element("I", "Penimbangan"),
    Element("1", "Balita yang ada (S)", "s"),
    Element("2", "Terdaftar dan punya KMS/Buku KIA (K)", "k"),
    Element("3", "Balita yang ditimbang (D)", "d"),
    Element("II", "Hasil penimbangan"),
    Element("1", "BB naik (N)", "n"),
    Element("2", "Tidak naik (T)", "t"),
    Element("3", "Tidak naik 2 kali berturut-turut (2T)", "2t"),
    Element("4", "Bulan lalu tidak hadir (O)", "o"),
    Element("5", "Baru hadir bulan ini (B)", "b"),
    Element("III a", "Status gizi BB/TB"),
    Element("1", "Kurus/gizi kurang", "kurus"),
    Element("2a", "Sangat kurus/gizi buruk: baru", "buruk_baru"),
    Element("2b", "Sangat kurus/gizi buruk: kumulatif", "buruk_kumulatif"),
    Element("3", "Gizi lebih", "lebih"),
    Element("4", "Gizi baik", "baik"),
    Element("III b", "Status gizi TB/U"),
    Element("1", "Pendek", "pendek"),
    Element("2", "Sangat pendek", "sangat_pendek"),
    Element("3", "Normal", "normal"),
)
"""The rows in the order of the form."""
WASTING = {"gizi_kurang": "kurus", "gizi_lebih": "lebih", "obesitas": "lebih", "gizi_baik": "baik"}
HEIGHT = {"pendek": "pendek", "sangat_pendek": "sangat_pendek", "normal": "normal"}
"""Codes of the categories, and the elements they are counted in."""
SEVERE = -3.0
"""z of weight for height below which a child is severely wasted; oedema makes it so whatever the z."""

Key = tuple[str, Sex, str, str]
"""Place, sex, age group, element."""


@dataclass(frozen=True, slots=True)
class FormChild:
    """A registered child of a place in the month."""

    place: str
    sex: Sex
    month: ChildMonth


@dataclass(frozen=True, slots=True)
class FormView:
    """The form of a village or the kecamatan (`place`); `places` are its columns, each for boys and girls.

    `posyandu` says how many each column has, and in how many of them children were weighed.
    """

    place: str
    period: str
    places: tuple[str, ...]
    posyandu: Mapping[str, tuple[int, int]]
    counts: Mapping[Key, int]
    has_books: bool

    def count(self, code: str, place: str = "", sex: Sex | None = None, group: str = "") -> int:
        """Return a count; "" and None stand for all places, both sexes and all ages."""
        return sum(
            self.counts.get((one, letter, age, code), 0)
            for one in ((place,) if place else self.places)
            for letter in ((sex,) if sex else SEXES)
            for age in ((group,) if group else AGE_NAMES)
        )

    def gaps(self) -> dict[str, int]:
        """Return D less N + T + O + B of the places where the identity does not hold."""
        found = {
            place: self.count("d", place) - sum(self.count(code, place) for code in "ntob") for place in self.places
        }
        return {place: gap for place, gap in found.items() if gap}


def counted_months(children: Iterable[FormChild]) -> Counter[Key]:
    """Count the elements of SKDN; children outside 0 to 59 months are left out."""
    found: Counter[Key] = Counter()
    for child in children:
        group = age_group(child.month.age_months)
        if group:
            for code in _codes(child.month):
                found[child.place, child.sex, group, code] += 1
    return found


def _codes(month: ChildMonth) -> Iterator[str]:
    """Give the elements a child is counted in."""
    yield "s"
    if month.has_book:
        yield "k"
    if month.gain is not None:
        yield "d"
        if month.gain.status is not None:
            yield month.gain.status.lower()
        if month.gain.two_t:
            yield "2t"
