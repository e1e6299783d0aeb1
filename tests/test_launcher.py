"""The launcher: what it takes for enough, how it makes its environment, and what it says when it cannot."""

import ast
import contextlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import tui

PREPARING = "Menyiapkan lingkungan sendiri di .venv"
PROJECT = """[project]
dependencies = [{run}]
[project.optional-dependencies]
dev = [{dev}]
"""
PROGRAM = "import sys, {module}\ndef main(argv):\n    print('RUN', sys.prefix, argv)\n    return 7\n"


def wheel(folder: Path, name: str, version: str, code: str = "") -> None:
    folder.mkdir(exist_ok=True)
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        archive.writestr(f"{name}/__init__.py", code)
        archive.writestr(f"{name}/__main__.py", code)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        files = "".join(f"{entry},,\n" for entry in archive.namelist())
        archive.writestr(f"{info}/RECORD", f"{files}{info}/RECORD,,\n")


def project(folder: Path, run: str, dev: str = "") -> None:
    (folder / "pyproject.toml").write_text(PROJECT.format(run=run, dev=dev), encoding="utf-8")


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """Return a small program with the real launcher, one made-up requirement, and wheels for it."""
    folder = tmp_path / "program"
    (folder / "stunting_tui").mkdir(parents=True)
    shutil.copy(root / "tui.py", folder)
    (folder / "stunting_tui" / "__init__.py").touch()
    (folder / "stunting_tui" / "cli.py").write_text(PROGRAM.format(module="zz_paket"), encoding="utf-8")
    project(folder, '"zz-paket>=1.0,<2"', '"pytest==0.0.1"')
    wheel(folder / "wheels", "zz_paket", "1.2.0")
    with contextlib.suppress(ImportError):  # pip itself in the folder spares the slow ensurepip
        import ensurepip

        for bundled in (Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl"):
            shutil.copy(bundled, folder / "wheels")
    return folder


def start(folder: Path, *args: str) -> subprocess.Popen[str]:
    env = {**os.environ, "PIP_NO_INDEX": "1"}
    command = [sys.executable, str(folder / "tui.py"), *args]
    return subprocess.Popen(command, text=True, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(program: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = program.communicate(timeout=120)
    return program.returncode, out, err


def test_two_programs_at_once_make_one_environment(checkout: Path) -> None:
    both = [start(checkout, "demo", "a b"), start(checkout, "demo", "a b")]
    results = [finish(program) for program in both]
    assert [(code, out) for code, out, _ in results] == [(7, f"RUN {checkout / '.venv'} ['demo', 'a b']\n")] * 2
    said = [line for _, _, err in results for line in err.splitlines()]
    assert sum(line.startswith(PREPARING) for line in said) == 1
    assert {line.split()[0] for line in said} <= {"Menyiapkan", "Menunggu"}
    assert finish(start(checkout)) == (7, f"RUN {checkout / '.venv'} []\n", "")  # the second time in silence


def test_uji_adds_to_the_environment_and_hands_on_arguments_and_status(checkout: Path) -> None:
    assert finish(start(checkout))[0] == 7
    (checkout / ".venv" / "kept").touch()
    code, out, err = finish(start(checkout, "uji"))
    assert (code, out) == (2, "")
    assert "tidak lengkap" in err
    assert finish(start(checkout))[::2] == (7, "")  # the program still runs without the packages of the tests
    wheel(checkout / "wheels", "pytest", "0.0.1", "import os, sys\nprint(os.getcwd(), sys.argv[1:])\nsys.exit(5)\n")
    code, out, err = finish(start(checkout, "uji", "-k", "x y"))
    assert code == 5
    assert err.startswith(PREPARING)
    assert out == f"{checkout} ['-n', '{min(4, os.cpu_count() or 1)}', '--dist', 'worksteal', '-k', 'x y']\n"
    assert (checkout / ".venv" / "kept").exists()


def test_half_or_outdated_environment_is_made_anew(checkout: Path) -> None:
    half = checkout / ".venv"
    (half / "lib").mkdir(parents=True)
    (half / "stunting-tui.txt").touch()
    (half / "rest").touch()
    assert finish(start(checkout))[0] == 7
    assert not (half / "rest").exists()
    project(checkout, '"zz-paket==1.3"')
    code, _, err = finish(start(checkout))
    assert code == 2
    assert "zz-paket==1.3" in err
    assert not half.exists()


def test_foreign_environment_is_left_alone(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "own").touch()
    code, _, err = finish(start(checkout))
    assert code == 2
    assert "bukan buatan program ini" in err
    assert (checkout / ".venv" / "own").exists()


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the rights of a folder do not bind root")
def test_folder_that_cannot_be_written(checkout: Path) -> None:
    checkout.chmod(0o555)
    try:
        code, out, err = finish(start(checkout))
    finally:
        checkout.chmod(0o755)
    assert (code, out) == (2, "")
    assert "dapat ditulisi" in err
    assert "Traceback" not in err


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the launcher of this process believe that it lies in an empty folder."""
    venv = tmp_path / ".venv"
    places = {"ROOT": tmp_path, "PROJECT": tmp_path / "pyproject.toml", "WHEELS": tmp_path / "wheels", "VENV": venv}
    for name, place in places.items():
        monkeypatch.setattr(tui, name, place)
    monkeypatch.setattr(tui, "MARK", venv / "stunting-tui.txt")
    monkeypatch.setattr(tui, "VENV_PYTHON", venv / "bin" / "python")
    return tmp_path


def test_missing_project_file_means_an_incomplete_copy(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tui.main([]) == 2
    assert f"{here / 'pyproject.toml'} tidak ada" in capsys.readouterr().err


def test_missing_ensurepip_names_the_package(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project(here, '"zz-paket==1"')
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert tui.main([]) == 2
    assert "python3-venv" in capsys.readouterr().err
    assert not (here / ".venv").exists()


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied", "x"), OSError(28, "No space left")])
def test_any_refusal_of_the_system_is_a_sentence(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: OSError
) -> None:
    def refuse() -> None:
        raise error

    project(here, '"zz-paket==1"')
    monkeypatch.setattr(tui, "make_environment", refuse)
    assert tui.main([]) == 2
    assert "dapat ditulisi" in capsys.readouterr().err


def test_interruption_leaves_nothing_half_made(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(command: list[str], failed: str) -> None:
        raise KeyboardInterrupt

    project(here, '"zz-paket==1"')
    monkeypatch.setattr(tui, "run", interrupt)
    assert tui.main([]) == 130
    assert capsys.readouterr().err.endswith("Dibatalkan.\n")
    assert not (here / ".venv").exists()


def test_full_disk_is_named() -> None:
    complain = "print('ERROR: [Errno 28] No space left on device'); raise SystemExit(1)"
    with pytest.raises(tui.SetupError, match="Diska penuh"):
        tui.run([sys.executable, "-c", complain], "gagal")


def test_old_python_is_told_what_it_lacks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(tui.sys, "version_info", (3, 8, 18, "final", 0))
    code = tui.main([])
    monkeypatch.undo()
    assert code == 2
    assert "butuh Python 3.11 ke atas; yang ini 3.8.18" in capsys.readouterr().err


def test_old_python_can_read_the_launcher(root: Path) -> None:
    tree = ast.parse((root / "tui.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    top = {node.module if isinstance(node, ast.ImportFrom) else node.names[0].name for node in tree.body
           if isinstance(node, ast.Import | ast.ImportFrom)}  # fmt: skip
    assert top == {"__future__", "os", "sys", "pathlib", "typing"}


@pytest.mark.parametrize(
    ("version", "clause", "expected"),
    [
        ("8.2.8", "==8.2.8", True),
        ("8.2.8", "==8.2.80", False),
        ("1.0", "==1.0.0", True),
        ("2.10", ">=2.9", True),
        ("2.3.5", "<2.4", True),
        ("2.4.0", "<2.4", False),
        ("2.4.0rc1", "<2.4", False),
        ("2.4", "~=2.4", False),
        ("2.4", "", False),
    ],
)
def test_versions_are_compared_as_numbers(version: str, clause: str, expected: bool) -> None:
    assert tui.fits(version, clause) is expected


def test_what_runs_these_tests_is_enough() -> None:
    installed = tui.requirements(tests=True)
    assert tui.satisfied(installed)
    assert not tui.satisfied([*installed, "zz-paket>=1"])
    assert not tui.satisfied(["pytest>=9,<9.0.0"])
