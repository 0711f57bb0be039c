"""The panels of children, one function a relation, for every record that has it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from common.panels import ChildrenPanel, choice, in_each_language
from services_catalogue.admin.forms import ContactForm, CriterionForm, FileForm

__all__ = [
    "application_windows", "channels", "contacts", "costs", "criteria", "documents", "files", "hours_exceptions",
    "legal_bases", "partners", "places", "referrals", "tenants",
]  # fmt: skip


def contacts() -> ChildrenPanel:
    return ChildrenPanel(
        "contacts", heading=_("Contacts"), label=_("Contact"), form=ContactForm,
        help_text=_("Whom to call or write to. Leave out what you are not sure of."),
        panels=[
            FieldRowPanel([FieldPanel("name"), FieldPanel("phone"), FieldPanel("email"), FieldPanel("website")]),
            *in_each_language("role"),
            FieldPanel("languages_spoken", classname="pyxida-checkboxes"),
            *in_each_language("note"),
        ],
    )  # fmt: skip


def legal_bases() -> ChildrenPanel:
    return ChildrenPanel(
        "legal_bases", heading=_("Legal basis"), label=_("Law or decision"),
        panels=[
            FieldRowPanel([FieldPanel("citation"), FieldPanel("date"), FieldPanel("url")]),
            *in_each_language("title"),
        ],
    )  # fmt: skip


def criteria() -> ChildrenPanel:
    return ChildrenPanel(
        "criteria", heading=_("Who can get it"), label=_("Condition"), form=CriterionForm,
        help_text=_(
            "All conditions must hold. The site writes each one out as a sentence in every language, "
            "and asks for it under “Is it for me?”."
        ),
        panels=[
            FieldRowPanel([FieldPanel("kind"), FieldPanel("comparison"), FieldPanel("about")]),
            FieldRowPanel([FieldPanel("minimum"), FieldPanel("maximum"), FieldPanel("period")]),
            choice("area"),
            FieldPanel("codes", classname="pyxida-checkboxes"),
            *in_each_language("detail"),
        ],
    )  # fmt: skip


def documents() -> ChildrenPanel:
    return ChildrenPanel(
        "documents", heading=_("What to bring"), label=_("Document"),
        panels=[*in_each_language("name", "note"), FieldPanel("optional")],
    )  # fmt: skip


def costs() -> ChildrenPanel:
    return ChildrenPanel(
        "costs", heading=_("Prices"), label=_("Price"),
        help_text=_("Only where it is not free. The field “cost” under Details is what people filter by."),
        panels=[
            *in_each_language("label"),
            FieldRowPanel([FieldPanel("amount"), FieldPanel("maximum"), FieldPanel("per")]),
            *in_each_language("note"),
        ],
    )  # fmt: skip


def channels() -> ChildrenPanel:
    return ChildrenPanel(
        "channels", heading=_("Ways to apply"), label=_("Way to apply"),
        panels=[FieldRowPanel([FieldPanel("kind"), FieldPanel("url")]), *in_each_language("detail")],
    )  # fmt: skip


def application_windows() -> ChildrenPanel:
    return ChildrenPanel(
        "application_windows", heading=_("Days for applying"), label=_("Window for applying"),
        help_text=_("Only where one can apply on certain dates. Both days are included."),
        panels=[FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]), *in_each_language("note")],
    )  # fmt: skip


def files(relation: str = "files") -> ChildrenPanel:
    heading, label = (_("Forms to download"), _("Form")) if relation == "forms" else (_("Files"), _("File"))
    return ChildrenPanel(
        relation, heading=heading, label=label, form=FileForm,
        panels=[FieldPanel("document"), *in_each_language("title"), FieldPanel("file_language")],
    )  # fmt: skip


def places() -> ChildrenPanel:
    return ChildrenPanel(
        "places", heading=_("Where and when"), label=_("Place with its hours"),
        panels=[
            choice("location"),
            FieldRowPanel([FieldPanel("hours"), FieldPanel("phone")]),
            *in_each_language("hours_note"),
        ],
    )  # fmt: skip


def hours_exceptions() -> ChildrenPanel:
    return ChildrenPanel(
        "hours_exceptions", heading=_("Days with other hours"), label=_("Exception"),
        panels=[
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends"), FieldPanel("hours")]),
            choice("location"),
            *in_each_language("note"),
        ],
    )  # fmt: skip


def referrals() -> ChildrenPanel:
    return ChildrenPanel(
        "referrals", heading=_("Where it sends people on to"), label=_("Referral"),
        panels=[
            FieldRowPanel([choice("to_service"), choice("to_organisation")]),
            *in_each_language("label", "note"),
        ],
    )  # fmt: skip


def partners() -> ChildrenPanel:
    return ChildrenPanel(
        "partners", heading=_("Partners"), label=_("Partner"), panels=[choice("partner"), *in_each_language("note")]
    )  # fmt: skip


def tenants() -> ChildrenPanel:
    return ChildrenPanel(
        "tenants", heading=_("Who is in this building"), label=_("Tenant"),
        panels=[choice("organisation"), *in_each_language("detail")],
    )  # fmt: skip
