"""Every sample file of every layout and every kind of damage, from the file to the stored rows."""

import tomllib
from pathlib import Path

import pytest

from stunting_tui.errors import FileError
from stunting_tui.resources import fixtures
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.intake.waiting import waiting_count
from stunting_tui.services.register import region

EXPECTED = tomllib.loads((fixtures() / "samples" / "expected.toml").read_text(encoding="utf-8"))
KARANGREJO = "35.20.13"


def sample(name: str) -> Path:
    return fixtures() / "samples" / name


def test_every_sample_is_expected():
    files = {path.name for path in (fixtures() / "samples").iterdir()} - {"README.md", "expected.toml"}
    assert files == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_sample_reaches_the_store(name, store, query):
    expected = EXPECTED[name]
    region.choose_district(store, KARANGREJO)
    if "refused" in expected:
        with pytest.raises(FileError):
            import_file(sample(name), store)
        return
    result = import_file(sample(name), store)
    assert (result.layout, result.read) == (expected["layout"], expected["read"])
    doubled = sum(finding.code in {"ganda", "kecamatan-lain"} for finding in result.findings)
    assert result.stored == expected["ok"] - result.waiting - doubled
    assert result.waiting == waiting_count()
    stored = {
        row[0]: row[1:]
        for row in query(
            """SELECT m.source_sheet || '/' || m.source_row || '/' || m.measured_on, c.name, c.sex, c.birth_date,
                      m.weight_kg, m.height_cm FROM measurement m JOIN child c ON c.id = m.child_id"""
        )
    }
    assert len(stored) == result.stored
    checked = 0
    for row, child, sex, born, measured, weight, height, *rest in expected["rows"]:
        sheet = rest[0] if rest else None
        found = [
            values
            for key, values in stored.items()
            if key.endswith(f"/{row}/{measured}") and (sheet is None or key.startswith(f"{sheet}/"))
        ]
        if found:
            checked += 1
            wanted = tuple(None if value == "kosong" else value for value in (weight, height))
            assert (child, sex, str(born), *wanted) in found
    assert checked >= min(result.stored, len(expected["rows"])) - doubled


@pytest.mark.parametrize("name", EXPECTED)
def test_sample_again_changes_nothing(name, store, query):
    region.choose_district(store, KARANGREJO)
    if "refused" in EXPECTED[name]:
        return
    import_file(sample(name), store)
    before = query("SELECT id, version, updated_at FROM measurement"), query("SELECT id, version FROM child")
    again = import_file(sample(name), store)
    assert (again.stored, again.updated, again.vanished) == (0, 0, 0)
    assert (query("SELECT id, version, updated_at FROM measurement"), query("SELECT id, version FROM child")) == before
