"""What the loader remembers, so that it neither repeats its work nor undoes an editor's."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["LoadedRecord"]


class LoadedRecord(models.Model):
    """One record as it was loaded: from which data, and in which revision.

    A record whose newest revision is another one was changed by an editor, and stays as the editor left it.
    """

    source = models.SlugField()
    model = models.CharField(max_length=100)
    reference = models.SlugField(max_length=100)
    digest = models.CharField(max_length=64)
    object_id = models.PositiveBigIntegerField()
    revision_id = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "model", "reference"], name="seeding_one_loaded_record")]
        verbose_name = _("loaded record")
        verbose_name_plural = _("loaded records")

    def __str__(self) -> str:
        return f"{self.source}: {self.model} {self.reference}"
