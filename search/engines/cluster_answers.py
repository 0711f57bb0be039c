"""The plain parts of a question to Elasticsearch and of its answer: the order, the counts, the results."""

from __future__ import annotations

from typing import Any

from search.engines.base import Ask, Counts, Hit
from search.engines.cluster_documents import AREA_INSIDE
from search.engines.ranking import distance_km
from search.facets import OPEN, Facet

__all__ = ["AREA", "counts_of", "field_of", "hit_of", "order_of"]

AREA = "area"


def counts_of(ask: Ask, found: Any) -> Counts:
    counts: Counts = {}
    for facet in ask.facets:
        values = found[facet.name]["values"]
        known = (
            {"now": values["doc_count"]}
            if facet is OPEN
            else {bucket["key"]: bucket["doc_count"] for bucket in values["buckets"]}
        )
        chosen = dict.fromkeys(ask.selected.get(facet.name, ()), 0)
        counts[facet.name] = {value: count for value, count in (chosen | known).items() if count or value in chosen}
    return counts


def order_of(ask: Ask) -> list[Any]:
    """Return the order, which is total; what stands in it by itself is not in the score, and the other way round."""
    name = {f"sort_{ask.language}": {"order": "asc", "missing": "_first"}}
    places: list[Any] = ["status_rank", "kind_rank", name, "object_id"]
    by_area: list[Any] = ["_score"] if ask.selected.get(AREA) else []
    if ask.sort == "name":
        return [*by_area, "ended", name, *places]
    if ask.sort == "nearest" and ask.center:
        latitude, longitude = ask.center
        far = {"_geo_distance": {"location": {"lat": latitude, "lon": longitude}, "order": "asc", "unit": "km", "mode": "min"}}
        return [*by_area, "ended", far, "_score", *places]
    return ["_score", *places]


def hit_of(hit: Any, ask: Ask) -> Hit:
    source = hit["_source"]
    chosen = ask.selected.get(AREA, ())
    wider = bool(chosen) and not set(chosen) & set(source.get("facet", {}).get(AREA_INSIDE, ()))
    points = source.get("points") or ()
    distance = min(distance_km(ask.center, tuple(point)) for point in points) if ask.center and points else None
    return Hit(source["kind"], source["object_id"], source["payload"], wider, distance)


def field_of(facet: Facet) -> str:
    return "kind" if facet.name == "kind" else f"facet.{facet.name}"
