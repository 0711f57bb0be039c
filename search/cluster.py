"""The index on the search server, kept equal to the one in the database, which is the master of both.

The database remembers up to which state it was brought (`Generation.cluster_number`). Whatever happens to a message, the next
one begins there: a process that died, a server that was away, a message that comes twice or late, leave nothing behind.
Versions are those of the rows, and the server refuses to go back.
"""

from __future__ import annotations

import fcntl
import hashlib
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from search import index
from search.analysis import VERSION
from search.engines.base import ClusterError, Engine
from search.engines.cluster_documents import REMOVED, SCHEMA, documents, key_of
from search.engines.recent import Answers
from search.engines.watch import Watch
from search.models import Entry, Generation, moved

__all__ = [
    "Differences",
    "Server",
    "bring_up_to_date",
    "compare",
    "follow",
    "mend",
    "rebuild",
    "server",
    "state",
    "unfollow",
    "watch",
]

DEFAULT_PREFIX = "pyxida"
DEFAULT_PORT = 9200
#: How often a new index is brought up to date before it takes over, while editors go on publishing.
ROUNDS = 5
Progress = Callable[[int], None]


class Server:
    """The search server of `SEARCH_URL`, and what our indices are called there.

    The prefix tells ours from others', the site's token one database's from another's that was given the same prefix, the
    fingerprint those that this code can read: during an update of several machines, old and new code each have their own.
    """

    def __init__(self, url: str) -> None:
        from search.engines.elasticsearch import Cluster

        parts = urlsplit(url)
        self.name = f"{parts.scheme}://{parts.hostname}:{parts.port or DEFAULT_PORT}"
        user = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        self.prefix = parts.path.strip("/") or DEFAULT_PREFIX
        self.cluster = Cluster(self.name, user)

    def family(self, generation: Generation) -> str:
        return f"{self.prefix}-{generation.site}"

    def alias(self, generation: Generation) -> str:
        fingerprint = hashlib.sha256(f"{VERSION} {SCHEMA}".encode()).hexdigest()[:8]
        return f"{self.family(generation)}-{fingerprint}"

    def engine(self, generation: Generation, answers: Answers) -> Engine:
        from search.engines.elasticsearch import ElasticsearchEngine

        return ElasticsearchEngine(self.cluster, self.alias(generation), answers)


@lru_cache(maxsize=1)
def server() -> Server:
    """Return the server that the settings name."""
    return Server(settings.SEARCH_URL)


def follow() -> None:
    """Bring the server's index up to date after each commit that moved the database's; the publish does not wait for it."""
    moved.connect(lambda **_kwargs: watch.start(), dispatch_uid="search-server", weak=False)


def unfollow() -> None:
    """Let this process send nothing by itself: one that writes much at once, and brings the server up to date at its end."""
    moved.disconnect(dispatch_uid="search-server")


def state() -> str:
    """Return `index.READY`, or what is wrong, without waiting for a server that is away."""
    return index.READY if watch.may_ask() else watch.why or "not reached yet"


def prepare() -> None:
    """Make the server's index whole: bring it up to date, or build it where it is missing."""
    if not bring_up_to_date():
        rebuild(wait=False)
    if not watch.is_well:
        server().cluster.warm_up(server().alias(Generation.current()))


def bring_up_to_date() -> bool:
    """Send what changed since the last time. Return False where the server has no index of ours."""
    generation = Generation.current()
    alias = server().alias(generation)
    live = server().cluster.live_index(alias) if generation.stamp else ""
    if not live:
        return False
    since = generation.cluster_number if generation.cluster_index == live else 0
    if since < generation.number:
        server().cluster.send(alias, documents(since))
        server().cluster.refresh(alias)
        _remember(live, generation.number)
    return True


def _remember(live: str, number: int) -> None:
    later = ~Q(cluster_index=live) | Q(cluster_number__lt=number)
    Generation.objects.filter(later, pk=1).update(cluster_index=live, cluster_number=number)


watch = Watch("Elasticsearch", prepare)


@contextmanager
def _alone(wait: bool) -> Iterator[None]:
    """One process of this machine builds at a time."""
    with open(settings.DATA_DIR / "search-index.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise ClusterError("its index is being built") from None
        yield


def rebuild(progress: Progress = lambda _sent: None, wait: bool = True) -> int:
    """Build a new index beside the one in use, check it, let it take over, and remove the old one. Return its entries."""
    generation = Generation.current()
    if (found := index.state()) != index.READY:
        raise ClusterError(f"the index in the database is {found}")
    with _alone(wait):
        alias = server().alias(generation)
        name = f"{alias}-{time.strftime('%Y%m%d%H%M%S', time.gmtime())}-{secrets.token_hex(2)}"
        server().cluster.create(name, f"{name}-building", Entry.objects.filter(deleted=False).count())
        try:
            number, total = _fill(f"{name}-building", progress)
        except Exception:
            server().cluster.remove(name)
            raise
        server().cluster.go_live(name, f"{name}-building", alias)
        _remember(name, number)
        bring_up_to_date()  # what was published between the last look and the swap went to the old one
        _remove_others(name, generation)
    return total


def _fill(building: str, progress: Progress) -> tuple[int, int]:
    """Send everything, then what changed meanwhile, until nothing did; check it. Return the state reached and the entries."""
    cluster = server().cluster
    reached = 0
    for _round in range(ROUNDS):
        if (number := Generation.current().number) == reached:
            break
        cluster.send(building, _told(documents(reached, removed=reached > 0), progress))
        reached = number
    cluster.refresh(building)
    stored = {key: (version, digest) for key, version, digest in cluster.stored(building)}
    with transaction.atomic():
        wanted = {key: (version, digest) for key, version, digest, _pk in _wanted() if version <= reached}
        is_same = Generation.current().number == reached
    if is_same and stored.keys() != wanted.keys():
        raise ClusterError(f"the new index has {len(stored)} entries, the database {len(wanted)}")
    wrong = [key for key, found in stored.items() if key in wanted and wanted[key] != found and wanted[key][0] <= found[0]]
    if wrong:
        raise ClusterError(f"the new index holds {wrong[0]} otherwise than the database")
    return reached, len(stored)


def _told(found: Iterator[Any], progress: Progress) -> Iterator[Any]:
    for number, each in enumerate(found, 1):
        yield each
        if number % 1000 == 0:
            progress(number)


def _wanted() -> Iterator[tuple[str, int, str, int]]:
    rows = Entry.objects.filter(deleted=False).values_list("kind", "object_id", "generation", "digest", "pk")
    for kind, object_id, version, digest, pk in rows.iterator():
        yield key_of(kind, object_id), version, digest, pk


def _remove_others(name: str, generation: Generation) -> None:
    """Remove our older indices, those of earlier versions of the analyser too."""
    for other in server().cluster.indices(f"{server().family(generation)}-*"):
        if other != name:
            server().cluster.remove(other)


@dataclass
class Differences:
    """What the server's index holds otherwise than the database; rows by their numbers, the others by the server's ids."""

    entries: int = 0
    missing: list[int] = field(default_factory=list)
    different: list[int] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    #: The highest version there: above the database's where that was restored from an older copy.
    highest: int = 0

    def __bool__(self) -> bool:
        return bool(self.missing or self.different or self.surplus)


def compare() -> Differences:
    """Compare every entry of the database with its document."""
    generation = Generation.current()
    alias = server().alias(generation)
    if not server().cluster.live_index(alias):
        raise ClusterError("the server has no index of this site")
    server().cluster.refresh(alias)
    stored = {key: (version, digest) for key, version, digest in server().cluster.stored(alias)}
    found = Differences(highest=max((version for version, _digest in stored.values()), default=0))
    for key, version, digest, pk in _wanted():
        found.entries += 1
        held = stored.pop(key, None)
        if held is None:
            found.missing.append(pk)
        elif held != (version, digest):
            found.different.append(pk)
    found.surplus = sorted(stored)
    return found


def mend(found: Differences) -> None:
    """Give the rows that are not right a new version, higher than any, and send them; take out what is too much."""
    with transaction.atomic():
        Generation.objects.filter(pk=1, number__lt=found.highest).update(number=found.highest)
        number = Generation.advance().number
        wrong = [*found.missing, *found.different]
        for start in range(0, len(wrong), 500):
            Entry.objects.filter(pk__in=wrong[start : start + 500]).update(generation=number)
    generation = Generation.current()
    alias = server().alias(generation)
    server().cluster.send(alias, ((key, number, REMOVED) for key in found.surplus))
    bring_up_to_date()
