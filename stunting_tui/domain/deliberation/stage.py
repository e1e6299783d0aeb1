"""The stages of a session: draf, diverifikasi (Sekcam), disetujui (Camat), and who may bring it on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from stunting_tui.errors import DataError


class Stage(StrEnum):
    """How far a session has come on its way to a sealed berita acara."""

    DRAFT = "draf"
    VERIFIED = "diverifikasi"
    APPROVED = "disetujui"


STAGES = tuple(Stage)


@dataclass(frozen=True, slots=True)
class StageRecord:
    """The stage of a session; `verified_by` and `approved_by` are "Name (office)", the moments ISO text or None.

    `fingerprint` is that of the newest seal, "" without one.
    """

    stage: Stage = Stage.DRAFT
    verified_by: str = ""
    verified_at: str | None = None
    approved_by: str = ""
    approved_at: str | None = None
    fingerprint: str = ""
    version: int = 0

    @property
    def next(self) -> Stage | None:
        """The stage that comes, None after the last."""
        at = STAGES.index(self.stage) + 1
        return STAGES[at] if at < len(STAGES) else None


def signer(name: str, office: str) -> str:
    """Return who verifies or approves as it is kept. Raises `DataError` where the name or the office is missing."""
    told = [" ".join(text.split()) for text in (name, office)]
    if not told[0]:
        raise DataError("Nama pejabat masih kosong.", "Tulis nama pejabatnya.")
    if not told[1]:
        raise DataError("Jabatan masih kosong.", "Tulis jabatannya, misalnya Sekretaris Kecamatan.")
    return f"{told[0]} ({told[1]})"


def is_same_person(one: str, other: str) -> bool:
    """Whether two names are of one person: degrees after a comma, offices, case and signs do not tell them apart."""
    plain = [re.sub(r"[^a-z0-9]+", " ", re.split(r"[,(]", name)[0].casefold()).strip() for name in (one, other)]
    return bool(plain[0]) and plain[0] == plain[1]


def objection(who: str, *, before: str, typists: Iterable[str]) -> str:
    """Return in one sentence why this person may not bring the session on; "" where nothing speaks against it.

    `before` is who verified it, `typists` are those who typed it.
    """
    if before and is_same_person(who, before):
        return "Yang memverifikasi dan yang menyetujui harus dua orang."
    if any(is_same_person(who, typist) for typist in typists):
        return "Yang mengetik isi rembuk ini tidak memverifikasi atau menyetujuinya sendiri."
    return ""
