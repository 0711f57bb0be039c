"""Bring what the tests need from the system: Chromium, GNU gettext, a font, and real servers. Standard library only.

As root with apt they are installed. Else the tests that need them are skipped, with a sentence; with `CI=true` a
missing one is an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from test_servers import MissingError, distribution, is_fetched, java_home, postgresql_programs

#: Debian's package, and how to see that it is there.
PROGRAMS = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "gettext": ("xgettext",)}
#: What Elasticsearch and PostgreSQL need; each looks for itself.
SERVERS = {"postgresql": postgresql_programs, "default-jre-headless": java_home}
FONT_PACKAGE = "fonts-dejavu-core"
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/System/Library/Fonts"), Path.home() / ".fonts")


def missing() -> list[str]:
    """Return the packages that are not there."""
    wanted = [package for package, names in PROGRAMS.items() if not any(shutil.which(name) for name in names)]
    wanted += [package for package, look in SERVERS.items() if _problem(look)]
    if not is_fetched() and shutil.which("mvn") is None:
        wanted.append("maven")
    has_font = any(folder.is_dir() and any(folder.rglob("*.[to]t[fc]")) for folder in FONT_FOLDERS)
    return wanted if has_font else [*wanted, FONT_PACKAGE]


def _problem(look: Callable[[], object]) -> str:
    try:
        look()
    except MissingError as error:
        return str(error)
    return ""


def install(packages: list[str]) -> None:
    """Install `packages` with apt; what fails shows in the next look."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)


def fetch() -> str:
    """Fetch Elasticsearch, once for all runs; return what went wrong."""
    if not is_fetched():
        print("Fetching Elasticsearch for the tests …", flush=True)
    return _problem(distribution)


def main() -> int:
    """Return 0 when the tests may begin, 1 after a sentence on what is missing."""
    packages = missing()
    if packages and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing for the tests: {', '.join(packages)} …", flush=True)
        install(packages)
        packages = missing()
    problem = "" if "maven" in packages else fetch()
    if not packages and not problem:
        return 0
    names = ", ".join(packages)
    if os.environ.get("CI") == "true":
        why = f"{names} cannot be installed here." if packages else problem
        print(f"The tests cannot run whole: {why}", file=sys.stderr)
        return 1
    why = f"{names} is not installed. As root with apt, `make test` installs it." if packages else problem
    print(f"Some tests will be skipped: {why}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
