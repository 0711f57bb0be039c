"""The listings of records: names in the editor's language, the state of each translation, filters, search, export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import CharField, Exists, Model, OuterRef, Q, QuerySet
from django.db.models.expressions import Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn
from wagtail.coreutils import safe_snake_case
from wagtail.models import Revision, WorkflowState
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import IndexView

from common.in_language import Speaks, translated_fields
from common.languages import LANGUAGES, active_language
from common.models import Record
from common.permissions import ScopedPermissionPolicy
from common.text import fold

__all__ = [
    "RecordIndexView", "StateColumn", "TermIndexView", "TranslationsColumn", "filters_for", "state_of", "translation_states",
]  # fmt: skip

MAX_QUERY_LENGTH = 100
MAX_QUERY_WORDS = 8


def translation_states(record: Speaks) -> dict[str, str]:
    """Tell for each language whether `record` is whole there, in part, or missing."""
    states = {}
    fields = translated_fields(type(record))
    for language in LANGUAGES:
        if record.exists_in(language):
            in_language = record.in_language(language)
            states[language] = "partial" if in_language.has_more_in_source else "whole"
        else:
            has_any = any(getattr(record, f"{field}_{language}", None) for field in fields)
            states[language] = "partial" if has_any else "missing"
    return states


def _state_words() -> dict[str, str]:
    return {"whole": _("translated"), "partial": _("in part"), "missing": _("missing")}


class TranslationsColumn(Column):
    """For each language: is the text whole, in part, or missing. In words for those who do not see the colour."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("translations", label=gettext_lazy("Languages"), **kwargs)

    def get_value(self, instance: Any) -> SafeString:
        words = _state_words()
        tags = (
            (state, settings.LANGUAGE_NAMES[language], words[state], language, words[state])
            for language, state in translation_states(instance).items()
        )
        return format_html_join(
            " ",
            '<span class="pyxida-language pyxida-language--{}" title="{}: {}">{}<span class="w-sr-only">: {}</span></span>',
            tags,
        )


def state_of(record: Any) -> str:
    """Return the state of a record in a word, from what the listing's query has read already."""
    if record.retired:
        return _("retired")
    if getattr(record, "in_moderation", False):
        return _("awaits approval")
    if getattr(record, "is_scheduled", False):
        return _("scheduled")
    if not record.live:
        return _("draft")
    return _("published, with a newer draft") if record.has_unpublished_changes else _("published")


class StateColumn(StatusTagColumn):
    """Draft, published, scheduled, awaiting approval or retired; Wagtail's own column asks the database for each row."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            "state",
            label=gettext_lazy("State"),
            accessor=state_of,
            sort_key="live",
            primary=lambda record: record.live,
            **kwargs,
        )


class NamedIndexView(IndexView):
    """A listing with names in the active language, searched and sorted by the names in all of them."""

    #: Asked for by Wagtail to show the search box; the look-up itself is `search_queryset`.
    search_fields = ["name"]
    list_export_extra: dict[str, Callable[[Any], Any]] = {}

    @property
    def name_field(self) -> str:
        return self.model.required_texts[0]

    def get_base_queryset(self) -> QuerySet:
        names = [f"{self.name_field}_{language}" for language in dict.fromkeys([active_language(), *LANGUAGES])]
        # An empty text counts as none: SQLite would put both first.
        filled = [NullIf(name, Value("")) for name in names]
        return super().get_base_queryset().annotate(shown_name=Coalesce(*filled, Value("\uffff"), output_field=CharField()))

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        queryset = super().order_queryset(queryset)
        return queryset.order_by(*queryset.query.order_by, "pk") if queryset.query.order_by else queryset

    def _get_title_column(self, *args: Any, **kwargs: Any) -> BaseColumn:
        column = super()._get_title_column(*args, **{**kwargs, "accessor": str})
        column.label, column.sort_key = gettext_lazy("Name"), "shown_name"
        return column

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Keep the rows of which a name holds every word, whatever its case and accents.

        The names are compared here: SQLite ignores case in Latin only. A listing has thousands of rows at most.
        """
        words = self.search_query[:MAX_QUERY_LENGTH].split()[:MAX_QUERY_WORDS]
        if not words:
            return queryset
        columns = [f"{field}_{language}" for field in self._searched_fields() for language in LANGUAGES]
        wanted = [{fold(word, language) for language in LANGUAGES} for word in words]
        found = []
        for pk, *names in self.model._default_manager.values_list("pk", *columns):
            text = " ".join(fold(name, column.rsplit("_", 1)[1]) for name, column in zip(names, columns, strict=True) if name)
            if all(any(form in text for form in forms_of_word) for forms_of_word in wanted):
                found.append(pk)
        return queryset.filter(pk__in=found)

    def _searched_fields(self) -> list[str]:
        wanted = (self.name_field, "other_names", "synonyms")
        return [field for field in wanted if field in translated_fields(self.model)]


class TermIndexView(NamedIndexView):
    """The listing of a term."""


class RecordIndexView(NamedIndexView):
    """The listing of a record: the query reads what every cell shows."""

    def get_base_queryset(self) -> QuerySet:
        queryset = super().get_base_queryset().for_listing()
        content_type = self.model.get_content_type()
        of_row = {"base_content_type": content_type, "object_id": Cast(OuterRef("pk"), CharField())}
        scheduled = Revision.objects.filter(approved_go_live_at__isnull=False, **of_row)
        moderated = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, **of_row)
        return queryset.annotate(is_scheduled=Exists(scheduled), in_moderation=Exists(moderated))

    def get_edit_url(self, instance: Any) -> str | None:
        """Open the form at the language that the entry was written in."""
        url = super().get_edit_url(instance)
        return url and f"{url}#tab-{safe_snake_case(settings.LANGUAGE_NAMES[instance.source_language])}"

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        words = _state_words()
        computed = {
            "name": str(item),
            "state": state_of(item),
            "full_url": item.full_url if item.live and not item.retired else "",
            **{f"translation_{language}": words[state] for language, state in translation_states(item).items()},
        }
        plain = {field: computed.get(field) for field in self.list_export}
        rest = [field for field in self.list_export if field not in computed]
        for field in rest:
            show = getattr(item, f"get_{field}_display", None)
            value = show() if show else getattr(item, field)
            plain[field] = str(value) if isinstance(value, Model) else value
        return {field: _not_a_formula(value) for field, value in plain.items()}

    def get_heading(self, queryset: QuerySet, field: str) -> str:
        if field.startswith("translation_"):
            return settings.LANGUAGE_NAMES[field.removeprefix("translation_")]
        names = {"name": _("Name"), "state": _("State"), "full_url": _("Address")}
        return names.get(field) or super().get_heading(queryset, field)


def _not_a_formula(value: Any) -> Any:
    """Keep a spreadsheet from running a text that begins as a formula does."""
    if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        return f"'{value}"
    return "" if value is None else value


def _municipalities(request: Any, model: type[Model]) -> QuerySet:
    policy = policy_registry.get_by_type(model)
    rows = model._default_manager.filter(kind="municipality")
    return policy.scope(request.user, rows) if isinstance(policy, ScopedPermissionPolicy) else rows


class RecordFilterSet(WagtailFilterSet):
    """What every listing of records is filtered by."""

    live = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), method="filter_state", empty_label=gettext_lazy("All"), widget=forms.RadioSelect,
        choices=[("live", gettext_lazy("published")), ("draft", gettext_lazy("draft")), ("retired", gettext_lazy("retired"))],
    )  # fmt: skip
    source_language = django_filters.ChoiceFilter(
        label=gettext_lazy("Written in"), choices=settings.LANGUAGES, empty_label=gettext_lazy("All"), widget=forms.RadioSelect
    )
    missing = django_filters.ChoiceFilter(
        label=gettext_lazy("Not translated into"), method="filter_missing", choices=settings.LANGUAGES,
        empty_label=gettext_lazy("All"), widget=forms.RadioSelect,
    )  # fmt: skip

    def filter_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "retired":
            return queryset.filter(retired=True)
        return queryset.filter(retired=False, live=value == "live")

    def filter_missing(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        missing = Q()
        for text in queryset.model.required_texts:
            missing |= Q(**{f"{text}_{value}__isnull": True}) | Q(**{f"{text}_{value}": ""})
        return queryset.filter(missing)

    def filter_review(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        today = timezone.localdate()
        if value == "due":
            return queryset.filter(review_date__lte=today)
        return queryset.filter(checked_on__isnull=True)


def filters_for(model: type[Record], *fields: str) -> type[RecordFilterSet]:
    """Make the filters of one kind of record: those of all, its municipality, its review, and `fields` of its own."""
    declared: dict[str, Any] = {}
    names = {field.name for field in model._meta.get_fields()}
    if "municipality" in names:
        municipality = model._meta.get_field("municipality")
        declared["municipality"] = django_filters.ModelChoiceFilter(
            label=municipality.verbose_name, widget=forms.Select, empty_label=gettext_lazy("All"),
            queryset=lambda request: _municipalities(request, municipality.related_model),
        )  # fmt: skip
    if "review_date" in names:
        declared["review"] = django_filters.ChoiceFilter(
            label=gettext_lazy("Needs a check"), method="filter_review", empty_label=gettext_lazy("All"),
            widget=forms.RadioSelect,
            choices=[("due", gettext_lazy("the date has passed")), ("never", gettext_lazy("was never checked"))],
        )  # fmt: skip
    meta = type("Meta", (), {"model": model, "fields": list(fields)})
    return type(f"{model.__name__}FilterSet", (RecordFilterSet,), {**declared, "Meta": meta})
