"""Modes of files and folders, and which file system a path lies on."""

import errno
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.connection import close_database, open_database
from db.errors import Problem
from db.places import NETWORK_KINDS, file_system, prepare, trouble

DAY = date(2026, 8, 20)
MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/data /mnt/kantor nfs4 rw 0 0
/dev/sdb1 /mnt/kantor/lokal ext4 rw 0 0
//nas/berkas /mnt/berkas\\040bersama cifs rw 0 0
"""


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


posix = pytest.mark.skipif(os.name != "posix", reason="modes of files")


@posix
def test_file_and_folder_are_the_owners_alone(path):
    old = os.umask(0)
    try:
        open_database(path, DAY)
        assert mode(path.parent) == 0o700
        for end in ("", "-wal", "-shm"):
            assert mode(path.with_name(path.name + end)) == 0o600, end
    finally:
        os.umask(old)


@posix
def test_a_file_that_others_could_read_is_tightened(store):
    close_database()
    store.chmod(0o644)
    open_database(store, DAY)
    assert mode(store) == 0o600


@posix
@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_in_a_group_folder_the_group_may_write(tmp_path, umask, store):
    close_database()
    folder = tmp_path / "bersama"
    folder.mkdir()
    folder.chmod(0o2770)
    path = folder / "kantor" / "stunting.db"
    old = os.umask(umask)
    try:
        open_database(path, DAY)
        open_database(path, DAY)  # the second start makes the backup
        copies = path.parent / "cadangan"
        assert (mode(path.parent), mode(copies)) == (0o2770, 0o2770)
        for file in (path, path.with_name("stunting.db-wal"), *copies.iterdir()):
            assert mode(file) == 0o660, file
    finally:
        os.umask(old)
        close_database()


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/operator/stunting.db", "ext4"),
        ("/mnt/kantor/stunting.db", "nfs4"),
        ("/mnt/kantor", "nfs4"),
        ("/mnt/kantorku/stunting.db", "ext4"),
        ("/mnt/kantor/lokal/stunting.db", "ext4"),
        ("/mnt/berkas bersama/stunting.db", "cifs"),
    ],
)
def test_the_innermost_mount_counts(place, kind):
    assert file_system(Path(place), MOUNTS) == kind


@given(st.sampled_from(sorted(NETWORK_KINDS)), st.lists(st.sampled_from("abcd"), min_size=1, max_size=5))
def test_everything_under_a_network_mount_is_network(kind, parts):
    assert file_system(Path("/net", *parts), f"/dev/sda1 / ext4 rw 0 0\nx /net {kind} rw 0 0\n") == kind


def test_a_later_mount_on_the_same_point_hides_the_first():
    assert file_system(Path("/mnt/a"), "x /mnt ext4 rw 0 0\ny /mnt cifs rw 0 0\n") == "cifs"


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, Problem.FULL),
        (errno.EDQUOT, Problem.FULL),
        (errno.EROFS, Problem.READ_ONLY),
        (errno.EACCES, Problem.UNREACHABLE),
    ],
)
def test_trouble_of_the_system_is_named(number, problem):
    assert trouble(OSError(number, "x"), Path("a.db")).problem is problem


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_folders_made_on_the_way_are_private_too(tmp_path):
    inner = tmp_path / "program" / "contoh"
    prepare(inner / "uji.db")
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (inner.parent, inner)] == [0o700, 0o700]
