"""The rules of the house that no linter knows: who imports whom, what stays small, what may not exist."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
SOURCE_ROOTS = {"config": ROOT / "site", "common": ROOT / "site"}
APPS = ("common", "config", "home", "services_catalogue", "governance", "news", "search", "seeding", "editorial", "open_data")
#: Which of our own packages each may import, besides itself. `home` and `news` name records by string.
ALLOWED: dict[str, set[str]] = {
    "common": set(),
    "services_catalogue": {"common"},
    "governance": {"common", "services_catalogue"},
    "home": {"common"},
    "news": {"common"},
    "search": {"common", "services_catalogue", "governance", "news", "home"},
    "open_data": {"common", "services_catalogue", "governance", "news", "search"},
    "editorial": {"common", "services_catalogue", "governance", "news", "search"},
    "seeding": set(APPS) - {"config"},
    "config": set(APPS),
}
MAXIMUM_LINES = 400
MAXIMUM_FUNCTION_LINES = 40
ELASTICSEARCH_HOME = ROOT / "search" / "engines" / "elasticsearch.py"
#: Modules and folders that are scripts, or whose names a framework dictates.
WITHOUT_ALL = {
    "apps.py",
    "wagtail_hooks.py",
    "translation.py",
    "urls.py",
    "__main__.py",
    "wsgi.py",
    "commands",
    "settings",
    "templatetags",
}


def python_files(package: str) -> list[Path]:
    folder = SOURCE_ROOTS.get(package, ROOT) / package
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def own_files() -> list[Path]:
    extra = [*(ROOT / "bin").glob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "manage.py", ROOT / "gunicorn.conf.py"]
    return [*(path for package in APPS for path in python_files(package)), *extra]


def imported_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module


def is_list_of_names(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets
    )


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_the_rules_know_every_package():
    found = {path.parent.name for root in (ROOT, ROOT / "site") for path in root.glob("*/__init__.py")}
    assert found - {"tests"} - set(APPS) == set()


@pytest.mark.parametrize("package", APPS)
def test_a_package_imports_only_what_it_may(package):
    others = {*APPS, "tests"} - ALLOWED[package] - {package}
    wrong = [
        f"{short(path)} imports {name}"
        for path in python_files(package)
        for name in imported_names(path)
        if name.split(".")[0] in others
    ]
    assert wrong == []


def test_elasticsearch_is_imported_in_one_module_alone():
    wrong = [
        short(path)
        for package in APPS
        for path in python_files(package)
        if path != ELASTICSEARCH_HOME and any(name.split(".")[0].startswith("elastic") for name in imported_names(path))
    ]
    assert wrong == []


def test_the_source_root_and_the_locales_are_no_packages():
    assert list((ROOT / "locale").rglob("__init__.py")) == []
    assert not (ROOT / "site" / "__init__.py").exists()


def test_no_file_is_longer_than_400_lines():
    assert [short(path) for path in own_files() if len(path.read_text(encoding="utf-8").splitlines()) > MAXIMUM_LINES] == []


def test_no_function_is_longer_than_40_lines():
    wrong = [
        f"{short(path)}:{node.lineno} {node.name}"
        for path in own_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > MAXIMUM_FUNCTION_LINES
    ]
    assert wrong == []


def test_modelsearch_stays_out_of_the_installed_apps():
    """Beside `wagtail.search` every index task would fail, and only the log would say so."""
    assert "modelsearch" not in settings.INSTALLED_APPS


def test_every_module_names_what_it_gives_to_others():
    wrong = []
    for path in (path for package in APPS for path in python_files(package)):
        is_exempt = path.name in WITHOUT_ALL or WITHOUT_ALL.intersection(path.parts)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        defines = any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in tree.body)
        if defines and not is_exempt and not any(is_list_of_names(node) for node in tree.body):
            wrong.append(short(path))
    assert wrong == []


def test_every_module_says_what_it_is():
    wrong = [
        short(path)
        for package in APPS
        for path in python_files(package)
        if path.name != "apps.py" and (tree := ast.parse(path.read_text(encoding="utf-8"))).body and not ast.get_docstring(tree)
    ]
    assert wrong == []
