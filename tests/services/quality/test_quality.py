"""Quality of a batch from the store: exact figures of a small file, stored, told to be old when data changed."""

import pytest

from stunting_tui.errors import DataError
from stunting_tui.services.intake.importing import import_file
from stunting_tui.services.quality import figures, quality


def rows(count: int, post: str = "MAWAR 1") -> list[dict[str, str]]:
    """Return children of one posyandu: heights of whole cm, weights of every digit."""
    names = ("BAPRI", "CEVO", "DIRELU", "FOKLE", "GUNIVO", "HESKO", "JIBATI", "KOVLO", "LUTRI", "MENDA")
    return [
        {
            "Nama": f"{names[at % 10]} {names[at // 10 + 3]}{post[-1] * 3}", "JK": "LP"[at % 2],
            "Tgl Lahir": f"202{3 + at % 2}-{at % 9 + 1:02}-{at + 1:02}", "Nama Ortu": f"{names[-at % 10]} {post}",
            "Posyandu": post, "Berat": f"{9 + at * 0.1:.1f}", "Tinggi": f"{80 + at % 5}",
        }
        for at in range(count)
    ]  # fmt: skip


@pytest.fixture
def batch(store, eppgbm):
    """Import twenty children of one posyandu and one of another."""
    import_file(eppgbm([*rows(20), *rows(1, "MELATI 2")]), store)
    return store


def place(found: quality.BatchQuality, level: str, name: str = ""):
    return next(one for one in found.places if one.level == level and name in one.name)


def score(one, code: str):
    return next(score for score in one.scores if score.code == code)


def test_nothing_measured_nothing_told(store):
    assert quality.stored(store) is None
    with pytest.raises(DataError, match="Belum ada pengukuran"):
        quality.fresh_quality(store)


def test_every_place_is_computed_and_stored(batch, query):
    empty = quality.stored(batch)
    assert (empty.places, empty.fresh) == ((), False)
    computed = quality.recompute(batch, empty.batch_id)
    assert quality.stored(batch) == computed
    assert [level for level in ("kecamatan", "desa", "posyandu") if computed.of_level(level)] == [
        "kecamatan", "desa", "posyandu",
    ]  # fmt: skip
    assert place(computed, "kecamatan").n == 21
    post = place(computed, "posyandu", "MAWAR")
    assert post.n == 20
    assert post.village in {village.name for village in computed.of_level("desa") if village.n == 21}
    heights = score(post, "angka_tinggi")
    assert (heights.n, heights.value, heights.grade) == (20, 100.0, "bermasalah")
    assert (score(post, "angka_berat").value, score(post, "angka_berat").grade) == (0.0, "baik")
    assert (score(post, "jenis_kelamin").value, score(post, "jenis_kelamin").p) == (1.0, 1.0)
    assert query("SELECT count(*) FROM audit WHERE table_name = 'stored_figure'") == [(0,)]


def test_one_child_is_not_judged_and_stands_last_of_those_measured(batch):
    found = quality.recompute(batch, quality.stored(batch).batch_id)
    one = place(found, "posyandu", "MELATI")
    assert (one.n, one.verdict, one.points) == (1, "tidak dinilai", None)
    assert "hanya satu nilai" in {score.reason for score in one.scores}
    assert [post.n for post in found.of_level("posyandu")] == [20, 1]
    assert {village.verdict for village in found.of_level("desa") if village.n == 0} == {"tidak dinilai"}


def test_copied_rows_are_found_in_the_order_of_the_file(batch, eppgbm):
    later = [{**row, "Tanggal Pengukuran": "2026-09-12"} for row in rows(20)]
    for at in (2, 9, 15):  # far apart on the register, one after another in the file
        later[at] |= {"Berat": "9.9", "Tinggi": "81.3"}
    others = [row for at, row in enumerate(later) if at not in (2, 9, 15)]
    import_file(eppgbm([later[15], later[2], later[9], *others], name="lagi.csv", title="2026-09-20"), batch)
    found = quality.fresh_quality(batch, max(one.id for one in figures.batches()))
    assert found.period == "2026-09"
    assert score(place(found, "posyandu", "MAWAR"), "berulang").made_of == "3 dari 20 baris dalam 1 deret"


def test_old_when_data_changed_and_fresh_again(batch, query, eppgbm):
    number = quality.stored(batch).batch_id
    first = quality.recompute(batch, number)
    import_file(eppgbm([*rows(1), {**rows(2)[1], "Tinggi": "80.7"}], name="lagi.csv", title="2026-08-21"), batch)
    old = quality.stored(batch)
    assert (old.fresh, old.places) == (False, first.places)
    newer = quality.fresh_quality(batch)
    assert newer.fresh and quality.stored(batch) == newer
    assert query("SELECT count(*), max(version) FROM stored_figure") == [(1, 2)]


def test_a_verdict_about_a_pair_makes_it_old(batch, query):
    quality.fresh_quality(batch)
    children = [number for (number,) in query("SELECT id FROM child ORDER BY id LIMIT 2")]
    from stunting_tui.services.register import duplicates

    duplicates.keep_apart(batch, *children)
    assert not quality.stored(batch).fresh


def test_progress_is_told(batch):
    told: list[tuple[str, float | None]] = []
    quality.recompute(batch, quality.stored(batch).batch_id, lambda text, share=None: told.append((text, share)))
    assert told[0] == ("Membaca pengukuran", 0.0) and told[-1] == ("Menyimpan mutu", 0.95)
    assert [share for _text, share in told] == sorted(share for _text, share in told)


def test_no_name_of_a_child_is_stored(batch, query):
    quality.fresh_quality(batch)
    content = query("SELECT content FROM stored_figure")[0][0]
    assert not any(name in content for (name,) in query("SELECT name FROM child"))
