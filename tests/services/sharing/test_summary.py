"""The lines of a batch from the store: the figures of the other screens, nobody named, and without data too."""

import pytest

from stunting_tui.cli import main
from stunting_tui.services.quality import coverage
from stunting_tui.services.quality.figures import batch_figures
from stunting_tui.services.register import region
from stunting_tui.services.sharing import summary
from stunting_tui.services.store import close_store
from tests.services.made_up_batch import DISTRICT, MadeUp


@pytest.fixture
def batch(store):
    made = MadeUp(store)
    for at in range(40):
        child = made.child(post=f"MAWAR {at % 3}", sex="LP"[at % 2], age_days=200 + 30 * at)
        number = made.visit(child, haz=-2.5 if at < 10 else -1, whz=-0.5, weight_kg=9.0)
    for _ in range(6):
        made.child()
    return number


def test_figures_are_those_of_the_other_screens(store, batch):
    lines = summary.summary(store, batch)
    assert len(lines) <= 20 and max(map(len, lines)) <= 80
    told = "\n".join(lines)
    share = batch_figures(batch).total.under_five.stunted
    assert f"Pendek: {share.percent:.1f} %".replace(".", ",") in told
    assert "S 46 (akhir bulan), K -, D 40" in told
    assert f"Ukur {coverage.missing_count(store, batch)[0]} anak terdaftar yang belum diukur." in told
    assert "ANAK 1" not in told and "MAWAR" not in told


def test_one_child_and_all_beyond_the_limits(store):
    made = MadeUp(store)
    batch = made.visit(made.child(), haz=-7, waz=None, whz=None)
    lines = summary.summary(store, batch)
    assert len(lines) <= 20 and max(map(len, lines)) <= 80
    assert "Pendek: tidak dapat dihitung" in "\n".join(lines)


def test_without_a_kecamatan_or_a_measurement(store):
    assert summary.summary(store) == ["RINGKASAN PENGUKURAN BALITA", summary.NO_DISTRICT]
    region.choose_district(store, DISTRICT)
    lines = summary.summary(store)
    assert " ".join(lines[1:]) == summary.NO_BATCH
    assert max(map(len, lines)) <= 80


def test_written_as_text_and_told_on_the_command_line(store, batch, tmp_path, query, capsys):
    target = tmp_path / "pesan.txt"
    lines = summary.summary(store, batch)
    summary.write_text(store, lines, target)
    assert target.read_text(encoding="utf-8").splitlines() == lines
    assert query("SELECT field, new FROM audit WHERE action = 'ekspor'") == [
        ("ringkasan", "pesan.txt: tanpa nama anak")
    ]
    close_store()
    assert main(["--db", str(store.database), "--teks", "ringkasan"]) == 0
    found = capsys.readouterr().out.splitlines()
    assert found[:3] == lines[:3] and len(found) <= 20 and max(map(len, found)) <= 80
