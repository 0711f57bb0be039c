"""The place of the catalogue in the admin: one menu, its view sets, bulk actions, and what each person sees."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.snippets.models import register_snippet

from common.admin_bulk import PublishAction, UnpublishAction
from common.admin_viewsets import MENU_HOOK, TERMS_MENU_HOOK
from common.permissions import MANAGE_ALL, manages_all
from services_catalogue.admin import viewsets
from services_catalogue.admin.review_panel import ReviewPanel

for viewset in (
    viewsets.ServiceViewSet, viewsets.OrganisationViewSet, viewsets.LocationViewSet, viewsets.FundingViewSet,
    viewsets.CategoryViewSet, viewsets.AudienceViewSet, viewsets.AreaViewSet,
):  # fmt: skip
    register_snippet(viewset)

hooks.register("register_bulk_action", PublishAction)
hooks.register("register_bulk_action", UnpublishAction)


@hooks.register("register_admin_menu_item")
def catalogue_menu() -> SubmenuMenuItem:
    """Services, organisations, places and funding; governance adds its own by the same hook."""
    return SubmenuMenuItem(_("Catalogue"), Menu(register_hook_name=MENU_HOOK), name="catalogue", icon_name="list-ul", order=90)


@hooks.register(MENU_HOOK)
def terms_menu() -> SubmenuMenuItem:
    return SubmenuMenuItem(_("Terms"), Menu(register_hook_name=TERMS_MENU_HOOK), name="terms", icon_name="tag", order=50)


@hooks.register("construct_reports_menu")
def reports_for_managers(request: HttpRequest, items: list[MenuItem]) -> None:
    """Reports name everybody's drafts; `AdminGuardMiddleware` closes their addresses."""
    if not manages_all(request.user):
        items.clear()


@hooks.register("construct_help_menu")
def no_news_of_the_tool(request: HttpRequest, items: list[MenuItem]) -> None:
    """What is new in Wagtail concerns those who keep the site running."""
    items[:] = [item for item in items if not item.name.startswith("whats-new")]


@hooks.register("register_permissions")
def manage_all_permission() -> QuerySet:
    """So that the form of a group shows it."""
    label, codename = MANAGE_ALL.split(".")
    return Permission.objects.filter(content_type__app_label=label, codename=codename)


@hooks.register("construct_homepage_panels")
def review_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ReviewPanel())


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/pyxida.css"))
