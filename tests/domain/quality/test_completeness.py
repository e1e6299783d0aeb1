import numpy as np

from stunting_tui.domain.quality.completeness import Completeness, completeness


def test_the_empty_values_of_each_field():
    fields = {"berat": [False, True, True, False], "LiLA": [True, False, False, False], "tinggi": []}
    found = completeness({name: np.array(empty, dtype=bool) for name, empty in fields.items()})
    assert found == (Completeness("berat", 4, 2), Completeness("LiLA", 4, 1), Completeness("tinggi", 0, 0))
    assert [one.percent for one in found] == [50, 75, None]
