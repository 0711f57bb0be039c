"""`python -m config.start serve|dev|seed|demo`: check, set up, then serve or end."""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
from pathlib import Path
from typing import Any

from config import env
from config.start.messages import compile_messages
from config.start.port import HOST, claim

DEV_SETTINGS = "config.settings.dev"
#: Which steps each kind of start takes. A production load has no demo: `seed` leaves it out.
KINDS = {
    "serve": {"static": True, "seeds": True, "demo": True},
    "dev": {"static": False, "seeds": True, "demo": True},
    "seed": {"static": True, "seeds": True, "demo": False},
    "demo": {"static": True, "seeds": True, "demo": True},
}


def say(line: str) -> None:
    """Print one line of progress at once, through a pipe too."""
    print(line, flush=True)


def set_up(kind: str, data_dir: Path) -> None:
    """Bring database, files and index to what the clone says. A second start in the same folder waits."""
    compile_messages()
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection, connections

    if settings.SEARCH_URL:
        from search.cluster import unfollow

        unfollow()  # the last step brings the search server up to date

    from config.start.stamp import Stamp
    from config.start.steps import run_steps, steps_for

    with open(data_dir / "start.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = Stamp(data_dir / "stamp.json")
        if is_empty(connection):
            stamp.forget()
        run_steps(steps_for(stamp, **KINDS[kind]), stamp, say)
        connections.close_all()


def is_empty(connection: Any) -> bool:
    """Tell whether the database was never set up: then no stamp speaks of it."""
    if connection.vendor == "sqlite":
        file = Path(str(connection.settings_dict["NAME"]))
        return not file.exists() or file.stat().st_size == 0
    return "django_migrations" not in connection.introspection.table_names()


def is_expected(error: Exception) -> bool:
    """Tell whether the sentence of `error` says enough: data that is wrong, a full disk, a locked database."""
    from django.core.management.base import CommandError
    from django.db import OperationalError

    return isinstance(error, CommandError | OperationalError | OSError)


def hand_over(*command: str) -> None:
    """Become the server: no process of ours stays behind to be ended."""
    os.chdir(env.ROOT)
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, *command])  # noqa: S606


def main() -> None:
    """Check the environment and the port, set up, and hand over to the server."""
    parser = argparse.ArgumentParser(prog="config.start")
    parser.add_argument("kind", choices=sorted(KINDS))
    kind = parser.parse_args().kind
    if kind == "dev":
        os.environ["DJANGO_SETTINGS_MODULE"] = DEV_SETTINGS
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
    port = env.port()
    if kind in {"serve", "dev"}:
        claim(port)
    try:
        set_up(kind, env.data_dir())
    except Exception as error:
        if not is_expected(error):
            raise
        sys.exit(f"Pyxida cannot start. {error}")
    if kind == "serve":
        hand_over("-m", "gunicorn", "--config", str(env.ROOT / "gunicorn.conf.py"), "config.wsgi")
    if kind == "dev":
        say(f"Serving http://{HOST}:{port} and watching the files.")
        hand_over("manage.py", "runserver", f"{HOST}:{port}")


if __name__ == "__main__":
    main()
