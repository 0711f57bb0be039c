"""What a worker keeps of the index in memory: a bitset for each value of each facet, and what the order needs.

It hangs on the stored generation. When that moves, the rows that changed are read; everything is read at first use, after
a rebuild, and when the worker had seen a state that was rolled back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from common.text import sort_key
from search.engines.bits import bits_of
from search.held import Held
from search.models import Entry, Generation

__all__ = ["Row", "Snapshot", "current"]

#: Columns that a snapshot reads; the payload of results is read page by page.
COLUMNS = ("pk", "kind", "object_id", "facets", "ranking", "deleted")
#: The facet of the entry's own kind, which stands in a column.
KIND = "kind"


@dataclass(frozen=True)
class Row:
    """What the order of results needs of one entry."""

    kind: str
    object_id: int
    status: str
    names: dict[str, str]
    folded: tuple[str, ...]
    points: tuple[tuple[float, float], ...]
    facets: dict[str, list[str]]


@dataclass
class Snapshot:
    """One state of the index. It is never changed once it is in use: a later state is a copy with some rows changed."""

    number: int
    stamp: str
    rows: dict[int, Row] = field(default_factory=dict)
    bits: dict[str, dict[str, int]] = field(default_factory=dict)
    folded: dict[str, set[int]] = field(default_factory=dict)
    #: The order among equals by language, filled when it is first asked for.
    standings: dict[str, dict[int, int]] = field(default_factory=dict)
    _name_keys: dict[str, dict[int, Any]] = field(default_factory=dict)

    def get(self, facet: str, value: str) -> int:
        return self.bits.get(facet, {}).get(value, 0)

    def any_of(self, facet: str, values: Any) -> int:
        """Return the entries that have any of these values."""
        found, known = 0, self.bits.get(facet, {})
        for value in values:
            found |= known.get(value, 0)
        return found

    def name_key(self, pk: int, language: str) -> Any:
        """Return the key by which the name of an entry sorts for a reader of `language`."""
        keys = self._name_keys.setdefault(language, {})
        if pk not in keys:
            keys[pk] = sort_key(self.rows[pk].names.get(language, ""), language)
        return keys[pk]

    def fill(self, values: list[tuple[Any, ...]]) -> None:
        """Take in all rows of an empty snapshot at once."""
        members: dict[str, dict[str, list[int]]] = {}
        for pk, *columns in values:
            row = _row(*columns)
            self._add(pk, row)
            for facet, found in row.facets.items():
                for value in found:
                    members.setdefault(facet, {}).setdefault(value, []).append(pk)
        self.bits = {facet: {value: bits_of(pks) for value, pks in found.items()} for facet, found in members.items()}

    def with_changes(self, state: Generation, values: list[tuple[Any, ...]]) -> Snapshot:
        """Return the snapshot of a later state, of which `values` are the rows that changed."""
        later = Snapshot(
            number=state.number,
            stamp=state.stamp,
            rows=dict(self.rows),
            bits={facet: dict(found) for facet, found in self.bits.items()},
            folded={name: set(pks) for name, pks in self.folded.items()},
            _name_keys={language: dict(keys) for language, keys in self._name_keys.items()},
        )
        for pk, *columns in values:
            later._drop(pk)
            if not columns[-1]:
                row = _row(*columns)
                later._add(pk, row)
                later._set_bits(pk, row)
        return later

    def _add(self, pk: int, row: Row) -> None:
        self.rows[pk] = row
        for name in row.folded:
            self.folded.setdefault(name, set()).add(pk)

    def _set_bits(self, pk: int, row: Row) -> None:
        for facet, values in row.facets.items():
            found = self.bits.setdefault(facet, {})
            for value in values:
                found[value] = found.get(value, 0) | (1 << pk)

    def _drop(self, pk: int) -> None:
        row = self.rows.pop(pk, None)
        if row is None:
            return
        for keys in self._name_keys.values():
            keys.pop(pk, None)
        for name in row.folded:
            self.folded[name].discard(pk)
        for facet, values in row.facets.items():
            found = self.bits[facet]
            for value in values:
                left = found[value] & ~(1 << pk)
                if left:
                    found[value] = left
                else:
                    del found[value]


def _row(kind: str, object_id: int, facets: dict[str, list[str]], ranking: dict[str, Any], _deleted: bool) -> Row:
    return Row(
        kind=kind,
        object_id=object_id,
        status=(facets.get("status") or [""])[0],
        names=ranking.get("names", {}),
        folded=tuple(ranking.get("folded", ())),
        points=tuple((latitude, longitude) for latitude, longitude in ranking.get("points", ())),
        facets={**facets, KIND: [kind]},
    )


def _catch_up(held: Snapshot | None, state: Generation) -> Snapshot:
    if held is not None and held.number < state.number and held.stamp and held.stamp in state.trail:
        rows = Entry.objects.filter(generation__gt=held.number).values_list(*COLUMNS)
        return held.with_changes(state, list(rows))
    snapshot = Snapshot(number=state.number, stamp=state.stamp)
    snapshot.fill(list(Entry.objects.filter(deleted=False).values_list(*COLUMNS)))
    return snapshot


_held: Held[Snapshot] = Held(_catch_up)


def current(state: Generation) -> Snapshot:
    """Return the snapshot of the stored state. One query when the state moved, none when it did not."""
    return _held.get(state)
