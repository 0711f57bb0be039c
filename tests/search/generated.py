"""Catalogues made up from a seed, and what a finder must answer on them, counted without one."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from search import index
from services_catalogue.models import Accessibility, Area, Channel, Service, ServiceAtLocation
from tests.factories import make_area, make_audience, make_category, make_location, make_organisation, make_service

WORDS = ("κήπος", "φανάρι", "σχολείο", "καράβι", "πηγάδι")
COSTS = ["free", "paid", "income-based", "unknown"]
STATUSES = ["running", "planned", "suspended", "ended"]
LANGUAGES = ["el", "bg", "tr", "en"]
CHANNELS = list(Channel.Kind.values)
ACCESS = list(Accessibility.values)


@dataclass
class Fact:
    """One service as it was made up; the values of each facet as the contract words them."""

    service: Service
    words: set[str]
    values: dict[str, set[str]] = field(default_factory=dict)


@dataclass
class Catalogue:
    facts: list[Fact]
    all_of: tuple[str, ...] = ("access",)

    def matching(self, selected: dict[str, tuple[str, ...]], words: tuple[str, ...] = ()) -> list[Fact]:
        return [
            fact for fact in self.facts if set(words) <= fact.words and all(self._fits(fact, *one) for one in selected.items())
        ]

    def _fits(self, fact: Fact, name: str, wanted: tuple[str, ...]) -> bool:
        found = fact.values[name]
        return set(wanted) <= found if name in self.all_of else bool(set(wanted) & found)

    def counts(self, name: str, selected: dict[str, tuple[str, ...]], words: tuple[str, ...] = ()) -> dict[str, int]:
        others = {key: value for key, value in selected.items() if key != name or name in self.all_of}
        found = Counter(value for fact in self.matching(others, words) for value in fact.values[name])
        return dict(found) | {value: found[value] for value in selected.get(name, ())}


def around(area: Area, areas: list[Area]) -> set[str]:
    """Return every area whose choice finds what serves `area`: itself, those above and those below."""
    above = {area.code, *(other.code for other in area.ancestors())}
    return above | {other.code for other in areas if area.code in {each.code for each in other.ancestors()}}


def make_catalogue(seed: int, size: int = 40) -> Catalogue:
    """Make `size` published services, and the index of them."""
    dice = random.Random(seed)
    country = make_area(kind="country")
    regions = [make_area(kind="region", parent=country) for _ in range(2)]
    towns = [make_area(parent=region) for region in regions for _ in range(2)]
    villages = [make_area(kind="settlement", parent=town) for town in towns]
    areas = [country, *regions, *towns, *villages]
    roots = [make_category() for _ in range(3)]
    categories = [*roots, *(make_category(parent=root) for root in roots for _ in range(2))]
    audiences = [make_audience() for _ in range(4)]
    providers = [make_organisation() for _ in range(4)]
    places = [make_location(accessibility=dice.sample(ACCESS, dice.randint(0, 5))) for _ in range(5)]
    facts = [_make(dice, areas, categories, audiences, providers, places) for _ in range(size)]
    index.rebuild()
    return Catalogue(facts)


def _make(dice: random.Random, areas: Any, categories: Any, audiences: Any, providers: Any, places: Any) -> Fact:
    words = set(dice.sample(WORDS, dice.randint(1, 3)))
    served, needs = dice.sample(areas, dice.randint(0, 2)), dice.sample(categories, dice.randint(0, 2))
    people, here = dice.sample(audiences, dice.randint(0, 3)), dice.sample(places, dice.randint(0, 2))
    channels, provider = dice.sample(CHANNELS, dice.randint(0, 3)), dice.choice([*providers, None])
    service = make_service(
        live=False, name_el=" ".join(sorted(words)), name_bg=None, name_tr=None, provider=provider,
        cost=dice.choice(COSTS), status=dice.choice(STATUSES), languages_spoken=dice.sample(LANGUAGES, dice.randint(0, 3)),
        areas=served, categories=needs, audiences=people,
        children={
            "channels": [Channel(kind=kind) for kind in channels],
            "places": [ServiceAtLocation(location=place) for place in here],
        },
    )  # fmt: skip
    Service.objects.filter(pk=service.pk).update(live=True)
    values = {
        "area": {code for area in served for code in around(area, areas)},
        "category": {each.code for need in needs for each in (need, *need.ancestors())},
        "audience": {each.code for each in people},
        "provider": {str(provider.pk)} if provider else set(),
        "cost": {service.cost},
        "status": {service.status},
        "language": set(service.languages_spoken),
        "channel": set(channels),
        "access": {each for place in here for each in place.accessibility},
    }
    return Fact(service, words, values)
