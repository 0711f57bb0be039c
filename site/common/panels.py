"""Panels of the editing forms: one tab a language, children with their languages side by side, plain choices."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.utils.text import capfirst, format_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList, PublishingPanel
from wagtail.admin.panels.base import get_form_for_model
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.fields import RichTextField

from common.admin_forms import TidyForm
from common.languages import LANGUAGES

__all__ = ["ChildrenPanel", "TextPanel", "checkboxes", "choice", "in_each_language", "language_tabs", "retiring_panels"]


class TextPanel(FieldPanel):
    """A translated text in one language, named without the code that modeltranslation adds to every label.

    Wagtail gives its growing text box to plain TextFields by exact class, so the translated ones get it here. The box
    carries `lang`, which spelling checkers and screen readers follow.
    """

    def __init__(self, name: str, language: str, *, in_row: bool = False, **kwargs: Any) -> None:
        self.name, self.language, self.in_row = name, language, in_row
        kwargs.pop("field_name", None)
        super().__init__(f"{name}_{language}", **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs = super().clone_kwargs()
        del kwargs["field_name"]
        return {**kwargs, "name": self.name, "language": self.language, "in_row": self.in_row}

    def on_model_bound(self) -> None:
        original = self.model._meta.get_field(self.name)
        language_name = settings.LANGUAGE_NAMES[self.language]
        self.heading = capfirst(original.verbose_name)
        if self.in_row:
            self.heading = format_lazy("{} ({})", self.heading, language_name)
        if isinstance(self.db_field, RichTextField):
            self.attrs = {**self.attrs, "lang": self.language}
        elif isinstance(self.db_field, models.TextField):
            self.widget = AdminAutoHeightTextInput(attrs={"lang": self.language})
        else:
            self.widget = forms.TextInput(attrs={"lang": self.language})


class ChildrenPanel(InlinePanel):
    """Children of a record, each in a form of ours: sorted and limited choices, checkboxes for lists of codes."""

    def __init__(self, *args: Any, form: type[TidyForm] = TidyForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form = form

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "form": self.form}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        options["formsets"][self.relation_name]["form"] = get_form_for_model(
            self.db_field.related_model, form_class=self.form, defer_required_on_fields=deferred
        )
        return options


def choice(name: str, **kwargs: Any) -> FieldPanel:
    """A related record as a drop-down list: Wagtail's own widget for records is a pop-up that needs three clicks."""
    return FieldPanel(name, widget=forms.Select, **kwargs)


def checkboxes(name: str, **kwargs: Any) -> FieldPanel:
    """Several related records as a list of checkboxes."""
    return FieldPanel(name, widget=forms.CheckboxSelectMultiple, classname="pyxida-checkboxes", **kwargs)


def in_each_language(*names: str) -> list[FieldRowPanel]:
    """Each text of a child in all languages, side by side where the screen has room."""
    return [FieldRowPanel([TextPanel(name, language, in_row=True) for language in LANGUAGES]) for name in names]


def language_tabs(*names: str) -> list[ObjectList]:
    """One tab a language, named in that language, with these texts of the record itself."""
    return [
        ObjectList([TextPanel(name, language) for name in names], heading=settings.LANGUAGE_NAMES[language])
        for language in LANGUAGES
    ]


def retiring_panels() -> list[Any]:
    """Where every record is taken out of use, and when it is published by itself."""
    return [
        FieldPanel("retired"),
        *in_each_language("retired_reason"),
        choice("successor"),
        PublishingPanel(),
    ]
