"""The reports on the search log: what was looked for and not found, and what is looked for most. For the portal's managers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from editorial.models import DealtWith, LoggedSearch
from editorial.models.search_log import MAX_KEY
from editorial.search_log.groups import groups
from services_catalogue.models import Area

__all__ = ["MostSearchedView", "NothingFoundPanel", "NothingFoundView", "deal_with", "may_see"]

POLICY = ModelPermissionPolicy(LoggedSearch)
PERIODS = [(7, gettext_lazy("7 days")), (30, gettext_lazy("30 days")), (90, gettext_lazy("3 months")),
           (365, gettext_lazy("12 months"))]  # fmt: skip
#: Groups on the first page of the admin, and the days that they are of.
PANEL_SHOWN, PANEL_DAYS = 5, 30
#: What a spreadsheet would take for a formula: anybody may type one into a search.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def may_see(user: Any) -> bool:
    return POLICY.user_has_permission(user, "view")


def _places(request: HttpRequest) -> QuerySet:
    return Area.objects.filter(kind__in=[Area.Kind.REGION, Area.Kind.MUNICIPALITY])


class SearchFilterSet(WagtailFilterSet):
    """By time, by the language of the page, by where one searched for, by who asked."""

    period = django_filters.ChoiceFilter(
        label=gettext_lazy("Period"), choices=PERIODS, empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect, method="filter_period",
    )  # fmt: skip
    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, empty_label=gettext_lazy("All"), widget=forms.RadioSelect
    )
    area = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Searched in or near"), queryset=_places, to_field_name="code", empty_label=gettext_lazy("All"),
        widget=forms.Select, method="filter_area",
    )  # fmt: skip
    by = django_filters.ChoiceFilter(
        label=gettext_lazy("Searched by"), empty_label=gettext_lazy("All"), widget=forms.RadioSelect, method="filter_by",
        choices=[("people", gettext_lazy("people on the pages")), ("programs", gettext_lazy("programs through the API"))],
    )  # fmt: skip

    class Meta:
        model = LoggedSearch
        fields = ["period", "language", "area", "by"]

    def filter_period(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.since(int(value))

    def filter_area(self, queryset: Any, name: str, value: Area) -> Any:
        return queryset.in_area(value.code)

    def filter_by(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(is_api=value == "programs")


class NothingFoundFilterSet(SearchFilterSet):
    """Also by what was done about it; without a choice what is open."""

    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), empty_label=gettext_lazy("open"), widget=forms.RadioSelect, method="filter_state",
        choices=[("done", gettext_lazy("dealt with")), ("all", gettext_lazy("all"))],
    )  # fmt: skip

    class Meta(SearchFilterSet.Meta):
        fields = ["state", *SearchFilterSet.Meta.fields]

    def filter_state(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.dealt_with() if value == "done" else queryset

    def filter_queryset(self, queryset: Any) -> Any:
        queryset = super().filter_queryset(queryset)
        return queryset if self.form.cleaned_data.get("state") else queryset.open()


class WordsColumn(BaseColumn):
    """The words in the ways people write them, the languages, and what one may do."""

    cell_template_name = "editorial/admin/_searched_words.html"

    def __init__(self, has_actions: bool, **kwargs: Any) -> None:
        super().__init__("words", label=gettext_lazy("Words"), classname="title", **kwargs)
        self.has_actions = has_actions

    def get_cell_context_data(self, instance: Any, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        return {
            **super().get_cell_context_data(instance, parent_context),
            "has_actions": self.has_actions and POLICY.user_has_permission(request.user, "change"),
            "is_done": request.GET.get("state") == "done",
            "here": f"{reverse('search_log:nothing_found')}?{request.GET.urlencode()}",
            "csrf_token": parent_context.get("csrf_token"),
        }


def _day(group: Any) -> str:
    return date_format(timezone.localtime(group.last), "SHORT_DATE_FORMAT")


def _plain(text: Any) -> str:
    """Return text that no spreadsheet works out."""
    text = force_str(text)
    return f"'{text}" if text.startswith(FORMULA) else text


class SearchReportView(ReportView):
    """Searches in groups, the most frequent first; a spreadsheet of all of them."""

    model = LoggedSearch
    permission_policy = POLICY
    any_permission_required = ["view"]
    header_icon = "search"
    is_searchable = False
    list_export = ["words", "other_words", "searches", "nothing", "languages", "last"]
    export_headings = {
        "words": gettext_lazy("Words"), "other_words": gettext_lazy("Also written"), "searches": gettext_lazy("Times"),
        "nothing": gettext_lazy("Found nothing"), "languages": gettext_lazy("Languages"), "last": gettext_lazy("Last time"),
    }  # fmt: skip
    custom_field_preprocess = {
        name: dict.fromkeys(ReportView.FORMATS, _plain) for name in ("words", "other_words")
    }  # fmt: skip

    def get_searches(self) -> Any:
        """Return the searches that the report is about."""
        return self.filter_queryset(self.get_base_queryset())

    def get_filtered_queryset(self) -> Any:
        return self.get_searches().grouped()

    def get_table(self, object_list: Any) -> Any:
        return super().get_table([] if self.is_export else groups(object_list, self.get_searches()))

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        return groups(object_list, self.get_searches()) if self.is_export else object_list


class NothingFoundView(SearchReportView):
    page_title = gettext_lazy("Searches that found nothing")
    index_url_name = "search_log:nothing_found"
    index_results_url_name = "search_log:nothing_found_results"
    results_template_name = "editorial/admin/nothing_found_results.html"
    filterset_class = NothingFoundFilterSet
    export_filename = "searches-that-found-nothing"
    columns = [
        WordsColumn(has_actions=True),
        Column("searches", label=gettext_lazy("Times")),
        Column("last", label=gettext_lazy("Last time"), accessor=_day),
    ]

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().with_words().without_results()


class MostSearchedView(SearchReportView):
    page_title = gettext_lazy("Most searched")
    index_url_name = "search_log:most_searched"
    index_results_url_name = "search_log:most_searched_results"
    filterset_class = SearchFilterSet
    export_filename = "most-searched"
    columns = [
        WordsColumn(has_actions=False),
        Column("searches", label=gettext_lazy("Times")),
        Column("nothing", label=gettext_lazy("Found nothing")),
    ]

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().with_words()


@require_POST
def deal_with(request: HttpRequest) -> HttpResponse:
    """Mark a group as dealt with, or as open again (`again`)."""
    if not POLICY.user_has_permission(request.user, "change"):
        raise PermissionDenied
    key = request.POST.get("key", "")[:MAX_KEY]
    if "again" in request.POST:
        DealtWith.objects.filter(key=key).delete()
        messages.success(request, _("These words are open again."))
    elif LoggedSearch.objects.filter(key=key).with_words().exists():
        DealtWith.objects.update_or_create(key=key, defaults={"at": timezone.now()})
        messages.success(request, _("Dealt with. The words come back here when they find nothing again."))
    return HttpResponseRedirect(get_valid_next_url_from_request(request) or reverse("search_log:nothing_found"))


class NothingFoundPanel(Component):
    """The first page of the admin: what is looked for in vain most often these days."""

    name = "nothing-found"
    order = 120
    template_name = "editorial/admin/nothing_found_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        if not may_see(parent_context["request"].user):
            return {"groups": []}
        searches = LoggedSearch.objects.with_words().without_results().since(PANEL_DAYS).open()
        return {
            "groups": groups(searches.grouped()[:PANEL_SHOWN], searches),
            "address": reverse("search_log:nothing_found"),
        }
