"""Launcher for a checkout or a folder on a USB stick: `python3 tui.py ...`, with nothing but Python installed.

Where the packages of pyproject.toml are missing, it makes a private environment `.venv/` beside the code, from
`wheels/` when that folder is there (no network needed), else from the package index, and goes on inside it. The mark
file in `.venv/` lists what is installed; it is empty until everything is, so an interrupted set-up is made anew.
`python3 tui.py uji [pytest arguments]` runs the tests. Only the standard library, and the syntax of Python 3.7, so
that an old Python can still say what it lacks.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO, NoReturn

ROOT = Path(__file__).resolve().parent
PROJECT = ROOT / "pyproject.toml"
WHEELS = ROOT / "wheels"
VENV = ROOT / ".venv"
MARK = VENV / "stunting-tui.txt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
KIND = "python {}.{} {}".format(*sys.version_info[:2], sys.platform)


class SetupError(Exception):
    """The environment cannot be made; the text says what happened and what to do, in Indonesian."""


def say(text: str) -> None:
    """Write one line for the operator, apart from the program's own output."""
    print(text, file=sys.stderr, flush=True)


def requirements(*, tests: bool = False) -> list[str]:
    """Return the requirements of the program, and those of its tests too when asked."""
    import tomllib

    try:
        project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    except FileNotFoundError as error:
        raise SetupError(f"Berkas {PROJECT} tidak ada. Salin lagi seluruh folder program, lalu ulangi.") from error
    return [*project["dependencies"], *(project["optional-dependencies"]["dev"] if tests else ())]


def inside() -> bool:
    """Tell whether this Python is the one of the private environment."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def ready(wanted: list[str]) -> bool:
    """Tell whether the private environment holds `wanted`, and was made for the Python that it starts."""
    if not (MARK.is_file() and VENV_PYTHON.exists()):
        return False
    held = MARK.read_text(encoding="utf-8").splitlines()
    return {*wanted} <= {*held} and (KIND in held or not inside())


def release(version: str) -> list[int]:
    """Return `2.10.0` as [2, 10], comparable; ValueError for anything but dotted numbers."""
    numbers = [int(part) for part in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers


def fits(version: str, clause: str) -> bool:
    """Tell whether `version` meets one clause such as `>=2.0`; what is not understood does not fit."""
    operator = clause.rstrip("0123456789.")
    try:
        have, want = release(version), release(clause[len(operator) :])
    except ValueError:
        return False
    return {"==": have == want, ">=": have >= want, "<": have < want}.get(operator, False)


def satisfied(wanted: list[str]) -> bool:
    """Tell whether the running Python already has every package of `wanted` in a fitting version."""
    import re
    from importlib.metadata import PackageNotFoundError, version

    for requirement in wanted:
        name = re.split(r"[^\w.-]", requirement)[0]
        try:
            have = version(name)
        except PackageNotFoundError:
            return False
        if not all(fits(have, clause) for clause in requirement[len(name) :].replace(" ", "").split(",")):
            return False
    return True


def wait_for_turn(file: IO[bytes]) -> None:
    """Lock `file`, so that one program at a time sets up; the lock goes with the last process that has it open."""
    import time

    os.set_inheritable(file.fileno(), True)  # noqa: FBT003  # a pip that outlives this program keeps the lock
    waiting = False
    while True:
        try:
            if sys.platform == "win32":
                import msvcrt

                file.seek(1 << 30)
                return msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            import fcntl

            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            if not waiting:
                say("Menunggu program lain selesai menyiapkan lingkungan ...")
            waiting = True
            time.sleep(0.2)


def run(command: list[str | Path], failed: str) -> None:
    """Run `command` in silence; SetupError with `failed` and the line that tells why when it does not succeed."""
    from subprocess import DEVNULL, PIPE, STDOUT
    from subprocess import run as start

    done = start(command, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, text=True, errors="replace", close_fds=False)  # noqa: PLW1510  # looked at below
    if done.returncode:
        lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
        reason = ([line for line in lines if line.startswith(("ERROR", "Error"))] or lines[-1:] or ["-"])[0]
        if "No space left" in done.stdout:
            failed = "Diska penuh. Sediakan ruang kosong sekitar 300 MB, lalu ulangi."
        raise SetupError(f"{failed}\nRincian: {reason}")


def make_environment() -> None:
    """Make an empty environment, with pip unless `wheels/` carries pip itself."""
    from importlib.util import find_spec

    own_pip = any(WHEELS.glob("pip-*.whl"))
    if not own_pip and find_spec("ensurepip") is None:
        raise SetupError(
            "Python di komputer ini tidak lengkap: modul ensurepip tidak ada. "
            "Pasang dengan: sudo apt install python3-venv, lalu ulangi."
        )
    VENV.mkdir()
    MARK.write_text("", encoding="utf-8")
    base: str = getattr(sys, "_base_executable", sys.executable)
    run(
        [base, "-m", "venv", *(["--without-pip"] if own_pip else []), VENV],
        f"Lingkungan tidak dapat dibuat di {VENV}. Bila folder ini di USB atau folder jaringan, "
        "salin seluruh folder program ke diska komputer, lalu ulangi.",
    )


def install(wanted: list[str]) -> None:
    """Install `wanted` into the environment, from `wheels/` when there is such a folder, else from the index."""
    pip: list[str | Path] = [wheel / "pip" for wheel in sorted(WHEELS.glob("pip-*.whl"))[-1:]] or ["-m", "pip"]
    source: list[str | Path] = []
    failed = "Paket tidak dapat diunduh. Periksa sambungan internet, atau salin folder wheels/ ke sini, lalu ulangi."
    if WHEELS.is_dir():
        source = ["--no-index", "--find-links", WHEELS]
        failed = f"Isi folder {WHEELS} tidak lengkap untuk komputer ini. Salin lagi folder itu, lalu ulangi."
    quiet = ["install", "-q", "--disable-pip-version-check", "--no-input", "--retries", "2"]
    run([VENV_PYTHON, *pip, *quiet, *source, *wanted], failed)


def set_up(wanted: list[str]) -> None:
    """Bring the environment to `wanted`: one that holds the program's own packages is added to, others made anew.

    SetupError or OSError when it cannot be done; nothing half-made stays.
    """
    import shutil

    with PROJECT.open("r+b") as file:
        wait_for_turn(file)
        if ready(wanted):
            return
        if VENV.exists() and not MARK.exists():
            raise SetupError(f"Folder {VENV} bukan buatan program ini. Pindahkan folder itu, lalu ulangi.")
        say("Menyiapkan lingkungan sendiri di .venv (sekali saja, sekitar 1 menit) ...")
        before = MARK.read_text(encoding="utf-8") if ready(requirements()) else ""
        try:
            if before:
                MARK.write_text("", encoding="utf-8")
            else:
                if VENV.exists():
                    shutil.rmtree(VENV)
                make_environment()
            install(wanted)
            MARK.write_text("\n".join([KIND, *wanted, ""]), encoding="utf-8")
        except BaseException:
            if before:
                MARK.write_text(before, encoding="utf-8")
            else:
                shutil.rmtree(VENV, ignore_errors=True)
            raise


def find_python(wanted: list[str]) -> str:
    """Return the Python to run with, after making the private environment where it is needed."""
    if not ready(wanted):
        if not (inside() and MARK.exists()) and satisfied(wanted):
            return sys.executable
        set_up(wanted)
    return sys.executable if inside() else str(VENV_PYTHON)


def go_on(*command: str) -> NoReturn:
    """Become `command`; where that is not possible, run it and end with its exit status."""
    if sys.platform == "win32":
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(command[0], command)  # noqa: S606  # no shell wanted


def main(argv: list[str]) -> int:
    """Run the program, or with the verb `uji` its tests; 2 when the environment cannot be made."""
    if sys.version_info < (3, 11):  # noqa: UP036  # started by whatever Python the computer has
        say("Program ini butuh Python 3.11 ke atas; yang ini {}.{}.{}.".format(*sys.version_info[:3]))
        say("Pasang Python yang lebih baru, lalu jalankan misalnya: python3.12 tui.py")
        return 2
    tests = argv[:1] == ["uji"]
    try:
        python = find_python(requirements(tests=tests))
    except SetupError as error:
        say(str(error))
        return 2
    except OSError as error:
        say(f"Lingkungan tidak dapat disiapkan: {error.filename or ROOT}: {error.strerror}.")
        say("Pastikan folder program dapat ditulisi, atau salin ke folder rumah Anda, lalu ulangi.")
        return 2
    except KeyboardInterrupt:
        say("Dibatalkan.")
        return 130
    if tests:
        os.chdir(ROOT)
        go_on(python, "-m", "pytest", "-n", str(min(4, os.cpu_count() or 1)), "--dist", "worksteal", *argv[1:])
    if python != sys.executable:
        go_on(python, str(ROOT / "tui.py"), *argv)
    sys.path[0] = str(ROOT)
    from stunting_tui.cli import main as program

    return program(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
