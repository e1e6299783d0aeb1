"""What is given away, as plain lines."""

import argparse
from collections.abc import Iterator

from stunting_tui.services.sharing.summary import summary
from stunting_tui.session import Session


def summary_lines(_options: argparse.Namespace, session: Session) -> Iterator[str]:
    """Return the newest batch that can be compared in at most twenty lines; without any they say so."""
    return iter(summary(session))
