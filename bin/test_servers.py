"""Real servers for the tests: `test_servers.py elasticsearch|postgresql FOLDER [PORT]` starts one and prints its address.

Each runs on loopback, keeps its data in FOLDER and goes on until it is ended: `test_servers.py stop FOLDER`. Neither server
agrees to be root, so root starts them as the user `nobody`. Standard library only.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ELASTICSEARCH_VERSION = "8.19.5"
#: The distribution that its makers publish as a build artifact: the server alone, without what needs a licence.
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{ELASTICSEARCH_VERSION}:zip"
MAVEN_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy"
#: Java 17 is the oldest that this version takes, 25 the newest.
JAVA_VERSIONS = (17, 21, 25)
HEAP = os.environ.get("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
#: What is unpacked once for all runs. Not below a home folder, which the servers' user may not enter.
SHARED = Path(tempfile.gettempdir()) / f"pyxida-servers-{os.getuid()}"
HOME = SHARED / f"elasticsearch-{ELASTICSEARCH_VERSION}"
START_SECONDS = 120
USER = "nobody"
OTHER_USER: dict[str, Any] = {"user": USER, "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
PID = "server.pid"


class MissingError(Exception):
    """What is not installed on this machine, in a sentence."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def give(path: Path) -> None:
    """Hand a folder over to the user of the servers."""
    if OTHER_USER:
        for each in [path, *path.rglob("*")]:
            shutil.chown(each, USER, "nogroup")


def wait_for(answers: Callable[[], bool], what: str, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if answers():
            return
        time.sleep(0.3)
    raise MissingError(f"{what} did not start; see {log}.")


def java_home() -> Path:
    """Return the home of a Java that Elasticsearch takes."""
    homes = [*Path("/usr/lib/jvm").glob("*/"), *([Path(home)] if (home := os.environ.get("JAVA_HOME")) else [])]
    if (java := shutil.which("java")) is not None:
        homes.append(Path(java).resolve().parent.parent)
    for version in JAVA_VERSIONS:
        for home in homes:
            release = home / "release"
            if (home / "bin" / "java").exists() and release.exists() and f'JAVA_VERSION="{version}' in release.read_text():
                return home
    raise MissingError("Elasticsearch needs Java 17, 21 or 25: apt-get install default-jre-headless")


def is_fetched() -> bool:
    return HOME.exists()


def distribution() -> Path:
    """Return the unpacked Elasticsearch, fetched with Maven the first time."""
    home = HOME
    SHARED.mkdir(mode=0o755, exist_ok=True)
    with (SHARED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            archive = SHARED / f"{home.name}.zip"
            if not archive.exists():
                _fetch(archive)
            with tempfile.TemporaryDirectory(dir=SHARED) as part:
                _unpack(archive, Path(part))
                give(Path(part) / home.name)
                (Path(part) / home.name).rename(home)
    return home


def _fetch(archive: Path) -> None:
    if shutil.which("mvn") is None:
        raise MissingError("Elasticsearch is fetched with Maven: apt-get install maven")
    with tempfile.TemporaryDirectory(dir=archive.parent) as part:
        command = ["mvn", "-q", "-B", MAVEN_PLUGIN, f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={part}"]
        done = subprocess.run([*command, "-Dmdep.useBaseVersion=true"], check=False, capture_output=True, text=True)
        files = list(Path(part).glob("*.zip"))
        if done.returncode != 0 or not files:
            raise MissingError(f"Maven could not fetch Elasticsearch: {(done.stdout or done.stderr)[-300:]}")
        files[0].rename(archive)


def _unpack(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as file:
        for member in file.infolist():
            path = Path(file.extract(member, folder))
            if mode := member.external_attr >> 16 & 0o777:
                path.chmod(mode)


def start_elasticsearch(folder: Path, port: int) -> str:
    """Start one node and return its address; its data in `folder` outlives it."""
    home, java = distribution(), java_home()
    for name in ("config", "data", "logs", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    for source in (home / "config").iterdir():
        if source.is_file():
            shutil.copy(source, folder / "config")
    settings = {
        "cluster.name": "pyxida-test", "discovery.type": "single-node", "network.host": "127.0.0.1", "http.port": port,
        "transport.port": free_port(), "xpack.security.enabled": False, "path.data": str(folder / "data"),
        "path.logs": str(folder / "logs"), "cluster.routing.allocation.disk.threshold_enabled": False,
    }  # fmt: skip
    (folder / "config" / "elasticsearch.yml").write_text(
        "\n".join(f"{key}: {json.dumps(each)}" for key, each in settings.items())
    )
    give(folder)
    environment = {
        "PATH": os.environ["PATH"], "ES_PATH_CONF": str(folder / "config"), "ES_JAVA_HOME": str(java), "ES_JAVA_OPTS": HEAP,
        "HOME": str(folder), "ES_TMPDIR": str(folder / "tmp"),
    }  # fmt: skip
    command = [home / "bin" / "elasticsearch", "-d", "-p", folder / PID]
    done = subprocess.run(command, check=False, cwd=folder, env=environment, capture_output=True, text=True, **OTHER_USER)
    if done.returncode != 0:
        raise MissingError(f"Elasticsearch did not start: {(done.stdout + done.stderr)[-500:]}")
    address = f"http://127.0.0.1:{port}"

    def answers() -> bool:
        try:
            with urllib.request.urlopen(f"{address}/_cluster/health?wait_for_status=yellow&timeout=1s", timeout=3) as answer:
                return answer.status == 200
        except OSError:
            return False

    wait_for(answers, "Elasticsearch", folder / "logs")
    return address


def postgresql_programs() -> Path:
    """Return the folder of the newest PostgreSQL on this machine."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if (initdb := shutil.which("initdb")) is not None:
        found.append(Path(initdb).resolve().parent)
    if not found:
        raise MissingError("PostgreSQL is not installed: apt-get install postgresql")
    return max(found, key=lambda path: int((re.findall(r"\d+", path.parent.name) or ["0"])[0]))


def start_postgresql(folder: Path, port: int) -> str:
    """Start a server and return the address of its database `pyxida`; its data in `folder` outlives it."""
    programs = postgresql_programs()
    data, log = folder / "data", folder / "server.log"
    give(folder)

    def run(name: str, *arguments: object, check: bool = True) -> int:
        command = [programs / name, *map(str, arguments)]
        done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, **OTHER_USER)
        if check and done.returncode != 0:
            raise MissingError(f"PostgreSQL did not start: {done.stderr[-500:]}")
        return done.returncode

    if not data.exists():
        run("initdb", "-D", data, "-U", "pyxida", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    with log.open("a") as file:
        give(folder)
        command = [programs / "pg_ctl", "-D", data, "-w", "-o", options, "start"]
        if subprocess.run(command, check=False, cwd=folder, stdout=file, stderr=file, **OTHER_USER).returncode != 0:
            raise MissingError(f"PostgreSQL did not start; see {log}.")
    run("createdb", "-h", "127.0.0.1", "-p", port, "-U", "pyxida", "pyxida", check=False)
    (folder / PID).write_text((data / "postmaster.pid").read_text().split()[0])
    return f"postgresql://pyxida@127.0.0.1:{port}/pyxida"


STARTERS = {"elasticsearch": start_elasticsearch, "postgresql": start_postgresql}


def _is_running(pid: int) -> bool:
    """Tell a server at work from one that ended and that nobody has waited for: where process 1 is no `init`, that stays."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def stop(folder: Path) -> None:
    """End the server of a folder, quickly and cleanly, and wait until it is gone.

    PostgreSQL waits for its clients after SIGTERM; Java ignores SIGINT where a shell started the tests in the background.
    """
    how = signal.SIGINT if (folder / "data" / "PG_VERSION").exists() else signal.SIGTERM
    try:
        pid = int((folder / PID).read_text())
        os.kill(pid, how)
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and _is_running(pid):
            time.sleep(0.05)
    except (OSError, ValueError):
        return


def main() -> int:
    """Return 0; 2 after one sentence on what is missing."""
    kind, folder = sys.argv[1], Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "stop":
        stop(folder)
        return 0
    try:
        print(STARTERS[kind](folder, int(sys.argv[3]) if len(sys.argv) > 3 else free_port()), flush=True)
    except MissingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
