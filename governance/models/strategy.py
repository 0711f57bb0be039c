"""Strategies: what a municipality has decided to do, for how long, and whether it still holds."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField

from common.models import Child, RecordQuerySet, TreeNode
from services_catalogue.models import Audience, Entry, Organisation, Service
from services_catalogue.models.organisation import RICH_TEXT_FEATURES

__all__ = ["Strategy", "StrategyFile"]


class StrategyQuerySet(RecordQuerySet):
    def for_listing(self) -> RecordQuerySet:
        return self.select_related("municipality")

    def for_page(self) -> RecordQuerySet:
        """With its files and what it concerns."""
        files = models.Prefetch("files", queryset=StrategyFile.objects.select_related("document"))
        services = models.Prefetch("services", queryset=Service.objects.select_related("municipality"))
        return self.select_related("municipality", "parent", "adopted_by", "successor").prefetch_related(
            files, services, "audiences"
        )


class Strategy(TreeNode, Entry):
    """A strategy, a programme or an annual plan."""

    section, letter, kind_name = "strategies", "g", "strategy"
    template = "governance/strategy.html"

    class Kind(models.TextChoices):
        STRATEGY = "strategy", _("Strategy")
        PROGRAMME = "programme", _("Programme")
        ANNUAL_PLAN = "annual-plan", _("Annual plan")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Being drafted")
        IN_FORCE = "in-force", _("In force")
        ENDED = "ended", _("No longer in force")
        UNKNOWN = "unknown", _("State not known")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.UNKNOWN)
    starts = models.PositiveSmallIntegerField(_("first year"), null=True, blank=True)
    ends = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    adopted_by = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="adopted_strategies",
        verbose_name=_("adopted by"),
    )
    adopting_body = models.CharField(_("or, without an entry"), max_length=200, blank=True, null=True)
    services = ParentalManyToManyField(Service, blank=True, related_name="strategies", verbose_name=_("services it concerns"))
    audiences = ParentalManyToManyField(
        Audience, blank=True, related_name="strategies", verbose_name=_("audiences it concerns")
    )
    body = RichTextField(_("text"), blank=True, null=True, features=RICH_TEXT_FEATURES)

    objects = StrategyQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")

    def page_context(self) -> dict[str, Any]:
        from governance.pages import strategy_context

        return strategy_context(self)


class StrategyFile(Child):
    """A file of a strategy, in one language."""

    strategy = ParentalKey(Strategy, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(_("title"), max_length=200, blank=True, null=True)
    document = models.ForeignKey("wagtaildocs.Document", on_delete=models.CASCADE, related_name="+", verbose_name=_("file"))
    file_language = models.CharField(_("language of the file"), max_length=5, default="el")

    class Meta(Child.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
