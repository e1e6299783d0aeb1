"""The rules in force: those shipped, changed by the office's own files beside the open database.

    mutu.toml         classes and limits of quality (quality.toml)
    kartu-mutu.toml   sentences and limits of the card of quality (quality_words.toml)
    batas.toml        limits of what is typed (entry_limits.toml)
    kbm.toml          the least gain in weight (kbm.toml)
    ukur-ulang.toml   reasons to measure again (remeasure.toml)
    tindak.toml       tiers of the list of children to follow up (tiers.toml)
    periksa.toml      checks of a rembuk before it is verified (rembuk_checks.toml)

A file need only hold what differs. Every function raises `FileError` for a file that cannot be read, and `DataError`
with file and place for what is unknown in it or cannot be.
"""

from pathlib import Path

from db.connection import database
from stunting_tui.domain.deliberation.session_checks import session_rules
from stunting_tui.domain.measuring.limits import Limits, load_limits
from stunting_tui.domain.monitoring.kbm import Kbm
from stunting_tui.domain.monitoring.kbm_tables import load_kbm
from stunting_tui.domain.quality.quality_words import WordRules, word_rules
from stunting_tui.domain.quality.remeasure import Reason, reasons
from stunting_tui.domain.quality.tiers import Tier, tiers
from stunting_tui.domain.rules import Rule

QUALITY, WORDS = "mutu.toml", "kartu-mutu.toml"
LIMITS, KBM = "batas.toml", "kbm.toml"
REMEASURE, TIERS, SESSION = "ukur-ulang.toml", "tindak.toml", "periksa.toml"


def own_file(name: str) -> Path | None:
    """Return a file of the office beside the open database, None where it has none."""
    path = Path(database.database).with_name(name) if database.database else None
    return path if path is not None and path.is_file() else None


def limits_in_force() -> Limits:
    """Return the limits of what is typed."""
    return load_limits(own_file(LIMITS))


def kbm_in_force() -> Kbm:
    """Return the table of the least gain in weight."""
    return load_kbm(site=own_file(KBM))


def reasons_in_force() -> tuple[Reason, ...]:
    """Return the reasons to measure again, the gravest first."""
    return reasons(own_file(REMEASURE))


def tiers_in_force() -> tuple[Tier, ...]:
    """Return the tiers of children to follow up, the most urgent first."""
    return tiers(own_file(TIERS))


def words_in_force() -> WordRules:
    """Return the sentences and limits of the card of quality."""
    return word_rules(own_file(WORDS))


def checks_in_force() -> dict[str, Rule]:
    """Return the checks of a rembuk."""
    return session_rules(own_file(SESSION))
