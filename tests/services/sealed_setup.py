"""A session that may be verified: every table a seal holds has rows; all people invented."""

from dataclasses import replace
from datetime import date

from db.connection import database
from stunting_tui.domain.deliberation.agreement import (
    Agreement,
    AgreementStatus,
    Attendee,
    Deliberation,
    DeliberationState,
    Fund,
)
from stunting_tui.domain.deliberation.official import VILLAGE_HEAD, Official
from stunting_tui.domain.following.ledger import Step
from stunting_tui.domain.planning.target import Target
from stunting_tui.services.deliberation import agreement_children, officials, rembuk, stages
from stunting_tui.services.following import progress
from stunting_tui.services.measuring import visits
from stunting_tui.services.office.office import Office, save_office
from stunting_tui.services.planning import targets, village_years
from stunting_tui.services.register import child_entry, region
from stunting_tui.session import Session

SEKCAM = ("Meli Trasko, S.Contoh.", "Sekretaris Kecamatan")
CAMAT = ("Zuri Valdano", "Camat")
HELD = date(2026, 8, 25)
POINT = Agreement(
    1, "PMT lokal bagi baduta stunting", "Intervensi spesifik", "Kepala Puskesmas", "TP PKK",
    indicator="Baduta penerima PMT", target="14", funds=(Fund("APBDes", 18_200_000),), due_on=date(2026, 12, 31),
)  # fmt: skip
OTHER = Agreement(2, "Kader dibina tiap bulan", responsible="Bidan", indicator="Kader", due_on=date(2026, 12, 31))
ROLES = ("camat", "kapus", "pkb", "pkk", "wakil-desa")


def hold(session: Session) -> int:
    """Store a session held on 25 August 2026 with nothing in its way, and return its id."""
    region.choose_district(session, "33.10.01")
    villages = region.villages()[:2]
    save_office(
        session, Office("Kabupaten Klaten", "Kecamatan Prambanan", ("Jalan Contoh 1",), "Prambanan", *CAMAT[:1])
    )
    for number, (name, height) in enumerate((("BAPRI ZADRE", "72"), ("CEVO WULAFO", "82"))):
        texts = {"name": name, "sex": "L", "birth_date": "14012025", "village": str(villages[number].id)}
        child = child_entry.save_child(session, child_entry.check_child(session, texts))
        typed = {"measured_on": "12082026", "weight_kg": "8,7", "height_cm": height}
        visits.save_visit(session, child, visits.check_visit(session, child, typed), "uji")
    batch = query("SELECT id FROM batch WHERE period = '2026-08'")[0][0]
    points = (replace(POINT, villages=(villages[0].code,)), OTHER)
    people = (Attendee("Zuri Valdano", "Camat", "Kecamatan", "L", "0000"), Attendee("Vovo Zaluku", online=True))
    held = Deliberation(
        HELD, "Pendopo", number="400/1", time="09.00", chair=CAMAT[0], chair_nip="1", agenda=("Pembukaan",),
        speakers="Bidan", state=DeliberationState.PLANNED, batch_id=batch, attendees=people, agreements=points,
    )  # fmt: skip
    number = rembuk.create_deliberation(session, held, template=False)
    first = rembuk.deliberation(number).agreements[0].id or 0
    agreement_children.freeze(session, first, "stunting")
    for role in ROLES:
        officials.save_official(session, Official(CAMAT[0] if role == "camat" else role.upper(), "", role=role))
    for village in region.villages():
        head = Official(f"KEPALA {village.name}", "", role=VILLAGE_HEAD, village_id=village.id)
        officials.save_official(session, head)
    village_years.save_row(session, village_years.year_table(HELD.year), villages[0].id, {"balita": 90})
    targets.save_target(session, Target("kecamatan", 2026, "Stunting", 14.0, "persen", "RPJMD"))
    query(
        """INSERT INTO proposal (uuid, created_at, created_by, updated_at, updated_by, district_id, year, source, text,
           amount, agreement_id) SELECT 'u', '', '', '', '', district_id, 2026, 'musrenbang', 'PMT', 18200000, ?
           FROM deliberation""",
        first,
    )
    stored = rembuk.deliberation(number)
    rembuk.edit_deliberation(session, replace(stored, state=DeliberationState.HELD))
    progress.add_step(session, first, Step(HELD, AgreementStatus.RUNNING, 10, 500_000, "Foto"))
    return number


def approve(session: Session, number: int) -> str:
    """Verify and approve a session, and return its fingerprint."""
    stages.advance(session, number, stages.stage_of(number).version, *SEKCAM)
    return stages.advance(session, number, stages.stage_of(number).version, *CAMAT).fingerprint


def query(sql: str, *values: object) -> list[tuple]:
    """Ask the store in SQL."""
    return database.execute_sql(sql, values).fetchall()
