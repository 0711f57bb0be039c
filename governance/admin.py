"""How strategies and committees are listed and edited."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column
from wagtail.permissions import register_permission_policy

from common.admin_forms import RecordForm
from common.admin_listing import filters_for
from common.admin_viewsets import RecordViewSet
from common.panels import ChildrenPanel, checkboxes, choice, in_each_language, language_tabs
from common.permissions import ScopedPermissionPolicy
from governance.models import Committee, Strategy
from services_catalogue.admin import children
from services_catalogue.admin.viewsets import (
    checked_panels,
    export_fields,
    in_languages,
    list_columns,
    owner_panels,
    settings_tab,
)

__all__ = ["CommitteeViewSet", "StrategyViewSet", "register_policies"]


def register_policies() -> None:
    """Tell Wagtail who looks after which row, before it makes a policy of its own."""
    for model in (Strategy, Committee):
        register_permission_policy(model, ScopedPermissionPolicy(model, "municipality__editors"))


class StrategyViewSet(RecordViewSet):
    model = Strategy
    icon = "doc-full"
    menu_order = 10
    filterset_class = filters_for(Strategy, "kind", "status")
    list_display = list_columns(
        Column("kind", label=_("Kind"), accessor=lambda row: row.get_kind_display(), sort_key="kind"),
        Column("status", label=_("Status"), accessor=lambda row: row.get_status_display(), sort_key="status"),
    )
    list_export = export_fields("kind", "status", "starts", "ends", "adopted_by")
    export_filename = "strategies"
    inspect_view_fields = [
        "id", "uuid", "kind", "status", "municipality", *in_languages("name", "summary"), "starts", "ends", "adopted_by",
        "source_language", "checked_on",
    ]  # fmt: skip
    edit_handler = TabbedInterface(
        [
            *language_tabs("name", "summary", "body", "easy", "adopting_body", "other_names"),
            ObjectList(
                [
                    owner_panels(),
                    MultiFieldPanel(
                        [FieldRowPanel([FieldPanel("kind"), FieldPanel("status")]), choice("parent")], heading=_("What it is")
                    ),
                    FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
                    choice("adopted_by"),
                    checkboxes("audiences"),
                    checkboxes("services"),
                ],
                heading=_("Details"),
            ),
            ObjectList([children.files()], heading=_("Files")),
            settings_tab(checked_panels()),
        ],
        base_form_class=RecordForm,
    )


def _members() -> ChildrenPanel:
    return ChildrenPanel(
        "members", heading=_("Members"), label=_("Member"),
        panels=[
            FieldRowPanel([FieldPanel("name"), FieldPanel("starts"), FieldPanel("ends")]),
            *in_each_language("role"),
        ],
    )  # fmt: skip


def _decisions() -> ChildrenPanel:
    return ChildrenPanel(
        "decisions", heading=_("Decisions"), label=_("Decision"),
        panels=[
            FieldRowPanel([FieldPanel("number"), FieldPanel("date"), FieldPanel("protocol"), FieldPanel("register_number")]),
            *in_each_language("subject", "deciding_body"),
            FieldPanel("file"),
        ],
    )  # fmt: skip


class CommitteeViewSet(RecordViewSet):
    model = Committee
    icon = "tasks"
    menu_order = 11
    filterset_class = filters_for(Committee)
    list_display = list_columns()
    list_export = export_fields("organised_by")
    export_filename = "committees"
    inspect_view_fields = [
        "id", "uuid", "municipality", "organised_by", *in_languages("name", "summary", "chair"), "source_language",
        "checked_on",
    ]  # fmt: skip
    edit_handler = TabbedInterface(
        [
            *language_tabs("name", "summary", "chair", "powers", "body", "easy", "other_names"),
            ObjectList([owner_panels(), choice("organised_by")], heading=_("Details")),
            ObjectList([_members()], heading=_("Members")),
            ObjectList([_decisions(), children.legal_bases()], heading=_("Decisions and law")),
            settings_tab(checked_panels()),
        ],
        base_form_class=RecordForm,
    )
