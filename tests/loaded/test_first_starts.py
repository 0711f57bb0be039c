"""Two first starts of the same commit give the same ids, so that links between installations agree."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests import databases

ROOT = Path(__file__).resolve().parents[2]
TABLES = {
    "services_catalogue_service": "id, uuid, reference",
    "services_catalogue_organisation": "id, uuid, reference",
    "services_catalogue_location": "id, uuid, reference",
    "services_catalogue_area": "id, code, code",
    "governance_strategy": "id, uuid, reference",
    "governance_committee": "id, uuid, reference",
    "wagtailcore_page": "id, translation_key, url_path",
}
#: The root above the trees is Wagtail's own and has no address.
ROWS = {"wagtailcore_page": "depth > 1"}


def ids(database: Path) -> dict[str, list[tuple]]:
    connection = sqlite3.connect(database)
    try:
        return {
            name: connection.execute(f"SELECT {columns} FROM {name} WHERE {ROWS.get(name, '1')} ORDER BY 1").fetchall()
            for name, columns in TABLES.items()
        }
    finally:
        connection.close()


@pytest.mark.slow
def test_two_first_starts_give_the_same_ids(tmp_path: Path) -> None:
    """One is that of the tests' own content, made by another process in another folder."""
    env = {**os.environ, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.production"}
    env.pop("DATABASE_URL", None)
    for command in ("migrate", "load_seeds", "make_demo"):
        subprocess.run([sys.executable, "manage.py", command, "-v0"], cwd=ROOT, env=env, check=True, capture_output=True)
    first, second = ids(databases.loaded()), ids(tmp_path / "pyxida.sqlite3")
    assert all(first.values())
    assert first == second
