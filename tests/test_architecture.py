"""Who may import what, when, and what the rooms of the house hold: read from the sources and from fresh processes."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("stunting_tui", "widgets", "db")
SOURCES = [ROOT / "tui.py", *sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))]
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in SOURCES}

LEAVES = ("stunting_tui.errors", "stunting_tui.progress", "stunting_tui.resources")
BOOKS = ("openpyxl", "python_calamine", "defusedxml")
WRITER = "stunting_tui.exchange.atomic"

# What each room may import besides the standard library and itself.
MAY_IMPORT = {
    "stunting_tui.errors": (),
    "stunting_tui.progress": (),
    "stunting_tui.resources": (),
    "stunting_tui.growth": (*LEAVES, "numpy"),
    "stunting_tui.domain": (*LEAVES, "stunting_tui.growth", "numpy", "lokal", "rapidfuzz"),
    "db": ("peewee", "playhouse"),
    "widgets": ("textual", "rich"),
    "stunting_tui.exchange": (*LEAVES, "stunting_tui.domain", *BOOKS),
    "stunting_tui.reports": (*LEAVES, "stunting_tui.domain", *BOOKS, WRITER, "lokal"),
    "stunting_tui.services": (
        *LEAVES, "stunting_tui.session", "stunting_tui.domain", "stunting_tui.growth", "stunting_tui.exchange",
        "stunting_tui.reports", "db", "peewee", "numpy",
    ),
    "stunting_tui.screens": (
        *LEAVES, "stunting_tui.session", "stunting_tui.keys", "stunting_tui.key_names", "stunting_tui.services",
        "stunting_tui.domain", "widgets", "textual", "rich",
    ),
    "stunting_tui.texts": (
        *LEAVES, "stunting_tui.session", "stunting_tui.plain", "stunting_tui.services", "stunting_tui.domain",
        "stunting_tui.screens.wording",
    ),
}  # fmt: skip

# What a room may name for the type checker alone.
MAY_NAME = {"stunting_tui.screens": ("stunting_tui.app",)}

# What is costly to load, and the only modules that may load it as soon as they are imported themselves.
COSTLY = {
    "numpy": ("stunting_tui.growth.zscore", "stunting_tui.growth.arrays"),
    "openpyxl": (
        "stunting_tui.reports",
        "stunting_tui.exchange.template_rules",
        "stunting_tui.exchange.template_sheets",
    ),
    "python_calamine": (),
    "lokal": (),
    "rapidfuzz": (),
    "textual": ("stunting_tui.screens", "stunting_tui.app", "stunting_tui.keys", "stunting_tui.typeahead", "widgets"),
    "stunting_tui.exchange": ("stunting_tui.exchange", "stunting_tui.reports"),
    "stunting_tui.reports": ("stunting_tui.reports", "stunting_tui.services.deliberation.reporting"),
}

TOP_LEVEL = {
    "tui.py", "stunting_tui", "widgets", "db", "fixtures", "tests", "pyproject.toml", "README.md", "CHANGELOG.md",
    "LICENSE", "wheels", "build", "dist", "__pycache__",
}  # fmt: skip


@dataclass(frozen=True)
class Import:
    """One imported module: its name, the line, and when it is loaded: with its user ("now"), "late" or "never"."""

    target: str
    line: int
    when: Literal["now", "late", "never"]


def within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).removeprefix("typing.") == "TYPE_CHECKING"


def run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Walk what runs when the module is imported: not the bodies of functions, nor what is for type checkers only."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        children: list[ast.AST] = [*node.decorator_list, node.args]
    elif isinstance(node, ast.Lambda):
        children = [node.args]
    elif isinstance(node, ast.If) and is_for_types(node):
        children = list(node.orelse)
    else:
        children = list(ast.iter_child_nodes(node))
    for child in children:
        yield child
        yield from run_at_import(child)


def targets(name: str, node: ast.AST) -> list[str]:
    """Return the modules that an import statement in module `name` names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        parts = name.split(".") if MODULES[name].name == "__init__.py" else name.split(".")[:-1]
        base = ".".join([*parts[: len(parts) - node.level + 1], *([node.module] if node.module else [])])
    submodules = [f"{base}.{alias.name}" for alias in node.names]
    return [submodule if submodule in MODULES else base for submodule in submodules]


@cache
def imports(name: str) -> list[Import]:
    tree = tree_of(MODULES[name])
    now = {id(node) for node in run_at_import(tree)}
    guards = [node for node in ast.walk(tree) if isinstance(node, ast.If) and is_for_types(node)]
    never = {id(node) for guard in guards for statement in guard.body for node in ast.walk(statement)}
    return [
        Import(
            target, getattr(node, "lineno", 0), "never" if id(node) in never else "now" if id(node) in now else "late"
        )
        for node in ast.walk(tree)
        for target in targets(name, node)
    ]


def room_of(name: str) -> str | None:
    return next((room for room in MAY_IMPORT if within(name, (room,))), None)


def place(name: str, line: int) -> str:
    return f"{MODULES[name].relative_to(ROOT)}:{line}"


def test_rooms_import_only_what_they_may() -> None:
    wrong = []
    for name in MODULES:
        if (room := room_of(name)) is None:
            continue
        allowed = (room, *MAY_IMPORT[room])
        wrong += [
            f"{place(name, found.line)} imports {found.target}"
            for found in imports(name)
            if found.target.split(".")[0] not in sys.stdlib_module_names
            and not within(found.target, allowed)
            and not (found.when == "never" and within(found.target, MAY_NAME.get(room, ())))
        ]
    assert not wrong


def test_costly_packages_are_loaded_late() -> None:
    assert not [
        f"{place(name, found.line)} loads {found.target}"
        for name in MODULES
        for found in imports(name)
        for costly, users in COSTLY.items()
        if found.when == "now" and within(found.target, (costly,)) and not within(name, users)
    ]


def test_no_clock_path_or_environment_at_import() -> None:
    forbidden = {"now", "utcnow", "today", "environ", "getenv", "home", "cwd", "getcwd", "expanduser", "monotonic"}
    assert not [
        f"{place(name, getattr(node, 'lineno', 0))} {ast.unparse(node)}"
        for name in MODULES
        for node in run_at_import(tree_of(MODULES[name]))
        if (isinstance(node, ast.Attribute) and node.attr in forbidden)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {*forbidden, "open"})
    ]


def test_no_function_rebinds_state_of_its_module() -> None:
    assert not [
        place(name, node.lineno)
        for name, path in MODULES.items()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Global)
    ]


def test_the_walk_sees_late_and_relative_imports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text(
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import textual\nfrom . import errors\n"
        "from ..db.models import Child\ndef f(a=today()):\n    import numpy as np\nclass C:\n    import openpyxl\n"
    )
    monkeypatch.setitem(MODULES, "stunting_tui.x", path)
    assert {(found.target, found.when) for found in imports("stunting_tui.x")} == {
        ("typing", "now"),
        ("textual", "never"),
        ("stunting_tui.errors", "now"),
        ("db.models", "now"),
        ("numpy", "late"),
        ("openpyxl", "now"),
    }
    assert "today()" in [ast.unparse(node) for node in run_at_import(tree_of(path))]


def test_modules_fit_on_a_few_pages() -> None:
    paths = [*SOURCES, *(ROOT / "tests").rglob("*.py")]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert not {path: lines for path, lines in lengths.items() if lines > 300}


def test_tests_are_no_packages() -> None:
    assert not list((ROOT / "tests").rglob("__init__.py"))


def test_fixtures_hold_no_code() -> None:
    assert not list((ROOT / "fixtures").rglob("*.py"))


def test_each_style_file_is_that_of_a_screen() -> None:
    screens = ROOT / "stunting_tui" / "screens"
    styles = list(screens.rglob("*.tcss"))
    assert styles
    assert not [str(path.relative_to(screens)) for path in styles if not path.with_suffix(".py").exists()]


def test_top_level_holds_only_the_agreed_names() -> None:
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert {name for name in names if not name.endswith((".egg-info", ".db"))} <= TOP_LEVEL


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("stunting_tui.app", "openpyxl numpy python_calamine lokal rapidfuzz"),
        ("stunting_tui.cli", "textual openpyxl numpy peewee"),
        ("stunting_tui.growth", "numpy"),
        ("stunting_tui.growth.scalar", "numpy"),
        ("stunting_tui.session", "textual openpyxl numpy"),
        ("db.models", "textual rich stunting_tui"),
        ("stunting_tui.texts.lists", "textual rich openpyxl numpy python_calamine lokal rapidfuzz"),
        ("widgets", "peewee db stunting_tui"),
    ],
)
def test_start_up_loads_no_more_than_it_needs(module: str, unwanted: str) -> None:
    code = f"import sys, {module}; print(*({{*sys.modules}} & {{*{unwanted.split()}}}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
