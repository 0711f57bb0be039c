"""The site as `make run` serves it: gunicorn with its settings for production, in a folder and on a port of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from search.analysis import lexicon
from tests import databases

__all__ = ["RunningSite", "running_site"]

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 300
#: What would make the started site another one than a stranger's.
OWN_VARIABLES = {
    "DATABASE_URL", "SEARCH_URL", "CACHE_URL", "SITE_URL", "ALLOWED_HOSTS", "SECRET_KEY", "PROXIES", "DJANGO_SETTINGS_MODULE",
}  # fmt: skip


@dataclass(frozen=True)
class RunningSite:
    """Where it is, and the environment in which a command of `manage.py` works on it."""

    url: str
    environment: dict[str, str]

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "manage.py", *words]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a command of `manage.py` to its end."""
        return subprocess.run(self.command(*words), cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=300)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_ready(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def running_site(folder: Path, **variables: str) -> Iterator[RunningSite]:
    """Start the site on a copy of the loaded database, so that it has little to do but to serve."""
    data, log, port = folder / "data", folder / "site.log", free_port()
    data.mkdir()
    databases.copy(databases.loaded(), data / "pyxida.sqlite3")
    lexicon.ensure()
    (data / lexicon.path().name).symlink_to(Path(settings.LEXICON_DIR) / lexicon.path().name)
    environment = {name: value for name, value in os.environ.items() if name not in OWN_VARIABLES}
    environment |= {"DATA_DIR": str(data), "PORT": str(port), "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}", **variables}
    site = RunningSite(f"http://127.0.0.1:{port}", environment)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.start", "serve"],
            cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            until = time.monotonic() + START_SECONDS
            while not _is_ready(site.url):
                if process.poll() is not None or time.monotonic() > until:
                    pytest.fail(f"the site did not start:\n{log.read_text()[-3000:]}")
                time.sleep(0.3)
            yield site
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)
