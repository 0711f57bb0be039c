"""What readers search for, without anything about the reader, and what managers have dealt with of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

__all__ = ["DealtWith", "LoggedSearch", "LoggedSearchQuerySet"]

#: Letters of a query that are kept. A longer text is no search but a story, and a story may tell whose it is.
MAX_QUERY = 80
MAX_KEY = 200


class LoggedSearchQuerySet(models.QuerySet["LoggedSearch"]):
    """The log as the reports ask for it."""

    def with_words(self) -> LoggedSearchQuerySet:
        """Leave out what was looked for by filters alone, and words that say nothing (all of them masked)."""
        return self.exclude(key="")

    def without_results(self) -> LoggedSearchQuerySet:
        return self.filter(count=0)

    def since(self, days: int) -> LoggedSearchQuerySet:
        return self.filter(at__gte=timezone.now() - dt.timedelta(days=days))

    def in_area(self, code: str) -> LoggedSearchQuerySet:
        """Return what was searched in or near an area, or a place inside it."""
        return self.filter(areas__contains=f" {code} ")

    def grouped(self) -> models.QuerySet:
        """Return one row for the forms of a query, with its searches, those of them that found nothing, and the last time."""
        nothing = Sum("times", filter=Q(count=0), default=0)
        rows = self.order_by().values("key").annotate(searches=Sum("times"), nothing=nothing, last=Max("at"))
        return rows.order_by("-searches", "-last", "key")

    def open(self) -> LoggedSearchQuerySet:
        """Leave out what was dealt with, until somebody looks for it again."""
        done = DealtWith.objects.filter(key=OuterRef("key")).values("at")
        return self.alias(done_at=Subquery(done)).filter(Q(done_at=None) | Q(at__gt=F("done_at")))

    def dealt_with(self) -> LoggedSearchQuerySet:
        return self.filter(key__in=DealtWith.objects.values("key"))

    def wordings(self, keys: Iterable[str]) -> models.QuerySet:
        """Return how each of these was written, in which language's pages, the commonest first."""
        rows = self.filter(key__in=list(keys)).order_by().values("key", "query", "language").annotate(searches=Sum("times"))
        return rows.order_by("-searches", "query", "language")


class LoggedSearch(models.Model):
    """One search: words, language, filters, how much was found. Nothing of who searched, nor where they are.

    After 13 months the searches of a month become one row with their number, without filters.
    """

    query = models.CharField(max_length=MAX_QUERY, blank=True)
    #: The analysed form, the same for all inflections and scripts of a query.
    key = models.CharField(max_length=MAX_KEY, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    #: Facets and their values, and `near` as an area's code.
    filters = models.JSONField(default=dict)
    #: Codes of the areas among the filters and of those around them, each between blanks.
    areas = models.CharField(max_length=500, blank=True)
    count = models.PositiveIntegerField()
    engine = models.CharField(max_length=20, blank=True)
    #: Whether the finder of services was asked, or the search over everything.
    is_finder = models.BooleanField(default=True)
    #: Asked for by a program through the API.
    is_api = models.BooleanField(default=False)
    #: To the hour.
    at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)

    objects = LoggedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        indexes = [
            models.Index(fields=["at"], name="editorial_search_at"),
            models.Index(fields=["key", "at"], name="editorial_search_key"),
        ]

    def __str__(self) -> str:
        return self.query


class DealtWith(models.Model):
    """A query that managers have seen to. It comes back when it finds nothing again in a later hour."""

    key = models.CharField(max_length=MAX_KEY, unique=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.key
