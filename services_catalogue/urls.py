"""The addresses of the catalogue: records and municipalities under a language, short addresses under none."""

from django.urls import path, re_path

from common.views import short_address
from services_catalogue.check.views import check
from services_catalogue.views import municipalities, records
from services_catalogue.views.application_calendar import application_calendar
from services_catalogue.views.my_list import my_list
from services_catalogue.views.print_sheet import print_sheet

__all__ = ["short_patterns", "urlpatterns"]

#: An id, and after a hyphen whatever was taken for the slug; the view leads to the right one.
RECORD = r"(?P<pk>[0-9]+)(?:-(?P<slug>[^/]*))?/?$"

#: Below the address of a record; whatever stands for the slug.
BELOW = r"(?P<pk>[0-9]+)(?:-(?P<slug>[^/]*))?"

urlpatterns = [
    re_path(rf"^services/{BELOW}/calendar\.ics$", application_calendar, name="application_calendar"),
    re_path(rf"^services/{BELOW}/print/$", print_sheet, name="print_sheet"),
    re_path(rf"^services/{RECORD}", records.ServicePage.as_view(), name="service"),
    re_path(rf"^organisations/{RECORD}", records.OrganisationPage.as_view(), name="organisation"),
    re_path(rf"^places/{RECORD}", records.LocationPage.as_view(), name="place"),
    re_path(rf"^funding/{RECORD}", records.FundingPage.as_view(), name="funding_programme"),
    path("list/", my_list, name="my_list"),
    path("check/", check, name="check"),
    path("organisations/", records.OrganisationList.as_view(), name="organisations"),
    path("places/", records.LocationList.as_view(), name="places"),
    path("funding/", records.FundingList.as_view(), name="funding"),
    path("municipalities/", municipalities.municipality_list, name="municipalities"),
    path("municipalities/<slug:slug>/", municipalities.municipality_page, name="municipality"),
]

#: Without a language: they lead to the reader's own.
short_patterns = [
    re_path(r"^(?P<letter>[a-z])/(?P<pk>[0-9]+)/?$", short_address, name="short_address"),
]
