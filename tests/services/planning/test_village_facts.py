"""What is stored before a rembuk, and the one answer that holds it all."""

from dataclasses import replace
from pathlib import Path

import pytest

from stunting_tui.domain.planning.indicators import Indicator
from stunting_tui.domain.planning.scorecard import Count
from stunting_tui.domain.planning.target import Target
from stunting_tui.errors import ConflictError, DataError
from stunting_tui.services.planning import (
    indicators,
    own_indicators,
    scorecards,
    targets,
    village_facts,
    village_years,
)
from stunting_tui.services.register import region

DISTRICT = "33.10.01"
OWN = Indicator("K01", "Kelas ibu", "Kelas ibu", "", "ikut", "ibu", "%", 75.0, "naik", "2026-01-01", is_own=True)


@pytest.fixture
def district(store):
    region.choose_district(store, DISTRICT)
    return store


def village(place=0):
    return region.villages()[place].id


def put(session, code, *pair, place=0, period="2026-T3"):
    table = indicators.indicator_table(period)
    return indicators.save_pair(session, table, table.villages[place].id, table.profile.find(code), *pair)


def test_facts_of_a_village(district):
    put(district, "P01", 90, 100)
    put(district, "P02", 75, 100)
    put(district, "P03", 10, 100)
    put(district, "P15", 40, None)
    put(district, "P07", 1, 100, place=1)
    years = village_years.year_table(2026)
    village_years.save_row(district, years, village(), {"bumil": 12, "apbdes": 1000, "apbdes_stunting": 100})
    for period, yes in (("2026-T1", 1), ("2026-T3", 3), ("2026-T4", 4)):
        cards = scorecards.card_table(period)
        scorecards.save_count(district, cards, village(), "H1", Count(yes, 4 - yes))
    targets.save_target(district, Target("kabupaten", 2026, "Prevalensi stunting", 14))
    targets.save_target(district, Target("desa", 2026, "Prevalensi stunting", 10, village_id=village(1)))
    found = village_facts.facts(village(), 2026, "2026-T3")
    assert (found.name, found.profile.bumil, found.profile.stunting_share) == ("Brajan", 12, 10.0)
    assert [(one.indicator.code, one.word) for one in found.short] == [("P03", "belum"), ("P02", "hampir")]
    assert (len(found.readings), found.typed) == (20, 4)
    assert found.score.whole.percent == 75.0, "of the quarter asked for, not a later one"
    assert [one.value for one in found.targets] == [14]
    assert village_facts.facts(village(), 2026, "2026").score.whole.percent == 100.0
    assert village_facts.facts(village(), 2026, "2026-06").score.whole.percent == 25.0
    other = village_facts.facts(village(1), 2026, "2026-T3")
    assert [one.value for one in other.targets] == [10, 14]
    assert other.profile.id is None


def test_all_villages_are_there_and_a_stranger_is_not(district):
    assert [one.village_id for one in village_facts.all_facts(2026, "2026-T3")] == [v.id for v in region.villages()]
    with pytest.raises(DataError):
        village_facts.facts(9999, 2026, "2026-T3")


@pytest.mark.usefixtures("store")
def test_without_a_district_there_are_none():
    assert village_facts.all_facts(2026, "2026-T3") == []


def test_a_pair_is_kept_with_its_audit_and_refused_when_it_cannot_be(district, query):
    assert put(district, "P01", 3.0, 4.0).word == "belum"
    assert put(district, "P01", 4.0, 4.0).word == "tercapai"
    with pytest.raises(DataError, match="melebihi"):
        put(district, "P01", 5, 4)
    assert query("SELECT numerator, denominator, version FROM indicator_value") == [(4.0, 4.0, 2)]
    assert query("SELECT action, old, new FROM audit WHERE table_name = 'indicator_value'") == [
        ("tambah", None, None), ("ubah", "3.0", "4.0")
    ]  # fmt: skip


def test_an_older_copy_is_told_so(district):
    old = indicators.indicator_table("2026-T3")
    one = old.profile.find("P01")
    put(district, "P01", 3, 4)
    with pytest.raises(ConflictError):
        indicators.save_pair(district, old, village(), one, 1, 4)
    indicators.reread(old, (village(), "P01"))
    assert indicators.save_pair(district, old, village(), one, 1, 4).value == 25.0
    years = village_years.year_table(2026), village_years.year_table(2026)
    village_years.save_row(district, years[0], village(), {"catin": 1})
    with pytest.raises(ConflictError):
        village_years.save_row(district, years[1], village(), {"catin": 2})


def test_own_indicators_follow_the_profile_in_their_years(district):
    own_indicators.save_own(district, OWN)
    assert indicators.indicator_table("2026").profile.indicators[-1].code == "K01"
    assert indicators.indicator_table("2025").profile.find("K01") is None
    indicators.choose_profile(district, "esensial29")
    assert [len(indicators.indicator_table(year).profile.indicators) for year in ("2026", "2025", "2021")] == [
        30,
        29,
        0,
    ]
    with pytest.raises(DataError, match="sudah dipakai indikator sendiri"):
        own_indicators.save_own(district, OWN)
    with pytest.raises(DataError, match="Perpres"):
        own_indicators.save_own(district, replace(OWN, code="p01"))
    stored = own_indicators.own_indicators()[0]
    own_indicators.save_own(district, replace(stored, target=80.0))
    with pytest.raises(ConflictError):
        own_indicators.save_own(district, replace(stored, target=70.0))


def test_a_profile_whose_file_is_gone_gives_way_to_the_usual_one(district):
    folder = Path(district.database.parent) / "indikator"
    folder.mkdir()
    (folder / "kami.toml").write_text(
        'judul = "Kami"\n[[indikator]]\nkode = "X1"\nnama = "x"\npembilang = "x"\nsatuan = "orang"\narah = "naik"\n',
        encoding="utf-8",
    )
    indicators.choose_profile(district, "kami")
    assert indicators.indicator_table("2026", folder.parent).profile.title == "Kami"
    (folder / "kami.toml").write_text('judul = "Kami"\n', encoding="utf-8")
    broken = indicators.indicator_table("2026", folder.parent).profile
    assert (broken.name, len(broken.indicators)) == ("perpres72", 20)
    assert "kami.toml: tidak ada indikator" in broken.complaint
    (folder / "kami.toml").unlink()
    assert indicators.indicator_table("2026", folder.parent).profile.name == "perpres72"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (Target("desa", 2026, "P07", 90), "Desa target belum dipilih"),
        (Target("dunia", 2026, "P07", 90), "Tingkat"),
        (Target("nasional", 1999, "P07", 90), "Tahun 1999"),
        (Target("nasional", 2026, " ", 90), "Indikator target masih kosong"),
        (Target("nasional", 2026, "P07", 101), "di luar batas"),
        (Target("nasional", 2026, "P07", -1, "desa"), "di luar batas"),
    ],
)
def test_targets_that_cannot_be(district, target, said):
    with pytest.raises(DataError, match=said):
        targets.save_target(district, target)


def test_a_target_is_set_once_for_a_year_and_level(district):
    number = targets.save_target(district, Target("nasional", 2026, "P07", 90))
    with pytest.raises(DataError, match="sudah ada"):
        targets.save_target(district, Target("nasional", 2026, "p07 ", 91))
    targets.save_target(district, Target("nasional", 2026, "P07", 91, id=number, version=1))
    targets.save_target(district, Target("nasional", 2029, "Prevalensi stunting", 14.2, "%", "RPJMN"))
    assert [(one.year, one.value) for one in targets.targets()] == [(2029, 14.2), (2026, 91)]


@pytest.mark.parametrize(
    ("level", "year", "value"),
    [
        ("kabupaten", 2024, 13.5), ("kabupaten", 2024, 14), ("kabupaten", 2025, 15.8), ("nasional", 2024, 14.88),
        ("nasional", 2025, 18),
    ],
)  # fmt: skip
def test_targets_named_in_the_news_can_be_entered(district, level, year, value):
    targets.save_target(district, Target(level, year, "Prevalensi stunting", value, "%", "berita"))
    assert village_facts.facts(village(), year, str(year)).targets[0].value == value


def test_an_emptied_service_leaves_the_scorecard(district, query):
    table = scorecards.card_table("2026-T3")
    scorecards.save_count(district, table, village(), "H1", Count(3, 1))
    assert scorecards.save_count(district, table, village(), "H1", None) is None
    assert table.score(village()).filled == 0
    assert query("SELECT count(*) FROM scorecard") == [(0,)]
    with pytest.raises(DataError, match="tidak ada pada kartu skor"):
        scorecards.save_count(district, table, village(), "Z9", Count(1, 1))
