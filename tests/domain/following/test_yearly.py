"""A year summed up: agreements by pillar, the rank of villages with its direction, targets against figures."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stunting_tui.domain.deliberation.agreement import Agreement, AgreementStatus, DeliberationKind
from stunting_tui.domain.following.ledger import Meeting, Standing, assemble
from stunting_tui.domain.following.yearly import TargetLine, made_in, rank_lines, rule_after, rule_for, tallies
from stunting_tui.domain.prevalence.figures import GroupFigures, Share, VillageFigures

NAMES = [("1", "Komitmen"), ("2", "Perilaku")]


def share(n, of):
    return Share(n, of, 100 * n / of if of else None, None, None)


def village(name, n, of=100):
    none = share(0, of)
    group = GroupFigures(of, of, share(n, of), none, none, none, none, none, none)
    return VillageFigures(name, name, "Desa", group, group, None)


def meeting(number, day):
    return Meeting(number, day, "Rembuk", DeliberationKind.REMBUK, number)


def entries(*points, second=()):
    meetings = {1: meeting(1, date(2026, 2, 3)), 2: meeting(2, date(2026, 9, 3)), 3: meeting(3, date(2027, 2, 3))}
    return assemble(meetings, {1: points, 2: second, 3: ()}, {})


def point(number, status=AgreementStatus.OPEN, **more):
    return Agreement(number, f"Butir {number}", status=status, id=number, **more)


def test_what_was_agreed_and_done_by_pillar():
    made = made_in(
        entries(
            point(1, AgreementStatus.DONE, pillar="1"), point(2, pillar="1"), point(3, pillar="7"),
            point(4, accepted=False, pillar="2"),
        ),
        2026,
    )  # fmt: skip
    found = tallies(made, NAMES, lambda entry: entry.agreement.pillar)
    assert [(one.code, one.agreed, one.percent) for one in found] == [("1", 2, 50.0), ("2", 0, None), ("", 1, 0.0)]
    assert found[2].name == "belum diberi kode"


def test_what_went_on_within_the_year_counts_once_where_it_went():
    carried = point(5, AgreementStatus.DONE, pillar="1", carried_from=1)
    made = made_in(entries(point(1, pillar="1"), second=(carried,)), 2026)
    assert [entry.id for entry in made] == [5]
    assert made_in(entries(point(1)), 2027) == []


def test_what_went_on_to_the_next_year_is_carried():
    meetings = {1: meeting(1, date(2026, 2, 3)), 2: meeting(2, date(2027, 2, 3))}
    every = assemble(meetings, {1: (point(1, pillar="1"),), 2: (point(5, pillar="1", carried_from=1),)}, {})
    (tally, _) = tallies(made_in(every, 2026), NAMES, lambda entry: entry.agreement.pillar)
    assert tally.counts == {Standing.CARRIED: 1}


def test_klaten_sixth_becomes_eleventh():
    before = [village(f"Desa {at:02d}", at) for at in range(1, 13)]
    now = [village(f"Desa {at:02d}", at) for at in range(1, 13) if at not in (6, 12)]
    lines = {line.name: line for line in rank_lines([*now, village("Desa 06", 25), village("Desa 12", 31)], before)}
    sixth = lines["Desa 06"]
    assert (sixth.before, sixth.rank, sixth.direction, sixth.points) == (6, 11, "memburuk 5", 19)
    assert (lines["Desa 11"].direction, lines["Desa 01"].direction) == ("membaik 1", "tetap")


def test_few_children_are_not_ranked():
    lines = rank_lines([village("A", 2, 29), village("B", 9), village("C", 0, 0)], [village("B", 3, 20)])
    assert [(line.name, line.rank, line.direction) for line in lines] == [
        ("B", 1, "-"), ("A", None, "n kecil"), ("C", None, "-"),
    ]  # fmt: skip
    assert lines[1].percent is None


@given(st.lists(st.integers(0, 100), max_size=20))
def test_ranks_go_up_with_the_percentage_and_equals_share_one(numbers):
    lines = rank_lines([village(f"{at:02d}", n) for at, n in enumerate(numbers)], [])
    pairs = [(line.percent, line.rank) for line in lines]
    assert pairs == sorted(pairs)
    assert len({rank for _, rank in pairs}) == len({percent for percent, _ in pairs})
    assert not pairs or pairs[0][1] == 1


def test_targets_are_reached_from_the_good_side():
    def line(figure, **more):
        return TargetLine("kecamatan", "", "x", 14, "%", figure, **more)

    assert [line(13.9).word, line(14.0).word, line(14.01).word] == ["tercapai", "tercapai", "belum"]
    assert [line(13.9, less_is_better=False).word, line(15, less_is_better=False).word] == ["belum", "tercapai"]
    assert (line(None).word, line(None, few=True).word) == ("tanpa angka", "n kecil")
    assert line(14.65).deviation == 0.65


def test_the_rule_of_a_year_and_the_next_one():
    assert (rule_for(2024).code, rule_for(2025).code, rule_for(2026).code) == ("8-aksi", "8-aksi", "se-2025")
    assert rule_for(2026, "8-aksi").code == "8-aksi"
    assert rule_after("8-aksi") == "se-2025"
    assert rule_after("se-2025") == "8-aksi"
