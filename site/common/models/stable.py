"""Rows whose texts are stored by modeltranslation, kept stable whatever language the editor works in."""

from __future__ import annotations

from typing import Any

from common.languages import default_language_writes

__all__ = ["StableSave", "StableTranslations"]


class StableSave:
    """The columns without a suffix always mirror the default language. For children and look-ups."""

    def save(self, *args: Any, **kwargs: Any) -> Any:
        with default_language_writes():
            return super().save(*args, **kwargs)  # type: ignore[misc]


class StableTranslations(StableSave):
    """For models with revisions only: revisions read and write each language's own column.

    A child must not define `serializable_data`: it has none to call, and the AttributeError would make every child
    vanish from the revision without a word.
    """

    def serializable_data(self) -> Any:
        with default_language_writes():
            return super().serializable_data()  # type: ignore[misc]

    @classmethod
    def from_serializable_data(cls, *args: Any, **kwargs: Any) -> Any:
        with default_language_writes():
            return super().from_serializable_data(*args, **kwargs)  # type: ignore[misc]
