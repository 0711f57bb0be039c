"""Real servers for tests, started with `bin/test_servers.py`. Without one, its tests are skipped; with `CI=true` they fail."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

__all__ = ["TestServer", "running"]

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "bin" / "test_servers.py"


class TestServer:
    """One server with a folder of its own; `url` says where it is."""

    __test__ = False

    def __init__(self, kind: str, folder: Path) -> None:
        self.kind, self.folder = kind, folder
        self.url = ""

    def start(self) -> None:
        """Start it, at the port where it was before."""
        port = [self.url.split(":")[2].split("/")[0]] if self.url else []
        done = subprocess.run(
            [sys.executable, PROGRAM, self.kind, self.folder, *port], capture_output=True, text=True, timeout=400
        )
        if done.returncode != 0:
            sentence = done.stderr.strip() or done.stdout.strip()
            if os.environ.get("CI") == "true":
                pytest.fail(sentence)
            pytest.skip(f"{sentence} As root with apt, `make test` installs what is missing.")
        self.url = done.stdout.strip()

    @property
    def pid(self) -> int:
        return int((self.folder / "server.pid").read_text())

    def stop(self) -> None:
        subprocess.run([sys.executable, PROGRAM, "stop", self.folder], check=True, timeout=200)


@contextmanager
def running(kind: str) -> Iterator[TestServer]:
    """Start a server in a folder that its own user may enter, and end it afterwards."""
    with tempfile.TemporaryDirectory(prefix=f"pyxida-{kind}-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        server = TestServer(kind, Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()
