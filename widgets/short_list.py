"""A list that leaves PgUp and PgDn to its screen, where they go to the record before and after."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from widgets.record_list import RecordList


class ShortList(RecordList, inherit_bindings=False):
    """A `RecordList` moved by arrows, Home and End."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]
