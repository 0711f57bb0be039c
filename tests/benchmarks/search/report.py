"""The measurements of one catalogue, as rows of a table."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from search import cluster, index
from search.engines import engine
from search.models import Generation
from services_catalogue.models import Service
from tests.benchmarks.search import bare
from tests.benchmarks.search.queries import KINDS, Query, queries
from tests.benchmarks.search.records import write
from tests.benchmarks.search.serving import serving
from tests.benchmarks.search.shape import Shape
from tests.benchmarks.search.straight import send
from tests.benchmarks.search.timing import PARTS, Times, measure, percentile, repeat
from tests.benchmarks.search.vocabulary import vocabularies

__all__ = ["beside", "build", "sent", "served", "speed", "straight"]

#: Questions before the clock runs, and publishes whose finding is waited for.
WARM, PUBLISHES = 30, 5
#: Questions to other searches, which take long.
FEW = 40
#: Seconds that a search server may take to be ready.
SERVER_SECONDS = 60
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


def straight(services: int, seed: int) -> Rows:
    """Send the catalogue straight to the search server."""
    begun = time.perf_counter()
    entries = send(Shape(services), vocabularies(seed), seed)
    took = time.perf_counter() - begun
    return [("entries", entries), ("made and sent to the server, entries a second", f"{entries / took:.0f}")]


def size() -> float:
    """Return the megabytes of the index; on SQLite, which does not tell tables apart, of the whole file."""
    tables = "search_entry", "search_words", "search_catalogueword"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT sum(pg_total_relation_size(name::regclass)) FROM unnest(%s::text[]) AS name", [list(tables)])
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0]) / 1e6


def speed(services: int, seed: int, count: int) -> Rows:
    """Time each part of a page within this process; on a search server, its bare answers beside."""
    shape, words = Shape(services), vocabularies(seed)
    name = _engine()
    rows: Rows = [("engine", name)]
    if settings.SEARCH_URL:
        rows.append(("size of the index on the server, MB", f"{bare.size():.0f}"))
    begun = time.perf_counter()
    measure(queries(shape, words, seed + 1, WARM), name)
    rows.append(("first questions of a process, s", f"{time.perf_counter() - begun:.1f}"))
    for kind in KINDS:
        asked = queries(shape, words, seed, count, kind)
        times, bare_rows = _on_server(asked, name) if name == "elasticsearch" else (measure(asked, name), [])
        for part in PARTS:
            rows.append((f"{kind}: {part}, p50/p95 ms", f"{times.p50(part):.1f} / {times.p95(part):.1f}"))
        rows += [(f"{kind}: {what}", value) for what, value in bare_rows]
        rows.append((f"{kind}: found, p50/p95", f"{percentile(times.found, 0.5)} / {percentile(times.found, 0.95)}"))
    return rows


def _engine() -> str:
    """Return the name of the engine; a search server is waited for."""
    end = time.monotonic() + SERVER_SECONDS
    while settings.SEARCH_URL and not cluster.watch.may_ask() and time.monotonic() < end:
        time.sleep(0.1)
    return engine().name


def _on_server(asked: Sequence[Query], name: str) -> tuple[Times, Rows]:
    """Ask twice, so that both sides find the server as warm; the second time with words that are new to this process."""
    measure(asked, name)
    bare.forget()
    with bare.recorded() as bodies:
        times = measure(asked, name)
    took = bare.took(bodies)
    return times, [
        ("bare _search, p50/p95 ms", f"{percentile(took, 0.5):.1f} / {percentile(took, 0.95):.1f}"),
        ("engine by bare _search, p50/p95", f"{times.p50('engine') / percentile(took, 0.5):.2f} / "
         f"{times.p95('engine') / percentile(took, 0.95):.2f}"),
        ("engine beyond bare _search, p50 ms", f"{times.p50('engine') - percentile(took, 0.5):.1f}"),
    ]  # fmt: skip


def beside(services: int, seed: int, count: int) -> Rows:
    """Ask Wagtail's own search and plain SQL the same."""
    from tests.benchmarks.search.others import fill_wagtail, measured

    shape, words = Shape(services), vocabularies(seed)
    begun = time.perf_counter()
    filled = fill_wagtail()
    rows: Rows = [("Wagtail's own index built, entries a second", f"{filled / (time.perf_counter() - begun):.0f}")]
    asked = queries(shape, words, seed, min(count, FEW))
    ours = sum(measure(asked, engine().name).found)
    for name, found in measured(asked).items():
        rows.append((f"{KINDS[0]}: {name}, p50/p95 ms", found.row))
        rows.append((f"{KINDS[0]}: {name}, found of what ours finds", f"{sum(found.totals) / ours:.0%}"))
    return rows


def sent() -> Rows:
    """Build the index of a search server of the one in the database, where it has none."""
    begun = time.perf_counter()
    entries = 0 if cluster.bring_up_to_date() else cluster.rebuild()
    took = time.perf_counter() - begun
    return [("sent to the server, entries a second", f"{entries / took:.0f}")] if entries else []


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
