"""The steps of a start, in order. Each says when it has nothing to do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from config.env import ROOT
from config.start.administrator import ensure_administrator
from config.start.stamp import Stamp, fingerprint
from search import index
from search.analysis import lexicon

__all__ = ["Step", "run_steps", "steps_for"]

LOCK_FILE = ROOT / "uv.lock"
#: Parts of the carrier of Leaflet that no page of ours uses.
UNUSED_STATIC = [
    "draw",
    "Control.MiniMap.*",
    "leaflet-src.*",
    "leaflet.extras.*",
    "leaflet.forms.*",
    "leaflet_django.*",
    "proj4*",
]


@dataclass(frozen=True)
class Step:
    """One thing to do before the site can answer.

    `value` is the fingerprint of what the step reads; None for one that looks for itself. `do` returns what it did.
    """

    title: str
    do: Callable[[], str]
    value: str | None = None


def _migrations() -> Iterator[Path]:
    yield LOCK_FILE
    yield from ROOT.glob("*/migrations/*.py")
    yield from ROOT.glob("site/*/migrations/*.py")


def _static_sources() -> Iterator[Path]:
    yield LOCK_FILE
    yield from (ROOT / "site" / "static").rglob("*")
    for app in ROOT.glob("*/apps.py"):  # never DATA_DIR, which may lie in the clone and holds what this step makes
        yield from (app.parent / "static").rglob("*")


def _seeding_sources(source: str) -> Iterator[Path]:
    yield from _migrations()
    yield from (ROOT / "seeding").rglob("*.py")
    yield from (ROOT / "seeding" / "data" / source).rglob("*")


def _build_lexicon() -> str:
    return "written" if lexicon.ensure(print) else "there already"


def _migrate() -> str:
    call_command("migrate", verbosity=0, interactive=False)
    return "up to date"


def _collect_static() -> str:
    call_command("collectstatic", verbosity=0, interactive=False, ignore_patterns=UNUSED_STATIC)
    return "compressed"


def _load(command: str) -> str:
    call_command(command, stdout=sys.stdout)
    return "loaded"


def _build_index() -> str:
    is_ready = index.state() == index.READY
    if is_ready and not settings.SEARCH_URL:
        return "ready"
    call_command("rebuild_index", if_needed=True, stdout=sys.stdout)
    return "ready" if is_ready else "built"


def _database_name() -> str:
    """Return what tells the database from others: the stamp of a step holds for one database alone."""
    chosen = settings.DATABASES["default"]
    return " ".join(str(chosen.get(name) or "") for name in ("HOST", "PORT", "NAME")).strip()


def steps_for(stamp: Stamp, *, static: bool, seeds: bool, demo: bool) -> list[Step]:
    """Return the steps of one kind of start."""
    data_dir, database = settings.DATA_DIR, _database_name()
    steps = [Step("Dictionaries", _build_lexicon), Step("Database", _migrate, fingerprint(_migrations(), database))]
    if static:
        steps.append(Step("Static files", _collect_static, fingerprint(_static_sources(), str(settings.STATIC_ROOT))))
    steps.append(Step("Administrator", lambda: ensure_administrator(data_dir, settings.SITE_URL, stamp)))
    if seeds:
        steps.append(Step("Seeds", lambda: _load("load_seeds"), fingerprint(_seeding_sources("seeds"), database)))
    if demo:
        steps.append(Step("Demo", lambda: _load("make_demo"), fingerprint(_seeding_sources("demo"), database)))
    return [*steps, Step("Search index", _build_index)]


def run_steps(steps: list[Step], stamp: Stamp, say: Callable[[str], None]) -> None:
    """Do what the stamp does not hold, with a line of progress for each step."""
    for number, step in enumerate(steps, start=1):
        place = f"[{number}/{len(steps)}] {step.title}"
        if step.value is not None and stamp.holds(step.title, step.value):
            say(f"{place}: unchanged")
            continue
        say(f"{place} …")
        result = step.do()
        if step.value is not None:
            stamp.set(step.title, step.value)
        say(f"{place}: {result}")
