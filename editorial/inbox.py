"""The inbox of readers' messages in the admin: a listing, a form with state and answer, each for its own municipality."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.contrib.auth.models import Group, Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry, register_permission_policy

from common.admin_forms import TidyForm
from common.admin_viewsets import ScopedViewSetMixin
from common.dates import long_date
from common.models import Record
from common.panels import choice
from common.permissions import MANAGE_ALL, ScopedPermissionPolicy
from editorial.models import Feedback
from services_catalogue.models import Organisation

__all__ = ["FeedbackViewSet", "InboxPanel", "grant_inbox", "register_policy"]

#: What an editor may do with the messages to the municipality. Deleting is for the portal's managers.
EDITOR_RIGHTS = ("change_feedback", "view_feedback")
#: Of a record the word means whether it is published.
STATE = pgettext_lazy("state of a message", "State")


class FeedbackPolicy(ScopedPermissionPolicy):
    """Messages come from readers: nobody adds one here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


def register_policy() -> None:
    """Tell Wagtail, before it makes a policy of its own."""
    register_permission_policy(Feedback, FeedbackPolicy(Feedback, "municipality__editors"))


def grant_inbox(group: Group) -> None:
    """Give the editors of a municipality its inbox."""
    group.permissions.add(
        *Permission.objects.filter(
            content_type__app_label="editorial", content_type__model="feedback", codename__in=EDITOR_RIGHTS
        )
    )


def own_messages(user: Any) -> Any:
    """Return the messages that `user` may read."""
    policy = policy_registry.get_by_type(Feedback)
    return policy.instances_user_has_any_permission_for(user, ["change", "view"])


def edit_address(record: Any) -> str:
    """Return the address of the form of a record or a page; "" where it has none. Who may open it is asked there."""
    if isinstance(record, Page):
        return reverse("wagtailadmin_pages:edit", args=[record.pk])
    viewset = getattr(type(record), "snippet_viewset", None)
    return reverse(viewset.get_url_name("edit"), args=[record.pk]) if viewset is not None else ""


class RecordColumn(Column):
    """The record or the page that a message is about, with a link to its form."""

    def get_value(self, instance: Feedback) -> Any:
        record: Record | Page | None = instance.record
        if record is None:
            return instance.category or ""
        return format_html('<a href="{}">{}</a>', edit_address(record), record)


def _municipalities(request: HttpRequest) -> QuerySet:
    return Organisation.objects.filter(pk__in=own_messages(request.user).values("municipality"))


class FeedbackFilterSet(WagtailFilterSet):
    """By state, by what is said, by municipality."""

    state = django_filters.ChoiceFilter(
        label=STATE, choices=Feedback.State.choices, empty_label=_("All"), widget=forms.RadioSelect
    )
    what = django_filters.ChoiceFilter(
        label=_("What it says"), choices=Feedback.What.choices, empty_label=_("All"), widget=forms.RadioSelect
    )
    municipality = django_filters.ModelChoiceFilter(
        label=_("Municipality"), queryset=_municipalities, empty_label=_("All"), widget=forms.Select
    )

    class Meta:
        model = Feedback
        fields = ["state", "what", "municipality"]


class InboxView(IndexView):
    """The newest message first; only one's own."""

    def _get_title_column(self, *args: Any, **kwargs: Any) -> BaseColumn:
        column = super()._get_title_column(*args, **{**kwargs, "accessor": lambda row: row.get_what_display()})
        column.label = _("What it says")
        return column

    def get_base_queryset(self) -> QuerySet:
        return own_messages(self.request.user).for_listing()


class FeedbackForm(TidyForm):
    """State and answer. What was kept long enough goes when somebody works in the inbox."""

    def save(self, commit: bool = True) -> Any:
        Feedback.objects.exclude(pk=self.instance.pk).forget()
        return super().save(commit)


class MessagePanel(HelpPanel):
    """The message as it was sent; nobody changes it."""

    class BoundPanel(HelpPanel.BoundPanel):
        @property
        def edit_address(self) -> str:
            """The address of the form of the record that the message is about."""
            record = self.instance.record
            return edit_address(record) if record is not None else ""


class FeedbackViewSet(ScopedViewSetMixin, ModelViewSet):
    model = Feedback
    name = "inbox"
    icon = "mail"
    menu_label = pgettext_lazy("messages of readers", "Inbox")
    add_to_admin_menu = True
    menu_order = 95
    index_view_class = InboxView
    filterset_class = FeedbackFilterSet
    copy_view_enabled = False
    add_to_reference_index = False  # what uses a record is shown to editors of other municipalities too
    search_fields = None
    list_per_page = 50
    list_display = [
        "what",
        StatusTagColumn(
            "state", label=STATE, accessor=lambda row: row.get_state_display(), sort_key="state",
            primary=lambda row: row.state == Feedback.State.NEW,
        ),
        RecordColumn("record", label=_("What it is about")),
        Column("municipality", label=_("Municipality"), accessor=lambda row: row.municipality or ""),
        Column("sent_at", label=_("Sent"), sort_key="sent_at", accessor=lambda row: long_date(localtime(row.sent_at))),
    ]  # fmt: skip
    edit_handler = ObjectList(
        [
            MessagePanel(template="editorial/admin/message.html", heading=_("The message")),
            MultiFieldPanel(
                [FieldPanel("state"), FieldPanel("reply"), FieldPanel("reply_language")], heading=_("What became of it")
            ),
            choice("municipality", permission=MANAGE_ALL),
        ],
        base_form_class=FeedbackForm,
    )


class InboxPanel(Component):
    """The first page of the admin: how many messages nobody has opened yet."""

    name = "inbox"
    order = 105
    template_name = "editorial/admin/inbox_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        waiting = own_messages(parent_context["request"].user).filter(state=Feedback.State.NEW).count()
        return {"waiting": waiting, "address": reverse("inbox:index")}
