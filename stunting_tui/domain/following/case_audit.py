"""The audit of stunting cases (AKS): cases of a semester by target group and step; a code stands for the person."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from stunting_tui.domain.coded import Coded, read_coded
from stunting_tui.errors import DataError
from stunting_tui.resources import fixtures

_SEMESTER = re.compile(r"(2\d{3})-([12])", re.ASCII)
_SPOKEN = re.compile(r"(?:s|semester)?\s*([12]|ii?)[\s/-]+(2\d{3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class CaseAudit:
    """A case: `target_group` and `step` are codes of the lists below, `semester` is "2026-1". `id` None: not stored."""

    semester: str
    village_id: int
    code: str = ""
    target_group: str = ""
    child_id: int | None = None
    cause: str = ""
    step: int = 1
    advice: str = ""
    follow_up: str = ""
    agreement_id: int | None = None
    closed_on: date | None = None
    id: int | None = None
    version: int = 0

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left to do."""
        return self.closed_on is not None


def target_groups() -> tuple[Coded, ...]:
    """Return the target groups."""
    return _lists()["sasaran"]


def steps() -> tuple[Coded, ...]:
    """Return the steps of an audit in their order; the code of each is its number."""
    return _lists()["langkah"]


@cache
def _lists() -> dict[str, tuple[Coded, ...]]:
    return read_coded(fixtures() / "rules" / "case_audits.toml", "sasaran", "langkah")


def semester_of(day: date) -> str:
    """Return the semester of a day: "2026-2"."""
    return f"{day.year:04d}-{1 if day.month <= 6 else 2}"


def read_semester(text: str) -> str:
    """Return the semester typed as 2026-1, "1 2026" or "semester I 2026". Raises `DataError`."""
    plain = " ".join(text.split()).casefold()
    if _SEMESTER.fullmatch(plain):
        return plain
    if match := _SPOKEN.fullmatch(plain):
        return f"{match[2]}-{2 if match[1] in ('2', 'ii') else 1}"
    raise DataError(f'Semester "{plain}" tidak dikenal.', "Tulis 2026-1 atau 2026-2.")


def semester_words(semester: str) -> str:
    """Return "semester I 2026"."""
    return f"semester {'I' * int(semester[-1])} {semester[:4]}"


def far_semester(semester: str, today: date) -> str:
    """Return why no case can be of a semester, "" where one can: the next one is the last that is prepared."""
    far = semester > next_semester(semester_of(today), 1)
    return f"S{semester_words(semester)[1:]} masih jauh; kasus dicatat sampai semester berikutnya." if far else ""


def next_semester(semester: str, by: int) -> str:
    """Return the semester `by` after this one."""
    place = int(semester[:4]) * 2 + int(semester[-1]) - 1 + by
    return f"{place // 2}-{place % 2 + 1}"


def proposed_code(village_code: str, taken: Iterable[str]) -> str:
    """Return the last part of a village's code and the next running number: "2008-03"."""
    tail = village_code.rpartition(".")[2]
    numbers = [int(code[len(tail) + 1 :]) for code in taken if re.fullmatch(rf"{re.escape(tail)}-\d{{1,6}}", code)]
    return f"{tail}-{max(numbers, default=0) + 1:02d}"


def counts_by_group(cases: Iterable[CaseAudit]) -> list[tuple[str, int, int]]:
    """Return every target group with its cases and how many of them are closed; unknown groups stand last."""
    rows = list(cases)
    every, closed = (Counter(case.target_group for case in some) for some in (rows, filter(_is_closed, rows)))
    names = dict.fromkeys([*(group.code for group in target_groups()), *every])
    return [(name, every[name], closed[name]) for name in names]


def counts_by_step(cases: Iterable[CaseAudit]) -> list[tuple[Coded, int]]:
    """Return every step with the open cases that stand at it."""
    open_cases = Counter(str(case.step) for case in cases if not case.is_closed)
    return [(step, open_cases[step.code]) for step in steps()]


def _is_closed(case: CaseAudit) -> bool:
    return case.is_closed
