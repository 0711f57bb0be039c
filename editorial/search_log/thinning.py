"""Thins the log: after 13 months, the searches of a month become one row for each query that was asked more than twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Max, Q, Sum
from django.utils import timezone

from editorial.models.search_log import LoggedSearch, LoggedSearchQuerySet

__all__ = ["KEPT_MONTHS", "limit", "once_a_day", "thin"]

#: Months that each search is kept for: a year, and the month to compare it with.
KEPT_MONTHS = 13
#: A query that fewer searches of a month have in common is forgotten wholly: it may be one person's.
FEWEST = 3

_done: dt.date | None = None


def limit(today: dt.date) -> dt.date:
    """Return the first day of which each search is still kept: a month goes when its last day is 13 months old."""
    months = today.year * 12 + today.month - 1 - KEPT_MONTHS
    return dt.date(months // 12, months % 12 + 1, 1)


def once_a_day() -> None:
    """Thin the log on the first call of a day in this process."""
    global _done  # noqa: PLW0603  (of the process, as the thread that calls)
    if _done != (today := timezone.localdate()):
        thin(today)
        _done = today


def thin(today: dt.date | None = None) -> tuple[int, int]:
    """Thin what is old enough; return how many searches went, and how many rows stand for them.

    A month is thinned in one transaction of its own, so that nobody waits for a year. A row that stands for a month names no
    engine.
    """
    end = timezone.make_aware(dt.datetime.combine(limit(today or timezone.localdate()), dt.time.min))
    gone = made = 0
    while first := LoggedSearch.objects.exclude(engine="").filter(at__lt=end).order_by("at").first():
        month = timezone.localtime(first.at).date().replace(day=1)
        counted = _thin_month(month)
        gone, made = gone + counted[0], made + counted[1]
    return gone, made


def _thin_month(month: dt.date) -> tuple[int, int]:
    start = timezone.make_aware(dt.datetime.combine(month, dt.time.min))
    following = (month + dt.timedelta(days=31)).replace(day=1)
    end = timezone.make_aware(dt.datetime.combine(following, dt.time.min))
    with transaction.atomic():
        rows = LoggedSearch.objects.exclude(engine="").filter(at__gte=start, at__lt=end)
        # Another worker that is at the same month waits here, and then finds nothing.
        gone = len(rows.select_for_update().values_list("pk", flat=True))
        kept = list(_rows_of_a_month(rows, start))
        rows.delete()
        LoggedSearch.objects.bulk_create(kept)
    return gone, len(kept)


def _rows_of_a_month(rows: LoggedSearchQuerySet, start: dt.datetime) -> Iterator[LoggedSearch]:
    often = {each["key"] for each in rows.with_words().grouped() if each["searches"] >= FEWEST}
    wordings: dict[tuple[str, str], str] = {}
    for each in rows.wordings(often):
        wordings.setdefault((each["key"], each["language"]), each["query"])
    for found in (Q(count=0), Q(count__gt=0)):
        of = rows.filter(found).order_by().values("key", "language", "is_finder", "is_api")
        for each in of.annotate(total=Sum("times"), most=Max("count")):
            if (query := wordings.get((each["key"], each["language"]))) is not None:
                total, most = each.pop("total"), each.pop("most")
                yield LoggedSearch(**each, query=query, at=start, count=most, times=total)
