"""The half typed sheet of the demo database: the upper half of a posyandu's register, typed as an operator types it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial

from stunting_tui.domain.synthetic.paper import DAY, PERIOD, Paper
from stunting_tui.services.desk import entry_desk, sheet_store
from stunting_tui.services.store import transaction
from stunting_tui.session import Session

OPERATOR = "opr-contoh"
BEGAN = time(9, 0)
PACE = timedelta(seconds=21)
"""Time for a child, so that the record of the sheet has a speed to tell."""


def store_sheet(session: Session, paper: Paper, posyandu: int, children: Sequence[int]) -> int:
    """Type the rows of the paper on its day and return how many visits are stored. Inside a transaction.

    `posyandu` and `children` are the stored ids of what the paper names by position.
    """
    began = datetime.combine(DAY, BEGAN, session.clock().tzinfo)
    with transaction(_typist(session, began)) as writer:
        sheet_store.sheet_of(writer, posyandu, PERIOD)
    sheet = entry_desk.open_sheet(_typist(session, began), posyandu, PERIOD)
    numbers = {row.child_id: number for number, row in enumerate(sheet.rows)}
    for place, row in enumerate(paper.rows):
        number = numbers[children[row.child]]
        texts = {**entry_desk.texts_of(sheet, number), **row.cells}
        entry_desk.save_row(_typist(session, began + place * PACE), sheet, number, texts, row.forced)
    return sheet.typed


def _typist(session: Session, moment: datetime) -> Session:
    return replace(session, operator=OPERATOR, clock=partial(_same, moment))


def _same(moment: datetime) -> datetime:
    return moment
