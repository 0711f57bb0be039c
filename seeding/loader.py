"""Loads the data of one source into the catalogue: what is new, what changed, and never over an editor's work."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from common.models import Record, Term
from governance.models import Committee, Strategy
from seeding.filling import fill
from seeding.models import LoadedRecord
from seeding.reading import Datum, SeedError, read_folder, read_list
from services_catalogue.models import Area, Audience, Category, FundingProgramme, Location, Organisation, Service

__all__ = ["Loader"]

#: Namespace of the identifiers of loaded records: two first loads of the same data give the same ones.
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://pyxida.example/seeds")

TERMS: list[tuple[type[Term], str, str]] = [
    (Area, "areas", "area"),
    (Category, "categories", "category"),
    (Audience, "audiences", "audience"),
]

#: In the order in which they are made: what others name comes first.
RECORDS: list[tuple[type[Record], str]] = [
    (Organisation, "organisations"),
    (Location, "locations"),
    (FundingProgramme, "funding"),
    (Service, "services"),
    (Strategy, "strategies"),
    (Committee, "committees"),
]


class Loader:
    """Loads one source (`seeds` or `demo`); `say` gets a line for each thing worth knowing.

    Each record is a transaction of its own, so a load that was cut off goes on where it stopped.
    """

    def __init__(self, source: str, say: Callable[[str], None]) -> None:
        self.source = source
        self.say = say
        self.counts: Counter[str] = Counter()
        self.known = {(row.model, row.reference): row for row in LoadedRecord.objects.filter(source=source)}

    def load(self) -> Counter[str]:
        """Load everything; return how many records were made, changed, left alone and kept as an editor left them."""
        for term, file, table in TERMS:
            for datum in read_list(self.source, file, table):
                self._load_one(term, datum, publish=False)
        data = [(model, read_folder(self.source, folder)) for model, folder in RECORDS]
        for model, items in data:
            self._make_missing(model, items)
        for model, items in data:
            for datum in items:
                self._load_one(model, datum, publish=True)
        return self.counts

    def _make_missing(self, model: type[Record], items: Iterable[Datum]) -> None:
        """Make the rows first, unpublished, so that records can name each other whatever their order."""
        for datum in _parents_first(list(items)):
            if (model._meta.label, datum.key) in self.known or self._find(model, datum.key):
                continue
            row = model(
                source=self.source,
                reference=datum.key,
                uuid=uuid.uuid5(NAMESPACE, f"{self.source}:{model._meta.label_lower}:{datum.key}"),
                source_language=datum.fields.get("source_language", "el"),
                live=False,
            )
            if kind := datum.fields.get("kind"):
                row.kind = kind
            row.save()

    def _load_one(self, model: type[models.Model], datum: Datum, publish: bool) -> None:
        loaded = self.known.get((model._meta.label, datum.key))
        record = self._find(model, datum.key)
        if loaded and record is None:
            self._report("deleted by an editor", model, datum)
        elif loaded and (record.latest_revision_id != loaded.revision_id or (publish and not record.live)):
            self._report("kept as an editor left it", model, datum)
        elif loaded and loaded.digest == datum.digest:
            self.counts["unchanged"] += 1
        else:
            try:
                with transaction.atomic():
                    self._write(model, record, datum, publish)
            except ValidationError as error:
                raise SeedError(f"{datum.path} ({datum.key}): {error}") from error
            self.counts["changed" if loaded else "made"] += 1

    def _report(self, what: str, model: type[models.Model], datum: Datum) -> None:
        self.counts[what] += 1
        self.say(f"{what}: {model._meta.verbose_name} {datum.key}")

    def _write(self, model: type[models.Model], record: Any, datum: Datum, publish: bool) -> None:
        record = record or model(**({"code": datum.key} if issubclass(model, Term) else {}))
        fill(record, datum)
        if not publish:
            record.full_clean()
            record.save()
        revision = record.save_revision()
        if publish:
            revision.publish()
        self.remember(model._meta.label, datum, record.pk, revision.pk)

    def remember(self, label: str, datum: Datum, pk: int, revision: int) -> None:
        """Note from which data, and in which revision, a record was loaded; `label` names its model."""
        LoadedRecord.objects.update_or_create(
            source=self.source,
            model=label,
            reference=datum.key,
            defaults={"digest": datum.digest, "object_id": pk, "revision_id": revision},
        )

    def _find(self, model: type[models.Model], key: str) -> Any:
        if issubclass(model, Term):
            return model._default_manager.filter(code=key).first()
        return model._default_manager.filter(source=self.source, reference=key).first()


def _parents_first(items: list[Datum]) -> list[Datum]:
    """Municipalities first, then the others in the order of their keys: ids are the same on every first load."""
    return sorted(items, key=lambda datum: (datum.fields.get("kind") != "municipality", datum.key))
