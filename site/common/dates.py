"""Dates in words, as the reader's language writes them."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import get_language

__all__ = ["long_date", "short_date", "weekday"]

#: Languages that write months and days in lower case where Django has capitals.
LOWER_CASE = {"bg"}


def _format(day: dt.date, pattern: str) -> str:
    text = date_format(day, pattern)
    return text.lower() if get_language() in LOWER_CASE else text


def long_date(day: dt.date) -> str:
    """Write a date with its month as a word, as in 3 November 2026."""
    return _format(day, "j E Y")


def short_date(day: dt.date) -> str:
    """Write a date without its year, as in 3 November."""
    return _format(day, "j E")


def weekday(day: dt.date) -> str:
    """Write the name of a day."""
    return _format(day, "l")
