"""What keys are called, by Textual and for the operator, and which may be used at all."""

import re

FORBIDDEN = frozenset(
    f"ctrl+{name}"
    for name in (*"abchijmqsvw", "backslash", "space", "@", "enter", "up", "down", "left", "right", "home", "end")
) | {"f11", "f12", "ctrl+pageup", "ctrl+pagedown"}
"""Keys that terminals, multiplexers or habits take away; besides these all of alt+, shift+ and ctrl+F-key."""

NAMES = {
    "slash": "/",
    "question_mark": "?",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
    "asterisk": "*",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left": "Kiri",
    "right": "Kanan",
    "space": "Spasi",
    "enter": "Enter",
    "up": "Panah atas",
    "down": "Panah bawah",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "backspace": "Backspace",
    "insert": "Ins",
    "delete": "Del",
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}

SIGNS = {
    "/": "slash", ".": "full_stop", ",": "comma", "?": "question_mark", "+": "plus", "*": "asterisk", "-": "minus",
    "[": "left_square_bracket", "]": "right_square_bracket", " ": "space",
}  # fmt: skip
"""Textual's names of single signs."""


def key_name(key: str) -> str:
    """Return a key as it is printed for the operator."""
    if key in NAMES:
        return NAMES[key]
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return key.upper() if len(key) > 1 else key


def textual_name(word: str) -> str:
    """Return Textual's name of a key as an operator writes it: "Ctrl+T", "?", "PgUp"."""
    printed = {name.casefold(): key for key, name in NAMES.items()}
    return SIGNS.get(word) or printed.get(word.casefold().strip()) or word.casefold().strip().replace(" ", "")


def is_command(key: str) -> bool:
    """Whether a key is never text: an F-key, a ctrl-key, Ins, Del and the like."""
    return len(key) > 1 and key not in SIGNS.values()


def is_usable(key: str) -> bool:
    """Whether every terminal sends the key, and no list, form or habit needs it."""
    return key not in FORBIDDEN and bool(
        re.fullmatch(r"[a-z0-9]|ctrl\+[a-z]|f([1-9]|10)|insert|delete", key)
        or (key in SIGNS.values() and key != "space")
    )
