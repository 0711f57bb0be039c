"""Reads what the check needs of the catalogue: a number of queries that does not depend on the number of services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from services_catalogue.check.facts import condition_of
from services_catalogue.check.logic import Candidate
from services_catalogue.check.places import Places
from services_catalogue.models import Area, Category, EligibilityCriterion, Service

__all__ = ["Catalogue", "read_catalogue"]


@dataclass(frozen=True)
class Catalogue:
    """Every published service with its criteria, in the order of their ids, and the two trees that narrow them.

    The conditions of a candidate stand in the order of its criteria.
    """

    candidates: list[Candidate]
    criteria: dict[int, list[EligibilityCriterion]]
    places: Places
    categories: dict[str, Category]

    @property
    def needs(self) -> list[Category]:
        """The topmost categories, in the order of the taxonomy."""
        return [category for category in self.categories.values() if category.parent_id is None]

    def in_scope(self, service: int | None, area: str, need: str) -> list[Candidate]:
        """Return one service; else those that serve an area, a place in it or one around it, for a need. Empty: any."""
        if service is not None:
            return [candidate for candidate in self.candidates if candidate.pk == service]
        around = self.places.around(area) if area in self.places.by_code else None
        below = _below(self.categories, need) if need in self.categories else None
        return [
            candidate
            for candidate in self.candidates
            if (around is None or not candidate.areas or candidate.areas & around)
            and (below is None or candidate.needs & below)
        ]


def _below(categories: dict[str, Category], code: str) -> frozenset[str]:
    """Return the codes of a category and of those below it."""
    found = {categories[code].pk}
    while more := {each.pk for each in categories.values() if each.parent_id in found} - found:
        found |= more
    return frozenset(each.code for each in categories.values() if each.pk in found)


def read_catalogue() -> Catalogue:
    """Read the catalogue as it is published now."""
    places = Places(Area.objects.all())
    categories = {category.code: category for category in Category.objects.all()}
    published = {"service__live": True, "service__retired": False}
    criteria: dict[int, list[EligibilityCriterion]] = defaultdict(list)
    for criterion in EligibilityCriterion.objects.filter(**published).order_by("service", "sort_order", "pk"):
        if criterion.area_id:
            criterion.area = places.by_pk[criterion.area_id]
        criteria[criterion.service_id].append(criterion)
    areas = _codes(Service.areas.through.objects.filter(**published).values_list("service_id", "area__code"))
    needs = _codes(Service.categories.through.objects.filter(**published).values_list("service_id", "category__code"))
    candidates = [
        Candidate(
            pk=pk,
            conditions=tuple(condition_of(criterion, places.inside) for criterion in criteria.get(pk, [])),
            has_ended=status == Service.Status.ENDED,
            areas=areas.get(pk, frozenset()),
            needs=needs.get(pk, frozenset()),
        )
        for pk, status in Service.objects.published().order_by("pk").values_list("pk", "status")
    ]
    return Catalogue(candidates, dict(criteria), places, categories)


def _codes(rows: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for pk, code in rows:
        found[pk].add(code)
    return {pk: frozenset(codes) for pk, codes in found.items()}
