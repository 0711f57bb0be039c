"""Writes the index, in the transaction of the change: what was published is found, what was undone is not.

A record goes in when it is published and out when it is unpublished, retired or deleted; nothing hangs on `post_save`,
which sees the children of before.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from common.models import Record
from common.models.story import StoryPage
from search import words
from search.analysis import VERSION, catalogue_words
from search.documents import PAGES, RECORDS, Document, Taxonomies, Texts, page_documents, prefetched, record_document, story_ids
from search.models import Entry, Generation

__all__ = [
    "MISSING",
    "READY",
    "entries_with",
    "rebuild",
    "refresh",
    "refresh_entries",
    "refresh_stories",
    "remove",
    "state",
    "touch",
]

READY = "ready"
MISSING = "missing"
OTHER_VERSION = "of another analyser"
#: Records that are read and written at once; a service with all its children takes some 20 kB, and its words more.
BATCH = 50

MODELS: dict[str, type[Record] | type[StoryPage]] = {
    **{model.kind_name: model for model in RECORDS},
    **{page.kind_name: page for page in PAGES},
}


def state() -> str:
    """Return `READY`, or what is wrong with the index. One query."""
    current = Generation.current()
    if not current.complete:
        return MISSING
    return READY if current.analyser == VERSION else OTHER_VERSION


def touch() -> None:
    """Move on without a change of rows: labels, which stand in no row, are read anew."""
    with transaction.atomic():
        Generation.advance()


def refresh(model: type[Record], pks: Iterable[int], taxonomies: Taxonomies | None = None) -> None:
    """Bring the entries of these records up to date; those without a page go out."""
    pks = sorted(set(pks))
    with Generation.moving():
        taxonomies = taxonomies or Taxonomies()
        for batch in _batches(pks):
            documents = _documents(model, batch, taxonomies)
            _write(documents)
            remove(model.kind_name, set(batch) - {document.object_id for document in documents})


def refresh_stories(model: type[StoryPage], keys: Iterable[uuid.UUID], gone: Iterable[int] = ()) -> None:
    """Bring the entries of stories up to date, known by their translation keys; `gone` are ids of deleted pages."""
    keys = list(keys)
    with Generation.moving():
        documents = page_documents(model, keys, Taxonomies())
        _write(documents)
        kept = {document.object_id for document in documents}
        ids = set(model._default_manager.filter(translation_key__in=keys).values_list("pk", flat=True)) | set(gone)
        remove(model.kind_name, ids - kept)


def entries_with(facet_values: Iterable[str]) -> list[Entry]:
    """Return the entries that carry one of these codes in a facet, told by the text of the stored facets."""
    query = models.Q(pk__in=[])
    for value in facet_values:
        query |= models.Q(raw__contains=f'"{value}"')
    rows = Entry.objects.annotate(raw=Cast("facets", TextField())).filter(query, deleted=False)
    return list(rows.only("kind", "object_id"))


def refresh_entries(entries: Iterable[Entry]) -> None:
    """Bring these entries up to date from their records and pages."""
    by_kind: dict[str, list[int]] = {}
    for entry in entries:
        by_kind.setdefault(entry.kind, []).append(entry.object_id)
    with Generation.moving():
        taxonomies = Taxonomies()
        for kind, pks in by_kind.items():
            model = MODELS[kind]
            if issubclass(model, Record):
                refresh(model, pks, taxonomies)
            else:
                keys = model._default_manager.filter(pk__in=pks).values_list("translation_key", flat=True)
                refresh_stories(model, keys, gone=pks)


def remove(kind: str, object_ids: Iterable[int]) -> None:
    """Take entries out; their rows stay, empty, so that every worker learns of it."""
    with transaction.atomic():
        rows = list(Entry.objects.filter(kind=kind, object_id__in=list(object_ids), deleted=False))
        if not rows:
            return
        number = Generation.advance().number
        words.table().delete(row.pk for row in rows)
        for row in rows:
            row.payload, row.facets, row.ranking, row.body, row.digest = {}, {}, {}, {}, ""
            row.deleted, row.generation = True, number
        Entry.objects.bulk_update(rows, ["payload", "facets", "ranking", "body", "digest", "deleted", "generation"])


def _write(documents: list[Document], anew: bool = False) -> None:
    """Write what changed of these documents, all of one kind; or all of them `anew`."""
    if not documents:
        return
    kind = documents[0].kind
    stored = {row.object_id: row for row in Entry.objects.filter(kind=kind, object_id__in=[d.object_id for d in documents])}
    changed: list[tuple[Entry, dict[str, str]]] = []
    written: list[Texts] = []
    for document in documents:
        tokens = document.texts.tokens()
        digest = document.digest(tokens)
        row = stored.get(document.object_id) or Entry(kind=kind, object_id=document.object_id)
        if row.pk and row.digest == digest and not row.deleted and not anew:
            continue
        row.payload, row.facets, row.ranking, row.digest = document.payload, document.facets, document.ranking, digest
        row.body, row.deleted = document.body(), False
        changed.append((row, tokens))
        written.append(document.texts)
    if not changed:
        return
    number = Generation.advance(**_version()).number
    for row, _tokens in changed:
        row.generation = number
        row.save()
    words.table().insert((row.pk, tokens) for row, tokens in changed)
    catalogue_words.remember((word for texts in written for words in texts.words().values() for word in words), anew)


def _version() -> dict[str, Any]:
    """An index without a single row takes the analyser's version with its first one; only a rebuild changes it later."""
    return {"analyser": VERSION} if not Generation.current().analyser else {}


def rebuild(progress: Callable[[str, int], None] = lambda _kind, _count: None) -> int:
    """Write every entry anew and take out what is gone; return the number of entries.

    Each batch is a transaction of its own: one over all of them would keep every editor from publishing until its end. One that
    was cut off leaves an index that answers, and that says what it is: a first one is missing, one of another analyser is that.
    """
    old_words = catalogue_words.last()
    total = 0
    for kind, model in MODELS.items():
        count = _rewrite_records(model) if issubclass(model, Record) else _rewrite_stories(model)
        progress(kind, count)
        total += count
    with transaction.atomic():
        catalogue_words.clear(old_words)
        # A trail of its own: workers read everything anew.
        Generation.advance(analyser=VERSION, complete=True, trail=[])
        Generation.advance()
    return total


def _rewrite(kind: str, read: Callable[[Taxonomies], list[Document]]) -> None:
    """Write the documents that `read` gives. They are read and analysed before the index is locked, which takes most of the
    time, and again where somebody published one of them meanwhile.
    """
    number = Generation.current().number
    documents = read(Taxonomies())
    for document in documents:
        document.texts.words()
    ids = [document.object_id for document in documents]
    with Generation.moving():
        if Entry.objects.filter(kind=kind, object_id__in=ids, generation__gt=number).exists():
            documents = read(Taxonomies())
        _write(documents, anew=True)


def _rewrite_records(model: type[Record]) -> int:
    live = prefetched(model).order_by().values("pk")
    for batch in _batches([row["pk"] for row in live.order_by("pk")]):
        _rewrite(model.kind_name, partial(_documents, model, batch))
    with Generation.moving():
        entries = Entry.objects.filter(kind=model.kind_name, deleted=False)
        remove(model.kind_name, entries.exclude(object_id__in=live).values_list("object_id", flat=True))
        return entries.count()


def _documents(model: type[Record], pks: list[int], taxonomies: Taxonomies) -> list[Document]:
    return [record_document(record, taxonomies) for record in prefetched(model).filter(pk__in=pks).order_by("pk")]


def _rewrite_stories(model: type[StoryPage]) -> int:
    keys = model._default_manager.order_by("pk").values_list("translation_key", flat=True)
    for batch in _batches(list(dict.fromkeys(keys))):
        _rewrite(model.kind_name, partial(page_documents, model, batch))
    with Generation.moving():
        entries = Entry.objects.filter(kind=model.kind_name, deleted=False)
        ids = story_ids(model)
        remove(model.kind_name, set(entries.values_list("object_id", flat=True)) - ids)
        return len(ids)


def _batches(keys: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
