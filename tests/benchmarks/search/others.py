"""The same questions to two other searches over the same records: Wagtail's own, and plain SQL.

Both get as much as their ways allow. Wagtail counts a facet under its own selection too, so its counts are others than ours.
Neither knows forms of words, so they find less: the table says how much.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Q, QuerySet
from modelsearch.backends import get_search_backend
from modelsearch.index import FilterField, Indexed, SearchField

from common.languages import LANGUAGES
from search.documents import Taxonomies
from services_catalogue.models import Service
from tests.benchmarks.search.queries import Query
from tests.benchmarks.search.timing import percentile, repeat

__all__ = ["fill_wagtail", "measured"]

PAGE = 20
TEXTS = [f"{name}_{language}" for name in ("name", "summary", "body") for language in LANGUAGES]
#: The nine facets, as columns and relations of a record.
FACETS = {
    "area": "areas", "category": "categories", "audience": "audiences", "cost": "cost", "status": "status",
    "channel": "channels__kind", "language": "languages_spoken", "provider": "provider",
    "access": "places__location__accessibility",
}  # fmt: skip
#: Those that Wagtail counts: its facets are columns of the record, or its relations to many.
WAGTAIL_FACETS = ("areas", "categories", "audiences", "cost", "status", "provider_id")


class Searched(Indexed, Service):
    """The records as Wagtail's own search has them."""

    search_fields = [
        *(SearchField(name) for name in TEXTS),
        *(FilterField(name) for name in ("id", *WAGTAIL_FACETS[:-1], "provider")),
    ]
    objects = models.Manager()

    class Meta:
        proxy = True
        app_label = "services_catalogue"


@dataclass
class Found:
    """What a way of searching took for each question, and how much it found."""

    took: list[float]
    totals: list[int]

    @property
    def row(self) -> str:
        return f"{percentile(self.took, 0.5):.1f} / {percentile(self.took, 0.95):.1f}"


def fill_wagtail() -> int:
    """Build Wagtail's own index; return the records in it."""
    ContentType.objects.clear_cache()
    backend = get_search_backend()
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(Searched))
    own = rebuilder.start()
    own.add_model(Searched)
    objects = Searched.objects.filter(live=True).order_by("pk")
    count, pk = 0, 0
    while some := list(objects.filter(pk__gt=pk)[:1000]):
        own.add_items(Searched, some)
        count, pk = count + len(some), some[-1].pk
    rebuilder.finish()
    return count


def measured(asked: Sequence[Query]) -> dict[str, Found]:
    """Ask both the same questions: a page of results, their number, the counts of the facets."""
    taxonomies = Taxonomies()
    ways: dict[str, Callable[[Query, dict[str, Q]], int]] = {"Wagtail's own search": _wagtail, "plain SQL": _sql}
    found = {}
    for name, ask in ways.items():
        questions = [(query, _filters(query, taxonomies)) for query in asked]
        totals: list[int] = []
        took = repeat(lambda one, ask=ask, totals=totals: totals.append(ask(*one)), questions)  # type: ignore[misc]
        found[name] = Found(took, totals)
    return found


def _filters(query: Query, taxonomies: Taxonomies) -> dict[str, Q]:
    """Return the chosen values as conditions on records; areas and categories with what lies in them."""
    filters = {}
    for facet, value in query.chosen:
        relation = FACETS[facet]
        if facet in {"area", "category", "audience"}:
            tree = taxonomies.tree(Service._meta.get_field(relation).related_model)  # type: ignore[arg-type]
            pks = [term.pk for term in tree.by_id.values() if term.code == value]
            every = {term.pk for term in [*tree.below(pks), *(tree.with_ancestors(pks) if facet == "area" else ())]} | set(pks)
            filters[facet] = Q(**{f"{relation}__in": every})
        elif facet == "language":
            filters[facet] = Q(languages_spoken__icontains=f'"{value}"')
        else:
            filters[facet] = Q(**{relation: value})
    return filters


def _all(rows: QuerySet[Any], filters: dict[str, Q], but: str = "") -> QuerySet[Any]:
    for name, condition in filters.items():
        rows = rows.filter(condition) if name != but else rows
    return rows


def _wagtail(query: Query, filters: dict[str, Q]) -> int:
    # It takes no condition on a relation, so records are named by a query of their own.
    rows = Searched.objects.filter(pk__in=_all(Service.objects.filter(live=True), filters).values("pk"))
    found = get_search_backend().search(" ".join(query.words), rows)
    list(found[:PAGE])
    for facet in WAGTAIL_FACETS:
        found.facet(facet)
    return len(found)


def _sql(query: Query, filters: dict[str, Q]) -> int:
    rows = Service.objects.filter(live=True)
    for word in query.words:
        rows = rows.filter(Q(*((f"{name}__icontains", word) for name in TEXTS), _connector=Q.OR))
    found = _all(rows, filters).distinct()
    list(found[:PAGE])
    for facet, relation in FACETS.items():
        list(_all(rows, filters, facet).order_by().values(relation).annotate(count=Count("pk", distinct=True)))
    return found.count()
