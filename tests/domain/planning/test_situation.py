"""What a situation sheet picks: children, agreements, questions; and what a file of questions may hold."""

from datetime import date

import pytest

from stunting_tui.domain.deliberation.child_rules import ChildState
from stunting_tui.domain.planning.scorecard import Level, Score
from stunting_tui.domain.planning.situation import Situation, SpokenChild, initials, pressing
from stunting_tui.domain.planning.situation_questions import FACTS, facts_of, picked, questions, read_questions
from stunting_tui.domain.planning.target import Target
from stunting_tui.domain.planning.village_year import VillageYear
from stunting_tui.domain.prevalence.tally import Counts, PlaceCounts, village_figures
from stunting_tui.errors import DataError

ALWAYS = '[[pertanyaan]]\nkalimat = "Apa kabar {desa}?"\n' * 3


def child(haz=None, whz=None, label="A."):
    return SpokenChild(label, "L", "Mawar 1", ChildState(haz, None, whz, 14))


def situation(counts=None, **changes):
    place = ("1", "Joho", "Desa")
    figures = village_figures(place, PlaceCounts(under_five=counts), counts.measured) if counts else None
    known = {
        "village_id": 1, "name": "Joho", "label": "Desa Joho", "place": "", "day": date(2026, 11, 22),
        "batch": "2026-08", "period": "2026-T3", "profile": VillageYear(1, 2026), "readings": (),
        "score": Score(Level(), {}, 0, 19), "target": None, "trend": (), "children": (), "others": 0, "agreements": (),
        "figures": figures,
    }  # fmt: skip
    return Situation(**{**known, **changes})


def test_initials_tell_no_name():
    assert initials("bapri zadre") == "B.Z."
    assert initials("A B C D") == "A.B.C."
    assert initials("- '") == "-"


def test_the_most_pressing_children_come_first():
    found = [child(-2.5), child(-1, -1), child(-2.1, -2.1), child(-1, -2.5), child(-3.5), child(-1, -3.2)]
    assert [one.tier for one in pressing(found)] == [1, 2, 3, 4, 5]


def test_the_first_three_questions_that_fit():
    counts = Counts(registered=100, measured=60, haz_low=20, haz_lowest=4, whz_low=2, whz_lowest=1)
    asked = picked(situation(counts, target=Target("desa", 2026, "Prevalensi stunting", 14)), questions())
    assert asked == (
        "1 anak gizi buruk: sudahkah semuanya dirujuk, dan siapa yang mendampingi tiap anak?",
        "40 balita belum diukur (D/S 60,0 %): siapa mereka, dan siapa yang menjemput?",
        "4 anak sangat pendek: sudahkah diperiksa puskesmas dan dikunjungi keluarganya?",
    )


def test_a_village_of_which_nothing_is_known_gets_three_all_the_same():
    empty = situation()
    asked = picked(empty, questions())
    assert len(asked) == 3
    assert asked[0].startswith("Keluarga mana")
    assert set(facts_of(empty)) == set(FACTS)
    few = situation(Counts(registered=20, measured=18, haz_low=9))
    assert facts_of(few)["prevalensi"] is None
    assert not any("Prevalensi" in question for question in picked(few, questions()))


def test_the_office_has_its_own(tmp_path):
    assert questions(tmp_path) == questions()
    (tmp_path / "pertanyaan.toml").write_text(ALWAYS, encoding="utf-8")
    assert picked(situation(), questions(tmp_path)) == ("Apa kabar Joho?",) * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[pertanyaan]]\nkalimat = ""\n', "pertanyaan 4: kalimat kosong"),
        ('[[pertanyaan]]\nkalimat = "a"\nfakta = "cuaca"\n', 'fakta "cuaca" tidak dikenal'),
        ('[[pertanyaan]]\nkalimat = "{cuaca}"\n', "cuaca.* dalam kalimat tidak dikenal"),
        ('[[pertanyaan]]\nkalimat = "{desa"\n', "tidak berpasangan"),
        ('[[pertanyaan]]\nkalimat = "{}"\n', "dalam kalimat tidak dikenal"),
        ('[[pertanyaan]]\nkalimat = "a"\npaling_sedikit = "satu"\n', "batasnya bukan angka"),
        ('[[pertanyaan]]\nkalimat = "a"\nwarna = 1\n', 'isian "warna" tidak dikenal'),
    ],
)
def test_what_a_file_may_not_hold(tmp_path, text, said):
    path = tmp_path / "pertanyaan.toml"
    path.write_text(ALWAYS + text, encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_questions(path)
    path.write_text('[[pertanyaan]]\nkalimat = "a"\n', encoding="utf-8")
    with pytest.raises(DataError, match="kurang dari 3"):
        read_questions(path)
