"""What all tests share: a database that is migrated once for each state of the migrations, and copied for each run.

Migrating takes longer than most tests together, and every worker of every run would do it again.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]


#: Folders whose tests share something that takes long to make, and so run together in one worker.
TOGETHER = ("loaded", "browser")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a folder with one content, and else a file, in one worker (`--dist loadgroup`)."""
    for item in items:
        folder = item.path.parent.name
        item.add_marker(pytest.mark.xdist_group(folder if folder in TOGETHER else item.path.name))


def _state() -> str:
    """A fingerprint of everything that a migrated database depends on."""
    digest = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    for path in sorted([*ROOT.glob("*/migrations/*.py"), *ROOT.glob("site/*/migrations/*.py")]):
        digest.update(path.read_bytes())
    # What `post_migrate` makes: groups, rights, the workflow.
    for path in sorted(ROOT.glob("services_catalogue/admin/*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _copy(source: Path, target: Path) -> None:
    """Copy a database with what its write-ahead log still holds."""
    with sqlite3.connect(source) as one, sqlite3.connect(target) as other:
        one.backup(other)
    one.close()
    other.close()


def _migrated() -> Path:
    """Return the migrated database of this state, made by the first worker that asks."""
    folder = Path(tempfile.gettempdir()) / f"pyxida-test-databases-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    template = folder / f"{_state()}.sqlite3"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            with tempfile.TemporaryDirectory() as made:
                env = {**os.environ, "DATA_DIR": made, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
                command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
                subprocess.run(command, cwd=ROOT, env=env, check=True)
                part = template.with_suffix(".part")
                part.unlink(missing_ok=True)
                _copy(Path(made) / "pyxida.sqlite3", part)
                part.rename(template)
    return template


def _make_on_postgresql() -> str:
    """Make this worker's database from a template, which the first worker that asks migrates; return its name.

    What other states left is dropped with the server of the tests.
    """
    template, own = f"template_{_state()}", f"test_{os.getpid()}"
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("SELECT pg_advisory_lock(4711)")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {template}_part")
            _use(f"{template}_part")
            call_command("migrate", verbosity=0, interactive=False)
            connection.close()
            cursor.execute(f"ALTER DATABASE {template}_part RENAME TO {template}")
        cursor.execute("SELECT pg_advisory_unlock(4711)")
        cursor.execute(f"CREATE DATABASE {own} TEMPLATE {template}")
    return own


def _drop_on_postgresql(name: str) -> None:
    connection.close()
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _use(name: str) -> None:
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Give this worker its own copy of the migrated database.

    It is open while it is made, and not while the tests run: one that has not asked for it is refused each query.
    """
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            _use(own := _make_on_postgresql())
        yield
        with django_db_blocker.unblock():
            _drop_on_postgresql(own)
        return
    name = Path(settings.DATA_DIR) / f"test-{os.getpid()}.sqlite3"
    _copy(_migrated(), name)
    _use(str(name))
    yield
    connection.close()
    for leftover in name.parent.glob(f"{name.name}*"):
        leftover.unlink()
