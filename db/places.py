"""Where a database file may lie and who may read it: the owner alone, or its group in a set-group-id folder."""

import errno
import os
import re
import shutil
import stat
from pathlib import Path

from db.errors import Problem, StoreProblem

NETWORK_KINDS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "davfs", "fuse.davfs2"})
"""File systems on which the memory that WAL needs is not shared between computers."""
MOUNTS = Path("/proc/mounts")
SMALLEST_ROOM = 64 * 1024


def prepare(path: Path) -> None:
    """Create folder and file where they are missing, readable by no one else.

    Raises `StoreProblem` when the place cannot be written; a file that is there stays as it is.
    """
    try:
        make_folder(path.parent)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise trouble(error, path) from error
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StoreProblem(Problem.READ_ONLY, str(path))


def is_full(path: Path) -> bool:
    """Whether there is no room beside `path` for even the companions of a database."""
    return shutil.disk_usage(path.parent).free < SMALLEST_ROOM


def tighten(path: Path) -> None:
    """Take the file and its companions from all others, as far as they are ours to change."""
    mode = 0o660 if is_shared(path.parent) else 0o600
    for name in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        if name.exists() and name.stat().st_uid == _user():
            name.chmod(mode)


def make_folder(folder: Path) -> None:
    """Create a folder and what is missing above it, mode 0700, or 2770 inside a set-group-id folder.

    Raises `OSError`.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True, mode=0o700)
    if is_shared(folder.parent):
        folder.chmod(0o2770)


def is_shared(folder: Path) -> bool:
    """Whether a folder belongs to a group (set-group-id), so that its files are for the group."""
    return os.name == "posix" and bool(folder.stat().st_mode & stat.S_ISGID)


def trouble(error: OSError, path: Path) -> StoreProblem:
    """Return what an error of the operating system means for the file at `path`."""
    known = {errno.ENOSPC: Problem.FULL, errno.EDQUOT: Problem.FULL, errno.EROFS: Problem.READ_ONLY}
    return StoreProblem(known.get(error.errno or 0, Problem.UNREACHABLE), str(path))


def refuse_network(path: Path) -> None:
    """Raise `StoreProblem` for a network drive: WAL needs memory shared by all who open the file."""
    if MOUNTS.exists() and file_system(path.resolve(), MOUNTS.read_text("utf-8", "replace")) in NETWORK_KINDS:
        raise StoreProblem(Problem.NETWORK, str(path))


def file_system(path: Path, mounts: str) -> str:
    """Return the kind of file system an absolute path lies on; `mounts` is the text of /proc/mounts."""
    best = ("", "")
    for line in mounts.splitlines():
        _, escaped, kind, *_ = line.split()
        point = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), escaped)
        if path.is_relative_to(point) and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]


def _user() -> int:
    return os.getuid() if os.name == "posix" else 0
