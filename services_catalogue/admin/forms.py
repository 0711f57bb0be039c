"""Forms of the catalogue whose fields are more than a column: lists of codes, and who may make a municipality."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.admin_forms import CodesField, RecordForm, TidyForm
from services_catalogue.models import SPOKEN_LANGUAGES, Accessibility, Organisation
from services_catalogue.models.eligibility import Kind

__all__ = ["ContactForm", "CriterionForm", "FileForm", "LocationForm", "OrganisationForm", "ServiceForm"]

#: What the codes of a criterion are called, under the kinds that know them.
CODE_CHOICES = [
    (Kind.NATIONALITY.label, [
        ("greek", pgettext_lazy("nationality", "Greek")),
        ("bulgarian", pgettext_lazy("nationality", "Bulgarian")),
        ("turkish", pgettext_lazy("nationality", "Turkish")),
        ("eu", _("of a country of the European Union")),
        ("recognised-refugee", _("recognised refugee")),
    ]),
    (Kind.FAMILY.label, [
        ("lives-alone", _("lives alone")), ("single-parent", _("single parent")), ("large-family", _("large family")),
        ("carer", _("carer")), ("pregnant", _("pregnant")), ("orphan", _("orphan")), ("widowed", _("widowed")),
    ]),
    (Kind.EMPLOYMENT.label, [
        ("unemployed", _("unemployed")), ("employed", _("employed")), ("self-employed", _("self-employed")),
        ("student", _("student")), ("pensioner", _("pensioner")),
    ]),
    (Kind.GENDER.label, [("woman", _("woman")), ("man", _("man"))]),
]  # fmt: skip

FILE_LANGUAGES = [*settings.LANGUAGES, ("en", _("English"))]


def _languages_spoken() -> CodesField:
    return CodesField(label=_("Languages spoken"), choices=SPOKEN_LANGUAGES)


class ContactForm(TidyForm):
    languages_spoken = _languages_spoken()


class CriterionForm(TidyForm):
    codes = CodesField(
        label=_("Which"),
        choices=CODE_CHOICES,
        help_text=_("Only for conditions that say “one of”: nationality, family, work, gender."),
    )


class FileForm(TidyForm):
    file_language = forms.ChoiceField(label=_("Language of the file"), choices=FILE_LANGUAGES)


class ServiceForm(RecordForm):
    languages_spoken = _languages_spoken()


class LocationForm(RecordForm):
    accessibility = CodesField(label=_("Accessibility"), choices=Accessibility.choices)


class OrganisationForm(RecordForm):
    """The municipality itself is made, and stays one, by the hand of the portal's managers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound_to_municipality:
            return
        municipality = Organisation.Kind.MUNICIPALITY
        is_municipality = self.instance.pk is not None and self.instance.kind == municipality
        self.fields["kind"].choices = [
            (value, label) for value, label in self.fields["kind"].choices if (value == municipality) == is_municipality
        ]

    def needs_municipality(self) -> bool:
        return super().needs_municipality() and self.cleaned_data.get("kind") != Organisation.Kind.MUNICIPALITY
