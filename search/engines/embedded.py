"""The engine that needs no server: words from SQLite's FTS5, facets from bitsets in memory.

Its text table stands in Django's own database and is written in the transaction of the publish.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from search import words
from search.analysis import Alternatives, AnalysedQuery
from search.documents import whole_name
from search.engines.base import ALL, MOST, NOTHING, Ask, Counts, EngineAnswer, Hit
from search.engines.bits import bits_of, positions
from search.engines.ranking import COMMON, EXACT_NAME, FIELD_POINTS, FINE, RELATED, Merits, nearest_km, order, rarity
from search.engines.snapshot import Snapshot, current
from search.facets import OPEN, Facet
from search.models import Entry
from search.points import Points

__all__ = ["EmbeddedEngine"]

AREA = "area"
POINTS = Points(FIELD_POINTS, FINE, RELATED)
#: Facets that only count: the areas that an entry serves without the wider ones around, and the hours of its places.
AREA_INSIDE = "area_inside"
SCHEDULE = "schedule"


@dataclass
class Meaning:
    """What the words of a query find in the whole catalogue, before any filter."""

    bits: int
    matched: str = ""
    missing: tuple[str, ...] = ()
    #: The entries that have each word.
    having: tuple[int, ...] = ()


class EmbeddedEngine:
    """FTS5 and bitsets. Three queries a search: the words, the rows of the page and, when the index moved, its changes."""

    name = "embedded"

    def present(self, alternatives: Sequence[Alternatives], kinds: Sequence[str]) -> list[bool]:
        return words.table().present(alternatives, kinds)

    def search(self, ask: Ask) -> EngineAnswer:
        snapshot = current(ask.generation)
        scope = snapshot.any_of("kind", ask.kinds)
        meaning = understand(snapshot, ask.query, scope)
        sets = FilterSets(snapshot, ask, meaning.bits)
        found = sets.all
        total = found.bit_count()
        wider = frozenset(positions(found & sets.only_wider))
        merits = Merits(
            scores=score(snapshot, ask.query, meaning, scope, found),
            wider=wider,
            distances=sets.distances,
            home=frozenset(positions(found & snapshot.get(AREA_INSIDE, ask.home))),
            promoted=tuple(pk for pk in _promoted(ask) if found >> pk & 1),
        )
        pks = order(snapshot, positions(found), ask, merits)[(ask.page - 1) * ask.size : ask.page * ask.size]
        return EngineAnswer(
            total=total,
            hits=_hits(pks, wider, sets.distances),
            counts=sets.counts(),
            matched=meaning.matched,
            missing=meaning.missing,
            without=sets.without(scope) if total == 0 else {},
        )


def _promoted(ask: Ask) -> list[int]:
    """Return the rows of what editors chose for these words, in their order."""
    if not ask.promoted:
        return []
    chosen = Q(*(Q(kind=kind, object_id=object_id) for kind, object_id in ask.promoted), _connector=Q.OR)
    rows = {(row.kind, row.object_id): row.pk for row in Entry.objects.filter(chosen).only("kind", "object_id")}
    return [rows[key] for key in ask.promoted if key in rows]


def _hits(pks: list[int], wider: frozenset[int], distances: dict[int, float | None]) -> list[Hit]:
    entries = Entry.objects.filter(pk__in=pks, deleted=False).values_list("pk", "kind", "object_id", "payload")
    rows = {pk: (kind, object_id, payload) for pk, kind, object_id, payload in entries} if pks else {}
    return [Hit(*rows[pk], pk in wider, distances.get(pk)) for pk in pks if pk in rows]


class FilterSets:
    """The entries that each filter leaves, and every count that follows from them."""

    def __init__(self, snapshot: Snapshot, ask: Ask, words: int) -> None:
        self.snapshot = snapshot
        self.ask = ask
        self.open_now = snapshot.any_of(SCHEDULE, ask.open_among(snapshot.bits.get(SCHEDULE, {})))
        self.distances: dict[int, float | None] = (
            {pk: nearest_km(snapshot, pk, ask.center) for pk in snapshot.rows} if ask.center else {}
        )
        self.words = words
        self.by_facet = {
            facet.name: self._chosen(facet, ask.selected[facet.name]) for facet in ask.facets if ask.selected.get(facet.name)
        }

    def _value(self, facet: Facet, value: str) -> int:
        if facet is OPEN:
            return self.open_now if value == "now" else 0
        return self.snapshot.get(facet.name, value)

    def _chosen(self, facet: Facet, values: tuple[str, ...]) -> int:
        """Return the entries that a selection leaves: any of its values, or all of them."""
        found = [self._value(facet, value) for value in values]
        bits = found[0]
        for each in found[1:]:
            bits = bits & each if facet.all_of else bits | each
        return bits

    @cached_property
    def near_enough(self) -> int | None:
        """The entries that are not known to be farther than `within`; where the distance is not known they stay, last."""
        within = self.ask.within
        if within is None or self.ask.center is None:
            return None
        return bits_of(pk for pk, distance in self.distances.items() if distance is None or distance <= within)

    def _all_but(self, name: str = "", words: int | None = None) -> int:
        bits = self.words if words is None else words
        if self.near_enough is not None and name != "within":
            bits &= self.near_enough
        for facet, chosen in self.by_facet.items():
            if facet != name:
                bits &= chosen
        return bits

    @cached_property
    def all(self) -> int:
        return self._all_but()

    @cached_property
    def only_wider(self) -> int:
        """The entries that serve the areas asked for only as part of a wider one."""
        chosen = self.ask.selected.get(AREA)
        if not chosen or AREA not in self.by_facet:
            return 0
        return self.by_facet[AREA] & ~self.snapshot.any_of(AREA_INSIDE, chosen)

    def counts(self) -> Counts:
        """Count every value under all filters but its own facet's; of an “all of these” facet, under its own too."""
        return {facet.name: dict(self._count(facet)) for facet in self.ask.facets}

    def _count(self, facet: Facet) -> Iterator[tuple[str, int]]:
        mask = self.all if facet.all_of else self._all_but(facet.name)
        chosen = dict.fromkeys(self.ask.selected.get(facet.name, ()))
        known = ["now"] if facet is OPEN else list(self.snapshot.bits.get(facet.name, {}))
        for value in dict.fromkeys([*known, *chosen]):
            count = (self._value(facet, value) & mask).bit_count()
            if count or value in chosen:
                yield value, count

    def without(self, scope: int) -> dict[tuple[str, str], int]:
        """Return how many results there are when one filter goes."""
        found: dict[tuple[str, str], int] = {}
        facets = {facet.name: facet for facet in self.ask.facets}
        for name, values in self.ask.selected.items():
            for value in values if name in self.by_facet else ():
                left = tuple(each for each in values if each != value)
                bits = self._all_but(name)
                found[name, value] = (bits & self._chosen(facets[name], left) if left else bits).bit_count()
        if self.near_enough is not None:
            found["within", ""] = self._all_but("within").bit_count()
        found["all", ""] = self.words.bit_count()
        if self.ask.query.words:
            found["q", ""] = self._all_but(words=scope).bit_count()
        return found


def understand(snapshot: Snapshot, query: AnalysedQuery, scope: int) -> Meaning:
    """Decide what the words find: all of them; else those that stand somewhere; else the entries that have most of them."""
    if not query.words:
        return Meaning(bits=scope if not query.typed else 0, matched=NOTHING if query.typed else "")
    by_word = [bits_of(pks) & scope for pks in words.table().having(query)]
    missing = tuple(word.typed for word, bits in zip(query.words, by_word, strict=True) if not bits)
    present = [bits for bits in by_word if bits]
    if not present:
        return Meaning(0, NOTHING, missing)
    every = present[0]
    for bits in present[1:]:
        every &= bits
    if every:
        return Meaning(every, MOST if missing else ALL, missing, tuple(by_word))
    return Meaning(_most(present), MOST, missing, tuple(by_word))


def _most(present: list[int]) -> int:
    """Return the entries that no other one beats in the number of words that they have."""
    # levels[n]: the entries that have more than n of the words read so far.
    levels = [0] * len(present)
    for bits in present:
        for index in range(len(levels) - 1, 0, -1):
            levels[index] |= levels[index - 1] & bits
        levels[0] |= bits
    return next(level for level in reversed(levels) if level)


def score(snapshot: Snapshot, query: AnalysedQuery, meaning: Meaning, scope: int, found: int) -> dict[int, float]:
    """Return the points of the entries found: how well the words stand for them. What no filter left is not asked for."""
    if not meaning.having or not found:
        return {}
    scores = dict.fromkeys(positions(found), 0.0)
    weights = [
        rarity(bits.bit_count(), scope.bit_count()) * (COMMON if word.common else 1.0)
        for word, bits in zip(query.words, meaning.having, strict=True)
    ]
    for index, pk, worth in words.table().worths(query, list(scores), POINTS):
        if pk in scores:
            scores[pk] += weights[index] * worth
    whole, rows = whole_name(query.used), snapshot.rows
    for pk in scores:
        if whole in rows[pk].folded:
            scores[pk] += EXACT_NAME
    return scores
