"""A report at the edge of what an office writes: long names and titles, long agreements, many villages and guests."""

from dataclasses import replace
from datetime import date
from random import Random

from stunting_tui.domain.deliberation.agreement import Agreement, Attendee, Deliberation, Fund
from stunting_tui.domain.deliberation.child_rules import ChildState
from stunting_tui.domain.following.foster import Foster, FosterLine
from stunting_tui.domain.following.intervention import Done, steps
from stunting_tui.domain.following.ledger import Entry, Meeting
from stunting_tui.domain.planning.indicator_profiles import load_profile
from stunting_tui.domain.planning.indicators import read
from stunting_tui.domain.planning.scorecard import Level, Score
from stunting_tui.domain.planning.situation import MOST_AGREEMENTS, MOST_CHILDREN, Situation, SpokenChild
from stunting_tui.domain.planning.target import Target
from stunting_tui.domain.planning.village_year import VillageYear
from stunting_tui.domain.prevalence.figures import VillageFigures
from stunting_tui.reports.deliberation.content import ProposalLine, ReportContent, Signatory
from tests.reports.sample import content, word

DAY = date(2026, 11, 12)
AMOUNT = 1_250_000_000


def filled(start: str, length: int, dice: Random) -> str:
    """Return words after `start`, exactly `length` letters long."""
    text = start
    while len(text) < length:
        text = f"{text} {word(dice)}"
    return f"{text[: length - 1].rstrip()}x".ljust(length, "x")


def official(dice: Random) -> str:
    """Return a name with titles, 60 letters long."""
    titles = ", S.K.M., M.Kes., M.Si."
    return filled("Prof. Dr. Hj.", 60 - len(titles), dice) + titles


def crowded(villages: int = 108, people: int = 150, sheets: int = 2) -> ReportContent:
    """Return the report; `sheets` of its villages have a situation."""
    dice = Random(7)
    rich = content(villages, 12, 1)
    assert rich.figures is not None
    named = tuple(replace(one, name=filled("Sumber", 40, dice)) for one in rich.figures.villages)
    labels = {one.code: one.label for one in named}
    agreements = tuple(_agreement(number, dice, list(labels)) for number in range(1, 11))
    guests = tuple(
        Attendee(official(dice), filled("Kepala Seksi", 60, dice), f"Unsur {at % 12 + 1}", "LP"[at % 2], "0899" * 3)
        for at in range(people)
    )
    first = Signatory(official(dice), "Camat", "19700101 199501 1 001", filled("Tanjung", 40, dice))
    meeting = replace(
        rich.deliberation, attendees=guests, agreements=agreements, chair=first.name, place=filled("Aula", 60, dice)
    )
    others = [Signatory(official(dice), filled("Kepala", 60, dice), "19800202 200501 2 002") for _ in range(4)]
    return replace(
        rich,
        deliberation=meeting,
        figures=replace(rich.figures, villages=named),
        village_names=labels,
        signatories=(first, *others),
        offices=(first, *others),
        heads=tuple(Signatory(official(dice), "Kepala Desa", "", one.name) for one in named),
        targets=tuple(
            (label, Target("desa", 2026, "Prevalensi stunting", 13.5)) for label in list(labels.values())[:9]
        ),
        profiles=tuple((label, _year(at)) for at, label in enumerate(labels.values())),
        proposals=(ProposalLine(0, "musrenbang", "Dinas Kesehatan", "Jamban", "disinkronkan", AMOUNT, ""),),
        intervention_period="2026-08",
        interventions=tuple((label, _board()) for label in labels.values()),
        fosters=tuple(_foster(dice, label) for label in list(labels.values())[:9]),
        situations=tuple(situation(one, meeting, dice) for one in named[:sheets]),
    )


def situation(village: VillageFigures, meeting: Deliberation, dice: Random) -> Situation:
    """Return a village with everything a sheet can tell: children, agreements, and every indicator below its target."""
    readings = tuple(read(one, 1, 400, one.target or 90.0, 5.0) for one in load_profile().indicators)
    child = SpokenChild("A.B.", "P", filled("Posyandu", 40, dice), ChildState(-3.4, -2.5, -3.2, 23))
    kept = Meeting(1, DAY, meeting.title, meeting.kind, 1)
    entries = tuple(Entry(point, kept, (), DAY) for point in meeting.agreements[:MOST_AGREEMENTS])
    return Situation(
        village_id=1, name=village.name, label=village.label, place="Kecamatan Contoh, Kabupaten Contohan", day=DAY,
        batch="2026-08", period="2026-T3", profile=_year(1), readings=readings, score=Score(Level(7, 19), {}, 19, 19),
        target=Target("desa", 2026, "Prevalensi stunting", 13.5), figures=village,
        trend=tuple((f"2026-0{month}", village.under_five.stunted) for month in range(1, 9)),
        children=(child,) * MOST_CHILDREN, others=22, agreements=entries, questions=(filled("Siapa", 120, dice),) * 3,
    )  # fmt: skip


def _agreement(number: int, dice: Random, codes: list[str]) -> Agreement:
    return Agreement(
        number, filled("Menyediakan", 400, dice), "Pangan lokal", responsible=filled("Kepala Seksi", 60, dice),
        partners=filled("Puskesmas", 60, dice), villages=tuple(codes[: 4 * number]),
        indicator=filled("Balita", 60, dice),
        target="sedikitnya 95 %", funds=(Fund("APBD Kabupaten/Kota", AMOUNT), Fund("Dana Desa", AMOUNT)),
        due_on=date(2026, 12, 31), evidence=filled("Foto", 60, dice), note=filled("Catatan", 60, dice),
        accepted=number != 3, refusal=filled("Dana", 200, dice) if number == 3 else "",
    )  # fmt: skip


def _year(at: int) -> VillageYear:
    funds = {"apbdes": AMOUNT, "apbdes_stunting": AMOUNT // 7}
    return VillageYear(at, 2026, at % 3 == 0, "prevalensi tinggi", 41, 52, 63, 174, 385, 96, 2024, 5, **funds)


def _board() -> dict[str, Done]:
    return {step.code: Done(DAY, 118, 124) for step in steps()}


def _foster(dice: Random, village: str) -> FosterLine:
    foster = Foster(1, DAY, sponsor=official(dice), programme="Anting Mas", help=filled("Telur", 120, dice))
    return FosterLine(foster, "Anak Rekaan", village, months=4, given=AMOUNT)
