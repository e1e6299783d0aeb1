"""A ledger for the screens: two rembuk and a minilok of 2026, steps, a carried agreement, a list of children."""

from datetime import date

from stunting_tui.domain.deliberation.agreement import (
    Agreement,
    AgreementStatus,
    ChildOutcome,
    Deliberation,
    DeliberationKind,
    Fund,
)
from stunting_tui.domain.deliberation.agreement import DeliberationState as State
from stunting_tui.domain.following.ledger import Step
from stunting_tui.services.deliberation import agreement_children, rembuk
from stunting_tui.services.following import ledger, progress
from stunting_tui.services.register import region
from stunting_tui.session import Session

RUNNING, DONE = AgreementStatus.RUNNING, AgreementStatus.DONE


def keep_ledger(session: Session, children: tuple[int, ...] = ()) -> dict[str, int]:
    """Store it on 22 November 2026 and return the ids: first, second, minilok, and the agreements by a word."""
    code = {village.name: village.code for village in region.villages()}
    first = rembuk.create_deliberation(
        session,
        Deliberation(
            date(2026, 2, 11), "Pendopo Kecamatan", state=State.HELD,
            agreements=(
                Agreement(
                    1, "PMT lokal 90 hari bagi baduta bermasalah gizi di desa prioritas.",
                    responsible="Kepala Puskesmas",
                    villages=(code["Sengon"], code["Joho"]), indicator="Baduta penerima PMT", due_on=date(2026, 6, 30),
                    funds=(Fund("APBDes", 18_200_000),),
                ),
                Agreement(
                    2, "Kader posyandu dibina tiap bulan.", responsible="Bidan desa", indicator="Kader dibina",
                    due_on=date(2026, 12, 31), funds=(Fund("DAK Nonfisik (BOK)", 4_000_000), Fund("Swadaya", 500_000)),
                ),
                Agreement(3, "Jamban keluarga berisiko dibangun.", responsible="Kepala Desa Joho",
                          villages=(code["Joho"],), indicator="Jamban", due_on=date(2026, 9, 30)),
                Agreement(4, "Pos gizi dibuka di semua desa.", accepted=False, refusal="Dana belum ada"),
            ),
        ),
        template=False,
    )  # fmt: skip
    pmt, kader, jamban, _ = (point.id or 0 for point in rembuk.deliberation(first).agreements)
    if children:
        agreement_children.add_children(session, pmt, children)
        line = agreement_children.followed(pmt)[0]
        agreement_children.set_outcome(session, line.id or 0, line.version, ChildOutcome.MOVED)
    progress.add_step(
        session, pmt, Step(date(2026, 4, 9), RUNNING, 30, 9_000_000, "Laporan bulanan", note="PMT tahap 1")
    )
    progress.add_step(session, jamban, Step(date(2026, 8, 3), DONE, 100, evidence="Foto", note="Delapan unit"))
    second = rembuk.create_deliberation(
        session, Deliberation(date(2026, 8, 26), "Pendopo Kecamatan", state=State.HELD), template=False
    )
    carried = ledger.carry(session, pmt, second, date(2026, 10, 31))
    minilok = rembuk.create_deliberation(
        session,
        Deliberation(date(2026, 10, 9), "Balai Kecamatan", "Lokakarya Mini Oktober 2026", state=State.HELD,
                     kind=DeliberationKind.MINILOK),
        template=False,
    )  # fmt: skip
    step = Step(date(2026, 10, 9), RUNNING, 60, 10_000_000, note="Tahap 2 di Sengon", meeting=minilok)
    progress.add_step(session, carried, step)
    return {
        "first": first, "second": second, "minilok": minilok, "pmt": pmt, "kader": kader, "jamban": jamban,
        "carried": carried,
    }  # fmt: skip
