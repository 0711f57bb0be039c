"""The term: a row of a list that records choose from, with a code that never changes."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import RevisionMixin

from common.in_language import Speaks
from common.models.stable import StableTranslations

__all__ = ["Term"]


class Term(StableTranslations, Speaks, RevisionMixin, models.Model):
    """A value of a facet: its code is in addresses and in other people's systems. It has a history, no workflow."""

    code = models.CharField(
        _("code"), max_length=60, unique=True, validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*\Z")],
        help_text=_("Small Latin letters, digits and hyphens. It is in addresses, so it can never change."),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.in_language()) or self.code

    def clean(self) -> None:
        super().clean()
        if self.pk and (before := type(self)._default_manager.filter(pk=self.pk).values_list("code", flat=True).first()):
            if before != self.code:
                raise ValidationError({"code": _("The code can never change: addresses hold it.")})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().save(*args, **kwargs)
