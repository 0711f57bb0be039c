"""The measurements of one catalogue, as rows of a table."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.db import connection

from search import index
from search.engines import engine
from search.models import Generation
from services_catalogue.models import Service
from tests.benchmarks.search.queries import KINDS, Query, queries
from tests.benchmarks.search.records import write
from tests.benchmarks.search.serving import serving
from tests.benchmarks.search.shape import Shape
from tests.benchmarks.search.timing import PARTS, measure, percentile, repeat
from tests.benchmarks.search.vocabulary import vocabularies

__all__ = ["build", "served", "speed"]

#: Questions before the clock runs, and publishes whose finding is waited for.
WARM, PUBLISHES = 30, 5
Rows = list[tuple[str, Any]]


def build(services: int, seed: int) -> Rows:
    """Write the catalogue into an empty database and build its index."""
    write(Shape(services), vocabularies(seed), seed)
    begun = time.perf_counter()
    entries = index.rebuild()
    took = time.perf_counter() - begun
    return [
        ("entries", entries),
        ("size of the index (SQLite: of the whole file), MB", f"{size():.0f}"),
        ("index built, s", f"{took:.0f}"),
        ("index built, entries a second", f"{entries / took:.0f}"),
    ]


def size() -> float:
    """Return the megabytes of the index; on SQLite, which does not tell tables apart, of the whole file."""
    tables = "search_entry", "search_words", "search_catalogueword"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s) AS name", [list(tables)])
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0]) / 1e6


def speed(services: int, seed: int, count: int) -> Rows:
    """Time each part of a page within this process."""
    shape, words = Shape(services), vocabularies(seed)
    rows: Rows = [("engine", engine().name)]
    begun = time.perf_counter()
    measure(queries(shape, words, seed + 1, WARM), engine().name)
    rows.append(("first questions of a process, s", f"{time.perf_counter() - begun:.1f}"))
    for kind in KINDS:
        times = measure(queries(shape, words, seed, count, kind), engine().name)
        for part in PARTS:
            rows.append((f"{kind}: {part}, p50/p95 ms", f"{times.p50(part):.1f} / {times.p95(part):.1f}"))
        rows.append((f"{kind}: found, p50/p95", f"{percentile(times.found, 0.5)} / {percentile(times.found, 0.95)}"))
    return rows


def served(full: Path, empty: Path | None, services: int, seed: int, count: int) -> Rows:
    """Measure a web server from outside: answers, memory, and how soon a publish is found."""
    shape, words = Shape(services), vocabularies(seed)
    asked = queries(shape, words, seed, count)
    every = [query for kind in KINDS for query in queries(shape, words, seed, count, kind)]
    rows: Rows = []
    with serving({"DATA_DIR": str(full)}, asked[:WARM]) as site:
        took = repeat(site.ask, asked)
        rows.append(("over HTTP, p50/p95 ms", f"{percentile(took, 0.5):.1f} / {percentile(took, 0.95):.1f}"))
        for query in every:
            site.ask(query)
        memory = site.memory()
        rows.append(("a web worker, resident MB", f"{memory.resident:.0f}"))
        rows.append(("publish to found, longest of some, s", f"{max(_publish(site) for _ in range(PUBLISHES)):.2f}"))
    if empty is not None:
        with serving({"DATA_DIR": str(empty)}, every) as site:
            above = memory.resident - site.memory().resident
        rows.append(("above its size with an empty catalogue, MB", f"{above:.0f}"))
    return rows


def _publish(site: Any) -> float:
    """Publish a service under a name that nothing has, and return the seconds after the commit until a search finds it."""
    service = Service.objects.order_by("?").first()
    number = Generation.current().number
    word = f"neverseen{number}"
    service.name_tr, service.summary_tr = word, "New."
    service.save_revision().publish()
    return site.seconds_until(Query("tr", (word,)).path, f"/{service.pk}-{word}/")
