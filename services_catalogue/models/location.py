"""Locations: one building, many tenants. A private address is masked in every output, coordinates too."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField

from common.models import Child, RecordQuerySet
from services_catalogue.models.area import LATITUDE, LONGITUDE, Area
from services_catalogue.models.entry import Entry
from services_catalogue.models.organisation import RICH_TEXT_FEATURES, Organisation

__all__ = ["Accessibility", "Location", "Tenancy"]


class Accessibility(models.TextChoices):
    """What a place has for people with disabilities; a facet whose values are all asked for at once."""

    WHEELCHAIR = "wheelchair", _("Entrance for wheelchairs")
    TOILET = "accessible-toilet", _("Accessible toilet")
    LIFT = "lift", _("Lift")
    INDUCTION_LOOP = "induction-loop", _("Induction loop")
    SIGN_LANGUAGE = "sign-language", _("Sign language")
    PARKING = "parking", _("Accessible parking")


class LocationQuerySet(RecordQuerySet):
    def for_listing(self) -> RecordQuerySet:
        return self.select_related("municipality", "settlement")

    def for_page(self) -> RecordQuerySet:
        """With its tenants; the services given there are asked for by its page."""
        tenants = models.Prefetch("tenants", queryset=Tenancy.objects.select_related("organisation"))
        return self.select_related("municipality", "settlement", "successor").prefetch_related(tenants)


class Location(Entry):
    """A place where services are given."""

    section, letter, kind_name = "places", "p", "place"
    template = "services_catalogue/location.html"

    class Country(models.TextChoices):
        """ISO 3166-1 codes; public holidays and the clock follow them."""

        GREECE = "GR", _("Greece")
        BULGARIA = "BG", _("Bulgaria")

    address = models.CharField(_("street and number"), max_length=255, blank=True, null=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    settlement = models.ForeignKey(
        Area, null=True, blank=True, on_delete=models.PROTECT, related_name="locations", verbose_name=_("town or village")
    )
    country = models.CharField(_("country"), max_length=2, choices=Country.choices, default=Country.GREECE)
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)
    address_private = models.BooleanField(
        _("keep the address private"),
        default=False,
        help_text=_("Such as a shelter. Neither address nor map is shown anywhere."),
    )
    accessibility = models.JSONField(_("accessibility"), default=list, blank=True)
    transport = models.TextField(_("how to get there"), blank=True, null=True)
    body = RichTextField(_("text"), blank=True, null=True, features=RICH_TEXT_FEATURES)

    objects = LocationQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    @property
    def public_coordinates(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees; None where unknown or private."""
        if self.address_private or self.latitude is None or self.longitude is None:
            return None
        return (self.latitude, self.longitude)

    def page_context(self) -> dict[str, Any]:
        from services_catalogue.pages import location_context

        return location_context(self)


class Tenancy(Child):
    """An organisation in a building, and where to find its door."""

    location = ParentalKey(Location, on_delete=models.CASCADE, related_name="tenants")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="tenancies", verbose_name=_("organisation")
    )
    detail = models.CharField(_("floor, door"), max_length=160, blank=True, null=True)

    class Meta(Child.Meta):
        verbose_name = _("tenant")
        verbose_name_plural = _("tenants")
