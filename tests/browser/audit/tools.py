"""The public tools that look at our pages: fetched from npm once, in the versions of `package-lock.json`, run by Node.js."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

__all__ = ["fetched", "node"]

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parents[2] / ".tools"
PROGRAMS = Path(sys.executable).parent
LISTS = ("package.json", "package-lock.json")


def fetched() -> Path:
    """Return the folder `node_modules`; without a network skip, or fail where nothing may be left out."""
    digest = hashlib.sha256((HERE / LISTS[1]).read_bytes()).hexdigest()[:12]
    home = FOLDER / f"audit-{digest}"
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / "audit.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            _fetch(home)
    return home / "node_modules"


def _fetch(home: Path) -> None:
    with tempfile.TemporaryDirectory(dir=FOLDER) as part:
        for name in LISTS:
            shutil.copy(HERE / name, part)
        command = [PROGRAMS / "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        done = subprocess.run(command, cwd=part, env=_environment(), capture_output=True, text=True)
        if done.returncode != 0:
            sentence = f"npm could not fetch the tools of the audit: {done.stderr[-500:]}"
            if os.environ.get("CI") == "true":
                pytest.fail(sentence)
            pytest.skip(sentence)
        Path(part).rename(home)
        Path(part).mkdir()  # the block removes it


def node(script: Path, *arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a program of `node_modules` to its end; what it returns is for the caller to judge."""
    command = [PROGRAMS / "node", script, *map(str, arguments)]
    return subprocess.run(command, env=_environment() | variables, capture_output=True, text=True, timeout=300)


def _environment() -> dict[str, str]:
    return os.environ | {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"}
