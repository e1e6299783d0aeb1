"""One action: its keys, its words, the screens that have it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing an operator can do.

    `key` and `second` are Textual key names; `second` is "" where `key` needs no F-key. `label` stands in the legend,
    `help` in the F1 help. `rank` says what leaves a crowded legend: 1 stays, 3 goes first; 0 is never in it.
    """

    id: str
    key: str
    second: str
    label: str
    help: str
    screens: tuple[str, ...]
    rank: int = 1
    bound: bool = True

    @property
    def keys(self) -> tuple[str, ...]:
        """Both spellings, without the empty one."""
        return (self.key, self.second) if self.second else (self.key,)
