"""Measures the speed of the search on a made-up catalogue: `make bench-search N=10000`, or with `ARGS=--help`.

It makes a site of its own in a temporary folder, and starts the servers that it needs. From a million services on they are
no records: their documents go straight to Elasticsearch.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Rows = list[tuple[str, Any]]

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

SEED = 1
SETTINGS = "config.settings.production"
ENGINES = ("embedded", "postgresql", "elasticsearch")
#: From so many services on they go straight to Elasticsearch; records of them would take hours.
STRAIGHT = 1_000_000
#: Memory of Elasticsearch, half of what a small machine has.
HEAP = "-Xms2g -Xmx2g"


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="make bench-search", description=__doc__)
    parser.add_argument("services", type=int, nargs="?", default=10_000, help="how many services the catalogue has")
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="what answers")
    parser.add_argument("--build", action="store_true", help="only build the site; measure in another run with the same --keep")
    parser.add_argument("--others", action="store_true", help="ask Wagtail's own search and plain SQL, too")
    parser.add_argument("--queries", type=int, default=300, help="questions of each kind")
    parser.add_argument("--keep", type=Path, help="a folder for the site, used again where it holds one")
    parser.add_argument("--output", type=Path, default=ROOT / "var" / "search-speed.md", help="where the table is written")
    return parser.parse_args(arguments)


def manage(folder: Path, *command: str) -> float:
    """Run a command of the site in `folder`; return the seconds that it took."""
    environment = {**os.environ, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": SETTINGS}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def prepare(folder: Path, lexicon_of: Path | None = None) -> None:
    """Make an empty site; dictionaries and static files may be those of another one."""
    folder.mkdir(parents=True, exist_ok=True)
    if lexicon_of is not None:
        for path in [*lexicon_of.glob("lexicon-*"), lexicon_of / "static"]:
            if not (folder / path.name).exists():
                (folder / path.name).symlink_to(path)
    else:
        (folder / "static").mkdir(exist_ok=True)
        manage(folder, "collectstatic", "--noinput", "-v0")
    manage(folder, "migrate", "-v0")


def empty_site(folder: Path) -> None:
    prepare(folder, folder.parent / "full")
    manage(folder, "rebuild_index")


def set_up(folder: Path) -> None:
    os.environ.update(DATA_DIR=str(folder), DJANGO_SETTINGS_MODULE=SETTINGS)
    import django

    django.setup()


@contextmanager
def server(root: Path, kind: str) -> Iterator[None]:
    """Run the server that an engine needs, its data beside the site."""
    if kind == "embedded":
        yield
        return
    folder = root / kind
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    program = [sys.executable, ROOT / "bin" / "test_servers.py"]
    environment = {**os.environ, "ES_JAVA_OPTS": HEAP}
    try:
        started = subprocess.run([*program, kind, folder], check=True, env=environment, capture_output=True, text=True)
        os.environ[{"postgresql": "DATABASE_URL", "elasticsearch": "SEARCH_URL"}[kind]] = started.stdout.strip()
        yield
    finally:
        subprocess.run([*program, "stop", folder], check=False)


def measure(root: Path, options: argparse.Namespace) -> Rows:
    """Return what was found, each with its name."""
    is_straight = options.services >= STRAIGHT
    full, empty = root / ("full-postgresql" if options.engine == "postgresql" else "full"), root / "empty"
    is_new = not (full / "built").exists()
    if is_new:
        prepare(full)
    set_up(full)
    # Django can be imported only when it knows its settings.
    from tests.benchmarks.search import report

    rows: Rows = []
    if is_new:
        rows += (report.straight if is_straight else report.build)(options.services, SEED)
        (full / "built").touch()
    if options.engine == "elasticsearch":
        rows += report.sent()
    if options.build:
        return rows
    if options.engine == "embedded":
        if not empty.exists():
            empty_site(empty)
    rows += report.speed(options.services, SEED, options.queries)
    rows += report.served(full, empty if options.engine == "embedded" else None, options.services, SEED, options.queries)
    if options.others:
        rows += report.beside(options.services, SEED, options.queries)
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    options = read_arguments(arguments)
    if options.services >= STRAIGHT:
        options.engine = "elasticsearch"
    with tempfile.TemporaryDirectory(prefix="pyxida-bench-") as folder:
        root = (options.keep or Path(folder)).resolve()
        Path(folder).chmod(0o755)  # the servers have users of their own
        with server(root, options.engine):
            rows = measure(root, options)
    text = "".join(f"| {name} | {value} |\n" for name, value in [("what", "measured"), ("---", "---:"), *rows])
    print(text)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
