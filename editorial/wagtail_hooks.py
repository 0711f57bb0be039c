"""The inbox and the search log in the admin: their views, their lines on the first page, who sees them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from editorial.inbox import FeedbackViewSet, InboxPanel, grant_inbox
from editorial.search_log import reports

hooks.register("editors_group_made", grant_inbox)


@hooks.register("register_admin_viewset")
def inbox() -> FeedbackViewSet:
    return FeedbackViewSet()


@hooks.register("construct_homepage_panels")
def inbox_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(InboxPanel())


class SearchReportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return reports.may_see(request.user)


@hooks.register("register_admin_urls")
def search_log_urls() -> list[Any]:
    nothing, most = reports.NothingFoundView, reports.MostSearchedView
    patterns = [
        path("nothing-found/", nothing.as_view(), name="nothing_found"),
        path("nothing-found/results/", nothing.as_view(results_only=True), name="nothing_found_results"),
        path("nothing-found/dealt-with/", reports.deal_with, name="deal_with"),
        path("most-searched/", most.as_view(), name="most_searched"),
        path("most-searched/results/", most.as_view(results_only=True), name="most_searched_results"),
    ]
    return [path("searches/", include((patterns, "search_log")))]


@hooks.register("register_reports_menu_item")
def nothing_found_item() -> MenuItem:
    address = reverse("search_log:nothing_found")
    return SearchReportItem(_("Searches that found nothing"), address, name="nothing-found", icon_name="search", order=100)


@hooks.register("register_reports_menu_item")
def most_searched_item() -> MenuItem:
    return SearchReportItem(
        _("Most searched"), reverse("search_log:most_searched"), name="most-searched", icon_name="search", order=110
    )


@hooks.register("construct_homepage_panels")
def nothing_found_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(reports.NothingFoundPanel())
