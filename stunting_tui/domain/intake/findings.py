"""Findings about a file put in order: by kind, with what all of a kind say alike."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stunting_tui.domain.rows import Finding, Severity

ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)
MANY = 5
"""More findings of one kind than this are shown as one line that can be opened."""
GAP = "..."
"""Stands in a pattern where the messages differ."""

_ROW = re.compile(r"^Baris \d+: ")
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind, in the order of the rows."""

    severity: Severity
    code: str
    findings: tuple[Finding, ...]

    @property
    def many(self) -> bool:
        """Whether there are too many to show one by one at once."""
        return len(self.findings) > MANY

    @property
    def pattern(self) -> str:
        """What the messages have in common; see `message_pattern`."""
        return message_pattern([message_of(finding) for finding in self.findings])


def grouped(findings: Iterable[Finding]) -> list[FindingGroup]:
    """Return the findings by severity, the worst first, then by kind, the rarest first."""
    kinds: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault((finding.severity, finding.code), []).append(finding)
    groups = [
        FindingGroup(severity, code, tuple(sorted(found, key=lambda f: (f.sheet, f.row))))
        for (severity, code), found in kinds.items()
    ]
    return sorted(groups, key=lambda g: (ORDER.index(g.severity), g.many, len(g.findings) if g.many else 0))


def message_of(finding: Finding) -> str:
    """Return the message without the row number that stands beside it."""
    return _ROW.sub("", finding.message)


def message_pattern(messages: Sequence[str]) -> str:
    """Return the one message, or what all have in common with `GAP` where they differ; "" for none.

    An example stands where they have nothing in common. Messages of as many words are compared word by word, others by
    their common beginning and end.
    """
    distinct = sorted(set(messages))
    if len(distinct) < 2:
        return distinct[0] if distinct else ""
    rows = [_QUOTED.sub(f'"{GAP}"', message).split() for message in distinct]
    if len({len(words) for words in rows}) == 1:
        common = [words[0] if len(set(words)) == 1 else GAP for words in zip(*rows, strict=True)]
    else:
        first = _shared(rows)
        last = _shared([words[: len(first) - 1 if first else None : -1] for words in rows])
        common = [*first, GAP, *reversed(last)]
    if set(common) == {GAP}:
        return f"misalnya: {distinct[0]}"
    shown = [word for at, word in enumerate(common) if word != GAP or not at or common[at - 1] != GAP]
    return " ".join(shown)


def _shared(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the words with which all rows begin."""
    shared: list[str] = []
    for words in zip(*rows, strict=False):
        if len(set(words)) > 1:
            break
        shared.append(words[0])
    return shared
