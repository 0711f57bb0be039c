"""Typed readers of the environment that fail loudly.

Each reader returns a checked value or stops the start with one sentence that names the variable, what is wrong with
it and what would be right. `.env.example` documents every variable.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

__all__ = [
    "SettingError",
    "cache_url",
    "data_dir",
    "database",
    "hosts",
    "map_tiles",
    "port",
    "proxies",
    "search_url",
    "secret_key",
    "site_url",
    "workers",
]

ROOT = Path(__file__).resolve().parent.parent.parent
MINIMUM_KEY_LENGTH = 32
SQLITE_BUSY_SECONDS = 20
MAXIMUM_WORKERS = 64
MAXIMUM_PROXIES = 9
#: How long a connection to PostgreSQL is kept for the next request, and how long a new one may take.
POSTGRESQL_KEPT_SECONDS = 300
POSTGRESQL_CONNECT_SECONDS = 5
#: What may stand behind the name in `DATABASE_URL`, as libpq names it; `host` is the folder of a socket.
POSTGRESQL_OPTIONS = {"host", "sslmode", "sslrootcert", "sslcert", "sslkey", "options", "application_name"}
INDEX_PREFIX = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")


class SettingError(SystemExit):
    """A wrong setting: ends the process with exit code 2 and one sentence on standard error."""

    def __init__(self, name: str, why: str) -> None:
        self.sentence = f"{name}: {why}"
        super().__init__(2)
        print(f"Pyxida cannot start. {self.sentence}", file=sys.stderr)


def read(name: str) -> str:
    """Return the variable without surrounding blanks; an empty one counts as not set."""
    return os.environ.get(name, "").strip()


def port() -> int:
    """`PORT`: a whole number from 1 to 65535; 8000 when it is not set."""
    raw = read("PORT") or "8000"
    if not (raw.isascii() and raw.isdigit() and 1 <= int(raw) <= 65535):
        raise SettingError("PORT", f"“{raw}” is not a port. Give a whole number from 1 to 65535.")
    return int(raw)


def workers() -> int:
    """`WEB_CONCURRENCY`: how many processes answer; 2 when it is not set."""
    raw = read("WEB_CONCURRENCY") or "2"
    if not (raw.isascii() and raw.isdigit() and 1 <= int(raw) <= MAXIMUM_WORKERS):
        raise SettingError("WEB_CONCURRENCY", f"“{raw}” is not a number of processes. Give one from 1 to {MAXIMUM_WORKERS}.")
    return int(raw)


def proxies() -> int:
    """`PROXIES`: how many proxies stand in front and add to `X-Forwarded-For`; none when it is not set."""
    raw = read("PROXIES") or "0"
    if not (raw.isascii() and raw.isdigit() and int(raw) <= MAXIMUM_PROXIES):
        raise SettingError("PROXIES", f"“{raw}” is not a number of proxies. Give one from 0 to {MAXIMUM_PROXIES}.")
    return int(raw)


def _writable(name: str, path: Path) -> None:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = path / ".write-test"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise SettingError(name, f"“{path}” cannot be written ({error.strerror}). Give a folder of your own.") from None


def data_dir() -> Path:
    """`DATA_DIR`: the folder of all state, made when it is missing; `var/` in the clone when it is not set."""
    path = Path(read("DATA_DIR") or ROOT / "var").expanduser().resolve()
    _writable("DATA_DIR", path)
    return path


def _split(name: str, raw: str) -> SplitResult:
    try:
        parts = urlsplit(raw)
        parts.port  # noqa: B018  (reading it is the check)
    except ValueError as error:
        raise SettingError(name, f"“{raw}” is not an address ({error}).") from None
    return parts


def _postgresql(parts: SplitResult) -> dict[str, object]:
    name, options = unquote(parts.path.lstrip("/")), dict(parse_qsl(parts.query))
    if not name or "/" in name:
        raise SettingError("DATABASE_URL", "it names no database. Give postgresql://user:password@host:5432/name.")
    if unknown := set(options) - POSTGRESQL_OPTIONS:
        known = ", ".join(sorted(POSTGRESQL_OPTIONS))
        raise SettingError("DATABASE_URL", f"“{sorted(unknown)[0]}” is no option that is known. These are: {known}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": POSTGRESQL_KEPT_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": POSTGRESQL_CONNECT_SECONDS, **options},
    }


def database(directory: Path) -> dict[str, object]:
    """`DATABASE_URL`: Django's settings of the one database; an SQLite file in `DATA_DIR` when it is not set."""
    raw = read("DATABASE_URL") or f"sqlite:///{directory / 'pyxida.sqlite3'}"
    parts = _split("DATABASE_URL", raw)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(parts)
    name = raw.removeprefix("sqlite:///")
    if parts.scheme != "sqlite" or name == raw or not name:
        shown = parts.scheme if parts.password else raw
        raise SettingError(
            "DATABASE_URL",
            f"“{shown}” is not known. Give sqlite:///path/to/file or postgresql://user:password@host/name, or leave it empty.",
        )
    if Path(name).is_dir():
        raise SettingError("DATABASE_URL", f"“{name}” is a folder. Give the path of a file.")
    if not Path(name).parent.is_dir():
        raise SettingError("DATABASE_URL", f"the folder of “{name}” does not exist. Make it first.")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            # Readers never wait for editors, and a read that turns into a write never fails at once.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_BUSY_SECONDS,
        },
    }


def search_url() -> str:
    """`SEARCH_URL`: the address of Elasticsearch, its path the prefix of our indices; "" for the engine of the database."""
    raw = read("SEARCH_URL").rstrip("/")
    if not raw:
        return ""
    parts = _split("SEARCH_URL", raw)
    shown = raw if not parts.password else parts.hostname
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingError("SEARCH_URL", f"“{shown}” is not an address. Give http://host:9200, or leave it empty.")
    prefix = parts.path.lstrip("/")
    if (prefix and not INDEX_PREFIX.fullmatch(prefix)) or parts.query or parts.fragment:
        raise SettingError(
            "SEARCH_URL",
            f"“{shown}” says more than it may. Behind the host may stand /prefix, of a-z, 0-9 and _, for this site's indices.",
        )
    return raw


def cache_url() -> dict[str, object]:
    """`CACHE_URL`: `locmem://` (each worker its own; the default), `file:///path`."""
    raw = read("CACHE_URL") or "locmem://"
    parts = _split("CACHE_URL", raw)
    if parts.scheme == "locmem":
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if parts.scheme == "file" and parts.path:
        _writable("CACHE_URL", Path(parts.path))
        return {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": parts.path}
    raise SettingError("CACHE_URL", f"“{raw}” is not known. Give locmem:// or file:///path, or leave it empty.")


def secret_key(directory: Path) -> str:
    """`SECRET_KEY`: at least 32 characters; when it is not set, one is made once and kept in `DATA_DIR`."""
    raw = read("SECRET_KEY")
    if raw:
        if len(raw) < MINIMUM_KEY_LENGTH:
            raise SettingError("SECRET_KEY", f"it has {len(raw)} characters. Give at least {MINIMUM_KEY_LENGTH}.")
        return raw
    path = directory / "secret-key.txt"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text().strip()


def site_url(listening_port: int) -> str:
    """`SITE_URL`: the address readers type, without a path; https-only cookies and HSTS follow its scheme."""
    raw = read("SITE_URL") or f"http://127.0.0.1:{listening_port}"
    parts = _split("SITE_URL", raw)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingError("SITE_URL", f"“{raw}” is not a web address. Give one such as https://pyxida.example.")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise SettingError("SITE_URL", f"“{raw}” says more than a scheme, a host and a port. Leave out the rest.")
    return f"{parts.scheme}://{parts.netloc}"


def map_tiles() -> str:
    """`MAP_TILES_URL`: where the pictures of the map come from, with {z}, {x} and {y}; "" where it says "none"."""
    raw = read("MAP_TILES_URL") or "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
    if raw == "none":
        return ""
    parts = _split("MAP_TILES_URL", raw)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not all(part in raw for part in ("{z}", "{x}", "{y}")):
        why = f"“{raw}” is no address of map pictures. Give one such as https://tiles.example/{{z}}/{{x}}/{{y}}.png, or none."
        raise SettingError("MAP_TILES_URL", why)
    return raw


def hosts(address: str) -> list[str]:
    """`ALLOWED_HOSTS`: host names with commas between; the host of `SITE_URL` and this machine when it is not set."""
    own = urlsplit(address).hostname or ""
    names = [name.strip() for name in read("ALLOWED_HOSTS").split(",") if name.strip()]
    for name in names:
        if set("/ ") & set(name) or (":" in name and not name.startswith("[")):
            raise SettingError("ALLOWED_HOSTS", f"“{name}” is not a host name. Write names only, with commas between.")
    return list(dict.fromkeys([*(names or ["127.0.0.1", "localhost", "[::1]"]), own]))
