from stunting_tui.domain.planning.target import Target, for_village, in_force

ALL = [
    Target("nasional", 2026, "P07", 90), Target("kabupaten", 2026, "P07", 85),
    Target("desa", 2026, "p07", 95, village_id=3),
    Target("kabupaten", 2025, "P07", 70), Target("kecamatan", 2026, "Prevalensi stunting", 14),
]  # fmt: skip


def test_the_nearest_level_of_the_year_counts():
    assert in_force(ALL, 3, 2026, "P07").value == 95
    assert in_force(ALL, 4, 2026, "P07").value == 85
    assert in_force(ALL, None, 2026, "P07").value == 85
    assert in_force(ALL, 3, 2025, "P07").value == 70
    assert in_force(ALL, 3, 2024, "P07") is None
    assert in_force(ALL, 3, 2026, "prevalensi STUNTING").value == 14


def test_order_for_a_village():
    assert [one.level for one in for_village(ALL, 3, 2026)] == ["desa", "kecamatan", "kabupaten", "nasional"]
    assert [one.level for one in for_village(ALL, 4, 2026)] == ["kecamatan", "kabupaten", "nasional"]
