"""The ages of a SMART survey in Kabul as the articles of nipnTK print them (dp.ex02, 873 children)."""

BY_MONTH = dict(
    zip(
        range(6, 60),
        (10, 17, 25, 13, 19, 23, 38, 11, 11, 17, 9, 14, 26, 9, 17, 14, 24, 12, 31, 8, 13, 9, 21, 14, 38, 14, 16, 23, 22,
         18, 57, 8, 13, 9, 11, 12, 19, 10, 13, 14, 12, 14, 44, 6, 9, 6, 5, 8, 12, 13, 12, 8, 13, 9),
        strict=True,
    )
)  # fmt: skip
"""Children by completed months of age."""

AGES = [month for month, count in BY_MONTH.items() for _ in range(count)]

BY_GROUP = {
    "semua": (207, 198, 241, 160, 67),
    "laki-laki": (101, 102, 126, 78, 31),
    "perempuan": (106, 96, 115, 82, 36),
}
"""Children of 6-17, 18-29, 30-41, 42-53 and 54-59 months."""


def ages_of(group: str) -> list[int]:
    """Return an age inside its group for each child."""
    return [age for age, count in zip((6, 18, 30, 42, 54), BY_GROUP[group], strict=True) for _ in range(count)]
