from datetime import date

import pytest

from stunting_tui.domain.monitoring.kbm_tables import kbm_tables, load_kbm
from stunting_tui.errors import DataError, FileError


@pytest.fixture
def site(tmp_path):
    def write(text):
        path = tmp_path / "kbm.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


NEW = '[profil.baru]\nberlaku_dari = 2026-01-01\nberlaku_sampai = 2026-12-31\nsumber = "SE"\ngram = [[60, 250, 240]]\n'


def test_the_shipped_tables_have_a_title_a_source_and_hold_now():
    tables = kbm_tables()
    assert list(tables) == ["kms", "lapangan"]
    assert all(kbm.title and kbm.source and kbm.holds_on(date(2026, 11, 22)) for kbm in tables.values())
    assert load_kbm() == tables["kms"]


def test_a_site_adds_a_table_and_uses_it(site):
    path = site('pakai = "baru"\n' + NEW)
    found = load_kbm(site=path)
    assert (found.name, found.minimum_g("L", 5), found.minimum_g("P", 5)) == ("baru", 250, 240)
    assert [found.holds_on(date(year, 12, 31)) for year in (2025, 2026, 2027)] == [False, True, False]
    assert load_kbm("kms", path) == load_kbm()


def test_a_site_changes_the_red_line_and_one_field_of_a_table(site):
    path = site('[garis_merah]\ngaris_sd = -2\n[profil.kms]\njudul = "KMS kita"\n')
    found = load_kbm(site=path)
    assert (found.title, found.rows, found.below_red_line(-2.5)) == ("KMS kita", load_kbm().rows, True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('pakai = "tiada"\n', '"tiada" tidak ada'),
        ("paka = 1\n", '"paka" tidak dikenal'),
        ("profil = 1\n", "bukan bagian"),
        ("[profil]\nkms = 1\n", "bukan bagian"),
        ("[garis_merah]\nsd = 1\n", '"sd" tidak dikenal'),
        ('[garis_merah]\ngaris_sd = "x"\n', "garis_sd tidak benar"),
        ("[profil.kms]\ngrams = []\n", '"grams" tidak dikenal'),
        ("[profil.kms]\ngram = []\n", "tabel gram"),
        ("[profil.kms]\ngram = 3\n", "tabel gram"),
        ("[profil.kms]\ngram = [[1, 800]]\n", "tabel gram"),
        ("[profil.kms]\ngram = [[1, 800, -5]]\n", "tabel gram"),
        ("[profil.kms]\ngram = [[1, 800, 0.8]]\n", "tabel gram"),
        ("[profil.kms]\ngram = [[2, 800, 800], [2, 900, 900]]\n", "tabel gram"),
        ('[profil.kms]\nberlaku_dari = "2020"\n', "masa berlaku"),
        ("[profil.baru]\ngram = [[60, 1, 1]]\n", "masa berlaku"),
    ],
)
def test_what_is_wrong_is_named(site, text, word):
    with pytest.raises(DataError) as caught:
        load_kbm(site=site(text))
    assert word in caught.value.message
    assert caught.value.hint


def test_an_unreadable_file_is_named(site, tmp_path):
    with pytest.raises(FileError, match=r"kbm\.toml rusak"):
        load_kbm(site=site("[profil"))
    with pytest.raises(FileError, match="tidak dapat dibaca"):
        load_kbm(site=tmp_path / "tiada.toml")
