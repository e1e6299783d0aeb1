"""What stands in the place of a figure that cannot be computed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NotComputable:
    """No figure: `reason` is an Indonesian clause for the operator, `n` how many values there were."""

    reason: str
    n: int = 0


def too_few(n: int, what: str = "nilai") -> NotComputable:
    """Return the refusal of a figure that needs at least two of something and has `n`, 0 or 1."""
    return NotComputable(f"tidak ada {what}" if n == 0 else f"hanya satu {what}", n)
