"""What the wheel, the installed command, the README and the continuous run promise about each other."""

import os
import re
import shutil
import stat
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def settings(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_wheel_holds_the_packages_and_the_data(settings: dict[str, Any], root: Path) -> None:
    wheel = settings["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == ["stunting_tui", "widgets", "db"]
    assert wheel["force-include"] == {"fixtures": "stunting_tui/fixtures"}
    for name in [*wheel["packages"], *wheel["force-include"], settings["project"]["readme"]]:
        assert (root / name).exists()


def test_command_leads_to_a_function(settings: dict[str, Any]) -> None:
    from stunting_tui import cli

    assert settings["project"]["scripts"] == {"stunting-tui": "stunting_tui.cli:main"}
    assert callable(cli.main)


def test_pins_that_carry_a_reason(settings: dict[str, Any]) -> None:
    project = settings["project"]
    assert project["requires-python"] == ">=3.11"
    assert "numpy>=2.0,<2.4" in project["dependencies"]  # 2.4 needs processors newer than those in the offices
    assert any(re.fullmatch(r"textual==[\d.]+", wanted) for wanted in project["dependencies"])


def test_requirements_are_of_a_kind_the_launcher_understands(settings: dict[str, Any]) -> None:
    project = settings["project"]
    for wanted in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        assert re.fullmatch(r"[\w-]+(==|>=|<)[\d.]+(,(>=|<)[\d.]+)*", wanted), wanted


def test_readme_names_the_two_commands(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    commands = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    assert {"python3 tui.py demo", "python3 tui.py uji"} <= {*commands}


def test_continuous_run_calls_the_readme_command_and_the_checks(root: Path) -> None:
    script = root / ".ci" / "run"
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert script.stat().st_mode & stat.S_IXUSR
    for command in ("python3 tui.py uji", "ruff check", "ruff format --check", "mypy"):
        assert any(command in line for line in lines)


@pytest.mark.parametrize("broken", ["nothing", "uji", "ruff check", "ruff format", "mypy"])
def test_continuous_run_fails_when_one_part_fails(root: Path, tmp_path: Path, broken: str) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    (tmp_path / ".ci").mkdir()
    shutil.copy(root / ".ci" / "run", tmp_path / ".ci")
    (tmp_path / "bin").mkdir()
    fake = tmp_path / "bin" / "python3"
    fake.write_text(f'#!/bin/sh\ncase "$*" in *"{broken}"*) exit 1;; *uji*) echo "3 passed in 0.01s";; esac\n')
    fake.chmod(0o755)
    env = {"PATH": f"{tmp_path / 'bin'}{os.pathsep}/usr/bin:/bin"}
    done = subprocess.run([bash, tmp_path / ".ci" / "run"], env=env, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == (broken == "nothing")
    assert ("3 passed" in done.stdout) == (broken != "uji")
