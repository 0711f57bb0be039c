"""Opening hours in OpenStreetMap's syntax, with public holidays and the editors' exceptions.

Times are those of the place's clock. What is not known is never called closed: a reader who believes “closed” stays at home.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]  # its stub lacks one

from common.dates import short_date, weekday

__all__ = [
    "DayRow", "Exceptional", "Hours", "OpeningState", "in_words", "is_open_now", "opening_state", "validate_hours",
    "week_table",
]  # fmt: skip

TIME_ZONES = {"GR": ZoneInfo("Europe/Athens"), "BG": ZoneInfo("Europe/Sofia")}
DEFAULT_COUNTRY = "GR"
#: How long before closing a place counts as closing soon.
CLOSING_SOON = dt.timedelta(minutes=60)
#: How far ahead the next opening is looked for.
LOOK_AHEAD_DAYS = 21
#: Between hours and minutes; a full stop in Turkish (TDK's rules of spelling).
TIME_SEPARATORS = {"tr": "."}

Interval = tuple[dt.time, dt.time]


def validate_hours(value: str) -> None:
    """Refuse text that is no opening_hours value (https://wiki.openstreetmap.org/wiki/Key:opening_hours)."""
    try:
        OpeningHours(value)
    except ParserError as error:
        raise ValidationError(
            _("These hours cannot be read. Write them such as: Mo-Fr 08:00-14:30; Sa 09:00-13:00; PH off.")
        ) from error


@dataclass(frozen=True)
class Exceptional:
    """Days, both included, on which other hours hold; no hours means closed."""

    starts: dt.date
    ends: dt.date
    hours: str = ""


@dataclass(frozen=True)
class Hours:
    """The hours of one place: `text` as in OpenStreetMap, `country` as ISO 3166 for its public holidays."""

    text: str
    country: str = DEFAULT_COUNTRY
    exceptions: tuple[Exceptional, ...] = field(default=())

    @classmethod
    def of(cls, place: Any, exceptions: Iterable[Any] = ()) -> Hours:
        """Read the hours of a ServiceAtLocation; exceptions bound to another place do not count."""
        own = tuple(
            Exceptional(e.starts, e.ends, e.hours)
            for e in exceptions
            if e.location_id is None or e.location_id == place.location_id
        )
        return cls(place.hours, place.location.country, own)

    @property
    def zone(self) -> ZoneInfo:
        return TIME_ZONES.get(self.country, TIME_ZONES[DEFAULT_COUNTRY])

    def exception_on(self, day: dt.date) -> Exceptional | None:
        return next((e for e in self.exceptions if e.starts <= day <= e.ends), None)

    def is_unsure_on(self, day: dt.date) -> bool:
        """Whether `day` is a public holiday of which neither the hours nor an exception speak."""
        return "PH" not in self.text and self.exception_on(day) is None and _is_holiday(self.country, day)

    def on(self, day: dt.date) -> tuple[Interval, ...]:
        """Return the times at which the place is open on `day`, in order; none when it is closed."""
        exception = self.exception_on(day)
        if exception is None:
            return _intervals(self.text, self.country, day)
        return _intervals(exception.hours, self.country, day) if exception.hours else ()


@lru_cache(maxsize=2048)
def _parsed(text: str, country: str) -> OpeningHours | None:
    try:
        return OpeningHours(text, country=country) if text else None
    except ParserError:
        return None


@lru_cache(maxsize=4096)
def _intervals(text: str, country: str, day: dt.date) -> tuple[Interval, ...]:
    parsed = _parsed(text, country)
    if parsed is None:
        return ()
    start = dt.datetime.combine(day, dt.time())
    spans = parsed.intervals(start, start + dt.timedelta(days=1))
    return tuple((begin.time(), end.time()) for begin, end, state, _comment in spans if state == State.OPEN)


@lru_cache(maxsize=1024)
def _is_holiday(country: str, day: dt.date) -> bool:
    return OpeningHours("PH", country=country).is_open(dt.datetime.combine(day, dt.time(12)))


def is_open_now(hours: Hours, now: dt.datetime) -> bool:
    """Tell whether the place is surely open at `now` (aware); unknown hours are not."""
    local = now.astimezone(hours.zone)
    if hours.is_unsure_on(local.date()):
        return False
    return any(_inside(local.time(), interval) for interval in hours.on(local.date()))


def _inside(time: dt.time, interval: Interval) -> bool:
    begin, end = interval
    return begin <= time and (time < end or end == dt.time())


@dataclass(frozen=True)
class OpeningState:
    """`state` is open, closing, closed, holiday or unknown; `sentence` says so in the active language."""

    state: str
    sentence: str


def clock(time: dt.time, *, ends: bool = False) -> str:
    """Write a time as readers of the active language do; midnight at which something `ends` is 24:00."""
    text = "24:00" if ends and time == dt.time() else time.strftime("%H:%M")
    return text.replace(":", TIME_SEPARATORS.get(get_language() or "", ":"))


def in_words(intervals: Iterable[Interval]) -> str:
    """Write out the times at which a place is open on one day; "" for none."""
    return ", ".join(_span(begin, end) for begin, end in intervals)


def _span(begin: dt.time, end: dt.time) -> str:
    if begin == end == dt.time():
        return _("all day")
    return _("%(begin)s to %(end)s") % {"begin": clock(begin), "end": clock(end, ends=True)}


def opening_state(hours: Hours, now: dt.datetime) -> OpeningState:
    """Say whether the place is open at `now` (aware) and what comes next."""
    local = now.astimezone(hours.zone)
    today = local.date()
    if not hours.text and hours.exception_on(today) is None:
        return OpeningState("unknown", _("We do not know the hours. Call before you go."))
    if hours.is_unsure_on(today):
        return OpeningState("holiday", _("Today is a public holiday. Call before you go."))
    for interval in hours.on(today):
        if _inside(local.time(), interval):
            return _open_state(local, *interval)
    following = _next_opening(hours, local)
    if _is_holiday(hours.country, today) and not hours.on(today):
        if following:
            return OpeningState("holiday", _("Closed for the public holiday. %(opens)s") % {"opens": following})
        return OpeningState("holiday", _("Closed for the public holiday."))
    return OpeningState("closed", _("Closed now. %(opens)s") % {"opens": following} if following else _("Closed now."))


def _open_state(local: dt.datetime, begin: dt.time, end: dt.time) -> OpeningState:
    if begin == end == dt.time():
        return OpeningState("open", _("Open now, all day."))
    closing = dt.datetime.combine(local.date(), end)
    if end == dt.time():
        closing += dt.timedelta(days=1)
    left = closing - local.replace(tzinfo=None)
    if left <= CLOSING_SOON:
        minutes = max(1, int(left.total_seconds() // 60))
        text = ngettext("Open, but closes in %(minutes)s minute.", "Open, but closes in %(minutes)s minutes.", minutes)
        return OpeningState("closing", text % {"minutes": minutes})
    return OpeningState("open", _("Open now, until %(time)s.") % {"time": clock(end, ends=True)})


def _next_opening(hours: Hours, local: dt.datetime) -> str:
    for ahead in range(LOOK_AHEAD_DAYS):
        day = local.date() + dt.timedelta(days=ahead)
        if ahead and hours.is_unsure_on(day):
            continue
        for begin, _end in hours.on(day):
            if ahead or begin > local.time():
                return _opens(day, ahead, begin)
    return ""


def _opens(day: dt.date, ahead: int, begin: dt.time) -> str:
    values = {"time": clock(begin), "day": weekday(day), "date": short_date(day)}
    if ahead == 0:
        return _("Opens today at %(time)s.") % values
    if ahead == 1:
        return _("Opens tomorrow at %(time)s.") % values
    return _("Opens on %(day)s, %(date)s, at %(time)s.") % values


@dataclass(frozen=True)
class DayRow:
    """One row of the week: the day's name, its hours in words, whether it is today and whether an exception holds."""

    day: str
    text: str
    is_today: bool
    is_exception: bool


def week_table(hours: Hours, now: dt.datetime) -> list[DayRow]:
    """Return the seven days from Monday of this week, or none where the hours are not known."""
    if not hours.text:
        return []
    today = now.astimezone(hours.zone).date()
    monday = today - dt.timedelta(days=today.weekday())
    return [_row(hours, monday + dt.timedelta(days=index), today) for index in range(7)]


def _row(hours: Hours, day: dt.date, today: dt.date) -> DayRow:
    text = _("public holiday: call first") if hours.is_unsure_on(day) else in_words(hours.on(day)) or _("closed")
    return DayRow(weekday(day), text, day == today, hours.exception_on(day) is not None)
