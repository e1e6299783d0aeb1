import random
from datetime import date, timedelta

import pytest

from stunting_tui.domain.prevalence.measured import MeasuredChild, columns_of
from stunting_tui.domain.quality.flags import who_flags
from stunting_tui.domain.quality.outcome import NotComputable
from stunting_tui.domain.quality.profile import quality_profile
from stunting_tui.domain.quality.scales import quality_rules

SCALES = quality_rules().scales
DAY = date(2026, 8, 11)


def child(days=800, **changes):
    given = {"sex": "L", "weight_kg": 10.2, "height_cm": 84.3, "position": "H", "haz": -1.2, "waz": -0.8, "whz": -0.3}
    return MeasuredChild(birth_date=DAY - timedelta(days), measured_on=DAY, **given | changes)


def profile(*children):
    return quality_profile(columns_of(children), SCALES)


def test_nobody_at_all():
    found = profile()
    assert found.n == 0
    for measure in (found.sex, found.age_ratio, found.ages, found.age_heaping, found.repeats, found.days):
        assert isinstance(measure, NotComputable) and measure.reason
    assert all(isinstance(one, NotComputable) for one in (*found.digits.values(), *found.moments.values()))
    assert found.plausibility.class_name is None


def test_one_child_all_flagged_and_all_missing():
    for rows in ([child()], [child(haz=-7.5, waz=-7, whz=-6)] * 5, [child(haz=None, waz=None, whz=None)] * 5):
        found = profile(*rows)
        assert found.n == len(rows)
        assert isinstance(found.moments["baz"], NotComputable)
        assert found.plausibility.class_name is None
    flagged = profile(*[child(haz=-7.5)] * 5)
    assert flagged.who_flags["haz"].percent == 100
    assert flagged.moments["haz"] == NotComputable("tidak ada nilai", 0)


def test_each_measure_sees_its_own_column():
    rows = [
        child(days, weight_kg=8 + at / 10, sex="LP"[at % 2], muac_cm=None) for at, days in enumerate((100, 500, 900))
    ]
    found = profile(*rows, child(800, weight_kg=None, position="L", haz=6.5, oedema=True))
    assert found.sex.count == 3  # boys: the first, the third, and the last
    assert (found.age_ratio.count, found.age_ratio.n) == (3, 3)
    assert found.ages.n == 3
    assert found.digits["berat"].counts == (1, 1, 1, 0, 0, 0, 0, 0, 0, 0)
    assert found.digits["tinggi"].counts[3] == 4
    assert isinstance(found.digits["lila"], NotComputable)
    assert (found.position.infants.other, found.position.toddlers.other, found.position.older.other) == (1, 1, 1)
    assert {one.field: one.missing for one in found.completeness} == {
        "berat": 1, "tinggi": 0, "LiLA": 4, "cara ukur": 0,
    }  # fmt: skip
    assert found.who_flags["haz"].above == 1
    assert found.moments["haz"].n == 3
    assert found.days.percent == 100


def test_the_same_weight_and_height_in_a_row():
    found = profile(child(), child(), child(), child(weight_kg=11))
    (run,) = found.repeats.runs
    assert (run.values, run.start, run.length) == ((10.2, 84.3), 0, 3)


def test_children_outside_6_to_59_months_are_not_in_the_score():
    inside = [child(days, whz=-0.5 + days / 1000) for days in (200, 300, 400, 900, 1200)]
    alone, more = profile(*inside), profile(*inside, child(100, whz=9), child(1850, whz=-9))
    assert alone.plausibility == more.plausibility
    assert alone.moments["whz"].n == 5


def test_parts_of_a_batch_are_what_they_would_be_alone():
    chance = random.Random(7)
    rows = [
        child(chance.randrange(1827), weight_kg=round(chance.gauss(10, 2), 1), haz=round(chance.gauss(-1, 1.5), 2),
              posyandu=chance.randrange(-1, 4), sex=chance.choice("LP"))
        for _ in range(200)
    ]  # fmt: skip
    batch = columns_of(rows)
    for place, part in enumerate(batch.parts(batch.posyandu, 4)):
        own = [row for row in rows if row.posyandu == place]
        assert quality_profile(part, SCALES) == quality_profile(columns_of(own), SCALES)
        assert who_flags("haz", part.haz).n == len(own)


def test_an_unknown_index_is_refused():
    with pytest.raises(ValueError, match="unknown index"):
        columns_of([]).z("xyz")
