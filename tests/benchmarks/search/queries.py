"""What readers of a made-up catalogue ask: a word or two, three facets and, as always, the counts of all."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.benchmarks.search.shape import Fact, Shape, area_code, area_parent, facts
from tests.benchmarks.search.vocabulary import ASKED, Vocabulary

__all__ = ["KINDS", "Query", "queries"]

#: Kinds of questions: words and facets is the one that the goals speak of; the others show what it is made of.
KINDS = ("words and facets", "words", "facets")
WORDS = (1, 2)
FACETS = 3
#: How often a facet is chosen; an area or a category more often than a way to apply.
CHOSEN = {"area": 30, "category": 25, "audience": 15, "cost": 10, "language": 8, "channel": 8, "status": 4}
#: Services that somebody looks for, and the level of municipalities among the areas.
SOUGHT, MUNICIPALITY = 2_000, 2


@dataclass(frozen=True)
class Query:
    """One question: the reader's language, the words, the chosen values by facet."""

    language: str
    words: tuple[str, ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()

    @property
    def parameters(self) -> list[tuple[str, str]]:
        return [*([("q", " ".join(self.words))] if self.words else []), *self.chosen]

    @property
    def path(self) -> str:
        """The address of the finder's page."""
        return f"/{self.language}/services/?{urlencode(self.parameters)}"


def queries(shape: Shape, words: dict[str, Vocabulary], seed: int, count: int, kind: str = KINDS[0]) -> list[Query]:
    """Return different questions, each with an answer; the same for the same catalogue.

    Somebody looks for a service that is there, with words that stand in it, and chooses among the values that are shown.
    """
    dice = random.Random(f"{seed} {kind}")
    wanted = [fact for fact in itertools.islice(facts(shape, words, seed), SOUGHT) if fact.areas]
    everywhere = {form for found in words.values() for forms in found.words[: ASKED.start] for form in forms}
    found: dict[Query, None] = {}
    while len(found) < count:
        fact = dice.choice(wanted)
        language = dice.choice(list(fact.names))
        own = [word for word in (*fact.names[language], *fact.summaries[language]) if word not in everywhere]
        asked = dice.sample(own, dice.choice(WORDS)) if "words" in kind else []
        found[Query(language, tuple(asked), tuple(_chosen(fact, shape, dice)) if "facets" in kind else ())] = None
    return list(found)


def _chosen(fact: Fact, shape: Shape, dice: random.Random) -> list[tuple[str, str]]:
    values = {
        "area": [area_code(*_municipality(*fact.areas[0], shape))],
        "category": [f"root-{number % shape.categories}" for number in fact.categories],
        "audience": [f"audience-{number}" for number in fact.audiences],
        "cost": [fact.cost], "language": fact.spoken, "channel": fact.channels, "status": [fact.status],
    }  # fmt: skip
    names: dict[str, None] = {}
    while len(names) < FACETS:
        (name,) = dice.choices(list(CHOSEN), list(CHOSEN.values()))
        if values[name]:
            names[name] = None
    return [(name, dice.choice(values[name])) for name in names]


def _municipality(level: int, number: int, shape: Shape) -> tuple[int, int]:
    """Return the municipality in which a settlement lies; a wider area is chosen as it is."""
    return (level - 1, area_parent(level, number, shape)) if level == MUNICIPALITY + 1 else (level, number)
