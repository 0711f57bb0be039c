"""Find uv, or fetch the copy of it that the lock file names. Standard library only.

uv is one file without needs of its own, and makes an environment where pip and venv are missing.
"""

from __future__ import annotations

import hashlib
import io
import platform
import re
import shutil
import ssl
import subprocess
import sys
import tomllib
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["find_uv"]

#: An older uv on the PATH may not read the lock file.
MINIMUM_VERSION = (0, 9)
TIMEOUT_SECONDS = 60
TRIES = 3


def find_uv(lock_file: Path, folder: Path, index: str | None, say: Callable[[str], None]) -> Path:
    """Return a uv that works: the one on the PATH, one fetched before, or a new copy of the locked version."""
    if (found := shutil.which("uv")) and _version(Path(found)) >= MINIMUM_VERSION:
        return Path(found)
    package = next(item for item in tomllib.loads(lock_file.read_text())["package"] if item["name"] == "uv")
    path = folder / f"uv-{package['version']}"
    if path.exists():
        return path
    wheel = _wheel_for_this_machine(package)
    say(f"Fetching uv {package['version']} …")
    content = _fetch(_address(wheel["url"], index), wheel["hash"].removeprefix("sha256:"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        member = next(name for name in archive.namelist() if name.endswith("/scripts/uv"))
        part = path.with_suffix(".part")
        part.write_bytes(archive.read(member))
    part.chmod(0o755)
    part.rename(path)
    return path


def _version(uv: Path) -> tuple[int, ...]:
    try:
        process = subprocess.run([uv, "--version"], check=False, capture_output=True, text=True, timeout=TIMEOUT_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(int(part) for part in re.findall(r"\d+", process.stdout)[:3])


def _wheel_for_this_machine(package: dict[str, Any]) -> dict[str, str]:
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    if sys.platform == "darwin":
        system, machine = "macosx", "arm64" if machine == "aarch64" else machine
    else:
        system = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    for wheel in package["wheels"]:
        tags = wheel["url"].rsplit("/", 1)[1].removesuffix(".whl").rsplit("-", 1)[1].split(".")
        if any(tag.startswith(system) and tag.endswith(f"_{machine}") for tag in tags):
            return wheel
    raise OSError(f"uv has no copy for {sys.platform} on {machine}: install uv {package['version']} by hand")


def _address(url: str, index: str | None) -> str:
    """Return where to fetch the file of the lock file from: the mirror's page of uv links to it."""
    if index is None:
        return url
    page = urllib.parse.urljoin(index.rstrip("/") + "/", "uv/")
    name = url.rsplit("/", 1)[1]
    links = re.findall(r'href="([^"]+)"', _read(page).decode("utf-8", "replace"))
    match = next((link for link in links if link.split("#", 1)[0].endswith(name)), None)
    if match is None:
        raise OSError(f"the package index {index} does not have {name}")
    return urllib.parse.urljoin(page, match.split("#", 1)[0])


def _fetch(url: str, sha256: str) -> bytes:
    content = _read(url)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise OSError(f"what {url} gave is not the file that uv.lock names")
    return content


def _read(url: str) -> bytes:
    context: ssl.SSLContext | None = None
    error: OSError | None = None
    for _attempt in range(TRIES):
        try:
            with urllib.request.urlopen(url, timeout=TIMEOUT_SECONDS, context=context) as answer:
                return answer.read()
        except urllib.error.URLError as problem:
            error = problem
            if isinstance(problem.reason, ssl.SSLCertVerificationError):
                # A bare Debian has no list of authorities. The hash in the lock file is what vouches for the file.
                context = ssl._create_unverified_context()  # noqa: S323
        except OSError as problem:
            error = problem
    raise OSError(f"{url} cannot be reached ({error}). Is there a network?")
