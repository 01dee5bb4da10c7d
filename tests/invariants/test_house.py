"""Layers, sizes and habits of the code."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from hub.embedded.places import CLONE
from tests.invariants.sources import ROOMS, modules, name, of_tests, tracked, tree

LONGEST = 300
DUSTBINS = {"utils.py", "helpers.py", "misc.py", "common.py"}
TEXT = {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".po", ".yml", ".yaml", ".json", ".cfg", ".csv", ".svg"}
STRANGERS = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|--index-url|--extra-index-url|artifactory|devpi|jsdelivr|unpkg"
)
MACHINES = re.compile(r"(?<![\w/.<>-])/(work|root|home/\w+|Users/\w+)/")


def test_layers() -> None:
    lint = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-logo", "--no-cache"],
        cwd=CLONE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert lint.returncode == 0, lint.stdout


def test_no_module_is_longer_than_people_read() -> None:
    """Tests are read as often as what they test."""
    lines = {name(path): len(path.read_text().splitlines()) for path in (*modules(), *of_tests())}
    assert {path: count for path, count in lines.items() if count > LONGEST} == {}


def test_no_dustbins() -> None:
    assert [name(path) for path in modules() if path.name in DUSTBINS] == []


def test_project_code_is_imported_at_the_top() -> None:
    """Except in `AppConfig.ready`, where the registry has just been filled."""
    hidden = []
    for path in modules():
        for function in ast.walk(tree(path)):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) or function.name == "ready":
                continue
            for node in ast.walk(function):
                module = node.module if isinstance(node, ast.ImportFrom) else None
                names = [one.name for one in node.names] if isinstance(node, ast.Import) else [module or ""]
                if isinstance(node, ast.Import | ast.ImportFrom) and {n.split(".")[0] for n in names} & set(ROOMS):
                    hidden.append(f"{name(path)}:{node.lineno}")
    assert sorted(set(hidden)) == []


def test_services_own_their_arguments() -> None:
    """A write use-case is called with names, beyond the one thing it is about: what is what stands at the call."""
    positional = []
    for path in modules():
        if "services" not in path.parts or path.name == "__init__.py":
            continue
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef) and node.name == path.stem and len(node.args.args) > 1:
                positional.append(f"{name(path)}:{node.lineno} {node.name}")
    assert positional == []


def test_nothing_unfinished_is_left_lying() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    assert [name(path) for path in modules() if marks.search(path.read_text())] == []


def test_no_address_of_a_package_index_and_no_path_of_a_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix not in TEXT | {""} or path.name == Path(__file__).name:
            continue
        text = path.read_text(errors="ignore")
        found += [f"{name(path)}: {hit.group()}" for pattern in (STRANGERS, MACHINES) for hit in pattern.finditer(text)]
    assert found == []
