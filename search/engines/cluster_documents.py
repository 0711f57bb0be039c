"""What Elasticsearch holds of an entry: plain data, made from the rows of the index in the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from common.languages import LANGUAGES
from common.text import sort_key
from search import words
from search.engines.name_marks import name_marks
from search.engines.ranking import ENDED, FIELD_POINTS, KIND_RANK, STATUS_RANK
from search.facets import FACETS, OPEN
from search.models import Entry

__all__ = ["AREA_INSIDE", "EVERY", "MAPPING", "REMOVED", "SCHEDULE", "SCHEMA", "document", "documents", "key_of", "sort_text"]

#: Changes with the shape of documents: an index of another one is built anew.
SCHEMA = 3
#: Facets that only count: the areas that an entry serves without the wider ones around, and the hours of its places.
AREA_INSIDE, SCHEDULE = "area_inside", "schedule"
#: The tokens of every field and language; those of a field in every language stand under the field's name. Most words mean the
#: same in each, and one question for it is quicker than twelve.
EVERY = "every"
STORED_FACETS = (*(name for name in FACETS if name not in {"kind", OPEN.name}), AREA_INSIDE, SCHEDULE)
#: Lucene refuses terms of more than 32,766 bytes.
LONGEST_TERM = 8_000
UNKNOWN_KIND_RANK = 99
#: Entries that are read at once.
BATCH = 500
#: What is left of an entry that was removed: no search finds it, since it is of no kind.
REMOVED: dict[str, Any] = {}

TOKENS = {"type": "text", "analyzer": "whitespace", "norms": False, "index_options": "docs"}
VALUE = {"type": "keyword", "ignore_above": LONGEST_TERM}
#: What Elasticsearch knows of a document; what is not named here is kept and not searched.
MAPPING: dict[str, Any] = {
    "dynamic": False,
    "properties": {
        **{f"{name}_{language}": {**TOKENS, "copy_to": [name, EVERY]} for name in FIELD_POINTS for language in LANGUAGES},
        **dict.fromkeys((*FIELD_POINTS, EVERY), TOKENS),
        **{f"sort_{language}": {"type": "keyword", "index": False} for language in LANGUAGES},
        "kind": VALUE,
        "folded": VALUE,
        "marks": VALUE,
        "facet": {"dynamic": False, "properties": {name: {**VALUE, "eager_global_ordinals": True} for name in STORED_FACETS}},
        "payload": {"type": "object", "enabled": False},
        "location": {"type": "geo_point"},
        **{name: {"type": "long"} for name in ("object_id", "status_rank", "kind_rank", "ended")},
    },
}


def sort_text(name: str, language: str) -> str:
    """Return a text whose code points stand in the order of `sort_key`."""
    return "\x01".join(str(part) for part in sort_key(name, language))


def key_of(kind: str, object_id: int) -> str:
    return f"{kind}-{object_id}"


def document(row: Entry, tokens: Mapping[str, str]) -> tuple[str, int, dict[str, Any]]:
    """Return the id of an entry's document, its version and its content.

    One that was removed stays as a document without a kind, which no search finds: a message that comes late, and says that it
    is there, is older.
    """
    key = key_of(row.kind, row.object_id)
    if row.deleted:
        return key, row.generation, REMOVED
    facets, ranking = row.facets, row.ranking
    status = (facets.get("status") or [""])[0]
    names, points = ranking.get("names", {}), ranking.get("points", [])
    return key, row.generation, {
        **tokens,
        **{f"sort_{language}": sort_text(names.get(language, ""), language) for language in LANGUAGES},
        "kind": row.kind,
        "object_id": row.object_id,
        "payload": row.payload,
        "facet": facets,
        "folded": ranking.get("folded", []),
        "marks": sorted(name_marks(names.values())),
        "points": points,
        "location": [{"lat": latitude, "lon": longitude} for latitude, longitude in points],
        "status_rank": STATUS_RANK.get(status, 0),
        "kind_rank": KIND_RANK.get(row.kind, UNKNOWN_KIND_RANK),
        "ended": int(status == ENDED),
        "digest": row.digest,
    }  # fmt: skip


def documents(since: int, removed: bool = True) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Yield the documents of the entries that changed after a generation, with or without those that were removed."""
    rows = Entry.objects.filter(generation__gt=since).order_by("pk")
    rows = rows if removed else rows.filter(deleted=False)
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        tokens = words.table().tokens([row.pk for row in batch])
        for row in batch:
            yield document(row, tokens.get(row.pk, {}))
