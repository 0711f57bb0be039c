"""What a worker keeps of the index in memory: a bitset for each value of each facet, and what the order needs.

It hangs on the stored generation. When that moves, the rows that changed are read; everything is read at first use, after
a rebuild, and when the worker had seen a state that was rolled back.

Each web worker pays for each entry, so an entry is some hundred bytes here: facets are kept as bitsets alone, texts that
occur twice once, and of an order the places only.
"""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern
from typing import Any, NamedTuple

from common.languages import LANGUAGES
from search.engines.bits import Bitsets, bits_of
from search.held import Held
from search.models import Entry, Generation

__all__ = ["Names", "Row", "Snapshot", "current"]

#: Columns that a snapshot reads; the payload of results is read page by page.
COLUMNS = ("pk", "kind", "object_id", "facets", "ranking", "deleted")
#: Rows that are read at once: what they were made from is let go before the next.
CHUNK = 500
#: Different places that are looked for among those that are there already.
PLACES = 2_000
#: The facet of the entry's own kind, which stands in a column.
KIND = "kind"

Values = tuple[Any, ...]


class Names(tuple[str, ...]):
    """The names of an entry as readers of each language see them, in the order of the languages."""

    __slots__ = ()

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Names:
        """Keep a text once that stands for several languages."""
        same: dict[str, str] = {}
        return cls(same.setdefault(text, text) for text in (names.get(language, "") for language in LANGUAGES))

    def get(self, language: str, default: str = "") -> str:
        return self[LANGUAGES.index(language)] if language in LANGUAGES else default

    def values(self) -> Names:
        return self


class Row(NamedTuple):
    """What the order of results needs of one entry. `folded` are all its names, as the tokens that are compared."""

    kind: str
    object_id: int
    status: str
    names: Names
    folded: tuple[str, ...]
    points: tuple[tuple[float, float], ...]


#: What decides the place of a row in an order.
Key = Callable[[Row], Any]


@dataclass
class Standing:
    """An order of entries; `new` are those that have yet to find their place in it, and then `places` are worked out."""

    order: list[int]
    new: tuple[int, ...] = ()
    places: array[int] | None = None


@dataclass
class Snapshot:
    """One state of the index. It is never changed once it is in use: a later state is a copy with some rows changed."""

    number: int
    stamp: str
    rows: dict[int, Row] = field(default_factory=dict)
    bits: dict[str, dict[str, int]] = field(default_factory=dict)
    #: Orders of all entries by their names, filled when one is first asked for.
    _standings: dict[str, Standing] = field(default_factory=dict)

    def get(self, facet: str, value: str) -> int:
        return self.bits.get(facet, {}).get(value, 0)

    def any_of(self, facet: str, values: Any) -> int:
        """Return the entries that have any of these values."""
        found, known = 0, self.bits.get(facet, {})
        for value in values:
            found |= known.get(value, 0)
        return found

    def places(self, name: str, key: Key) -> Sequence[int]:
        """Return the place of each entry, by its row number, in the order called `name` that `key` makes.

        Sorting all is for the first time: a later state puts what changed into its place.
        """
        held = self._standings.get(name)
        if held is None or held.places is None:
            held = self._standings[name] = self._placed(held, lambda pk: key(self.rows[pk]))
        return held.places or ()

    def _placed(self, before: Standing | None, key: Callable[[int], Any]) -> Standing:
        if before is None:
            order = sorted(self.rows, key=key)
        else:
            order = list(before.order)
            for pk in before.new:
                insort(order, pk, key=key)
        places = array("I", bytes(4 * (max(order, default=0) + 1)))
        for place, pk in enumerate(order):
            places[pk] = place
        return Standing(order, places=places)

    def fill(self, values: Iterable[Values]) -> None:
        """Take in all rows of an empty snapshot."""
        found = Bitsets()
        for pk, *columns in values:
            self.rows[pk] = _row(*columns)
            found.add(pk, _facets(*columns))
        self.bits = found.whole()

    def with_changes(self, state: Generation, values: Sequence[Values]) -> Snapshot:
        """Return the snapshot of a later state, of which `values` are the rows that changed."""
        changed = {pk for pk, *_columns in values}
        there = [each for each in values if not each[-1]]
        found, gone = Bitsets(), bits_of(changed)
        rows = {pk: row for pk, row in self.rows.items() if pk not in changed}
        for pk, *columns in there:
            rows[pk] = _row(*columns)
            found.add(pk, _facets(*columns))
        later = Snapshot(number=state.number, stamp=state.stamp, rows=rows, bits=found.over(self.bits, gone))
        new = tuple(pk for pk, *_columns in there)
        later._standings = {name: _without(held, changed, new) for name, held in self._standings.items()}
        return later


def _without(held: Standing, changed: set[int], new: tuple[int, ...]) -> Standing:
    """Return an order without the rows that changed, which have to find their place anew."""
    order = [pk for pk in held.order if pk not in changed]
    return Standing(order, tuple(pk for pk in held.new if pk not in changed) + new)


@lru_cache(maxsize=PLACES)
def _points(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Return the same points once: an office gives many services."""
    return points


def _row(kind: str, object_id: int, facets: dict[str, list[str]], ranking: dict[str, Any], _deleted: bool) -> Row:
    return Row(
        kind=intern(kind),
        object_id=object_id,
        status=intern((facets.get("status") or [""])[0]),
        names=Names.of(ranking.get("names", {})),
        folded=tuple(ranking.get("folded", ())),
        points=_points(tuple((latitude, longitude) for latitude, longitude in ranking.get("points", ()))),
    )


def _facets(kind: str, _object_id: int, facets: dict[str, list[str]], *_others: Any) -> Iterator[tuple[str, list[str]]]:
    yield KIND, [kind]
    yield from facets.items()


def _catch_up(held: Snapshot | None, state: Generation) -> Snapshot:
    if held is not None and held.number < state.number and held.stamp and held.stamp in state.trail:
        rows = Entry.objects.filter(generation__gt=held.number).values_list(*COLUMNS)
        return held.with_changes(state, list(rows))
    snapshot = Snapshot(number=state.number, stamp=state.stamp)
    snapshot.fill(Entry.objects.filter(deleted=False).values_list(*COLUMNS).iterator(chunk_size=CHUNK))
    return snapshot


_held: Held[Snapshot] = Held(_catch_up)


def current(state: Generation) -> Snapshot:
    """Return the snapshot of the stored state. One query when the state moved, none when it did not."""
    return _held.get(state)
