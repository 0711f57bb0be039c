"""Puts the fields of a datum into a model: translated texts, relations by reference or code, children."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin

from common.in_language import translated_fields
from common.languages import LANGUAGES
from common.models import Record, Term
from seeding.reading import Datum, SeedError

__all__ = ["fill", "related"]

#: What the loader itself or Wagtail keeps, and no datum may say.
OWN = {"id", "uuid", "source", "reference", "editors", "sort_order"}
INTERNAL = {field.name for mixin in (DraftStateMixin, LockableMixin, RevisionMixin) for field in mixin._meta.fields}


def fill(record: Any, datum: Datum) -> None:
    """Set every field of `record` to what `datum` says, or to its default; nothing is saved.

    Raises SeedError with the file and the key for a field that does not exist or a value that does not fit.
    """
    try:
        _fill_fields(record, datum.fields, skip={"reference", "code"} if isinstance(record, Record) else {"reference"})
        _fill_children(record, datum.fields)
    except (SeedError, ValidationError, ValueError, TypeError) as error:
        raise SeedError(f"{datum.path} ({datum.key}): {error}") from error


def _fill_fields(instance: Any, data: dict[str, Any], skip: set[str]) -> None:
    model = type(instance)
    children = {relation.get_accessor_name() for relation in get_all_child_relations(model)}
    for key, value in data.items():
        if key in skip or key in children:
            continue
        if key in OWN:
            raise SeedError(f"“{key}” belongs to the loader")
        try:
            field = model._meta.get_field(key)
        except FieldDoesNotExist:
            raise SeedError(f"“{key}” is no field of {model._meta.label}") from None
        _set(instance, field, key, value)
    _reset_missing(instance, data)


def _set(instance: Any, field: Any, key: str, value: Any) -> None:
    if key in translated_fields(type(instance)):  # type: ignore[arg-type]
        if not isinstance(value, dict) or set(value) - set(LANGUAGES):
            raise SeedError(f"“{key}” must be a table of {', '.join(LANGUAGES)}")
        for language in LANGUAGES:
            setattr(instance, f"{key}_{language}", (value.get(language) or "").strip() or None)
    elif isinstance(field, models.ManyToManyField):
        setattr(instance, key, [related(field.related_model, item) for item in value])
    elif isinstance(field, models.ForeignKey):
        setattr(instance, key, related(field.related_model, value))
    elif isinstance(field, models.DecimalField):
        setattr(instance, key, Decimal(str(value)))
    else:
        setattr(instance, key, value)


def _reset_missing(instance: Any, data: dict[str, Any]) -> None:
    """A key that was taken out of the data goes out of the record as well."""
    if instance.pk is None:
        return
    for field in type(instance)._meta.get_fields():
        name = field.name
        if name in data or name in OWN or name in INTERNAL or not getattr(field, "editable", False):
            continue
        if name in translated_fields(type(instance)):  # type: ignore[arg-type]
            for language in LANGUAGES:
                setattr(instance, f"{name}_{language}", None)
        elif isinstance(field, ParentalManyToManyField):
            setattr(instance, name, [])
        elif field.concrete and not field.many_to_many and not _is_language_column(type(instance), name) and name != "code":
            setattr(instance, name, field.get_default())


def _is_language_column(model: type[models.Model], name: str) -> bool:
    base, _dash, language = name.rpartition("_")
    return language in LANGUAGES and base in translated_fields(model)


def related(model: type[models.Model], key: str) -> models.Model:
    """Find what a datum names: a record by its reference, a term by its code."""
    lookup = {"code": key} if issubclass(model, Term) else {"reference": key}
    found = model._default_manager.filter(**lookup).first()
    if found is None:
        raise SeedError(f"there is no {model._meta.model_name} “{key}”")
    return found


def _fill_children(record: Any, data: dict[str, Any]) -> None:
    if not hasattr(record, "serializable_data"):
        return
    for relation in get_all_child_relations(type(record)):
        name = relation.get_accessor_name()
        rows = []
        for index, row in enumerate(data.get(name, [])):
            child = relation.related_model(sort_order=index)
            _fill_fields(child, row, skip=set())
            child.full_clean(exclude=[relation.field.name])
            rows.append(child)
        if name in data or record.pk:
            setattr(record, name, rows)
