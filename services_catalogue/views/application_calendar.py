"""The days for applying to a service as a file for the reader's own calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from common.languages import active_language
from common.views import find_by_id
from services_catalogue.models import Service

__all__ = ["application_calendar"]

PRODUCT = "-//Pyxida//Pyxida//EN"
#: The reminder before the last day: long enough to gather papers.
REMINDER = dt.timedelta(days=-3)


def application_calendar(request: HttpRequest, pk: str, slug: str | None = None) -> HttpResponse:
    """Answer with the first and the last day of each window that is not over; 404 where there is none."""
    services = Service.objects.published().select_related("municipality").prefetch_related("application_windows")
    service = find_by_id(services, pk)
    today = timezone.localdate()
    windows = [window for window in service.application_windows.all() if window.closes >= today]
    if service.application_period != Service.ApplicationPeriod.WINDOWS or not windows:
        raise Http404
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for window in sorted(windows, key=lambda window: window.opens):
        if window.opens > today:
            calendar.add_component(_event(service, window.opens, "opens", _("Applications begin: %(service)s")))
        last = _event(service, window.closes, "closes", _("Last day to apply: %(service)s"))
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", last["summary"])
        alarm.add("trigger", REMINDER)
        last.add_component(alarm)
        calendar.add_component(last)
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{service.slug_in(active_language()) or service.pk}.ics"'
    return response


def _event(service: Service, day: dt.date, what: str, title: str) -> Any:
    """Return an event of a whole day. Its UID stays the same, so that a file taken again corrects the first."""
    event = Event()
    event.add("uid", f"{service.uuid}-{what}-{day:%Y%m%d}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", service.last_published_at or timezone.now())
    event.add("dtstart", day)
    event.add("summary", title % {"service": service.in_language()})
    event.add("url", service.full_url)
    return event
