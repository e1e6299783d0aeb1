import pytest

from stunting_tui import keys
from stunting_tui.screens.home.uji_tombol import keys_wanted


async def test_looks(open_app, session, golden):
    async with open_app("uji-tombol") as shown:
        golden("uji-tombol", shown.text())
        await shown.press("f2")
        golden("uji-tombol-f2", shown.text())


@pytest.mark.parametrize(
    ("pressed", "name", "told"),
    [
        ("f1", "F1   nama di Textual: f1", "Artinya: Bantuan (semua layar)"),
        ("ctrl+t", "Ctrl+T   nama di Textual: ctrl+t", "Artinya: Paksa (Isi pengukuran, "),
        ("slash", "/   nama di Textual: slash, huruf /", "Cari ("),
        ("ctrl+s", "Ctrl+S   nama di Textual: ctrl+s", "Dilarang: terminal, tmux, atau kebiasaan"),
        ("f11", "F11   nama di Textual: f11", "Dilarang:"),
        ("alt+x", "ALT+X   nama di Textual: alt+x", "Dilarang:"),
        ("pagedown", "PgDn   nama di Textual: pagedown", "Maju"),
        ("tab", "Tab   nama di Textual: tab", "Artinya: bergerak dan mengisi"),
        ("q", "q   nama di Textual: q, huruf q", "Tidak dipakai program; boleh dipakai di keys.toml."),
    ],
)
async def test_a_key_is_named_and_its_use_told_but_nothing_done(open_app, session, pressed, name, told):
    async with open_app("uji-tombol") as shown:
        await shown.press(pressed)
        assert shown.line(3) == f" {name}"
        assert told in shown.text()
        assert shown.app.screen.NAME == "uji-tombol"
        assert shown.app.is_running


async def test_what_came_is_counted_once(open_app, session):
    async with open_app("uji-tombol") as shown:
        await shown.press("f3", "f3", "ctrl+x", "=kata")
        assert shown.line(23).startswith(" 2 dari ")
        assert "F3          datang" in shown.text()
        assert "F4          belum dicoba" in shown.text()
        assert "Ctrl+X      datang" in shown.text()


def test_every_spelling_without_f_key_is_asked_for():
    wanted = keys_wanted(keys.ACTIONS)
    assert {key for action in keys.ACTIONS for key in action.keys if key.startswith("ctrl+")} <= set(wanted)
    assert {f"f{number}" for number in range(1, 10)} <= set(wanted)
    assert len(wanted) == len(set(wanted))


async def test_from_the_help_and_back_by_escape_twice(open_app, empty):
    async with open_app() as shown:
        await shown.press("f1", "ctrl+g")
        assert shown.line(1).startswith(" UJI TOMBOL")
        await shown.press("escape", "f5", "escape")
        assert shown.line(1).startswith(" UJI TOMBOL")
        await shown.press("escape")
        assert shown.line(1).startswith(" BANTUAN")
        await shown.press("ctrl+g", "f10", "f10")
        assert shown.line(1).startswith(" BERANDA")
