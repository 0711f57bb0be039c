"""Whether a search server is to be asked: known from what happened last, and tried again after a pause that grows."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from django.db import connections

from search.engines.base import ClusterError

__all__ = ["LONGEST_PAUSE", "Watch"]

logger = logging.getLogger("pyxida.search")

#: Seconds that a request may wait for the first answer of a server, and between two tries.
PATIENCE = 0.25
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 15.0


class Watch:
    """Holds, for this process, whether the server is well. `prepare` makes it so: it raises `ClusterError` where it cannot.

    It runs in a thread. Only requests of the first moment wait for it, no longer than `PATIENCE`; those that begin a later try
    do not: a server that is away costs them nothing.
    """

    def __init__(self, name: str, prepare: Callable[[], None]) -> None:
        self._name, self._prepare = name, prepare
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._is_running = False
        self._again = False
        self._pause = 0.0
        self._next_try = 0.0
        self._patient_until = 0.0
        self.is_well = False
        #: What is wrong, for people; "" where nothing is, or nothing is known yet.
        self.why = ""

    def may_ask(self) -> bool:
        """Tell whether to ask the server now. A try that is due begins here."""
        if self.is_well:
            return True
        is_first = not self.why
        self.start()
        if is_first:
            self._ended.wait(max(0.0, self._patient_until - time.monotonic()))
        return self.is_well

    def start(self) -> bool:
        """Begin to prepare the server, unless there is a pause or it is going on: then once more. Return whether it began."""
        with self._lock:
            if self._is_running:
                self._again = True
                return False
            if not self.is_well and time.monotonic() < self._next_try:
                return False
            self._is_running, self._again = True, False
            self._ended = threading.Event()
            self._patient_until = time.monotonic() + PATIENCE
        self._begin()
        return True

    def _begin(self) -> None:
        threading.Thread(target=self.run, name="search-server").start()

    def run(self) -> None:
        """Prepare the server until nothing has changed meanwhile."""
        try:
            self._run()
        finally:
            connections.close_all()

    def _run(self) -> None:
        while True:
            try:
                self._prepare()
            except ClusterError as error:
                self.failed(error)
            except Exception as error:  # the thread has nobody to tell; a database that is locked is as bad
                self.failed(ClusterError(f"{type(error).__name__}: {error}"))
            else:
                self._works()
            with self._lock:
                if self._again and self.is_well:
                    self._again = False
                    continue
                self._is_running = False
            self._ended.set()
            return

    def failed(self, error: ClusterError) -> None:
        """The server did not do what it should: it is not asked before the pause is over."""
        with self._lock:
            was_well, before = self.is_well, self.why
            self.is_well, self.why = False, str(error) or "no answer"
            self._pause = FIRST_PAUSE if was_well or not self._pause else min(self._pause * 2, LONGEST_PAUSE)
            self._next_try = time.monotonic() + self._pause
        if was_well or not before:
            logger.warning("%s is not asked: %s. The database answers searches until it is back.", self._name, self.why)

    def _works(self) -> None:
        with self._lock:
            was, self.is_well, self.why, self._pause, self._next_try = self.why, True, "", 0.0, 0.0
        if was:
            logger.warning("%s answers searches again.", self._name)
