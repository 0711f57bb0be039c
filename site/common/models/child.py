"""The child of a record: a row that is written, kept in revisions and published together with its parent."""

from __future__ import annotations

from wagtail.models import Orderable

from common.models.stable import StableSave

__all__ = ["Child"]


class Child(StableSave, Orderable):
    """A row of a record, in the order in which the editor put it."""

    class Meta(Orderable.Meta):
        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk or ''}".strip()
