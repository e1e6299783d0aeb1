"""Text from files and file names, made harmless for a terminal."""


def plain(text: str) -> str:
    """Return `text` with everything but line breaks and printable characters dropped: no escapes, no controls."""
    return "".join(letter for letter in text if letter.isprintable() or letter == "\n")
