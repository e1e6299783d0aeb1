"""Every action once: bindings, the key legend (last line), the F1 help and the README's table come from `ACTIONS`.

A screen gives an action its meaning in a method `action_<id>`; actions with `bound=False` are keys the widgets handle
by themselves. The table stands in `stunting_tui.actions`, room by room, in the order of the legends.
"""

from collections.abc import Iterator, Mapping, Sequence

from textual.binding import Binding, BindingType

from stunting_tui.actions import checking, common, entry, files, following, measures, meeting, register, rooms, sharing
from stunting_tui.actions.action import Action
from stunting_tui.actions.screens import SCREENS, SORTED
from stunting_tui.key_names import key_name

__all__ = [
    "ACTIONS", "FORM", "LEGEND_WIDTH", "SCREENS", "SORTED", "Action", "actions_for", "bindings_for", "common_actions",
    "help_rows", "legend", "legend_of", "legend_rest", "readme_table", "spelled",
]  # fmt: skip

LEGEND_WIDTH = 79
FORM = "accept, legal, save, Esc Batal, help, back"
"""What the legend of an open form shows, for `legend_of`."""

ACTIONS = (
    *rooms.ACTIONS,
    *entry.ACTIONS,
    *register.ACTIONS,
    *meeting.ACTIONS,
    *following.ACTIONS,
    *checking.ACTIONS,
    *measures.ACTIONS,
    *sharing.ACTIONS,
    *files.ACTIONS,
    *common.ACTIONS,
)


def actions_for(screen: str, actions: Sequence[Action] = ACTIONS) -> Iterator[Action]:
    """Give the actions of a screen in the order of the legend; `actions` is the table with a site's own keys."""
    return (action for action in actions if screen in action.screens)


def bindings_for(screen: str) -> list[BindingType]:
    """Return the bindings of a screen; their ids are the action ids, so that a site may override keys."""
    return [
        Binding(",".join(action.keys), action.id, action.label, show=False, id=action.id)
        for action in actions_for(screen)
        if action.bound
    ]


def legend(screen: str, actions: Sequence[Action] = ACTIONS) -> str:
    """Return the key legend of a screen in at most `LEGEND_WIDTH` cells; what ranks last leaves first."""
    shown = [action for action in actions_for(screen, actions) if action.rank]
    return _fitted([(action.rank, f"{key_name(action.key)} {_label(action, screen)}") for action in shown])


def legend_of(parts: str, actions: Sequence[Action] = ACTIONS) -> str:
    """Return the key legend of a state of a screen: `parts` names, with commas between, what can be done in it.

    A part is the id of an action, with other words after it where its label does not fit: "export Ke Excel". What
    begins with no id stands as it is, but for ids in braces: "Esc Batal", "{write_book}/{read_book} Excel".
    """
    known = {action.id: action for action in actions}
    return _fitted([_part(part, known) for part in parts.split(", ")])


def spelled(text: str, actions: Sequence[Action] = ACTIONS) -> str:
    """Return a text with the first key of an action in the place of its id in braces."""
    return text.format_map({action.id: key_name(action.key) for action in actions})


def _part(part: str, known: Mapping[str, Action]) -> tuple[int, str]:
    """Return the rank of a part of a legend, and what is shown of it."""
    name, _, words = part.partition(" ")
    if name not in known:
        return 1, spelled(part, tuple(known.values()))
    return known[name].rank, f"{key_name(known[name].key)} {words or known[name].label}"


def _fitted(parts: list[tuple[int, str]]) -> str:
    """Return the texts side by side in at most `LEGEND_WIDTH` cells; of those that rank last the last leaves first."""
    while True:
        for gap in ("  ", " "):
            if len(text := gap.join(words for _rank, words in parts)) <= LEGEND_WIDTH:
                return text
        worst = max(rank for rank, _words in parts)
        parts.remove(next(part for part in reversed(parts) if part[0] == worst))


def legend_rest(screen: str, actions: Sequence[Action] = ACTIONS) -> str:
    """Return the keys of a screen that found no room in its legend, as it writes them; "" where all are in it."""
    shown = legend(screen, actions)
    own = (action for action in actions_for(screen, actions) if action.rank and action.bound)
    parts = (f"{key_name(action.key)} {_label(action, screen)}" for action in own)
    return "  ".join(part for part in parts if part not in shown)


def _label(action: Action, screen: str) -> str:
    return "Keluar" if action.id == "back" and screen == "beranda" else action.label


def help_rows(screen: str, actions: Sequence[Action] = ACTIONS) -> list[tuple[str, str, str]]:
    """Return (key, second spelling, what it does) for every action of a screen."""
    return [
        (key_name(action.key), key_name(action.second) if action.second else "", action.help)
        for action in actions_for(screen, actions)
    ]


def common_actions(actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """Return what most screens have, told once for all of them."""
    return [action for action in actions if 2 * len(action.screens) > len(SCREENS)]


def readme_table(actions: Sequence[Action] = ACTIONS) -> str:
    """Return the key table of the README in Markdown: one line for each screen, one for what all of them have."""
    common = common_actions(actions)
    rows = [("semua layar", common)]
    for screen, title in SCREENS.items():
        own = [action for action in actions_for(screen, actions) if action not in common]
        rows += [(title, own)] * bool(own)
    lines = [f"| {title} | {', '.join(_spelled(action) for action in own)} |" for title, own in rows]
    return "\n".join(["| Layar | Tombol |", "|---|---|", *lines])


def _spelled(action: Action) -> str:
    """Return an action for the README: its label, the key, the second spelling."""
    return f"{action.label} {' atau '.join(f'`{key_name(key)}`' for key in action.keys)}"
