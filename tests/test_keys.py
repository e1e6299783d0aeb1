import os
import re

import pytest
from textual.binding import Binding
from textual.keys import Keys

from stunting_tui import keys
from stunting_tui.key_names import FORBIDDEN, key_name

ALLOWED = re.compile(r"[a-z0-9]|ctrl\+[a-z]|f([1-9]|10)|[a-z_]+")


def every_key():
    return [(action.id, key) for action in keys.ACTIONS for key in action.keys]


@pytest.mark.parametrize(("action", "key"), every_key())
def test_no_key_that_terminals_or_habits_take_away(action, key):
    assert key not in FORBIDDEN
    assert not key.startswith(("alt+", "shift+", "ctrl+shift+", "ctrl+alt+", "ctrl+f1", "ctrl+f2"))
    assert ALLOWED.fullmatch(key)


@pytest.mark.parametrize("screen", keys.SCREENS)
def test_no_key_means_two_things_on_a_screen(screen):
    seen = [key for action in keys.actions_for(screen) for key in action.keys]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("screen", keys.SCREENS)
def test_legend_fits_and_ends_with_the_way_back(screen):
    legend = keys.legend(screen)
    assert len(legend) <= keys.LEGEND_WIDTH < 80
    assert re.search(r"F10 (Kembali|Keluar)$", legend)
    assert "F1 Bantuan" in legend


def test_every_action_can_be_spelled_without_an_f_key():
    assert [action.id for action in keys.ACTIONS if all(re.fullmatch(r"f\d+", key) for key in action.keys)] == []


def test_every_action_is_told_apart_and_explained():
    names = [action.id for action in keys.ACTIONS]
    assert len(names) == len(set(names))
    assert all(action.label and action.help.endswith(".") for action in keys.ACTIONS)
    assert all(set(action.screens) <= set(keys.SCREENS) for action in keys.ACTIONS)


def test_crowded_legend_drops_what_ranks_last():
    assert "Catatan" not in keys.legend("sesi")
    assert all(word in keys.legend("sesi") for word in ("Enter Isi", "t Templat", "Spasi Status", "h Hadir"))


def test_bindings_carry_ids_and_both_spellings():
    bindings = {binding.id: binding for binding in keys.bindings_for("sesi") if isinstance(binding, Binding)}
    assert bindings["edit"].key == "f4,e"
    assert bindings["back"].key == "f10,ctrl+x"
    assert "open" not in bindings


@pytest.mark.parametrize(
    ("key", "name"), [("f1", "F1"), ("ctrl+f", "Ctrl+F"), ("slash", "/"), ("space", "Spasi"), ("n", "n"), ("1", "1")]
)
def test_keys_are_named_as_they_are_printed(key, name):
    assert key_name(key) == name


def test_readme_table_has_every_screen_and_every_key():
    lines = keys.readme_table().splitlines()
    assert all(line.count("|") == 3 for line in lines)
    for action in keys.ACTIONS:
        titles = {keys.SCREENS[screen] for screen in action.screens}
        told = [line for line in lines if f"{action.label} `{key_name(action.key)}`" in line]
        assert titles <= {line.split(" | ")[0].removeprefix("| ") for line in told} or "semua layar" in told[0]


def test_the_readme_holds_the_table_of_keys(root):
    """`UPDATE_GOLDEN=1` writes it anew."""
    path = root / "README.md"
    before, mark, rest = path.read_text(encoding="utf-8").partition("<!-- tombol -->\n")
    told, end, after = rest.partition("<!-- /tombol -->\n")
    if os.environ.get("UPDATE_GOLDEN"):
        told = f"{keys.readme_table()}\n"
        path.write_text(f"{before}{mark}{told}{end}{after}", encoding="utf-8")
    assert told == f"{keys.readme_table()}\n"


def test_key_names_are_textuals():
    known = (
        {key.value for key in Keys}
        | {"plus", "slash", "full_stop", "question_mark", "space", "asterisk", "minus"}
        | {"left_square_bracket", "right_square_bracket"}
    )
    for _action, key in every_key():
        assert len(key) == 1 or key.startswith("ctrl+") or key in known
