"""What PuTTY sends for each key, read by the real program on its key-test screen."""

import pytest

PUTTY = {f"F{number}": f"\x1b[{code}~" for number, code in enumerate((11, 12, 13, 14, 15, 17, 18, 19, 20), 1)} | {
    "Ins": "\x1b[2~", "Del": "\x1b[3~", "Home": "\x1b[1~", "End": "\x1b[4~", "PgUp": "\x1b[5~", "PgDn": "\x1b[6~",
    "Shift+Tab": "\x1b[Z", "Backspace": "\x7f", "Panah atas": "\x1bOA", "Kiri": "\x1b[D", "Enter": "\r", "Tab": "\t",
    **{f"Ctrl+{letter}": chr(ord(letter) - 64) for letter in "DEFGKLNOPRTUXYZ"},
}  # fmt: skip
"""PuTTY as it is installed: function keys "ESC[n~", Home and End standard, Backspace 127."""


@pytest.mark.parametrize("term", ["xterm", "xterm-256color"])
def test_every_key_of_putty_arrives(terminal, tmp_path, term):
    shown = terminal("--db", str(tmp_path / "uji.db"), "tombol", term=term)
    shown.wait("UJI TOMBOL", "0 dari")
    for number, (name, sent) in enumerate(PUTTY.items(), 1):
        shown.send(sent)
        shown.wait(f"{number} dari", f"{name:<12}datang")
    shown.send("\x13")
    shown.wait("nama di Textual: ctrl+s", "Dilarang")
    shown.send("f10")
    assert shown.end() == 0
    assert not (tmp_path / "uji.db").exists()


def test_ctrl_l_mends_a_screen_that_another_program_wrote_on(terminal, tmp_path):
    shown = terminal("--db", str(tmp_path / "uji.db"))
    shown.wait("PENYIAPAN")
    shown.settle()
    before = shown.text
    shown.stream.feed(b"\x1b[5;1HBroadcast message from root: mati lampu\r\n" * 3)
    assert shown.text != before
    shown.send("\x0c")
    shown.settle()
    assert shown.text == before


def test_a_bad_file_of_keys_does_not_stop_the_program(terminal, tmp_path):
    (tmp_path / "keys.toml").write_text("[tombol]\nreport = \n", encoding="utf-8")
    shown = terminal("--db", str(tmp_path / "uji.db"))
    shown.wait("PENYIAPAN")
    shown.send("f10")
    shown.wait("keys.toml baris 2 tidak terbaca.", "F10 Keluar")
    shown.send("f10")
    assert shown.end() == 0
