"""The editing forms of records: what publishing asks for, whose entries one may make, and choices fit to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Model, Q
from django.forms.models import ModelChoiceField, ModelChoiceIterator, ModelChoiceIteratorValue
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.permissions import policy_registry

from common.languages import active_language
from common.models import Record, TreeNode
from common.permissions import ScopedPermissionPolicy, manages_all
from common.text import sort_key

__all__ = ["CodesField", "RecordForm", "TidyForm", "arranged"]

INDENT = "\u2014 "


def _label(row: Model) -> str:
    municipality = getattr(row, "municipality", None)
    if isinstance(row, TreeNode) or municipality is None:
        return str(row)
    return f"{row} ({municipality})"


def arranged(rows: Iterable[Model]) -> list[tuple[Model, str]]:
    """Return rows with their labels, sorted as a reader of the active language expects; a tree is indented."""
    language = active_language()
    known = {row.pk: row for row in rows}
    keys = {pk: (sort_key(str(row), language), pk) for pk, row in known.items()}

    def path(row: Model) -> list[Any]:
        keys_above: list[Any] = []
        node: Model | None = row
        while node is not None and len(keys_above) < 20:
            keys_above.insert(0, keys[node.pk])
            node = known.get(getattr(node, "parent_id", None))
        return keys_above

    placed = sorted(((path(row), row) for row in known.values()), key=lambda pair: pair[0])
    return [(row, INDENT * (len(above) - 1) + _label(row)) for above, row in placed]


class ArrangedIterator(ModelChoiceIterator):
    """The choices of a related record, in the order and with the labels of `arranged`."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield ("", self.field.empty_label)
        for row, label in arranged(self.queryset):
            yield (ModelChoiceIteratorValue(self.field.prepare_value(row), row), label)


class CodesField(forms.MultipleChoiceField):
    """A list of codes, kept as JSON, as checkboxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices=choices, required=False, **kwargs)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return sorted(initial or []) != sorted(data or [])


class TidyForm(WagtailAdminModelForm):
    """A form whose related records can be chosen when they are published, or one's own, or chosen already."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, ModelChoiceField) and isinstance(field.widget, forms.Select | forms.CheckboxSelectMultiple):
                self._limit(name, field)
                field.iterator = ArrangedIterator
                field.widget.choices = field.choices

    def _limit(self, name: str, field: ModelChoiceField) -> None:
        model = field.queryset.model
        if not issubclass(model, Record):
            return
        allowed = Q(live=True, retired=False) | Q(pk__in=self._chosen(name))
        policy = policy_registry.get_by_type(model)
        if self.for_user is not None and isinstance(policy, ScopedPermissionPolicy):
            allowed |= Q(retired=False, pk__in=policy.scope(self.for_user).values("pk"))
        rows = field.queryset.filter(allowed)
        if name == "successor" and self.instance.pk:
            rows = rows.exclude(pk=self.instance.pk)
        field.queryset = rows if issubclass(model, TreeNode) else rows.for_listing()

    def _chosen(self, name: str) -> list[Any]:
        value = self.initial.get(name)
        # Of a relation to many it is a list, or a set of rows where the form was opened on what is stored.
        values = [value] if value is None or isinstance(value, str | int | Model) else list(value)
        return [getattr(item, "pk", item) for item in values if item]


class RecordForm(TidyForm):
    """The form of a record of a municipality.

    A draft may be empty. Publishing, and asking for approval, need the name and the summary in the source language.
    Nobody can give an entry to a municipality that is not theirs: the list of municipalities holds no other.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "source_language" in self.fields:
            self.fields["source_language"].required = False
        if "municipality" in self.fields:
            self._offer_municipalities()

    @property
    def is_bound_to_municipality(self) -> bool:
        """Whether the user looks after some municipalities only."""
        return self.for_user is not None and not manages_all(self.for_user)

    def _offer_municipalities(self) -> None:
        field = self.fields["municipality"]
        is_new = self.instance.pk is None
        if self.is_bound_to_municipality:
            rows = field.queryset
            mine = list(rows.filter(editors__in=self.for_user.groups.all()))
            # Whoever is to approve an entry leaves it where it is, as the database has it.
            now = type(self.instance)._default_manager.filter(pk=self.instance.pk).values("municipality")
            field.queryset = rows.filter(Q(pk__in=[row.pk for row in mine]) | Q(pk__in=now))
            if len(mine) == 1 and is_new:
                self.initial["municipality"] = mine[0].pk
                self.initial["source_language"] = mine[0].source_language
        elif is_new and "source_language" in self.fields:
            self.initial["source_language"] = ""
            self.fields["source_language"].choices = [
                ("", _("That of the municipality")), *self.fields["source_language"].choices
            ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        if "municipality" in self.fields and not cleaned.get("municipality") and self.needs_municipality():
            self._complain("municipality", _("Choose the municipality: without one you would not find this entry again."))
        if "source_language" in self.fields and not cleaned.get("source_language"):
            cleaned["source_language"] = self._default_language()
        if not self.is_deferred_validation:
            self._check_required_texts()
        return cleaned

    def needs_municipality(self) -> bool:
        """Tell whether the entry would be lost to its editor without a municipality."""
        return self.is_bound_to_municipality

    def _default_language(self) -> str:
        municipality = self.cleaned_data.get("municipality")
        if self.instance.pk and self.instance.source_language:
            return self.instance.source_language
        return municipality.source_language if municipality else settings.LANGUAGE_CODE

    def _check_required_texts(self) -> None:
        language = self.cleaned_data.get("source_language") or self.instance.source_language
        for text in self.instance.required_texts:
            if not self.cleaned_data.get(f"{text}_{language}"):
                message = _("To publish, fill this in: the entry was written in this language. Or save it as a draft.")
                self._complain(f"{text}_{language}", message)

    def _complain(self, name: str, message: Any) -> None:
        """Add an error once: a field that is wrong in itself says so already."""
        if name in self.fields and name not in self.errors:
            self.add_error(name, message)
