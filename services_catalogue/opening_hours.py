"""Opening hours in OpenStreetMap's syntax, with public holidays and the editors' exceptions."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from opening_hours import OpeningHours

__all__ = ["validate_hours"]


def validate_hours(value: str) -> None:
    """Refuse text that is no opening_hours value (https://wiki.openstreetmap.org/wiki/Key:opening_hours)."""
    try:
        OpeningHours(value)
    except Exception as error:
        raise ValidationError(
            _("These hours cannot be read. Write them such as: Mo-Fr 08:00-14:30; Sa 09:00-13:00; PH off.")
        ) from error
