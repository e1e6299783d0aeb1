"""FORMAT F2: the same children as SKDN, by posyandu or village, sex and age; status of the month and of the year."""

from datetime import date

import pytest
from openpyxl import load_workbook

from stunting_tui.domain.monitoring.skdn import AGE_NAMES
from stunting_tui.domain.monitoring.skdn_view import ALL_AGES
from stunting_tui.reports.quality.skdn_form import MOST, form_sections, identity_words
from stunting_tui.services.quality import skdn
from stunting_tui.services.quality.skdn_form import NOWHERE, form_view
from tests.services.made_up_batch import DAY, MadeUp

JULY, JUNE = date(2026, 7, 12), date(2026, 6, 12)


@pytest.fixture
def made(store):
    return MadeUp(store)


def weighed(made, *visits, haz=-1, **more):
    """Add a child seen in the months up to August; None is a month without, a pair is weight and z for height."""
    child = made.child(**more)
    for day, visit in zip((JUNE, JULY, DAY)[-len(visits) :], visits, strict=True):
        if visit is not None:
            made.visit(child, haz=haz, day=day, weight_kg=visit[0], whz=visit[1])
    return child


def form(made, village=None):
    return form_view(skdn.read_year(made.session, "2026-08"), village)


def test_every_element_by_posyandu_sex_and_age(made):
    weighed(made, (10.0, -1), (10.2, -1), post="MAWAR 1", sex="L")  # N
    weighed(made, (10.0, -1), (10.0, -2.5), post="MAWAR 1", sex="P")  # T, kurus
    weighed(made, (10.0, -1), (10.0, -1), (10.0, -1), post="MAWAR 2", sex="P", age_days=300)  # 2T
    weighed(made, (10.0, 2.5), post="MAWAR 2", sex="L")  # B, lebih
    made.child(post="MAWAR 2", sex="L")  # S alone
    weighed(made, (9.0, -1), None, (9.5, -1), village="Joho", post="KENANGA", sex="L")  # O
    sengon = form(made, made.villages["Sengon"])
    assert sengon.places == ("MAWAR 1", "MAWAR 2")
    assert sengon.posyandu == {"MAWAR 1": (1, 1), "MAWAR 2": (1, 1)}
    told = {code: sengon.count(code) for code in ("s", "d", "n", "t", "2t", "o", "b", "kurus", "lebih", "baik")}
    assert told == {"s": 5, "d": 4, "n": 1, "t": 2, "2t": 1, "o": 0, "b": 1, "kurus": 1, "lebih": 1, "baik": 2}
    assert (sengon.count("t", "MAWAR 1", "P"), sengon.count("t", "MAWAR 1", "L")) == (1, 0)
    assert sengon.count("2t", "MAWAR 2", "P", "6-11 bl") == 1
    assert sengon.count("normal") == 4
    whole = form(made)
    assert (whole.count("o", "Joho"), whole.count("o", "Sengon"), whole.count("d")) == (1, 0, 5)


def test_sums_are_those_of_skdn(made):
    for at in range(30):
        visits = [(9.0 + at / 30, -1), None if at % 3 else (9.3 + at / 30, -1), (9.5 + at / 30, -1)]
        weighed(made, *visits, sex="LP"[at % 2], age_days=100 + 55 * at, post=f"MAWAR {at % 3}")
    made.child(post=None)
    year = skdn.read_year(made.session, "2026-08")
    whole, counted = form_view(year), skdn.view(year)
    one = counted.of(ALL_AGES)
    assert [whole.count(code) for code in "sdntob"] == [one.s, one.d, one.n, one.t, one.o, one.b]
    for group in AGE_NAMES:
        assert whole.count("d", group=group) == counted.of(group).d
    assert whole.gaps() == {}
    assert NOWHERE in form_view(year, made.villages["Sengon"]).places


def test_severe_wasting_new_and_since_january(made):
    weighed(made, (8.0, -3.2))  # new
    weighed(made, (8.0, -3.4), (8.1, -3.2))  # was so in July
    weighed(made, (8.0, -3.4), (9.5, -1.0))  # recovered
    swollen = made.child()
    made.visit(swollen, haz=-1, weight_kg=9.0, whz=None, oedema=1)
    december = made.child()
    made.visit(december, haz=-1, day=date(2025, 12, 10), weight_kg=7.0, whz=-3.5)
    found = form(made)
    assert (found.count("buruk_baru"), found.count("buruk_kumulatif")) == (2, 4)


def test_an_implausible_z_is_in_no_status_and_a_broken_identity_is_told(made):
    weighed(made, (10.0, -5.5), haz=-7)
    found = form(made)
    assert not any(found.count(code) for code in ("kurus", "buruk_baru", "baik", "pendek", "sangat_pendek", "normal"))
    assert identity_words(found) == "Cocok: D = N + T + O + B = 1."
    (key,) = [key for key, count in found.counts.items() if key[3] == "b" and count]
    found.counts[key] = 0
    assert identity_words(found) == "Tidak cocok: Sengon D 1, N + T + O + B 0."


def test_nobody_and_many_places(made):
    empty = form(made, made.villages["Joho"])
    assert (empty.places, empty.count("s")) == ((NOWHERE,), 0)
    for at in range(MOST + 1):
        made.child(post=f"MAWAR {at}")
    sections = form_sections(form(made, made.villages["Sengon"]))
    assert [one.title for one in sections] == ["F2", "F2 (2)"]


def test_the_workbook_has_the_form_and_the_bars(made, tmp_path):
    child = weighed(made, (10.0, -1), (10.2, -1), sex="P")
    made.visit(child, haz=-1, day=JUNE, weight_kg=9.8, extras='{"KIA": "Ya"}')
    target, village = tmp_path / "skdn.xlsx", made.villages["Sengon"]
    skdn.write_book(made.session, skdn.read_year(made.session, "2026-08"), village, target)
    book = load_workbook(target)
    assert book.sheetnames == ["SKDN", "F2", "Balok SKDN", "Data"]
    (chart,) = book["Balok SKDN"]._charts
    fills = [one.graphicalProperties.solidFill.srgbClr for one in chart.series]
    assert fills == ["C00000", "FFD966", "548235", "1F4E79"]
    assert all(one.dLbls.showVal and one.dLbls.dLblPos == "inEnd" for one in chart.series)
    months = [[cell.value for cell in row] for row in book["Balok SKDN"]["A4:E15"]]
    assert months[-1] == ["Agu 26", 1, 1, 1, 1] and months[-2][3] == 1 and months[0][3] == 0
    assert not any(str(cell.value)[:4] == "ANAK" for row in book["F2"].iter_rows() for cell in row)
