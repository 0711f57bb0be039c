"""The order of results: which numbers count, and why. Every order ends in the kind and the id, so that it is total."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

from search.engines.snapshot import Snapshot

__all__ = [
    "ENDED",
    "EXACT_NAME",
    "FIELD_POINTS",
    "FINE",
    "KIND_RANK",
    "RELATED",
    "STATUS_RANK",
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
#: More for a record whose name, or another name, is exactly what was typed.
EXACT_NAME = 20.0
#: Share of FTS5's bm25 (0 to some 10): it only parts what is equal above, since it gives common words no weight at all.
FINE = 0.05
#: What runs comes before what is planned, then what is suspended. What has ended comes last in every order.
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


def standing(snapshot: Snapshot, language: str) -> dict[int, int]:
    """Return the place of every entry in the order that holds among equals, worked out once for each state.

    What has ended comes last; then the status, the kind, the name and the id decide.
    """
    if language not in snapshot.standings:

        def key(pk: int) -> tuple[Any, ...]:
            row = snapshot.rows[pk]
            status = STATUS_RANK.get(row.status, 0)
            return (status, KIND_RANK.get(row.kind, 99), snapshot.name_key(pk, language), row.object_id)

        snapshot.standings[language] = {pk: place for place, pk in enumerate(sorted(snapshot.rows, key=key))}
    return snapshot.standings[language]


def order(
    snapshot: Snapshot,
    pks: Iterable[int],
    *,
    sort: str,
    language: str,
    scores: dict[int, float],
    wider: set[int],
    distances: dict[int, float | None],
) -> list[int]:
    """Return `pks` in their order. What only serves a wider area comes last, and within both parts what has ended."""
    places, rows = standing(snapshot, language), snapshot.rows
    if sort == "relevance" and not scores:
        return sorted(pks, key=lambda pk: (pk in wider, places[pk]))
    keys: dict[str, Callable[[int], Any]] = {
        "name": lambda pk: snapshot.name_key(pk, language),
        "nearest": lambda pk: (_or_far(distances.get(pk)), -scores.get(pk, 0.0)),
        "relevance": lambda pk: -scores.get(pk, 0.0),
    }
    main = keys[sort]
    return sorted(pks, key=lambda pk: (pk in wider, rows[pk].status == ENDED, main(pk), places[pk]))


def _or_far(distance: float | None) -> float:
    return math.inf if distance is None else distance
