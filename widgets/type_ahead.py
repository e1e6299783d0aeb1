"""Letters typed to pick one of the legal values of a field: each narrows to the values that begin with all of them."""

from widgets.fields import Field


class TypeAhead:
    """What was typed so far, without a clock: any other key of the field ends it."""

    def __init__(self) -> None:
        self.typed = ""

    def press(self, field: Field, value: str, character: str) -> str | None:
        """Return the value a letter leads to from `value`; None where it leads to none.

        A letter that goes on with what was typed narrows; one that does not, the same letter again among them, goes to
        the next value it begins.
        """
        longer = self.typed + character
        found = field.find(longer, value) if self.typed else None
        if found is None:
            longer, found = character, field.find(character, value, on=True)
        if found is not None:
            self.typed = longer
        return found

    def clear(self) -> None:
        """Begin anew with the next letter."""
        self.typed = ""
