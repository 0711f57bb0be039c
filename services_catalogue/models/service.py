"""The service: what a citizen comes for."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField

from common.models import RecordQuerySet
from services_catalogue.models.area import Area
from services_catalogue.models.entry import Entry
from services_catalogue.models.funding import FundingProgramme
from services_catalogue.models.organisation import RICH_TEXT_FEATURES, Organisation
from services_catalogue.models.taxonomy import Audience, Category

__all__ = ["Service"]


class ServiceQuerySet(RecordQuerySet):
    def for_listing(self) -> RecordQuerySet:
        return self.select_related("provider", "municipality")

    def for_page(self) -> RecordQuerySet:
        """With everything that the page of a service prints: one query a relation, whatever its number of rows."""
        from services_catalogue.models import children, eligibility

        joined = {
            "criteria": eligibility.EligibilityCriterion.objects.select_related("area"),
            "places": children.ServiceAtLocation.objects.select_related("location__settlement"),
            "forms": children.ServiceForm.objects.select_related("document"),
            "referrals": children.Referral.objects.select_related("to_service", "to_organisation"),
        }
        return self.select_related("municipality", "provider", "supervisor", "successor").prefetch_related(
            "audiences", "areas", "funding", "documents", "costs", "channels", "legal_bases",
            "hours_exceptions", "contacts", "application_windows",
            *(models.Prefetch(name, queryset=queryset) for name, queryset in joined.items()),
        )  # fmt: skip


class Service(Entry):
    """A service or a benefit (CPSV-AP: public service), its texts in three languages and its facts once."""

    section, letter, kind_name = "services", "s", "service"
    template = "services_catalogue/service.html"

    class Status(models.TextChoices):
        RUNNING = "running", _("Running")
        PLANNED = "planned", _("Planned")
        SUSPENDED = "suspended", _("Suspended")
        ENDED = "ended", _("Ended")

    class Cost(models.TextChoices):
        FREE = "free", _("Free")
        PAID = "paid", _("Paid")
        INCOME_BASED = "income-based", _("Depends on income")
        UNKNOWN = "unknown", _("Cost not known")

    class ApplicationPeriod(models.TextChoices):
        ALWAYS = "always", _("All year")
        WINDOWS = "windows", _("On certain dates")
        UNKNOWN = "unknown", _("Not known")

    body = RichTextField(_("what it is"), blank=True, null=True, features=RICH_TEXT_FEATURES)
    output = models.TextField(_("what you get"), blank=True, null=True)
    how_to_apply = RichTextField(
        _("how to apply"), blank=True, null=True, features=RICH_TEXT_FEATURES, help_text=_("Steps as a numbered list.")
    )
    processing_time = models.CharField(_("how long it takes"), max_length=255, blank=True, null=True)
    if_refused = models.TextField(_("what to do after a no"), blank=True, null=True)

    provider = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="services", verbose_name=_("provider")
    )
    supervisor = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="supervises",
        verbose_name=_("supervised by"),
    )
    categories = ParentalManyToManyField(Category, blank=True, related_name="services", verbose_name=_("categories"))
    audiences = ParentalManyToManyField(Audience, blank=True, related_name="services", verbose_name=_("audiences"))
    areas = ParentalManyToManyField(Area, blank=True, related_name="services", verbose_name=_("areas that it serves"))
    funding = ParentalManyToManyField(FundingProgramme, blank=True, related_name="services", verbose_name=_("funding"))

    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.RUNNING)
    status_from = models.DateField(_("since, or from"), null=True, blank=True)
    status_until = models.DateField(_("until"), null=True, blank=True)
    status_note = models.CharField(_("note on the status"), max_length=255, blank=True, null=True)
    sensitive = models.BooleanField(
        _("sensitive"), default=False, help_text=_("Violence, addiction, mental health: never kept on the reader's device.")
    )

    cost = models.CharField(_("cost"), max_length=12, choices=Cost.choices, default=Cost.UNKNOWN)
    languages_spoken = models.JSONField(_("languages spoken"), default=list, blank=True)
    application_period = models.CharField(
        _("when one can apply"), max_length=8, choices=ApplicationPeriod.choices, default=ApplicationPeriod.UNKNOWN
    )
    register_id = models.CharField(
        _("number in the national register"), max_length=60, blank=True,
        help_text=_("Of the procedure: Mitos in Greece, the Administrative Register in Bulgaria."),
    )  # fmt: skip

    objects = ServiceQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def page_context(self) -> dict[str, Any]:
        from services_catalogue.pages import service_context

        return service_context(self)
