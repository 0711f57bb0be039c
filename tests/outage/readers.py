"""Readers who search, each in a thread of its own, and what they were answered."""

from __future__ import annotations

import http.client
import itertools
import json
import threading
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urlencode, urlsplit

from tests.benchmarks.relevance.queries import LANGUAGES, read_queries

__all__ = ["Answer", "Readers", "percentile"]

READERS = 3
#: Seconds between two searches of a reader.
PAUSE = 0.1
#: Answers in a row by which an engine is known to be the one that answers, in each of the site's processes.
IN_A_ROW = 16
PATIENCE = 10.0


@dataclass(frozen=True)
class Answer:
    """`status` 0: no answer at all. Only the JSON tells its engine."""

    begun: float
    seconds: float
    status: int
    engine: str = ""


def percentile(answers: Iterable[Answer], share: float) -> float:
    found = sorted(answer.seconds for answer in answers)
    return found[min(len(found) - 1, int(len(found) * share))]


def _addresses() -> list[str]:
    queries = [(query.q, query.lang) for language in LANGUAGES for query in read_queries(language)[::6]]
    filters = itertools.cycle([{}, {"cost": "free"}, {"area": "komotini", "status": "running"}])
    found = []
    for (q, language), chosen in zip(queries, filters, strict=False):
        found.append(f"/api/v1/services?{urlencode({'q': q, 'lang': language, **chosen})}")
        found.append(f"/{language}/services/?{urlencode({'q': q, **chosen})}")
    return found


class Readers:
    """Search until the end of the block."""

    def __init__(self, url: str) -> None:
        self._host = urlsplit(url).netloc
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(number,)) for number in range(READERS)]
        self.answers: list[Answer] = []
        self._last: deque[str] = deque(maxlen=IN_A_ROW)

    def __enter__(self) -> Readers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join()

    def _read(self, number: int) -> None:
        addresses = _addresses()
        for address in itertools.cycle(addresses[number::READERS] + addresses[: number + 1]):
            if self._is_over.wait(PAUSE):
                return
            answer = self._ask(address)
            self.answers.append(answer)
            if answer.engine:
                self._last.append(answer.engine)

    def _ask(self, address: str) -> Answer:
        begun, status, engine = time.monotonic(), 0, ""
        connection = http.client.HTTPConnection(self._host, timeout=PATIENCE)
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            body, status = response.read(), response.status
            engine = json.loads(body)["engine"] if address.startswith("/api/") and status == 200 else ""
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()
        return Answer(begun, time.monotonic() - begun, status, engine)

    def since(self, begin: float, end: float = float("inf")) -> list[Answer]:
        """Return the answers to what was asked within this time."""
        return [answer for answer in self.answers if begin <= answer.begun < end]

    def wait_for(self, engine: str, seconds: float = 60.0) -> float:
        """Wait until this engine answers every reader; return how long that took."""
        begun = time.monotonic()
        self._last.clear()
        while self._last != deque([engine] * IN_A_ROW):
            assert time.monotonic() - begun < seconds, f"{engine} did not answer within {seconds} seconds: {self._last}"
            time.sleep(0.05)
        return time.monotonic() - begun
