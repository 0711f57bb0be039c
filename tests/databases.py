"""The databases of the tests, made once and copied: one that is migrated, and one that holds the seeds and the demonstration.

Migrating takes longer than most tests together, and so does loading: every worker of every run would do both again.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection

from search import fts, tsvector

__all__ = ["copy", "drop_on_postgresql", "loaded", "loaded_database", "make_on_postgresql", "migrated", "state", "use"]

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(tempfile.gettempdir()) / f"pyxida-test-databases-{os.getuid()}"
#: Loaded databases that are kept: they change with every line of the code.
KEPT = 4
#: What differs between SQLite and PostgreSQL, or is the tests' own.
OTHERWISE = ("django_migrations", "search_words", "wagtailsearch_")
LOAD = "import django; django.setup(); from django.core.management import call_command as call\n" + "\n".join(
    f"call({command!r}, verbosity=0)" for command in ("load_seeds", "make_demo", "rebuild_index")
)


def digest(paths: Iterable[Path]) -> str:
    found = hashlib.sha256((ROOT / "uv.lock").read_bytes())
    for path in sorted(set(paths)):
        if path.is_file():
            found.update(path.read_bytes())
    return found.hexdigest()[:16]


def state() -> str:
    """A fingerprint of everything that a migrated database depends on; `post_migrate` makes groups, rights, the workflow."""
    patterns = ("*/migrations/*.py", "site/*/migrations/*.py", "services_catalogue/admin/*.py")
    return digest(path for pattern in patterns for path in ROOT.glob(pattern))


def loaded_state() -> str:
    folders = ("site", "home", "services_catalogue", "governance", "news", "search", "editorial", "seeding")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return digest([*files, *(ROOT / "seeding" / "data").rglob("*")])


def copy(source: Path, target: Path) -> None:
    """Copy a database with what its write-ahead log still holds."""
    with sqlite3.connect(source) as one, sqlite3.connect(target) as other:
        one.backup(other)
    one.close()
    other.close()


def _made(name: str, begin: Callable[[Path], None], *command: str) -> Path:
    """Return the database of this name, made by the first worker that asks: a beginning, and what a command makes of it."""
    FOLDER.mkdir(mode=0o700, exist_ok=True)
    template = FOLDER / f"{name}.sqlite3"
    with (FOLDER / f"{name.partition('-')[0]}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            with tempfile.TemporaryDirectory() as made:
                database, part = Path(made) / "pyxida.sqlite3", template.with_suffix(".part")
                begin(database)
                env = {**os.environ, "DATA_DIR": made, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
                env["PYTHONPATH"] = f"{ROOT}{os.pathsep}{ROOT / 'site'}"
                env.pop("TEST_DATABASE_URL", None)
                subprocess.run([sys.executable, *command], cwd=ROOT, env=env, check=True)
                part.unlink(missing_ok=True)
                copy(database, part)
                part.rename(template)
    return template


def migrated() -> Path:
    """Return the migrated database of this state of the migrations."""
    return _made(f"migrated-{state()}", lambda _path: None, "manage.py", "migrate", "--verbosity=0")


def loaded() -> Path:
    """Return the database with the seeds and the demonstration, as this state of the code loads them."""
    source = migrated()
    template = _made(f"loaded-{loaded_state()}", lambda path: copy(source, path), "-c", LOAD)
    for old in sorted(FOLDER.glob("loaded-*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)
    return template


def use(name: str) -> None:
    """Turn the connection to another database, and forget what was kept of the one before."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    cache.clear()
    ContentType.objects.clear_cache()


@contextmanager
def loaded_database() -> Iterator[None]:
    """Work on a database of one's own that holds the seeds and the demonstration."""
    before = str(connection.settings_dict["NAME"])
    if connection.vendor == "postgresql":
        own = f"{before}_loaded"
        _run(f"CREATE DATABASE {own} TEMPLATE template_{state()}")
        use(own)
        _fill_postgresql(loaded())
    else:
        own = f"{before}-loaded"
        copy(loaded(), Path(own))
        use(own)
    try:
        yield
    finally:
        use(before)
        if connection.vendor == "postgresql":
            drop_on_postgresql(own)
        else:
            for leftover in Path(own).parent.glob(f"{Path(own).name}*"):
                leftover.unlink()


def _run(statement: str) -> None:
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(statement)


def make_on_postgresql() -> str:
    """Make this worker's database from a template, which the first worker that asks migrates; return its name.

    What other states left is dropped with the server of the tests.
    """
    template, own = f"template_{state()}", f"test_{os.getpid()}"
    with connection._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("SELECT pg_advisory_lock(4711)")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {template}_part")
            use(f"{template}_part")
            call_command("migrate", verbosity=0, interactive=False)
            connection.close()
            cursor.execute(f"ALTER DATABASE {template}_part RENAME TO {template}")
        cursor.execute("SELECT pg_advisory_unlock(4711)")
        cursor.execute(f"CREATE DATABASE {own} TEMPLATE {template}")
    return own


def drop_on_postgresql(name: str) -> None:
    connection.close()
    _run(f"DROP DATABASE {name} WITH (FORCE)")


def _fill_postgresql(source: Path) -> None:
    """Copy every row of an SQLite database, as text, which PostgreSQL reads as what its columns are."""
    file = sqlite3.connect(source)
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if not name.startswith(OTHERWISE)]
        cursor.execute("SET session_replication_role = replica")  # rows come in any order
        for name in names:
            cursor.execute(f'DELETE FROM "{name}"')
            described = connection.introspection.get_table_description(cursor, name)
            columns = ", ".join(f'"{each.name}"' for each in described)
            with cursor.copy(f'COPY "{name}" ({columns}) FROM STDIN') as stream:
                for row in file.execute(f'SELECT {columns} FROM "{name}"'):
                    stream.write_row([None if value is None else str(value) for value in row])
        cursor.execute("SET session_replication_role = DEFAULT")
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)
    columns = ", ".join(fts.COLUMNS)
    rows = file.execute(f"SELECT rowid, {columns} FROM {fts.TABLE}")
    tsvector.insert((pk, dict(zip(fts.COLUMNS, texts, strict=True))) for pk, *texts in rows)
    file.close()
