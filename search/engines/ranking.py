"""The order of results: which numbers count, and why. Every order ends in the kind and the id, so that it is total."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from common.text import sort_key
from search.engines.base import Ask
from search.engines.name_marks import marked_tokens, name_marks, query_marks
from search.engines.snapshot import Row, Snapshot

__all__ = [
    "COMMON",
    "ENDED",
    "EXACT_NAME",
    "FIELD_POINTS",
    "FINE",
    "HOME",
    "KIND_RANK",
    "RELATED",
    "RUNNING",
    "STATUS_RANK",
    "Merits",
    "distance_km",
    "nearest_km",
    "order",
    "rarity",
    "standing",
]

#: What a word is worth by the field in which it stands. A name says what a thing is; a text only mentions it.
FIELD_POINTS = {"name": 8.0, "other": 5.0, "terms": 4.0, "text": 1.0}
#: What another word for the same counts beside the one that was typed.
RELATED = 0.5
#: What a common word counts beside a telling one: “service” or “mother” stands in many entries that are no answer.
COMMON = 0.5
#: More for a record whose name, or another name, is exactly what was typed.
EXACT_NAME = 20.0
#: Share of FTS5's bm25 (0 to some 10): it only parts what is equal above, since it gives common words no weight at all.
FINE = 0.05
#: More for what serves the place that the reader named as theirs (`near` with the code of an area): about a word in a title
#: that few have, so that between equals one's own municipality wins, and a better answer elsewhere still comes first.
HOME = 8.0
#: More for what one can have now: what is planned or suspended needs a word in a text more to come before it.
RUNNING = 1.0
#: Results, best first, whose names are looked at for how the words stand in them. More than anybody pages through.
LOOKED_AT = 200
#: Among equals what runs comes before what is planned, then what is suspended. What has ended comes last in every order.
STATUS_RANK = {"running": 0, "": 0, "planned": 1, "suspended": 2, "ended": 3}
ENDED = "ended"
#: The order of kinds among equals: a person comes for a service.
KIND_RANK = {
    kind: rank
    for rank, kind in enumerate(["service", "organisation", "place", "page", "news", "strategy", "committee", "funding"])
}
#: Mean radius of the Earth in kilometres (IUGG).
EARTH_KM = 6371.0088


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points in degrees (haversine)."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(a), math.radians(b)) for a, b in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def rarity(having: int, all_entries: int) -> float:
    """Return what a word counts for that `having` of all entries have: 1 where half of them do, more the fewer there are."""
    return math.log2(1.0 + all_entries / max(1, having)) / math.log2(3.0)


def nearest_km(snapshot: Snapshot, pk: int, center: tuple[float, float] | None) -> float | None:
    """Return the distance of the nearest place of an entry; None where no place of it is known."""
    points = snapshot.rows[pk].points
    return min(distance_km(center, point) for point in points) if center and points else None


def standing(snapshot: Snapshot, language: str) -> Sequence[int]:
    """Return the place of every entry in the order that holds among equals, worked out once for each state.

    What has ended comes last; then the status, the kind, the name and the id decide.
    """

    def key(row: Row) -> tuple[Any, ...]:
        name = sort_key(row.names.get(language), language)
        return (STATUS_RANK.get(row.status, 0), KIND_RANK.get(row.kind, 99), name, row.object_id)

    return snapshot.places(language, key)


def by_name(snapshot: Snapshot, language: str) -> Sequence[int]:
    """Return the place of every entry in the order of the names."""

    def key(row: Row) -> tuple[Any, ...]:
        name = sort_key(row.names.get(language), language)
        return (name, STATUS_RANK.get(row.status, 0), KIND_RANK.get(row.kind, 99), row.object_id)

    return snapshot.places(f"{language} by name", key)


@dataclass(frozen=True)
class Merits:
    """What is known of the entries found.

    Points for words; which serve only a wider area; distances; which serve the reader's own; editors' choices, in order.
    """

    scores: Mapping[int, float] = field(default_factory=dict)
    wider: frozenset[int] = frozenset()
    distances: Mapping[int, float | None] = field(default_factory=dict)
    home: frozenset[int] = frozenset()
    promoted: tuple[int, ...] = ()


def order(snapshot: Snapshot, pks: Iterable[int], ask: Ask, merits: Merits) -> list[int]:
    """Return `pks` in their order. What only serves a wider area comes last, and within both parts what has ended.

    By relevance, what editors chose for these words comes first of all. The first results are ordered once more by how the
    words stand in their names; always the same ones, so that pages of one state join without a gap.
    """
    places, rows, wider = standing(snapshot, ask.language), snapshot.rows, merits.wider
    if ask.sort == "relevance" and not merits.scores and not merits.home:
        parts: tuple[list[int], list[int]] = ([], [])
        for pk in pks:
            parts[pk in wider].append(pk)
        return [pk for part in parts for pk in sorted(part, key=places.__getitem__)]
    names = by_name(snapshot, ask.language) if ask.sort == "name" else places
    points = {pk: _points(pk, rows[pk], merits) for pk in pks}
    keys: dict[str, Callable[[int], Any]] = {
        "name": names.__getitem__,
        "nearest": lambda pk: (_or_far(merits.distances.get(pk)), -points[pk]),
        "relevance": lambda pk: -points[pk],
    }
    main = keys[ask.sort]
    first = {pk: place for place, pk in enumerate(merits.promoted)} if ask.sort == "relevance" else {}

    def key(pk: int) -> tuple[Any, ...]:
        return (first.get(pk, len(first)), pk in wider, rows[pk].status == ENDED, main(pk), places[pk])

    found = sorted(points, key=key)
    if ask.sort != "relevance" or not ask.query.words:
        return found
    marks, looked_at = query_marks(ask.query.used), found[:LOOKED_AT]
    among = marked_tokens(ask.query.used)
    for pk in looked_at:
        has = name_marks(rows[pk].names.values(), among)
        points[pk] += sum(worth for worth, any_of in marks if not has.isdisjoint(any_of))
    return sorted(looked_at, key=key) + found[LOOKED_AT:]


def _points(pk: int, row: Row, merits: Merits) -> float:
    points = merits.scores.get(pk, 0.0)
    points += RUNNING if STATUS_RANK.get(row.status, 0) == 0 else 0.0
    return points + (HOME if pk in merits.home else 0.0)


def _or_far(distance: float | None) -> float:
    return math.inf if distance is None else distance
