"""What a made-up catalogue looks like: how many of what, and the facts of each service, before anything is written.

The same facts become records for the engines of a database and documents for a million in Elasticsearch.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from services_catalogue.models import Accessibility, Channel, Service
from tests.benchmarks.search.vocabulary import Vocabulary

__all__ = ["ACCESS", "AREA_KINDS", "Fact", "Shape", "area_code", "area_parent", "facts", "some"]

#: In which languages services are written: four in ten in Greek alone, and so on; few in all three.
WRITTEN = {("el",): 40, ("bg",): 30, ("tr",): 5, ("el", "bg"): 10, ("el", "bg", "tr"): 15}
#: Words of a name, of a summary, of the text, from and to.
NAME, SUMMARY, BODY = (3, 6), (10, 20), (40, 120)
COSTS = dict(zip(Service.Cost.values, (55, 20, 15, 10), strict=True))
STATUSES = dict(zip(Service.Status.values, (88, 4, 3, 5), strict=True))
SPOKEN = {"el": 60, "bg": 45, "tr": 20, "en": 25, "rom": 3, "ru": 6, "ar": 2}
CHANNELS = dict(zip(Channel.Kind.values, (80, 55, 35, 40, 15, 10, 8), strict=True))
ACCESS = dict(zip(Accessibility.values, (55, 30, 20, 5, 5, 35), strict=True))
#: The levels of areas.
AREA_KINDS = ("country", "region", "municipality", "settlement")
#: Which part of the areas a service serves: a settlement, a municipality, a region, a country; by the level in the tree.
SERVED = {3: 25, 2: 60, 1: 10, 0: 5}
HOURS = [f"Mo-Fr {start:02}:00-{end:02}:30; PH off" for start in (7, 8, 9) for end in (13, 14, 15, 16)] + [
    "Tu,Th 10:00-13:00", "Mo-Sa 09:00-20:00; PH off", "24/7", "Mo-Fr 17:00-21:00; Sa 10:00-14:00; PH off",
]  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """How much of everything there is beside `services`."""

    services: int
    countries: int = 2
    regions: int = 6
    municipalities: int = 36
    settlements: int = 360
    categories: int = 12
    subcategories: int = 96
    audiences: int = 24

    @property
    def providers(self) -> int:
        return max(12, min(400, self.services // 25))

    @property
    def places(self) -> int:
        return max(20, min(2_000, self.services // 10))

    @property
    def levels(self) -> tuple[int, int, int, int]:
        return (self.countries, self.regions, self.municipalities, self.settlements)


def area_code(level: int, number: int) -> str:
    return f"{AREA_KINDS[level]}-{number}"


def area_parent(level: int, number: int, shape: Shape) -> int:
    """Return the number of the area, a level higher, in which an area lies."""
    return number % shape.levels[level - 1]


@dataclass(frozen=True)
class Fact:
    """One service: its texts by language as lists of words, and the numbers of what it belongs to."""

    number: int
    names: dict[str, list[str]]
    summaries: dict[str, list[str]]
    bodies: dict[str, list[str]]
    cost: str
    status: str
    spoken: list[str]
    channels: list[str]
    #: Levels and numbers of areas.
    areas: list[tuple[int, int]]
    categories: list[int]
    audiences: list[int]
    provider: int
    #: Numbers of places, each with hours.
    places: list[tuple[int, str]]


def facts(shape: Shape, words: dict[str, Vocabulary], seed: int) -> Iterator[Fact]:
    """Yield the services of a catalogue; the same for the same seed."""
    dice = random.Random(seed)
    for number in range(shape.services):
        yield _fact(number, shape, words, dice)


def _fact(number: int, shape: Shape, words: dict[str, Vocabulary], dice: random.Random) -> Fact:
    def texts(size: tuple[int, int]) -> dict[str, list[str]]:
        return {language: words[language].text(dice, dice.randint(*size)) for language in written}

    (written,) = dice.choices(list(WRITTEN), list(WRITTEN.values()))
    levels = dice.choices(list(SERVED), list(SERVED.values()), k=dice.choice((1, 1, 1, 2)))
    return Fact(
        number=number,
        names=texts(NAME),
        summaries=texts(SUMMARY),
        bodies=texts(BODY),
        cost=_one(dice, COSTS),
        status=_one(dice, STATUSES),
        spoken=some(dice, SPOKEN),
        channels=some(dice, CHANNELS),
        areas=[(level, dice.randrange(shape.levels[level])) for level in levels],
        categories=dice.sample(range(shape.subcategories), dice.choice((1, 1, 2, 3))),
        audiences=dice.sample(range(shape.audiences), dice.choice((0, 1, 2, 3))),
        provider=int(shape.providers * dice.random() ** 2),
        places=[(dice.randrange(shape.places), dice.choice(HOURS)) for _ in range(dice.choice((0, 1, 1, 1, 2)))],
    )


def _one(dice: random.Random, shares: dict[str, int]) -> str:
    return dice.choices(list(shares), list(shares.values()))[0]


def some(dice: random.Random, shares: dict[str, int]) -> list[str]:
    """Return each value by its chance in a hundred."""
    return [value for value, share in shares.items() if dice.random() * 100 < share]
