import re

import pytest

from stunting_tui import keys
from stunting_tui.screens.home.help import all_keys_text, help_text


@pytest.mark.parametrize("screen", keys.SCREENS)
def test_every_screen_has_purpose_keys_and_example(screen):
    text = help_text(screen)
    assert "# CONTOH" in text
    for key, second, words in keys.help_rows(screen):
        assert any(line.startswith(key) and second in line and words in line for line in text.splitlines())


def test_all_keys_name_every_action():
    text = all_keys_text()
    assert all(action.help in text for action in keys.ACTIONS)


@pytest.mark.parametrize("about", ["anak", "ukur", "sesi"])
async def test_help_looks(open_app, golden, about):
    async with open_app("bantuan", {"about": about}) as shown:
        golden(f"bantuan-{about}", shown.text())


async def test_help_of_help_lists_all_keys(open_app, golden):
    async with open_app("bantuan", {"about": "anak"}) as shown:
        await shown.press("f1")
        golden("bantuan-semua", re.sub(r" +1-18 dari \d+\n", "\n", shown.text()))
        await shown.press("end")
        assert all_keys_text().splitlines()[-1] in shown.text()
