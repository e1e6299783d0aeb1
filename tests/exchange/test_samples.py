"""Every sample file from bytes to rows: layout, counts, findings and the exact values."""

import tomllib
from datetime import date
from functools import cache

import pytest

from stunting_tui.domain.rows import FileRow, ParsedFile, Severity
from stunting_tui.exchange.reading import read_grid
from stunting_tui.exchange.understanding import understand
from stunting_tui.growth.scalar import child_z
from stunting_tui.resources import fixtures
from tests.tools.make_samples import write

TODAY = date(2026, 11, 22)
FOLDER = fixtures() / "samples"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


@cache
def parse(name: str) -> ParsedFile:
    return understand(read_grid(FOLDER / name), TODAY, child_z)


def facts(row: FileRow) -> list[object]:
    values = [row.row, row.name, row.sex, row.birth_date, row.measured_on, row.weight_kg, row.height_cm]
    return ["kosong" if value is None else value for value in values]


def field(parsed: ParsedFile, row: FileRow, name: str) -> object:
    if name == "title_date":
        return parsed.title_date
    value = row.extras.get(name[6:]) if name.startswith("extra_") else getattr(row, name)
    return "kosong" if value is None else value


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_reads_as_it_was_made(name):
    parsed, expected = parse(name), EXPECTED[name]
    assert [facts(row) for row in parsed.rows] == expected["rows"]
    assert (parsed.layout, parsed.read, len(parsed.rows)) == (expected["layout"], expected["read"], expected["ok"])
    refused = {(f.sheet, f.row) for f in parsed.findings if f.severity is Severity.ERROR}
    assert len(refused) == expected["read"] - expected["ok"]
    assert {f.code for f in parsed.findings} == set(expected["codes"])


@pytest.mark.parametrize("name", [name for name in EXPECTED if "fields" in EXPECTED[name]])
def test_further_fields_of_a_sample(name):
    parsed = parse(name)
    for wanted in EXPECTED[name]["fields"]:
        row = next((row for row in parsed.rows if row.row == wanted["row"]), parsed.rows[0])
        assert {key: field(parsed, row, key) for key in wanted if key != "row"} | {"row": wanted["row"]} == wanted


@pytest.mark.parametrize("name", EXPECTED)
def test_no_finding_quotes_a_name_or_a_nik(name):
    parsed = parse(name)
    secrets = {row.name for row in parsed.rows} | {row.nik or row.nik_raw for row in parsed.rows}
    for finding in parsed.findings:
        assert not [secret for secret in secrets if len(secret) > 5 and secret in finding.message]
        assert finding.message.isprintable()


def test_restored_decimals_are_proven_by_the_negative_scores():
    (finding,) = [f for f in parse("jam-excel-pecahan.csv").findings if f.code == "desimal-dipulihkan"]
    assert "BB Lahir" in finding.message
    assert "Berat 1" in finding.message
    agreed, total = finding.message.split("Terbukti pada ")[1].split(" baris")[0].split(" dari ")
    assert agreed == total
    assert int(total) >= 10


def test_the_same_samples_are_written_at_every_run(tmp_path):
    for sample in write(tmp_path):
        if sample.text:
            assert (tmp_path / sample.name).read_bytes() == (FOLDER / sample.name).read_bytes(), sample.name
    for name in ("expected.toml", "README.md"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def test_every_file_in_the_folder_is_expected_and_listed():
    present = {path.name for path in FOLDER.iterdir()} - {"expected.toml", "README.md"}
    assert present == set(EXPECTED)
    assert all(f"`{name}`" in (FOLDER / "README.md").read_text(encoding="utf-8") for name in present)
