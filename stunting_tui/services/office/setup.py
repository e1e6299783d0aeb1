"""The first start: what an office answers once, step by step, each answer kept as soon as it is given."""

from dataclasses import dataclass, replace
from typing import Literal

from stunting_tui.domain.region import District
from stunting_tui.errors import DataError
from stunting_tui.services.office.office import KEYS, Paper, office
from stunting_tui.services.register import region
from stunting_tui.services.store import reading
from stunting_tui.session import Session

STATE = "penyiapan"
"""The setting that says how far the setting-up is; not there before it is begun."""
BEGUN, DONE = "mulai", "selesai"
SHORTEST, LONGEST = 2, 30
"""Characters of an operator's name: it stands on the title line and on every record."""

Step = Literal["district", "operator", "office", "paper"]


@dataclass(frozen=True, slots=True)
class Setup:
    """What was answered so far: None or "" where nothing was. `operator` is the name chosen by this computer user."""

    district: District | None
    operator: str
    head_name: str
    paper: str
    finished: bool

    @property
    def answered(self) -> dict[Step, bool]:
        """Every step in its order, and whether it was answered."""
        return {
            "district": self.district is not None,
            "operator": bool(self.operator),
            "office": bool(self.head_name),
            "paper": bool(self.paper),
        }


def setup(session: Session) -> Setup:
    """Return what was answered so far."""
    with reading():
        return Setup(
            district=region.current_district(),
            operator=chosen_name(session) if session.account else session.operator,
            head_name=office().head_name,
            paper=region.setting(KEYS["paper"]),
            finished=region.setting(STATE) == DONE,
        )


def unfinished() -> bool:
    """Whether the setting-up still waits; a store that had its kecamatan without it is left in peace."""
    state = region.setting(STATE)
    return state == BEGUN or (state != DONE and region.current_district() is None)


def begin(session: Session) -> None:
    """Remember that an empty store is being set up, so that the next start goes on where this one stopped."""
    if unfinished() and region.setting(STATE) != BEGUN:
        region.save_setting(session, STATE, BEGUN)


def finish(session: Session) -> None:
    """Remember that the setting-up is over, whatever was left open."""
    if region.setting(STATE) != DONE:
        region.save_setting(session, STATE, DONE)


def choose_paper(session: Session, paper: Paper) -> None:
    """Remember the paper of the reports."""
    region.save_setting(session, KEYS["paper"], paper)


def named(session: Session) -> Session:
    """Return the session under the name its computer user chose; unchanged where there is none."""
    name = chosen_name(session)
    return replace(session, operator=name) if name else session


def chosen_name(session: Session) -> str:
    """Return the operator's name chosen by this computer user, "" where none was or where --operator gave it."""
    return region.setting(_key(session)) if session.account else ""


def choose_name(session: Session, typed: str) -> Session:
    """Remember the operator's name for this computer user and return the session under it.

    Raises `DataError` for a text that is no name.
    """
    name = tidy_name(typed)
    if name != chosen_name(session):
        region.save_setting(session, _key(session), name)
    return replace(session, operator=name)


def tidy_name(typed: str) -> str:
    """Return an operator's name with single blanks. Raises `DataError` for a text that is none."""
    name = " ".join(typed.split())
    if not (SHORTEST <= len(name) <= LONGEST and name.isprintable()):
        raise DataError(f"Nama operator terdiri dari {SHORTEST} sampai {LONGEST} huruf.")
    return name


def _key(session: Session) -> str:
    return f"operator:{session.account}"
