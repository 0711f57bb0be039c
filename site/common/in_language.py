"""One accessor decides in which language a record speaks: `record.in_language(L)`.

Pages, lists, feeds, the API and the index all read records through it, so no page ever mixes languages.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db import models
from modeltranslation.translator import NotRegistered, translator

from common.languages import LANGUAGES, active_language

__all__ = ["InLanguage", "Speaks", "translated_fields"]


@lru_cache(maxsize=None)
def translated_fields(model: type[models.Model]) -> frozenset[str]:
    """Return the names of the translated fields of `model`; none for a model without translations."""
    try:
        return frozenset(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return frozenset()


class Speaks:
    """A model whose texts exist in some of the languages.

    `required_texts` are the fields that must be filled in a language for the record to exist in it.
    """

    required_texts: tuple[str, ...] = ("name",)

    def exists_in(self, language: str) -> bool:
        """Tell whether every required text is filled in `language`."""
        return all(getattr(self, f"{field}_{language}", None) for field in self.required_texts)

    def text_language(self, language: str) -> str:
        """Return the language of the texts that a reader of `language` gets."""
        if self.exists_in(language):
            return language
        source = getattr(self, "source_language", LANGUAGES[0])
        if self.exists_in(source):
            return source
        return next((code for code in LANGUAGES if self.exists_in(code)), source)

    def in_language(self, language: str | None = None) -> InLanguage:
        """Return this record as a reader of `language` (the active one by default) sees it."""
        reader = language or active_language()
        return InLanguage(self, self.text_language(reader), reader)


class InLanguage:
    """A record, or a child of one, read in one language.

    A translated field gives its text in `language`, or "" where it is not filled: never another language's. A list of
    children gives them in the same language; a related record gives its own `in_language` of the same reader. All other
    attributes are the record's own.
    """

    __slots__ = ("_fields", "language", "reader", "record")

    def __init__(self, record: Any, language: str, reader: str) -> None:
        self.record = record
        self.language = language
        self.reader = reader
        self._fields = translated_fields(type(record))  # type: ignore[arg-type]  # a class is hashable

    def __getattr__(self, name: str) -> Any:
        if name in self._fields:
            return getattr(self.record, f"{name}_{self.language}", None) or ""
        return self._wrap(getattr(self.record, name))

    def _wrap(self, value: Any) -> Any:
        if isinstance(value, Speaks):
            return value.in_language(self.reader)
        if isinstance(value, models.Manager):
            return [self._child(item) for item in value.all()]
        return value

    def _child(self, item: models.Model) -> Any:
        if isinstance(item, Speaks):
            return item.in_language(self.reader)
        return InLanguage(item, self.language, self.reader)

    def __str__(self) -> str:
        first = getattr(self.record, "required_texts", ("name",))[0]
        return getattr(self.record, f"{first}_{self.language}", None) or ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, InLanguage) and self.record == other.record

    def __hash__(self) -> int:
        return hash(self.record)

    @property
    def is_fallback(self) -> bool:
        """Whether the reader gets another language than the one asked for."""
        return self.language != self.reader

    @property
    def has_more_in_source(self) -> bool:
        """Whether the source language says something that this language leaves out."""
        source = getattr(self.record, "source_language", self.language)
        if source == self.language:
            return False
        return any(
            getattr(self.record, f"{field}_{source}", None) and not getattr(self.record, f"{field}_{self.language}", None)
            for field in self._fields
            if field != "other_names"
        )
