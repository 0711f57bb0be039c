"""Make `.venv` from the lock file, with nothing but Python 3.11 at hand: `python3 bin/bootstrap.py [--dev]`.

pip, venv and ensurepip may all be missing. A second call that finds nothing changed ends at once.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK_FILE = ROOT / "uv.lock"
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "pyxida-stamp.txt"
TOOLS = ROOT / ".tools"
MINIMUM_PYTHON = (3, 11)
#: A mirror that takes the place of the index in the lock file.
INDEX_VARIABLES = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL")


class Failure(Exception):
    """What went wrong, in one sentence for the person at the terminal."""


def say(sentence: str) -> None:
    """Tell how far we are."""
    print(sentence, flush=True)


def wanted_stamp() -> str:
    """Return what `.venv` depends on: the lock file and the Python it was made with."""
    return f"{hashlib.sha256(LOCK_FILE.read_bytes()).hexdigest()} {sys.version_info.major}.{sys.version_info.minor}"


def is_current(dev: bool) -> bool:
    """Tell whether `.venv` holds what the lock file says; one with the tools for tests serves to run too."""
    if not (ENVIRONMENT / "bin" / "python").exists() or not STAMP.exists():
        return False
    stamp, _, extras = STAMP.read_text().partition("\n")
    return stamp == wanted_stamp() and (not dev or extras.strip() == "dev")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold back a second bootstrap in the same clone until this one is done."""
    TOOLS.mkdir(exist_ok=True)
    with open(TOOLS / "lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def index_url() -> str | None:
    """Return the mirror that the shell names, if it names one."""
    return next((value for name in INDEX_VARIABLES if (value := os.environ.get(name, "").strip())), None)


def knows_authorities() -> bool:
    """Tell whether this machine has a list of certificate authorities; a bare Debian has none."""
    paths = ssl.get_default_verify_paths()
    return bool(paths.cafile) or bool(paths.capath and any(Path(paths.capath).iterdir()))


def run_uv(uv: Path, *arguments: str) -> None:
    """Run uv on this project's `.venv` with the Python that runs us."""
    environment = {name: value for name, value in os.environ.items() if name not in {"VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH"}}
    environment |= {"UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(ENVIRONMENT), "UV_NO_PROGRESS": "1"}
    if certificates := environment.get("PIP_CERT"):
        environment.setdefault("SSL_CERT_FILE", certificates)
    if knows_authorities():  # those of the machine, a company's own among them; uv brings a list for a bare machine
        environment |= {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}
    try:
        code = subprocess.run([uv, *arguments], check=False, cwd=ROOT, env=environment).returncode
    except OSError as error:
        raise Failure(f"uv cannot run here: {error.strerror}.") from error
    if code != 0:
        raise Failure("uv could not install the packages; its message is above. Is there a network, and room on the disk?")


def install(uv: Path, dev: bool) -> None:
    """Install exactly what the lock file names, each file checked against its hash."""
    python = str(Path(sys.executable).resolve())
    groups = ["--group", "dev"] if dev else ["--no-dev"]
    mirror = index_url()
    if mirror is None:
        run_uv(uv, "sync", "--frozen", "--inexact", "--python", python, *groups)
        return
    requirements = TOOLS / "requirements.txt"
    run_uv(uv, "export", "--frozen", "--quiet", "--python", python, *groups, "--output-file", str(requirements))
    run_uv(uv, "venv", "--allow-existing", "--quiet", "--python", python, str(ENVIRONMENT))
    run_uv(
        uv, "pip", "sync", "--require-hashes", "--default-index", mirror, "--python", str(ENVIRONMENT), str(requirements)
    )  # fmt: skip


def bootstrap(dev: bool) -> None:
    """Bring `.venv` to what the lock file says."""
    if sys.version_info < MINIMUM_PYTHON:
        raise Failure(f"Pyxida needs Python 3.11 or newer; this one is {sys.version.split()[0]}.")
    if is_current(dev):
        return
    with alone():
        if is_current(dev):  # another bootstrap did it while this one waited
            return
        from uv_tool import find_uv

        uv = find_uv(LOCK_FILE, TOOLS, index_url(), say)
        say("Installing the packages of uv.lock into .venv …")
        install(uv, dev)
        STAMP.write_text(f"{wanted_stamp()}\n{'dev' if dev else ''}\n")


def main() -> int:
    """Return the exit code: 0, or 1 after one sentence on what went wrong."""
    try:
        bootstrap(dev="--dev" in sys.argv[1:])
    except Failure as failure:
        print(f"Pyxida cannot be set up. {failure}", file=sys.stderr)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        print(f"Pyxida cannot be set up. {error.strerror or error}{where}.", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
