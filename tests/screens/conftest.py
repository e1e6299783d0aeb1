"""Screens as text: an application with a fixed day, keys typed in one burst, golden files, and the glyphs allowed.

async def test_desa(open_app, golden):
    async with open_app("desa") as shown:
        await shown.press("slash", "=seng", "enter")       # "=" before text
        golden("desa", shown.text())                      # UPDATE_GOLDEN=1 writes tests/screens/golden/desa.txt
"""

import os
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from db.connection import database
from stunting_tui.app import StuntingApp
from stunting_tui.services.store import close_store, open_store
from stunting_tui.session import Session
from tests.laid_store import lay, make_empty
from tests.quiet import quiet
from tests.screens import seed

GOLDEN = Path(__file__).parent / "golden"
BOXES = set("─│┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬░▒▓█▀▄■▲▼►◄")
"""Beside ASCII what the fonts of PuTTY on Windows have (WGL4): box lines, blocks, plain triangles."""


def odd_glyphs(text: str) -> list[str]:
    """Name the characters that some terminal fonts lack."""
    odd = {char for char in text if char != "\n" and not (" " <= char <= "~") and char not in BOXES}
    return sorted(unicodedata.name(char, repr(char)) for char in odd)


def screen_text(app: StuntingApp) -> str:
    """Return what the terminal shows, without blanks at the ends of lines."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


class Shown:
    """A running application in a test."""

    def __init__(self, app: StuntingApp, pilot: Pilot) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Send key names, or text after "=", in one burst as a fast typist over a slow line; wait until all is done."""
        for key in keys:
            if key.startswith("=") and len(key) > 1:
                for character in key[1:]:
                    self.app.post_message(events.Key(_character_to_key(character), character))
            else:
                character = {"space": " ", "slash": "/", "plus": "+", "question_mark": "?"}.get(key)
                self.app.post_message(events.Key(key, character or (key if len(key) == 1 else None)))
        await self.settle()

    async def settle(self) -> None:
        """Wait for keys, messages and workers."""
        await quiet(self.app)
        await self.app.keys_done()
        await quiet(self.app)

    def text(self) -> str:
        """Return the screen as text."""
        return screen_text(self.app)

    def line(self, number: int) -> str:
        """Return one line, the first is 1."""
        return self.text().splitlines()[number - 1]


def now() -> datetime:
    """Return the moment of all these tests."""
    return datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """An operator on a database file of this test, on 22 November 2026, with an empty home folder."""
    home = tmp_path / "rumah"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    return Session("opr1", tmp_path / "data.db", now)


@pytest.fixture
def open_app(session: Session) -> Callable[..., AbstractAsyncContextManager[Shown]]:
    """Open the application at a screen: `open_app("desa", {"batch": 1}, screens=None, size=(80, 24))`."""

    @asynccontextmanager
    async def start(
        name: str = "beranda",
        params: dict | None = None,
        *,
        screens: dict[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
    ) -> AsyncIterator[Shown]:
        app = StuntingApp(session, name, params=params, screens=screens)
        async with app.run_test(size=size) as pilot:
            shown = Shown(app, pilot)
            await shown.settle()
            yield shown

    return start


def _compare(name: str, text: str, width: int = 80) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"no golden screen {path.name}: run with UPDATE_GOLDEN=1 and look at it"
    assert text == path.read_text(encoding="utf-8")
    assert odd_glyphs(text) == []
    lines = text.splitlines()
    assert len(lines) == 24
    assert all(len(line) <= width for line in lines)


@pytest.fixture
def wide_golden() -> Callable[[str, str, int], None]:
    """Compare a screen wider than 80 cells with its golden file."""
    return _compare


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a screen with its golden file; any glyph a plain terminal lacks fails too."""
    return _compare


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a register once; see `tests.screens.seed`."""
    return seed.make(tmp_path_factory.mktemp("stock") / "stock.db", now())


@pytest.fixture
def stocked(session: Session, stock: Path) -> Iterator[Session]:
    """Open a copy of the filled register."""
    lay(stock, session)
    open_store(session)
    yield session
    close_store()


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an empty store once, to be copied."""
    return make_empty(Session("opr1", tmp_path_factory.mktemp("blank") / "data.db", now))


@pytest.fixture
def empty(session: Session, blank: Path) -> Iterator[Session]:
    """Open an empty database."""
    lay(blank, session)
    open_store(session)
    yield session
    close_store()


@pytest.fixture
def query() -> Callable[..., list[tuple[object, ...]]]:
    """Ask the store in SQL."""
    return lambda sql, *values: database.execute_sql(sql, values).fetchall()
