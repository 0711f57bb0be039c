"""Keeps searches in memory until a thread of its own writes them: no reader waits for the log, and no GET writes.

Each process has one queue. A process that is killed loses what was searched in the last few seconds; one that ends writes it.
"""

from __future__ import annotations

import atexit
import datetime as dt
import logging
import os
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from editorial.models import LoggedSearch
from editorial.search_log import thinning
from editorial.search_log.grouping import group_key
from editorial.search_log.masking import mask

__all__ = ["Recorder", "Search", "recorder"]

#: Searches that may wait in one process; what comes while the queue is full is not counted. Some 70 a second are.
MAX_WAITING = 200
#: Searches that one process writes in a day: a robot must not fill the disk.
MAX_A_DAY = 20_000

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Search:
    """One search as the request leaves it. `used` is what the finder made of the words."""

    typed: str
    used: str
    language: str
    filters: Mapping[str, list[str]]
    areas: tuple[str, ...]
    count: int
    engine: str
    is_finder: bool
    is_api: bool

    def row(self, at: dt.datetime) -> LoggedSearch:
        """Return it as it may be kept."""
        limit = LoggedSearch._meta.get_field("areas").max_length or 0
        return LoggedSearch(
            query=mask(self.typed),
            key=group_key(mask(self.used), self.language),
            language=self.language,
            filters=self.filters,
            areas=f" {' '.join(self.areas)} "[:limit] if self.areas else "",
            count=self.count,
            engine=self.engine,
            is_finder=self.is_finder,
            is_api=self.is_api,
            at=at.replace(minute=0, second=0, microsecond=0),
        )


class Recorder:
    """The queue of one process, and the thread that empties it."""

    def __init__(self) -> None:
        self._waiting: deque[Search] = deque()
        self._writing = threading.Lock()
        self._starting = threading.Lock()
        self._process = 0
        self._day, self._today = dt.date.min, 0

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, search: Search) -> None:
        """Remember a search, or drop it where too many wait; never block."""
        if len(self._waiting) < MAX_WAITING:
            self._waiting.append(search)
        if self._process != os.getpid() and settings.SEARCH_LOG_SECONDS:
            self._start()

    def _start(self) -> None:
        """Start the thread, in the process that serves: gunicorn forks after the application is loaded."""
        with self._starting:
            if self._process == os.getpid():
                return
            self._process = os.getpid()
            threading.Thread(target=self._run, name="search-log", daemon=True).start()
            atexit.register(self.flush)

    def _run(self) -> None:
        while True:
            time.sleep(settings.SEARCH_LOG_SECONDS)
            try:
                self.flush()
                thinning.once_a_day()
            except Exception:
                # What was searched stays out of the log of the process; the next round tries again.
                logger.exception("The search log could not be written")
            finally:
                connection.close()

    def flush(self) -> int:
        """Write what waits in one transaction and return how many; what cannot be written waits on while there is room."""
        with self._writing:
            taken = self._take()
            if not taken:
                return 0
            now = timezone.now()
            try:
                with transaction.atomic():
                    LoggedSearch.objects.bulk_create([search.row(now) for search in taken])
            except DatabaseError:
                self._waiting.extendleft(reversed(taken[: MAX_WAITING - len(self._waiting)]))
                self._today -= len(taken)
                logger.warning("The database does not take the search log at the moment")
                return 0
            return len(taken)

    def _take(self) -> list[Search]:
        if self._day != timezone.localdate():
            self._day, self._today = timezone.localdate(), 0
        taken = [self._waiting.popleft() for _search in range(len(self._waiting))]
        taken = taken[: max(0, MAX_A_DAY - self._today)]
        self._today += len(taken)
        return taken


recorder = Recorder()
