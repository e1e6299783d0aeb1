"""The lesson in a real terminal: begun, begun anew, left, cut off; nothing of it stays on the disk."""

import signal

import pytest


@pytest.fixture
def lesson(terminal, tmp_path, monkeypatch):
    """Start the lesson with the folder for throw-away files in view."""
    scratch = tmp_path / "sementara"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))

    def start(*words):
        return terminal("--db", str(tmp_path / "kantor.db"), "pelajaran", *words), scratch

    yield start
    assert not (tmp_path / "kantor.db").exists()


def test_left_and_begun_anew_it_says_how_to_go_on(lesson):
    shown, scratch = lesson()
    shown.wait("BERANDA", "PELAJARAN 1/19", "Tekan F1")
    shown.send("f1")
    shown.wait("PELAJARAN 2/19  Benar.")
    shown.send("p")
    shown.wait("Membuka bantuan", ">  2 Kembali")
    shown.send("\x1b[B", "enter")
    shown.wait("Mulai lagi dari langkah 3?")
    shown.send("y")
    shown.wait("BERANDA", "PELAJARAN 3/19", "Tekan 3: Impor.")
    assert len(list(scratch.iterdir())) == 1
    shown.send("f10")
    assert shown.end() == 0
    shown.settle()
    assert "Melanjutkan: stunting-tui pelajaran --mulai 3" in shown.text.replace("\n", " ")
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM])
def test_cut_off_it_leaves_nothing_behind(lesson, ending):
    shown, scratch = lesson("--mulai", "10")
    shown.wait("PELAJARAN 10/19")
    shown.process.send_signal(ending)
    assert shown.end() == 0
    assert list(scratch.iterdir()) == []


def test_a_dropped_line_leaves_nothing_behind(lesson):
    shown, scratch = lesson()
    shown.wait("PELAJARAN 1/19")
    shown.hang_up()
    assert shown.process.wait(timeout=10) >= 0  # ended by itself; what Python could not print any more makes it 120
    assert list(scratch.iterdir()) == []


def test_a_step_that_is_not_there_is_refused_in_words(lesson):
    shown, scratch = lesson("--mulai", "99")
    assert shown.end() == 2
    shown.settle()
    assert "Langkah 99 tidak ada. Pilih langkah 1 sampai 19." in shown.text.replace("\n", " ")
    assert list(scratch.iterdir()) == []
