"""One result as the pages and the API show it, read from the index alone."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import cached_property

from search.engines import Hit
from search.labels import word
from search.snippets import Snippet
from services_catalogue import facts
from services_catalogue.opening_hours import Exceptional, Hours, OpeningState, is_open_now, opening_state

__all__ = ["Result", "read_schedule"]


@lru_cache(maxsize=4096)
def read_schedule(text: str) -> Hours:
    """Read the hours of a place as the index wrote them."""
    hours, country, exceptions = json.loads(text)
    return Hours(
        hours,
        country,
        tuple(Exceptional(dt.date.fromisoformat(a), dt.date.fromisoformat(b), other) for a, b, other in exceptions),
    )


class Result:
    """One result in the reader's language, read from the index alone."""

    def __init__(self, hit: Hit, language: str, now: dt.datetime, snippet: Snippet | None = None) -> None:
        self.kind, self.id, self.payload = hit.kind, hit.object_id, hit.payload
        self.wider, self.distance = hit.wider, hit.distance
        self.reader, self._now = language, now
        #: What is shown for the words typed; None where there are none.
        self.snippet = snippet
        self._text: Mapping[str, str] = hit.payload["texts"][language]

    @property
    def name(self) -> str:
        return self._text["name"]

    @property
    def summary(self) -> str:
        return self._text["summary"]

    @property
    def language(self) -> str:
        """The language of its texts."""
        return self._text["language"]

    @property
    def path(self) -> str:
        return self._text["path"]

    @property
    def is_fallback(self) -> bool:
        return self.language != self.reader

    def named(self, key: str) -> dict[str, Any] | None:
        """Return the id, name and language of the provider or municipality."""
        thing = self.payload.get(key)
        if thing is None:
            return None
        name, language = thing["names"][self.reader]
        return {"id": thing["id"], "name": name, "language": language}

    @cached_property
    def provider(self) -> dict[str, Any] | None:
        return self.named("provider")

    @cached_property
    def municipality(self) -> dict[str, Any] | None:
        return self.named("municipality")

    @property
    def status(self) -> str:
        """The status of a service; "" for everything else."""
        return self.payload.get("status", "")

    @property
    def get_status_display(self) -> str:
        return word("status", self.status)

    @property
    def status_sentence(self) -> str:
        """What the status means for the reader, with its dates; "" for a service that simply runs."""
        if not self.status:
            return ""
        days = {key: self.payload.get(key) for key in ("status_from", "status_until")}
        dates = {key: dt.date.fromisoformat(day) if day else None for key, day in days.items()}
        return facts.status_sentence(SimpleNamespace(status=self.status, **dates))

    @property
    def cost(self) -> str:
        """The cost in a word; "" where it is not known."""
        cost = self.payload.get("cost", "unknown")
        return "" if cost == "unknown" else word("cost", cost)

    @property
    def kind_label(self) -> str:
        return word("kind-of", self.kind)

    @property
    def published(self) -> dt.date | None:
        """The day of a piece of news."""
        day = self.payload.get("date")
        return timezone.localtime(dt.datetime.fromisoformat(day)).date() if day else None

    @property
    def distance_text(self) -> str:
        """The distance in kilometres, as readers of the language write it; "" where it is not known."""
        return "" if self.distance is None else number_format(self.distance, decimal_pos=1)

    @cached_property
    def schedules(self) -> list[Hours]:
        return [read_schedule(text) for text in self.payload.get("schedules", ())]

    @property
    def open_now(self) -> bool | None:
        """Whether one of its places is surely open; None where no hours are known."""
        return any(is_open_now(hours, self._now) for hours in self.schedules) if self.schedules else None

    @cached_property
    def opening(self) -> OpeningState | None:
        """What to say of the hours: of a place that is open, else of the first one. None where no hours are known."""
        if not self.schedules or self.status != "running":
            return None
        best = next((hours for hours in self.schedules if is_open_now(hours, self._now)), self.schedules[0])
        return opening_state(best, self._now)
