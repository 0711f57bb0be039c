"""A wrong setting stops the start with one sentence that names it and says what would be right."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
OURS = (
    "PORT",
    "DATA_DIR",
    "DATABASE_URL",
    "SEARCH_URL",
    "CACHE_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "MAP_TILES_URL",
    "SITE_URL",
    "WEB_CONCURRENCY",
    "PROXIES",
)
WRONG = [
    ("PORT", "eighty"),
    ("PORT", "0"),
    ("PORT", "65536"),
    ("PORT", "8000 8001"),
    ("PORT", "٣"),
    ("DATA_DIR", "/proc/nowhere"),
    ("DATA_DIR", "/dev/null"),
    ("DATABASE_URL", "postgresql://me@localhost"),
    ("DATABASE_URL", "postgresql://me@localhost/pyxida/more"),
    ("DATABASE_URL", "postgresql://me@localhost/pyxida?sslmod=require"),
    ("DATABASE_URL", "postgresql://me@localhost:port/pyxida"),
    ("DATABASE_URL", "mysql://me@localhost/pyxida"),
    ("DATABASE_URL", "sqlite:///no/such/folder/site.db"),
    ("DATABASE_URL", "sqlite:///"),
    ("DATABASE_URL", "http://[::1"),
    ("SEARCH_URL", "nonsense"),
    ("SEARCH_URL", "ftp://127.0.0.1:9200"),
    ("SEARCH_URL", "http://:9200"),
    ("SEARCH_URL", "http://127.0.0.1:9200/Pre-fix/more"),
    ("SEARCH_URL", "http://127.0.0.1:9200?q=1"),
    ("DATABASE_URL", "sqlite:////tmp"),
    ("CACHE_URL", "redis://127.0.0.1"),
    ("CACHE_URL", "file:///proc/nowhere"),
    ("SECRET_KEY", "short"),
    ("ALLOWED_HOSTS", "http://pyxida.example/"),
    ("ALLOWED_HOSTS", "one two"),
    ("ALLOWED_HOSTS", "pyxida.example:8000"),
    ("MAP_TILES_URL", "tiles.example/{z}/{x}/{y}.png"),
    ("MAP_TILES_URL", "https://tiles.example/{z}/{x}.png"),
    ("SITE_URL", "pyxida.example"),
    ("SITE_URL", "ftp://pyxida.example"),
    ("SITE_URL", "https://pyxida.example/portal"),
    ("SITE_URL", "https://pyxida.example:port"),
    ("WEB_CONCURRENCY", "many"),
    ("WEB_CONCURRENCY", "0"),
    ("PROXIES", "yes"),
    ("PROXIES", "-1"),
    ("PROXIES", "10"),
]


def start(
    tmp_path: Path, program: str = "import config.settings.production", **values: str
) -> subprocess.CompletedProcess[str]:
    """Load the production settings, and gunicorn's, in a process of their own."""
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    environment |= {"PYTHONPATH": str(ROOT / "site"), "DATA_DIR": str(tmp_path / "data"), **values}
    command = [sys.executable, "-W", "error", "-c", program]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_stops_the_start_with_one_sentence(tmp_path, name, value):
    program = "import runpy, config.settings.production; runpy.run_path('gunicorn.conf.py')"
    result = start(tmp_path, program, **{name: value})
    assert result.returncode == 2
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"Pyxida cannot start. {name}: ")
    assert "Traceback" not in result.stderr


def show(tmp_path: Path, names: str, **values: str) -> str:
    result = start(tmp_path, f"import config.settings.production as s; print({names})", **values)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_without_any_variable_the_defaults_hold(tmp_path):
    assert show(tmp_path, "s.PORT, s.SITE_URL, s.DEBUG, s.IS_HTTPS") == "8000 http://127.0.0.1:8000 False False"


def test_an_empty_variable_counts_as_not_set(tmp_path):
    assert show(tmp_path, "s.PORT, s.SITE_URL", PORT="", SITE_URL=" ") == "8000 http://127.0.0.1:8000"


def test_https_makes_cookies_and_transport_strict(tmp_path):
    names = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.ALLOWED_HOSTS[-1]"
    assert show(tmp_path, names, SITE_URL="https://pyxida.example/") == "True True True pyxida.example"


def test_the_secret_key_is_made_once_and_kept_from_others(tmp_path):
    first = show(tmp_path, "s.SECRET_KEY")
    assert first == show(tmp_path, "s.SECRET_KEY")
    assert (tmp_path / "data" / "secret-key.txt").stat().st_mode & 0o077 == 0


def test_the_settings_file_for_a_new_host_names_every_variable():
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert [name for name in (*OURS, "ADMIN_PASSWORD") if f"{name}=" not in text] == []


def test_postgresql_and_elasticsearch_are_read_from_their_addresses(tmp_path):
    names = "[s.DATABASES['default'][k] for k in ('NAME', 'USER', 'PASSWORD', 'HOST', 'PORT')], s.SEARCH_URL"
    address = "postgresql://me:p%40ss@db.example:5433/portal?sslmode=require"
    shown = show(tmp_path, names, DATABASE_URL=address, SEARCH_URL="https://u:p@es.example:9200/portal/")
    assert shown == "['portal', 'me', 'p@ss', 'db.example', '5433'] https://u:p@es.example:9200/portal"


def test_no_sentence_tells_a_password(tmp_path):
    for name, value in (("DATABASE_URL", "mysql://me:hidden@db/x"), ("SEARCH_URL", "http://me:hidden@es:9200/A B")):
        assert "hidden" not in start(tmp_path, **{name: value}).stderr
