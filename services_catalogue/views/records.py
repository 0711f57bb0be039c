"""The pages and lists of the catalogue's records."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from common.in_language import InLanguage
from common.views import RecordList, RecordPage
from services_catalogue import facts
from services_catalogue.models import FundingProgramme, Location, Organisation, Service

__all__ = [
    "FundingList",
    "FundingPage",
    "LocationList",
    "LocationPage",
    "OrganisationList",
    "OrganisationPage",
    "ServicePage",
]


class ServicePage(RecordPage):
    model = Service


class OrganisationPage(RecordPage):
    model = Organisation


class LocationPage(RecordPage):
    model = Location


class FundingPage(RecordPage):
    model = FundingProgramme


class OrganisationList(RecordList):
    model = Organisation
    title = _("Organisations")
    lead = _("Municipalities, their offices, and the bodies that work with them.")

    def remark(self, text: InLanguage) -> str:
        return text.get_kind_display()


class LocationList(RecordList):
    model = Location
    title = _("Places")
    lead = _("Buildings in which services are given, with their offices.")
    template_name = "services_catalogue/location_list.html"

    def point(self, text: InLanguage) -> str:
        coordinates = text.public_coordinates
        return f"{coordinates[0]:.6f},{coordinates[1]:.6f}" if coordinates else ""

    def get(self, request: HttpRequest) -> HttpResponse:
        response = super().get(request)
        if settings.MAP_TILES:
            parts = urlsplit(settings.MAP_TILES)
            response.context_data |= {"tiles": settings.MAP_TILES, "tiles_host": parts.hostname}  # type: ignore[attr-defined]
            # This page alone may show pictures of that host, and asks for them only after a tap.
            response._csp_update = {"img-src": [f"{parts.scheme}://{parts.netloc}"]}  # type: ignore[attr-defined]
        return response


class FundingList(RecordList):
    model = FundingProgramme
    title = _("Funding")
    lead = _("Programmes that pay for services: who pays, how much, for how long.")

    def remark(self, text: InLanguage) -> str:
        return facts.years(text.starts, text.ends)
