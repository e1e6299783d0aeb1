"""A site's own keys: the file `keys.toml` beside the database, checked by the rules the standard keys are tested by.

    [tombol]
    report = "w"
    save = ["f6", "ctrl+g"]

A file that breaks a rule changes nothing: the standard keys stay, and `Keymap.complaint` says what to mend.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from stunting_tui import keys
from stunting_tui.errors import DataError
from stunting_tui.key_names import is_command, is_usable, key_name, textual_name
from stunting_tui.keys import ACTIONS, Action

FILE = "keys.toml"
TABLE = "tombol"
ALLOWED = "Boleh: huruf kecil, angka, / . , ? + * - [ ], f1-f10, insert, delete, atau ctrl+huruf yang bebas"
GRID_COMMANDS = {
    "force_cell": "force", "edit_cell": "edit", "path": "path", "clear_cell": "clear", "cell_options": "legal",
    "undo": "undo", "mark": "mark", "to_row": "ask_row",
}  # fmt: skip
"""Actions that the entry grid does by itself, and its names for them in `widgets.entry_keys.KEYS`."""

FORM_ACTIONS = frozenset({"edit_field"})
"""Actions that the form does by itself, as bindings of the same id."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The table of actions with the site's own keys; `complaint` is a sentence where its file was refused."""

    actions: tuple[Action, ...] = ACTIONS
    complaint: str = ""

    @property
    def bindings(self) -> dict[str, str]:
        """Keys of the changed actions by id, for `App.set_keymap`."""
        return {
            mine.id: ",".join(mine.keys)
            for mine, standard in zip(self.actions, ACTIONS, strict=True)
            if mine.keys != standard.keys
        }

    def key(self, name: str) -> str:
        """Return the first key of the action `name` as it is printed."""
        return next(key_name(action.key) for action in self.actions if action.id == name)

    def spelled(self, text: str) -> str:
        """Return a sentence or legend with the first key of an action in the place of its id in braces."""
        return keys.spelled(text, self.actions)

    def grid_keys(self, table: Mapping[str, str]) -> dict[str, str]:
        """Return the keys of an entry grid, `table` being the standard ones, with the site's own."""
        found = dict(table)
        changed = [action for action in self.actions if action.id in self.bindings]
        changed = [action for action in changed if GRID_COMMANDS.get(action.id) in table.values()]
        for action in changed:
            found = {key: command for key, command in found.items() if command != GRID_COMMANDS[action.id]}
        for action in changed:
            found |= {key: GRID_COMMANDS[action.id] for key in action.keys if found.get(key) != "cancel"}
        return found


def read_keymap(folder: Path) -> Keymap:
    """Return the keys of the site whose database lies in `folder`."""
    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Keymap()
    except (OSError, UnicodeDecodeError):
        return Keymap(complaint=f"{FILE} tidak dapat dibaca. Simpan sebagai teks UTF-8; sementara tombol bawaan.")
    try:
        return Keymap(_changed(_lines(text), text))
    except DataError as error:
        return Keymap(complaint=f"{error} Sementara semua tombol bawaan berlaku.")


def example() -> str:
    """Return a file that changes nothing, every action in a comment, to begin from."""
    lines = ["# Hapus # di depan baris yang diubah; simpan sebagai keys.toml di sebelah basis data.", f"[{TABLE}]"]
    for action in ACTIONS:
        if _is_free(action):
            value = ", ".join(f'"{key}"' for key in action.keys)
            where = "semua layar" if len(action.screens) > 3 else ", ".join(keys.SCREENS[s] for s in action.screens)
            lines.append(f"# {action.id} = [{value}]  # {where}: {action.help}")
    return "\n".join(lines)


def _lines(text: str) -> dict[str, Any]:
    """Return what the file says by action id. Raises `DataError` where it is no TOML or has no such table."""
    import tomllib

    try:
        table = tomllib.loads(text).get(TABLE)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        where = f" baris {at[1]}" if at else ""
        hint = 'Bentuk yang benar: report = "w" atau save = ["f6", "ctrl+g"].'
        raise DataError(f"{FILE}{where} tidak terbaca.", hint) from error
    if not isinstance(table, dict):
        raise DataError(f"{FILE} tanpa bagian [{TABLE}].", f"Tulis [{TABLE}] di atas baris-barisnya.")
    return table


def _changed(said: Mapping[str, Any], text: str) -> tuple[Action, ...]:
    """Return the actions with the keys said. Raises `DataError` at the first line that breaks a rule."""
    known = {action.id: action for action in ACTIONS}
    for name, value in said.items():
        where = f"{FILE} baris {_line_of(name, text)}:"
        if name not in known:
            raise DataError(f"{where} tidak ada tindakan {name}.", "Daftarnya: python3 tui.py tombol --contoh.")
        known[name] = _with_keys(known[name], value, where)
    actions = tuple(known.values())
    for name in said:
        _check_alone(known[name], actions, f"{FILE} baris {_line_of(name, text)}:")
    return actions


def _with_keys(action: Action, value: object, where: str) -> Action:
    """Return an action with other keys. Raises `DataError` where it may not have them."""
    if not _is_free(action):
        raise DataError(f"{where} tombol {action.id} ({key_name(action.key)}) tetap.", "Hapus baris itu.")
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not 1 <= len(words) <= 2 or not all(isinstance(word, str) for word in words):
        raise DataError(f"{where} {action.id} perlu satu atau dua tombol.", 'Contoh: ["f6", "ctrl+g"].')
    names = [textual_name(word) for word in words]
    for word, key in zip(words, names, strict=True):
        if key not in action.keys and not is_usable(key):
            raise DataError(f'{where} tombol "{word}" tidak boleh dipakai.', f"{ALLOWED}.")
    if all(re.fullmatch(r"f\d+", key) for key in names):
        raise DataError(f"{where} {action.id} hanya bertombol F.", "Tambahkan ejaan kedua tanpa tombol F.")
    _check_typed(action, names, where)
    return replace(action, key=names[0], second=names[1] if len(names) > 1 else "")


def _check_typed(action: Action, names: Sequence[str], where: str) -> None:
    """Raise `DataError` where a key would be taken for text on a screen that is typed into."""
    if not any(is_command(key) for key in action.keys):
        return
    typed = [key for key in names if not is_command(key) and key not in action.keys]
    if not any(is_command(key) for key in names) or (typed and not action.bound):
        hint = "Beri juga tombol f1-f10, ctrl+huruf, insert, atau delete."
        raise DataError(f"{where} {action.id} dipakai di layar isian; huruf dan tanda di sana adalah ketikan.", hint)


def _check_alone(action: Action, actions: Sequence[Action], where: str) -> None:
    """Raise `DataError` where a key of the action means something else on one of its screens."""
    for other in actions:
        both = [screen for screen in action.screens if screen in other.screens]
        shared = [key for key in action.keys if key in other.keys]
        if other.id != action.id and both and shared:
            taken = f"{where} {key_name(shared[0])} di layar {keys.SCREENS[both[0]]} sudah untuk {other.label}"
            raise DataError(f"{taken} ({other.id}).", "Pilih tombol lain, atau pindahkan juga yang itu.")
    if len(set(action.keys)) < len(action.keys):
        raise DataError(f"{where} {action.id} menyebut tombol yang sama dua kali.", "Tulis sekali saja.")


def _is_free(action: Action) -> bool:
    """Whether a site may change the keys; lists, prompts and cells need theirs."""
    return action.id in GRID_COMMANDS or action.id in FORM_ACTIONS or (action.bound and action.key != "escape")


def _line_of(name: str, text: str) -> int:
    """Return the number of the line that names an action."""
    pattern = re.compile(rf"""\s*["']?{re.escape(name)}["']?\s*=""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1)
