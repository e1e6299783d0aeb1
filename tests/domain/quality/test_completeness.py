from stunting_tui.domain.quality.completeness import Completeness, completeness


def test_what_counts_as_empty():
    found = completeness({"berat": [7.1, None, float("nan"), 0.0], "NIK": ["", "3", "4", "5"], "tinggi": []})
    assert found == (Completeness("berat", 4, 2), Completeness("NIK", 4, 1), Completeness("tinggi", 0, 0))
    assert [one.percent for one in found] == [50, 75, None]
