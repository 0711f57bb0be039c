"""The sentences of criteria that are about somebody else than the reader: a child, or the person whom they look after.

Each stands in full, for each of the two: no language lets a translator put the person in later.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

__all__ = ["OTHERS_WRITERS"]


def _bounds(criterion: Any) -> tuple[int, int]:
    return int(criterion.minimum or 0), int(criterion.maximum or 0)


def _age_of_child(criterion: Any) -> str:
    low, high = _bounds(criterion)
    values = {"minimum": low, "maximum": high}
    if criterion.comparison == "at-least":
        if low == 0:
            return _("The child may be of any age.")
        return (
            ngettext("The child is %(minimum)s year old or older.", "The child is %(minimum)s years old or older.", low)
            % values
        )
    if criterion.comparison == "at-most":
        if high == 0:
            return _("The child is not yet one year old.")
        return (
            ngettext("The child is at most %(maximum)s year old.", "The child is at most %(maximum)s years old.", high) % values
        )
    if low == high:
        return ngettext("The child is %(maximum)s year old.", "The child is %(maximum)s years old.", high) % values
    text = ngettext(
        "The child is between %(minimum)s and %(maximum)s year old.",
        "The child is between %(minimum)s and %(maximum)s years old.",
        high,
    )
    return text % values


def _age_of_cared_for(criterion: Any) -> str:
    low, high = _bounds(criterion)
    values = {"minimum": low, "maximum": high}
    if criterion.comparison == "at-least":
        if low == 0:
            return _("The person you look after may be of any age.")
        text = ngettext(
            "The person you look after is %(minimum)s year old or older.",
            "The person you look after is %(minimum)s years old or older.",
            low,
        )
        return text % values
    if criterion.comparison == "at-most":
        text = ngettext(
            "The person you look after is at most %(maximum)s year old.",
            "The person you look after is at most %(maximum)s years old.",
            high,
        )
        return text % values
    text = ngettext(
        "The person you look after is between %(minimum)s and %(maximum)s year old.",
        "The person you look after is between %(minimum)s and %(maximum)s years old.",
        high,
    )
    return text % values


def _disability_of_child(criterion: Any) -> str:
    low, _high = _bounds(criterion)
    if criterion.comparison == "at-least" and low:
        return _("The child has a certificate of disability of %(minimum)s%% or more.") % {"minimum": low}
    return _("The child has a certificate of disability, of whatever degree.")


def _disability_of_cared_for(criterion: Any) -> str:
    low, _high = _bounds(criterion)
    if criterion.comparison == "at-least" and low:
        return _("The person you look after has a certificate of disability of %(minimum)s%% or more.") % {"minimum": low}
    return _("The person you look after has a certificate of disability, of whatever degree.")


#: By the person and the kind, as `EligibilityCriterion` names them.
OTHERS_WRITERS: dict[tuple[str, str], Callable[[Any], str]] = {
    ("child", "age"): _age_of_child,
    ("child", "disability"): _disability_of_child,
    ("cared-for", "age"): _age_of_cared_for,
    ("cared-for", "disability"): _disability_of_cared_for,
}
