"""Mutu, Prevalensi, SKDN and the lists on batches of too few or too like children: reasons, never a NaN or a crash."""

from itertools import product

import pytest

from stunting_tui.services.register import region
from tests.screens.office import DISTRICT
from tests.services.made_up_batch import MadeUp
from tests.services.poor_batches import POOR, usual

WALKS = {
    "mutu": ["g", "enter", "end", "pagedown", "f10", "g", "enter", "end"],
    "prevalensi": ["end", "k", "i", "r", "end", "a", "end", "f7", "f8", "r", "k", "k", "k", "end"],
    "skdn": ["end", "right_square_bracket", "f7", "left_square_bracket", "end", "f", "end"],
    "belum": ["g", "g", "g"],
    "ukur-ulang": ["g", "enter"],
    "tindak": ["g", "enter"],
    "umur": ["end", "enter"],
    "banding": ["end", "n", "enter", "enter", "enter", "5", "f6", "end"],
}
"""Keys that open every part of a screen."""


FIGURES, LISTS = list(WALKS)[:3], list(WALKS)[3:]
WALKED = [*product(FIGURES, POOR), *product(LISTS, ("one_child", "missing"))]


@pytest.mark.parametrize(("name", "batch"), WALKED)
async def test_every_part_opens(open_app, empty, name, batch):
    POOR[batch](MadeUp(empty))
    async with open_app(name) as shown:
        sound(shown.text())
        for key in WALKS[name]:
            await shown.press(key)
            sound(shown.text())


@pytest.mark.parametrize("name", FIGURES)
async def test_a_poor_batch_after_a_usual_one(open_app, empty, name):
    made = MadeUp(empty)
    usual(made)
    POOR["flagged"](made)
    async with open_app(name) as shown:
        for key in WALKS[name]:
            await shown.press(key)
            sound(shown.text())


@pytest.mark.parametrize("name", WALKS)
async def test_no_child_at_all(open_app, empty, name):
    region.choose_district(empty, DISTRICT)
    async with open_app(name) as shown:
        for key in WALKS[name]:
            await shown.press(key)
            sound(shown.text())


def sound(text: str) -> None:
    assert not {"nan", "inf", "None", "nan%"} & set(text.replace(",", " ").split()), text


async def test_one_child_looks(open_app, empty, golden):
    POOR["one_child"](MadeUp(empty))
    async with open_app("prevalensi") as shown:
        golden("prevalensi-satu-anak", shown.text())
    async with open_app("skdn") as shown:
        await shown.press("space")
        assert "Tanda -: tidak dapat dihitung, pembaginya nol atau K belum diketahui." in shown.text()
    async with open_app("mutu") as shown:
        golden("mutu-satu-anak", shown.text())
        await shown.press("enter")
        assert "tidak dinilai: 1 anak diukur, dinilai mulai 10 anak" in shown.line(4)
        assert "Belum ada yang dapat dinilai." in shown.text()


async def test_all_flagged_looks(open_app, empty, golden):
    POOR["flagged"](MadeUp(empty))
    async with open_app("prevalensi") as shown:
        await shown.press("space", "space")
        golden("prevalensi-semua-bertanda", shown.text())
