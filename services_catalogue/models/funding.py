"""Funding programmes: who pays, how much, for how long."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from common.models import Record, RecordQuerySet
from services_catalogue.models.organisation import RICH_TEXT_FEATURES, Organisation

__all__ = ["FundingProgramme"]


class FundingQuerySet(RecordQuerySet):
    def for_listing(self) -> RecordQuerySet:
        return self.select_related("municipality")

    def for_page(self) -> RecordQuerySet:
        return self.select_related("managed_by", "municipality", "successor")


class FundingProgramme(Record):
    """A source of money with its programme's name. It has a history and a draft, no workflow."""

    section, letter, kind_name = "funding", "f", "funding"
    template = "services_catalogue/funding.html"

    class Currency(models.TextChoices):
        EUR = "EUR", _("euro")
        BGN = "BGN", _("Bulgarian lev")

    municipality = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        limit_choices_to={"kind": "municipality"}, verbose_name=_("municipality"),
    )  # fmt: skip
    starts = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    ends = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    funder = models.CharField(_("who pays"), max_length=255, blank=True, null=True)
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, default=Currency.EUR)
    managed_by = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="manages_funding",
        verbose_name=_("managed by"),
    )
    body = RichTextField(_("text"), blank=True, null=True, features=RICH_TEXT_FEATURES)

    objects = FundingQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("funding programme")
        verbose_name_plural = _("funding programmes")

    def page_context(self) -> dict[str, Any]:
        from services_catalogue.pages import funding_context

        return funding_context(self)
