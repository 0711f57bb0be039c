"""The view sets of records and terms: every address that names a row is checked row by row."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.views.snippets import CopyView, SnippetViewSet

from common.admin_listing import RecordIndexView, TermIndexView
from common.models import Record

__all__ = ["MENU_HOOK", "TERMS_MENU_HOOK", "RecordViewSet", "ScopedViewSetMixin", "TermViewSet"]

#: View sets register their place in the menu of the catalogue with these hooks, whichever app they are in.
MENU_HOOK = "register_catalogue_menu_item"
TERMS_MENU_HOOK = "register_terms_menu_item"

#: What somebody may open who is to approve a row, and looks after it for no longer.
FOR_APPROVERS = {
    "edit", "history", "history_results", "inspect", "preview_on_edit", "revisions_compare", "revisions_view", "usage",
    "workflow_action", "collect_workflow_action_data", "workflow_history", "workflow_history_detail", "workflow_preview",
}  # fmt: skip


class CopyPageView(CopyView):
    """The form with a copy in it, on GET alone: it is sent to the address for new entries.

    Wagtail 8.0.1 answers a POST here by overwriting the entry that was to be copied, whoever may change it.
    """

    http_method_names = ["get", "head", "options"]

    def get_initial_form_instance(self) -> Model:
        """Return an unsaved twin, children included, so that the new entry takes none of the old one's rows."""
        data = self.get_object().get_latest_revision_as_object().serializable_data()
        return self.model.from_serializable_data(_without_identity(data, self.model))


def _without_identity(data: dict[str, Any], model: type[Model]) -> dict[str, Any]:
    fresh = {"uuid", "reference", "source", "start_page_slug", "editors", "live_revision", "latest_revision"}
    kept = {name: value for name, value in data.items() if name not in fresh}
    for name, value in kept.items():
        if isinstance(value, list):
            kept[name] = [{**item, "pk": None} if isinstance(item, dict) else item for item in value]
    return {**kept, "pk": None}


class ScopedViewSetMixin:
    """One choke point: each address of the view set with a key in it is closed to whom the row is closed.

    Wagtail asks the model's permission policy about single rows in a few views only. Somebody who is to approve a row
    reaches it as long as it awaits them.
    """

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return policy_registry.get_by_type(self.model).scope(request.user)  # type: ignore[attr-defined]

    def _gate(self, view: Callable[..., HttpResponse], is_for_approvers: bool) -> Callable[..., HttpResponse]:
        model = self.model  # type: ignore[attr-defined]

        @wraps(view)
        def gate(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            key = unquote(str(kwargs["pk"]))
            if not (key.isascii() and key.isdigit() and len(key) < 19):
                raise Http404
            row = get_object_or_404(model, pk=key)
            is_open = policy_registry.get_by_type(model).in_scope(request.user, row)
            if not (is_open or (is_for_approvers and self._awaits(row, request.user))):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return gate

    @staticmethod
    def _awaits(row: Model, user: Any) -> bool:
        task = getattr(row, "current_workflow_task", None)
        return bool(task and task.user_can_access_editor(row, user))

    def get_urlpatterns(self) -> list[Any]:
        patterns = super().get_urlpatterns()  # type: ignore[misc]
        for pattern in patterns:
            if "pk" in pattern.pattern.regex.groupindex:
                pattern.callback = self._gate(pattern.callback, pattern.name in FOR_APPROVERS)
        return patterns


def _may_be_chosen(rows: QuerySet, user: Any) -> QuerySet:
    """Published entries of everybody, and drafts of one's own."""
    own = policy_registry.get_by_type(rows.model).scope(user)
    return rows.filter(Q(live=True, retired=False) | Q(pk__in=own.values("pk")))


class ChoosePublishedMixin:
    def get_object_list(self) -> QuerySet:
        return _may_be_chosen(super().get_object_list(), self.request.user)  # type: ignore[misc, attr-defined]


class ChoosePublishedView(ChoosePublishedMixin, ChooseView):
    pass


class ChoosePublishedResultsView(ChoosePublishedMixin, ChooseResultsView):
    pass


class ChosenPublishedView(SnippetChosenView):
    def get_object(self, pk: Any) -> Model:
        rows = _may_be_chosen(self.model_class.objects.all(), self.request.user)
        try:
            return rows.get(pk=pk)
        except (ValueError, OverflowError):
            raise rows.model.DoesNotExist from None


class ChosenPublishedMultipleView(SnippetChosenMultipleView):
    def get_objects(self, pks: list[Any]) -> QuerySet:
        keys = [pk for pk in pks if pk.isascii() and pk.isdigit() and len(pk) < 19]
        return _may_be_chosen(super().get_objects(keys), self.request.user)


class PublishedChooserViewSet(SnippetChooserViewSet):
    """A pop-up for stories' blocks: it offers what readers can see, and one's own drafts."""

    choose_view_class = ChoosePublishedView
    choose_results_view_class = ChoosePublishedResultsView
    chosen_view_class = ChosenPublishedView
    chosen_multiple_view_class = ChosenPublishedMultipleView


class RecordViewSet(ScopedViewSetMixin, SnippetViewSet):
    """The views of one kind of record."""

    model: type[Record]
    menu_hook = MENU_HOOK
    index_view_class = RecordIndexView
    copy_view_class = CopyPageView
    chooser_viewset_class = PublishedChooserViewSet
    inspect_view_enabled = True
    list_per_page = 50
    search_fields = ["name"]
    search_backend_name = None
    ordering = "shown_name"


class TermViewSet(SnippetViewSet):
    """The views of one list of terms, for the managers of the portal: nobody else holds its permissions."""

    menu_hook = TERMS_MENU_HOOK
    index_view_class = TermIndexView
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 100
    search_fields = ["name"]
    search_backend_name = None
