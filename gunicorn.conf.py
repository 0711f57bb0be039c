"""How gunicorn serves the site, for `make run` and for production alike.

`.venv/bin/gunicorn --config gunicorn.conf.py config.wsgi`, from the clone. A command line wins over this file.
"""

import ctypes
import logging
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "site"))

from config import env  # noqa: E402

PORT = env.port()
MEMORY = Path("/dev/shm")  # noqa: S108  (a disk that stalls must not look like a worker that hangs)

chdir = str(ROOT)
pythonpath = f"{ROOT},{ROOT / 'site'}"
bind = f"127.0.0.1:{PORT}"
workers = env.workers()
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 5
keepalive = 5
limit_request_line = 8190
loglevel = "warning"
accesslog = None  # an address may hold what somebody searched for, or where they are
control_socket_disable = True
worker_tmp_dir = str(MEMORY) if os.access(MEMORY, os.W_OK) else None

#: glibc's number for the most heaps that a process may have. Else each thread gets its own, and keeps what it once needed:
#: 10 MB of a worker, and nothing is quicker for it, since only one thread of Python works at a time.
M_ARENA_MAX = -8
if hasattr(libc := ctypes.CDLL(None), "mallopt"):
    libc.mallopt(M_ARENA_MAX, 1)

QUERY = re.compile(r"\?[^\s'\"]*")


class WithoutQueries(logging.Filter):
    """Cuts the query string from whatever address a message holds."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = QUERY.sub("?…", record.getMessage()), ()
        return True


def on_starting(server):
    """No log of ours holds a query string."""
    server.log.error_log.addFilter(WithoutQueries())


def pre_fork(server, worker):
    """An SQLite connection must not be carried over into another process."""
    from django.db import connections

    connections.close_all()


def post_worker_init(worker):
    """Say that the site is ready once it has answered `/healthz`; the first worker asks."""
    if worker.age != 1:
        return
    from config.start.ready import ready_line

    print(ready_line(worker.wsgi), flush=True)
