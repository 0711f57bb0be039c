"""The rows of the index: what the finder shows and counts without touching a record."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import models

__all__ = ["Entry", "Generation"]

#: How many past states of the index a worker may be behind and still catch up row by row.
TRAIL = 64


class Entry(models.Model):
    """One published record or page. Its words stand in the FTS5 table under the same row number.

    A removed one stays as an empty row, so that workers that were away learn that it went.
    """

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    #: What a result shows, in every language.
    payload = models.JSONField(default=dict)
    #: Facet to values.
    facets = models.JSONField(default=dict)
    #: What the order of results needs: names by language and coordinates.
    ranking = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, default="")
    generation = models.PositiveBigIntegerField(default=0, db_index=True)
    deleted = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_one_entry_for_each_object")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class Generation(models.Model):
    """The state of the index, in a single row. Whatever a worker keeps in memory hangs on it.

    `trail` holds the stamps of the last states, the newest last. A worker whose stamp is not in it has seen a state that
    was rolled back or is too old, and reads everything anew.
    """

    number = models.PositiveBigIntegerField(default=0)
    trail = models.JSONField(default=list)
    analyser = models.CharField(max_length=40, default="")
    #: Whether the whole catalogue was indexed at least once.
    complete = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def stamp(self) -> str:
        return self.trail[-1] if self.trail else ""

    @classmethod
    def current(cls) -> Generation:
        """Return the state as it is stored; an unsaved first one where there is none."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    @classmethod
    def advance(cls, **changes: Any) -> Generation:
        """Move on to a new state and return it; to be called in the transaction of the change."""
        state = cls.objects.select_for_update().filter(pk=1).first() or cls(pk=1)
        state.number += 1
        state.trail = [*state.trail, secrets.token_hex(6)][-TRAIL:]
        for name, value in changes.items():
            setattr(state, name, value)
        state.save()
        return state
