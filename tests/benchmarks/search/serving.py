"""The site served as in production, by a gunicorn of its own, and what is seen of it from outside."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.search.queries import Query

__all__ = ["Memory", "Site", "serving"]

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 60
POLL_SECONDS = 0.01


@dataclass(frozen=True)
class Memory:
    """Megabytes of the biggest web worker: resident, and what of it no other process shares."""

    resident: float
    private: float


class Site:
    """A running site. One connection is kept open, as a browser does."""

    def __init__(self, port: int, pid: int) -> None:
        self._pid = pid
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)

    def get(self, path: str) -> str:
        """Return the page at a path; anything but 200 is an error."""
        self._connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        answer = self._connection.getresponse()
        body = answer.read().decode()
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}.")
        return body

    def ask(self, query: Query) -> str:
        return self.get(query.path)

    def seconds_until(self, path: str, holds: str) -> float:
        """Ask again and again until a page holds a text; return the seconds that it took."""
        begun = time.perf_counter()
        while holds not in self.get(path):
            if time.perf_counter() - begun > START_SECONDS:
                raise RuntimeError(f"{path} never held “{holds}”.")
            time.sleep(POLL_SECONDS)
        return time.perf_counter() - begun

    def memory(self) -> Memory:
        """Return the memory of the biggest worker."""
        children = Path(f"/proc/{self._pid}/task/{self._pid}/children").read_text().split()
        found = [Path(f"/proc/{child}/smaps_rollup").read_text() for child in children]
        return Memory(
            *(max(_megabytes(text, *names) for text in found) for names in (("Rss",), ("Private_Clean", "Private_Dirty")))
        )


def _megabytes(rollup: str, *names: str) -> float:
    return sum(int(kilobytes) for name in names for kilobytes in re.findall(rf"^{name}: +(\d+) kB", rollup, re.M)) / 1024


@contextmanager
def serving(environment: Mapping[str, str], warm: Sequence[Query], workers: int = 1) -> Iterator[Site]:
    """Serve the site of an environment, and let it answer the `warm` questions before it is measured."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    own = {"PORT": str(port), "WEB_CONCURRENCY": str(workers), "DJANGO_SETTINGS_MODULE": "config.settings.production"}
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "config.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment, **own}, stdout=subprocess.DEVNULL)
    try:
        _wait(port, server)
        site = Site(port, server.pid)
        for query in warm:
            site.ask(query)
        yield site
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(START_SECONDS)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("The site did not start.")
