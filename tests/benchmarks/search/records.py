"""Writes a made-up catalogue as records, as quickly as a database takes them; then the index is built of them as always."""

from __future__ import annotations

import itertools
import random
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection, transaction

from services_catalogue.models import (
    Area,
    Audience,
    Category,
    Channel,
    Location,
    Organisation,
    Service,
    ServiceAtLocation,
)
from tests.benchmarks.search.shape import ACCESS, AREA_KINDS, Fact, Shape, area_code, area_parent, facts, some
from tests.benchmarks.search.vocabulary import LANGUAGES, Vocabulary

__all__ = ["Around", "write", "write_around", "write_services"]

#: Services that are written at once.
BATCH = 2_000
#: Where places lie: Thrace, roughly.
SOUTH, WEST, HEIGHT, WIDTH = 40.8, 24.5, 1.2, 2.0


def write(shape: Shape, words: dict[str, Vocabulary], seed: int) -> None:
    """Fill an empty database. About a second for a thousand services."""
    around = write_around(shape, words, seed)
    made = facts(shape, words, seed)
    while batch := list(itertools.islice(made, BATCH)):
        write_services(batch, around)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@transaction.atomic
def write_around(shape: Shape, words: dict[str, Vocabulary], seed: int) -> Around:
    """Write what services belong to; the same for the same seed."""
    return Around(shape, words, random.Random(zlib.crc32(f"{seed} around".encode())))


class Around:
    """What services belong to, by number."""

    def __init__(self, shape: Shape, words: dict[str, Vocabulary], dice: random.Random) -> None:
        self._words, self._dice = words, dice
        self.areas: list[list[Any]] = []
        for level, count in enumerate(shape.levels):
            above = self.areas[-1] if level else []
            rows = [
                Area(
                    code=area_code(level, number), kind=AREA_KINDS[level], order=number % 30_000, **self._texts("name", 1),
                    parent=above[area_parent(level, number, shape)] if level else None,
                )
                for number in range(count)
            ]  # fmt: skip
            self.areas.append(Area.objects.bulk_create(rows))
        roots = Category.objects.bulk_create(
            Category(code=f"root-{number}", order=number, **self._texts("label", 2)) for number in range(shape.categories)
        )
        self.categories = Category.objects.bulk_create(
            Category(code=f"category-{number}", parent=roots[number % len(roots)], order=number, **self._texts("label", 2))
            for number in range(shape.subcategories)
        )
        self.audiences = Audience.objects.bulk_create(
            Audience(code=f"audience-{number}", order=number, **self._texts("label", 2)) for number in range(shape.audiences)
        )
        self.municipalities = Organisation.objects.bulk_create(
            Organisation(kind="municipality", area=area, live=True, **self._named()) for area in self.areas[2]
        )
        self.providers = Organisation.objects.bulk_create(
            Organisation(kind="office", live=True, municipality=self._town(number), **self._named())
            for number in range(shape.providers)
        )
        self.places = Location.objects.bulk_create(
            Location(
                live=True, municipality=self._town(number), accessibility=some(dice, ACCESS),
                latitude=round(SOUTH + HEIGHT * dice.random(), 5), longitude=round(WEST + WIDTH * dice.random(), 5),
                **self._named(),
            )
            for number in range(shape.places)
        )  # fmt: skip

    def _town(self, number: int) -> Any:
        return self.municipalities[number % len(self.municipalities)]

    def _texts(self, name: str, length: int) -> dict[str, str]:
        return {
            f"{name}_{language}": " ".join(self._words[language].asked(self._dice, length)).capitalize()
            for language in LANGUAGES
        }

    def _named(self) -> dict[str, str]:
        return {**self._texts("name", 3), **self._texts("summary", 8)}

    def town_of(self, fact: Fact) -> Any:
        return self.providers[fact.provider].municipality


@transaction.atomic
def write_services(batch: list[Fact], around: Around) -> None:
    services = Service.objects.bulk_create(_service(fact, around) for fact in batch)
    pairs = list(zip(services, batch, strict=True))
    _join(Service.categories, "category", ((s, around.categories[n]) for s, f in pairs for n in f.categories))
    _join(Service.audiences, "audience", ((s, around.audiences[n]) for s, f in pairs for n in f.audiences))
    _join(Service.areas, "area", ((s, around.areas[level][n]) for s, f in pairs for level, n in dict.fromkeys(f.areas)))
    Channel.objects.bulk_create(
        Channel(service_id=service.pk, kind=kind, sort_order=place)
        for service, fact in pairs
        for place, kind in enumerate(fact.channels)
    )
    ServiceAtLocation.objects.bulk_create(
        ServiceAtLocation(service_id=service.pk, location=around.places[number], hours=hours, sort_order=place)
        for service, fact in pairs
        for place, (number, hours) in enumerate(fact.places)
    )


def _service(fact: Fact, around: Around) -> Service:
    texts = {
        f"{name}_{language}": " ".join(found).capitalize()
        for name, by_language in (("name", fact.names), ("summary", fact.summaries))
        for language, found in by_language.items()
    }
    return Service(
        live=True, source_language=next(iter(fact.names)), cost=fact.cost, status=fact.status, languages_spoken=fact.spoken,
        provider=around.providers[fact.provider], municipality=around.town_of(fact), **texts,
        **{f"body_{language}": f"<p>{' '.join(found)}</p>" for language, found in fact.bodies.items()},
    )  # fmt: skip


def _join(relation: Any, name: str, pairs: Iterable[tuple[Any, Any]] | Iterator[tuple[Any, Any]]) -> None:
    """Write rows of a relation to many."""
    through = relation.through
    through.objects.bulk_create(through(**{"service_id": one.pk, f"{name}_id": other.pk}) for one, other in pairs)
