"""Two years of a kecamatan at random: whatever happens, no agreement and no rupiah leaves the ledger."""

import random
from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest

from db.models import Audit, Child
from stunting_tui.domain.deliberation.agreement import (
    Agreement,
    AgreementStatus,
    ChildOutcome,
    Deliberation,
    DeliberationKind,
    Fund,
)
from stunting_tui.domain.following.ledger import Step
from stunting_tui.services.deliberation import agreement_children, agreements, rembuk
from stunting_tui.services.following import ledger, progress
from stunting_tui.services.register import child_entry, region
from stunting_tui.services.store import close_store, open_store, transaction
from stunting_tui.session import Session

REMBUK = (date(2025, 2, 12), date(2025, 8, 20), date(2026, 2, 18), date(2026, 8, 26))
LAST = date(2027, 1, 31)
FATES = {"pindah": ChildOutcome.MOVED, "meninggal": ChildOutcome.DIED, "lulus umur": ChildOutcome.AGED_OUT}
MOVES = (AgreementStatus.OPEN, *[AgreementStatus.RUNNING] * 5, AgreementStatus.DONE, AgreementStatus.DROPPED)


class Kecamatan:
    """The program in use, and beside it what a diligent secretary would have written down."""

    def __init__(self, path, seed):
        self.rng = random.Random(seed)
        self.now = REMBUK[0]
        self.session = Session("opr", path, lambda: datetime.combine(self.now, time(9), UTC))
        self.root = {}
        self.steps = defaultdict(list)
        self.tail = {}
        self.status = {}
        self.named = {}

    def begin(self):
        open_store(self.session)
        region.choose_district(self.session, "33.10.01")
        village = str(region.villages()[0].id)
        self.children = [self._child(number, village) for number in range(8)]

    def _child(self, number, village):
        check = child_entry.check_child(
            self.session,
            {"name": f"ANAK {'ABCDEFGH'[number]}RIMU", "sex": "LP"[number % 2], "birth_date": f"{number + 1:02d}062023",
             "nik": "", "parent_name": f"IBU {number}", "village": village, "posyandu": "MAWAR", "rt": "", "rw": "",
             "address": ""},
        )  # fmt: skip
        return child_entry.save_child(self.session, check)

    def open_roots(self):
        return {root for root, status in self.status.items() if status in ("belum", "proses")}

    def hold_rembuk(self):
        number = rembuk.create_deliberation(self.session, Deliberation(self.now, "Pendopo"), template=False)
        for entry in ledger.offered(number):
            assert self.root[entry.id] in self.open_roots()
            if self.rng.random() < 0.75:
                due = self.now + timedelta(days=self.rng.randint(10, 200))
                new = ledger.carry(self.session, entry.id, number, due)
                self.root[new] = self.root[entry.id]
                self.tail[self.root[new]] = new
            else:
                ledger.drop(self.session, entry.id, number, "tidak diteruskan")
                self._wrote(entry.id, Step(self.now, AgreementStatus.DROPPED, note="tidak diteruskan", meeting=number))
        assert ledger.offered(number) == []
        for at in range(self.rng.randint(2, 4)):
            self._agree(number, at)

    def _agree(self, meeting, at):
        refused = self.rng.random() < 0.1
        point = Agreement(
            0, f"Kesepakatan {self.now} {at}", responsible="Camat", indicator="anak",
            funds=(Fund("APBDes", self.rng.randint(0, 9) * 10**6),),
            due_on=self.now + timedelta(days=self.rng.randint(0, 300)), accepted=not refused,
            refusal="tidak ada dana" if refused else "",
        )  # fmt: skip
        number = rembuk.save_agreement(self.session, meeting, point)
        self.root[number] = number
        self.tail[number] = number
        self.status[number] = "ditolak" if refused else "belum"
        if not refused and self.rng.random() < 0.5:
            named = self.rng.sample(self.children, 3)
            agreement_children.add_children(self.session, number, named)
            self.named[number] = set(named)

    def hold_minilok(self):
        number = rembuk.create_deliberation(
            self.session, Deliberation(self.now, "Balai", "Minilok", kind=DeliberationKind.MINILOK), template=False
        )
        for root in sorted(self.open_roots()):
            if self.rng.random() < 0.6:
                self._tell(self.tail[root], number)
        if self.rng.random() < 0.3:
            self._fate()

    def _tell(self, agreement, meeting):
        status = self.rng.choice(MOVES)
        step = Step(
            self.now, status, self.rng.randint(1, 99) if status is AgreementStatus.RUNNING else None,
            self.rng.choice((0, 0, 250_000, 1_500_000)), note="catatan", meeting=meeting,
        )  # fmt: skip
        progress.add_step(self.session, agreement, step)
        self._wrote(agreement, step)

    def _wrote(self, agreement, step):
        self.steps[agreement].append((step.told_on, step.status, step.spent, step.meeting))
        self.status[self.root[agreement]] = step.status.value

    def _fate(self):
        """Let a child move, die or grow up; where it is still followed, say so on its list."""
        child, (status, outcome) = self.rng.choice(self.children), self.rng.choice(list(FATES.items()))
        with transaction(self.session) as writer:
            row = Child.get_by_id(child)
            writer.update(row, row.version, status=status, status_on=self.now.isoformat())
        for root in self.open_roots():
            for line in agreement_children.followed(self.tail[root]):
                if line.child_id == child and line.outcome is ChildOutcome.OPEN:
                    agreement_children.set_outcome(self.session, line.id, line.version, outcome, self.now)

    def check(self):
        entries = ledger.entries()
        assert sorted(entry.id for entry in entries) == sorted(self.root)
        told = {e.id: [(s.told_on, s.status, s.spent, s.meeting) for s in e.steps] for e in entries}
        assert told == {number: self.steps[number] for number in self.root}
        assert sum(entry.spent for entry in entries) == sum(s[2] for steps in self.steps.values() for s in steps)
        alive = [self.root[entry.id] for entry in entries if entry.is_alive]
        assert sorted(alive) == sorted(self.open_roots())
        assert {entry.id for entry in entries if entry.is_alive} <= set(self.tail.values())
        late = [entry.days_late(self.now) for entry in entries if entry.days_late(self.now)]
        due = agreements.due(self.now)
        assert (due.overdue, due.oldest_days) == (len(late), max(late, default=0))
        for entry in entries:
            self._check_history(entry)

    def _check_history(self, entry):
        root = self.root[entry.id]
        line = ledger.history(entry.id)
        assert [one.id for one in line] == sorted(number for number in self.root if self.root[number] == root)
        assert (line[0].id, line[-1].id) == (root, self.tail[root])
        assert line[-1].standing.value == self.status[root]
        assert line[-1].spent_before + line[-1].spent == sum(one.spent for one in line)
        assert {one.begun_on for one in line} == {line[0].meeting.held_on}
        lists = [{child.child_id: child.outcome for child in agreement_children.followed(one.id)} for one in line]
        assert set().union(*lists) == self.named.get(root, set())
        for before, after in pairwise(lists):
            assert set(after) == {child for child, outcome in before.items() if outcome is ChildOutcome.OPEN}


@pytest.mark.parametrize("seed", range(3))
def test_two_years_lose_nothing(tmp_path, seed):
    office = Kecamatan(tmp_path / "run.db", seed)
    office.begin()
    try:
        office.hold_rembuk()
        while office.now < LAST:
            office.now += timedelta(days=1)
            if office.now in REMBUK:
                office.hold_rembuk()
                office.check()
            elif office.now.day == 10:
                office.hold_minilok()
        office.check()
        deleted = Audit.select().where((Audit.action == "hapus") & Audit.table_name.in_(["agreement", "progress"]))
        assert deleted.count() == 0
        assert len(set(office.root.values())) < len(office.root), "nothing was carried on: the run shows nothing"
    finally:
        close_store()
