"""The shipped tables are the published ones, to the last digit."""

import hashlib
import subprocess
import sys

import pytest

from stunting_tui.errors import FileError
from stunting_tui.growth import tables
from stunting_tui.resources import fixtures

HASHES = {
    "len": "82e79ba42e7455c2dfa62326674aefbe1cf7431295ee006bab958e305869be7d",
    "wei": "f65cb937a12f7a496fb7d6f5867f8cbd47b7e9fde7f67fd2dbfe56f472311378",
    "bmi": "816bc6903a3dd81451200f9cfef435b0027af99a54dd844a84ad04fdcfcd140e",
    "hc": "a7e4ff4ba4a7bf180b7b0aadff92673d12df5894f815348b420f55469d435ab7",
    "ac": "944803c8e06a12adf26bcd3036a2e94b3e5859e32da996c21b0d230eb4e545dc",
    "ts": "0e44a3eeaf43b69280d7a6433f24285b04600aa24a506b087de95bbac8d33c7f",
    "ss": "ecbfd7dc0f9008f39a48fef275e6854cafb4326c18d5c63bd16a2a70a37de135",
    "wfl": "0934026a998ce1b5ff87f84e1f322c564ab47fc88b993cb6a6dc11eed316cbbd",
    "wfh": "9421e1903a0c01219f25adc0c0a89ca58d40711d65c8d4104a1f71e7a85e8907",
}


@pytest.mark.parametrize("name", HASHES)
def test_file_has_the_hash_of_the_published_table(name):
    content = (fixtures() / "who" / f"{name}.csv").read_bytes()
    assert hashlib.sha256(content).hexdigest() == HASHES[name]
    assert HASHES[name] in (fixtures() / "who" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "first", "last", "row"),
    [
        ("len", 0, 1826, (1, 49.8842, 0.03795)),
        ("ac", 91, 1826, None),
        ("wfl", 450, 1100, (-0.3521, 2.441, 0.09182)),
        ("wfh", 650, 1200, None),
    ],
)
def test_keys_and_first_row(name, first, last, row):
    table = tables.table(name)
    assert (table.first, table.last) == (first, last)
    assert table.row(1, first - 1) is None
    assert table.row(2, last + 1) is None
    assert table.row(2, last) is not None
    if row is not None:
        assert table.row(1, first) == row


def test_last_row_of_girls():
    assert tables.table("wfl").row(2, 1100) == (-0.3833, 18.3324, 0.09401)


@pytest.mark.parametrize("name", ["len", "hc"])
def test_length_and_head_have_power_one(name):
    """The engine leaves the power out of these two."""
    assert set(tables.table(name).figures[2 :: tables.FIELDS]) == {1.0}


def test_power_of_weight_for_size_is_one_figure_per_sex():
    """The engine does not interpolate it."""
    for name in ("wfl", "wfh"):
        powers = tables.table(name).figures[2 :: tables.FIELDS]
        half = len(powers) // 2
        assert (set(powers[:half]), set(powers[half:])) == ({-0.3521}, {-0.3833})


def test_no_power_is_zero():
    for name in HASHES:
        assert 0.0 not in tables.table(name).figures[2 :: tables.FIELDS]


def test_missing_file_is_told_in_indonesian():
    with pytest.raises(FileError, match=r"Tabel baku WHO tidak-ada\.csv") as caught:
        tables.table("tidak-ada")
    assert caught.value.hint


@pytest.mark.parametrize("text", ["1,0,1,49.8842", "1,0,x,2,3\n1,1,1,2,3", ""])
def test_damaged_file_is_refused(tmp_path, monkeypatch, text):
    (tmp_path / "who").mkdir()
    (tmp_path / "who" / "rusak.csv").write_text(text, encoding="ascii")
    monkeypatch.setattr(tables, "fixtures", lambda: tmp_path)
    with pytest.raises(FileError, match=r"rusak\.csv"):
        tables.table.__wrapped__("rusak")


def test_line_ends_of_windows_do_no_harm(tmp_path, monkeypatch):
    (tmp_path / "who").mkdir()
    (tmp_path / "who" / "len.csv").write_bytes(b"1,0,1,49.8842,0.03795\r\n2,0,1,49.1477,0.0379")
    monkeypatch.setattr(tables, "fixtures", lambda: tmp_path)
    assert tables.table.__wrapped__("len").row(1, 0) == (1, 49.8842, 0.03795)


def test_the_scalar_path_needs_no_numpy():
    program = (
        "import sys; from stunting_tui.growth import INDICES, categories, scalar; "
        "z = scalar.child_z('L', 400, 9.5, 76.2).haz; categories.category('haz', z); sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
