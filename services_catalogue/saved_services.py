"""The services that a reader puts aside: ids and days, on the reader's own device and in addresses that they share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from common.languages import LANGUAGES, active_language

__all__ = ["COOKIE", "MAX_SAVED", "Saved", "add", "forget", "from_address", "keep", "read", "remove"]

#: The only cookie that a reader ever gets: after the tap on "Put it in my list", and for the addresses of the list alone.
COOKIE = "list"
#: More than anybody reads; 50 of the longest ids and days fit into the 4 KiB of a cookie.
MAX_SAVED = 50
#: How long the device keeps it after the last change: a year.
SECONDS = 365 * 24 * 60 * 60
ITEM = re.compile(r"(\d{1,18})(?:-(\d{1,7}))?", re.ASCII)


@dataclass(frozen=True)
class Saved:
    """A service and the day on which it was put aside; no day where an address names it."""

    id: int
    day: dt.date | None = None

    def __str__(self) -> str:
        return f"{self.id}-{self.day.toordinal()}" if self.day else str(self.id)


def _parse(text: str) -> list[Saved]:
    """Read items between dots; what is none of ours is left out."""
    found: dict[int, Saved] = {}
    for part in text.split(".")[:MAX_SAVED]:
        if (match := ITEM.fullmatch(part)) is not None:
            number, day = int(match[1]), int(match[2] or 0)
            known = 0 < day <= dt.date.max.toordinal()
            found.setdefault(number, Saved(number, dt.date.fromordinal(day) if known else None))
    return list(found.values())


def read(request: HttpRequest) -> list[Saved]:
    """Return what the reader's device keeps."""
    return _parse(request.COOKIES.get(_name(active_language()), ""))


def from_address(text: str) -> list[Saved]:
    """Return what a shared address names."""
    return [Saved(saved.id) for saved in _parse(text)]


def add(saved: list[Saved], ids: Iterable[int], today: dt.date) -> list[Saved]:
    """Return the list with `ids` at its end; what was there keeps its day."""
    known = {each.id for each in saved}
    return [*saved, *(Saved(each, today) for each in dict.fromkeys(ids) if each not in known)][-MAX_SAVED:]


def remove(saved: list[Saved], ids: Iterable[int]) -> list[Saved]:
    gone = set(ids)
    return [each for each in saved if each.id not in gone]


def keep(response: HttpResponse, saved: list[Saved], *, secure: bool) -> None:
    """Write the list to the device: for its address in each language, under a name of its own, and for no other address."""
    text = ".".join(str(each) for each in saved)
    for code in LANGUAGES:
        response.set_cookie(
            _name(code), text, max_age=SECONDS, path=f"/{code}/list/", secure=secure, httponly=True, samesite="Lax"
        )


def forget(response: HttpResponse) -> None:
    """Take the list off the device."""
    for code in LANGUAGES:
        response.delete_cookie(_name(code), path=f"/{code}/list/", samesite="Lax")


def _name(language: str) -> str:
    return f"{COOKIE}-{language}"
