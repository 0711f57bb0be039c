"""How services, organisations, places, funding and the terms are listed and edited."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, UpdatedAtColumn

from common.admin_forms import RecordForm, TidyForm
from common.admin_listing import StateColumn, TranslationsColumn, filters_for
from common.admin_viewsets import RecordViewSet, TermViewSet
from common.languages import LANGUAGES
from common.panels import checkboxes, choice, language_tabs, retiring_panels
from common.permissions import MANAGE_ALL
from services_catalogue.admin import children
from services_catalogue.admin.forms import LocationForm, OrganisationForm, ServiceForm
from services_catalogue.models import Area, Audience, Category, FundingProgramme, Location, Organisation, Service

__all__ = [
    "AreaViewSet", "AudienceViewSet", "CategoryViewSet", "FundingViewSet", "LocationViewSet", "OrganisationViewSet",
    "ServiceViewSet", "checked_panels", "export_fields", "in_languages", "list_columns", "owner_panels", "settings_tab",
]  # fmt: skip


def in_languages(*names: str) -> list[str]:
    """Return the columns of these texts in each language."""
    return [f"{name}_{language}" for name in names for language in LANGUAGES]


def list_columns(*own: Column, reviewed: bool = True) -> list[object]:
    """Return the columns of a listing: the name, those of the kind, its municipality, its languages, its state."""
    checked = [DateColumn("checked_on", label=_("Last checked"), sort_key="checked_on")] if reviewed else []
    municipality = Column("municipality", label=_("Municipality"), accessor=lambda row: row.municipality or "")
    return ["__str__", *own, municipality, TranslationsColumn(), *checked, StateColumn(), UpdatedAtColumn()]


def export_fields(*own: str, reviewed: bool = True) -> list[str]:
    """Return the columns of the spreadsheet of a listing."""
    checked = ["checked_on", "review_date"] if reviewed else []
    translations = [f"translation_{language}" for language in LANGUAGES]
    return [
        "id", "name", *in_languages("name"), "municipality", *own, "source_language", *translations, *checked,
        "state", "full_url",
    ]  # fmt: skip


def owner_panels() -> MultiFieldPanel:
    return MultiFieldPanel([choice("municipality"), FieldPanel("source_language")], heading=_("Whose entry this is"))


def checked_panels() -> MultiFieldPanel:
    return MultiFieldPanel([FieldRowPanel([FieldPanel("checked_on"), FieldPanel("review_date")])], heading=_("Checking"))


def settings_tab(*first: object) -> ObjectList:
    return ObjectList([*first, MultiFieldPanel(retiring_panels(), heading=_("Taking it out of use"))], heading=_("Settings"))


class ServiceViewSet(RecordViewSet):
    model = Service
    icon = "clipboard-list"
    menu_order = 1
    filterset_class = filters_for(Service, "status", "cost")
    list_display = list_columns(
        StatusTagColumn(
            "status", label=_("Status"), accessor=lambda row: row.get_status_display(), sort_key="status",
            primary=lambda row: row.status == Service.Status.RUNNING,
        )
    )  # fmt: skip
    list_export = export_fields("provider", "status", "cost")
    export_filename = "services"
    inspect_view_fields = [
        "id", "uuid", "municipality", "provider", *in_languages("name", "summary"), "status", "cost", "source_language",
        "checked_on", "review_date",
    ]  # fmt: skip
    edit_handler = TabbedInterface(
        [
            *language_tabs(
                "name", "summary", "body", "easy", "output", "how_to_apply", "processing_time", "if_refused", "status_note",
                "other_names",
            ),
            ObjectList(
                [
                    owner_panels(),
                    MultiFieldPanel([choice("provider"), choice("supervisor")], heading=_("Who is responsible")),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("status"), FieldPanel("status_from"), FieldPanel("status_until")]),
                            FieldPanel("sensitive"),
                        ],
                        heading=_("Status"),
                    ),
                    checkboxes("categories"),
                    checkboxes("audiences"),
                    checkboxes("areas"),
                    FieldRowPanel([FieldPanel("cost"), FieldPanel("application_period"), FieldPanel("register_id")]),
                    FieldPanel("languages_spoken", classname="pyxida-checkboxes"),
                    checkboxes("funding"),
                ],
                heading=_("Details"),
            ),
            ObjectList(
                [
                    children.criteria(), children.channels(), children.application_windows(), children.documents(),
                    children.files("forms"), children.costs(),
                ],
                heading=_("Who and how"),
            ),
            ObjectList([children.places(), children.hours_exceptions(), children.contacts()], heading=_("Where and when")),
            ObjectList([children.legal_bases(), children.referrals()], heading=_("Law and referrals")),
            settings_tab(checked_panels()),
        ],
        base_form_class=ServiceForm,
    )  # fmt: skip


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    icon = "group"
    menu_order = 2
    filterset_class = filters_for(Organisation, "kind")
    list_display = list_columns(Column("kind", label=_("Kind"), accessor=lambda row: row.get_kind_display(), sort_key="kind"))
    list_export = export_fields("kind", "website")
    export_filename = "organisations"
    inspect_view_fields = [
        "id", "uuid", "kind", "municipality", "parent", *in_languages("name", "summary"), "website", "source_language",
        "checked_on",
    ]  # fmt: skip
    edit_handler = TabbedInterface(
        [
            *language_tabs("name", "summary", "remits", "body", "easy", "other_names"),
            ObjectList(
                [
                    owner_panels(),
                    MultiFieldPanel([FieldPanel("kind"), choice("parent"), choice("area")], heading=_("What it is")),
                    FieldPanel("website"),
                    FieldPanel("start_page_slug", permission=MANAGE_ALL),
                ],
                heading=_("Details"),
            ),
            ObjectList([children.contacts(), children.partners(), children.legal_bases()], heading=_("Contacts and partners")),
            settings_tab(checked_panels()),
        ],
        base_form_class=OrganisationForm,
    )


class LocationViewSet(RecordViewSet):
    model = Location
    icon = "home"
    menu_order = 3
    filterset_class = filters_for(Location, "address_private")
    list_display = list_columns(
        Column("settlement", label=_("Town or village"), accessor=lambda row: row.settlement or ""),
    )
    list_export = export_fields("settlement", "postcode", "latitude", "longitude")
    export_filename = "places"
    inspect_view_fields = [
        "id", "uuid", "municipality", *in_languages("name", "summary", "address"), "postcode", "settlement", "address_private",
        "source_language", "checked_on",
    ]  # fmt: skip
    edit_handler = TabbedInterface(
        [
            *language_tabs("name", "summary", "address", "transport", "body", "easy", "other_names"),
            ObjectList(
                [
                    owner_panels(),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("postcode"), choice("settlement"), FieldPanel("country")]),
                            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                            FieldPanel("address_private"),
                        ],
                        heading=_("Address"),
                    ),
                    FieldPanel("accessibility", classname="pyxida-checkboxes"),
                ],
                heading=_("Details"),
            ),
            ObjectList([children.tenants()], heading=_("Tenants")),
            settings_tab(checked_panels()),
        ],
        base_form_class=LocationForm,
    )


class FundingViewSet(RecordViewSet):
    model = FundingProgramme
    icon = "decimal"
    menu_order = 4
    filterset_class = filters_for(FundingProgramme)
    list_display = list_columns(Column("starts", label=_("First year"), sort_key="starts"), reviewed=False)
    list_export = export_fields("starts", "ends", "amount", "currency", "managed_by", reviewed=False)
    export_filename = "funding"
    inspect_view_fields = [
        "id", "uuid", "municipality", *in_languages("name", "summary", "funder"), "starts", "ends", "amount", "currency",
        "managed_by", "source_language",
    ]  # fmt: skip
    edit_handler = TabbedInterface(
        [
            *language_tabs("name", "summary", "funder", "body", "easy", "other_names"),
            ObjectList(
                [
                    owner_panels(),
                    FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
                    FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")]),
                    choice("managed_by"),
                ],
                heading=_("Details"),
            ),
            settings_tab(),
        ],
        base_form_class=RecordForm,
    )


class CategoryViewSet(TermViewSet):
    model = Category
    icon = "tag"
    menu_order = 1
    list_display = ["__str__", Column("code", label=_("Code"), sort_key="code"), TranslationsColumn()]
    list_export = ["id", "code", *in_languages("label")]
    export_filename = "categories"
    inspect_view_fields = [
        "id",
        "code",
        "parent",
        *in_languages("label", "prompt", "hint", "synonyms"),
        "icon",
        "life_event_uri",
    ]
    edit_handler = TabbedInterface(
        [
            *language_tabs("label", "prompt", "hint", "synonyms"),
            ObjectList(
                [FieldPanel("code"), choice("parent"), FieldPanel("order"), FieldPanel("icon"), FieldPanel("life_event_uri")],
                heading=_("Details"),
            ),
        ],
        base_form_class=TidyForm,
    )


class AudienceViewSet(TermViewSet):
    model = Audience
    icon = "user"
    menu_order = 2
    list_display = ["__str__", Column("code", label=_("Code"), sort_key="code"), TranslationsColumn()]
    list_export = ["id", "code", *in_languages("label")]
    export_filename = "audiences"
    inspect_view_fields = ["id", "code", *in_languages("label", "synonyms")]
    edit_handler = TabbedInterface(
        [*language_tabs("label", "synonyms"), ObjectList([FieldPanel("code"), FieldPanel("order")], heading=_("Details"))],
        base_form_class=TidyForm,
    )


class AreaViewSet(TermViewSet):
    model = Area
    icon = "globe"
    menu_order = 3
    list_filter = ["kind"]
    list_display = [
        "__str__",
        Column("kind", label=_("Kind"), accessor=lambda row: row.get_kind_display(), sort_key="kind"),
        Column("code", label=_("Code"), sort_key="code"),
        TranslationsColumn(),
    ]
    list_export = ["id", "code", "kind", *in_languages("name"), "nuts", "lau", "latitude", "longitude"]
    export_filename = "areas"
    inspect_view_fields = ["id", "code", "kind", "parent", *in_languages("name", "other_names", "locative"), "nuts", "lau"]
    edit_handler = TabbedInterface(
        [
            *language_tabs("name", "locative", "other_names"),
            ObjectList(
                [
                    FieldRowPanel([FieldPanel("code"), FieldPanel("kind"), FieldPanel("order")]),
                    choice("parent"),
                    FieldRowPanel([FieldPanel("nuts"), FieldPanel("lau")]),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                ],
                heading=_("Details"),
            ),
        ],
        base_form_class=TidyForm,
    )
