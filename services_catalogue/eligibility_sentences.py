"""Each eligibility criterion written out as one sentence to the reader, in the active language.

Whole sentences with named placeholders, so that a translator sees what a reader sees. Numbers nought and one have
sentences of their own where a language would not say them as a number.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from services_catalogue.eligibility_of_others import OTHERS_WRITERS
from services_catalogue.facts import euro

__all__ = ["criterion_sentence", "situations"]


def criterion_sentence(criterion: Any, language: str | None = None) -> str:
    """Return the sentence of a criterion (the row, or as `in_language()` gives it), in `language` or the active one.

    The editor's own words stand in `criterion.detail` and are not part of it: they have a language of their own.
    """
    with translation.override(language or translation.get_language()):
        write = OTHERS_WRITERS.get((criterion.about, criterion.kind)) or WRITERS[criterion.kind]
        return write(criterion)


def situations(kind: str) -> dict[str, tuple[str, str]]:
    """Return what the codes of nationality, family or employment say: a sentence, and the same within a list."""
    return {"nationality": _nationalities, "family": _families, "employment": _employments}[kind]()


def _whole(number: Decimal | None) -> int:
    return int(number or 0)


def _values(criterion: Any) -> dict[str, int]:
    return {"minimum": _whole(criterion.minimum), "maximum": _whole(criterion.maximum)}


def _is_exact(criterion: Any) -> bool:
    return criterion.comparison == "between" and criterion.minimum == criterion.maximum


def _age(criterion: Any) -> str:
    values = _values(criterion)
    low, high = values["minimum"], values["maximum"]
    if criterion.comparison == "at-least":
        if low == 0:
            return _("You may be of any age.")
        return ngettext("You are %(minimum)s year old or older.", "You are %(minimum)s years old or older.", low) % values
    if criterion.comparison == "at-most":
        if high == 0:
            return _("You are not yet one year old.")
        return ngettext("You are at most %(maximum)s year old.", "You are at most %(maximum)s years old.", high) % values
    if _is_exact(criterion):
        return ngettext("You are %(maximum)s year old.", "You are %(maximum)s years old.", high) % values
    return (
        ngettext(
            "You are between %(minimum)s and %(maximum)s year old.",
            "You are between %(minimum)s and %(maximum)s years old.",
            high,
        )
        % values
    )


def _residence(criterion: Any) -> str:
    area = criterion.area
    where = _area_text(area, "locative") if area else ""
    if criterion.comparison == "registered-in":
        if where:
            return _("Your registered address is %(where)s.") % {"where": where}
        return _("Your registered address is in this area: %(area)s.") % {"area": _area_text(area, "name")}
    if where:
        return _("You live %(where)s.") % {"where": where}
    return _("You live in this area: %(area)s.") % {"area": _area_text(area, "name")}


def _area_text(area: Any, field: str) -> str:
    if area is None:
        return ""
    record = getattr(area, "record", area)
    return getattr(record.in_language(translation.get_language()), field)


def _nationality(criterion: Any) -> str:
    if criterion.comparison == "any":
        return _("It does not matter what nationality you have.")
    return _one_of(criterion, _nationalities(), _("You have one of these nationalities or papers: %(list)s."))


def _nationalities() -> dict[str, tuple[str, str]]:
    return {
        "greek": (_("You are a Greek citizen."), pgettext("nationality", "Greek")),
        "bulgarian": (_("You are a Bulgarian citizen."), pgettext("nationality", "Bulgarian")),
        "turkish": (_("You are a Turkish citizen."), pgettext("nationality", "Turkish")),
        "eu": (_("You are a citizen of a country of the European Union."), _("of a country of the European Union")),
        "recognised-refugee": (_("You are a recognised refugee."), _("recognised refugee")),
    }


def _income(criterion: Any) -> str:
    minimum, maximum = euro(criterion.minimum or Decimal()), euro(criterion.maximum or Decimal())
    values, yearly = {"minimum": minimum, "maximum": maximum}, criterion.period == "year"
    if criterion.comparison == "at-least":
        if not criterion.minimum:
            return _("It does not matter how much your household earns.")
        if yearly:
            return _("Your household earns %(minimum)s a year or more.") % values
        return _("Your household earns %(minimum)s a month or more.") % values
    if criterion.comparison == "at-most":
        if not criterion.maximum:
            return _("Your household has no income.")
        if yearly:
            return _("Your household earns at most %(maximum)s a year.") % values
        return _("Your household earns at most %(maximum)s a month.") % values
    if yearly:
        return _("Your household earns between %(minimum)s and %(maximum)s a year.") % values
    return _("Your household earns between %(minimum)s and %(maximum)s a month.") % values


def _household(criterion: Any) -> str:
    values = _values(criterion)
    low, high = values["minimum"], values["maximum"]
    if criterion.comparison == "at-least":
        if low <= 1:
            return _("It does not matter how many people live in your home.")
        text = ngettext(
            "At least %(minimum)s person lives in your home.", "At least %(minimum)s people live in your home.", low
        )
        return text % values
    if (criterion.comparison == "at-most" and high <= 1) or (_is_exact(criterion) and high == 1):
        return _("You live alone in your home.")
    if criterion.comparison == "at-most":
        text = ngettext("At most %(maximum)s person lives in your home.", "At most %(maximum)s people live in your home.", high)
        return text % values
    if _is_exact(criterion):
        return ngettext("%(maximum)s person lives in your home.", "%(maximum)s people live in your home.", high) % values
    text = ngettext(
        "Between %(minimum)s and %(maximum)s person lives in your home.",
        "Between %(minimum)s and %(maximum)s people live in your home.",
        high,
    )
    return text % values


def _children(criterion: Any) -> str:
    values = _values(criterion)
    low, high = values["minimum"], values["maximum"]
    if criterion.comparison == "at-least":
        if low == 0:
            return _("It does not matter how many children you have.")
        return ngettext("You have at least %(minimum)s child.", "You have at least %(minimum)s children.", low) % values
    if high == 0:
        return _("You have no children.")
    if criterion.comparison == "at-most":
        return ngettext("You have at most %(maximum)s child.", "You have at most %(maximum)s children.", high) % values
    if _is_exact(criterion):
        return ngettext("You have %(maximum)s child.", "You have %(maximum)s children.", high) % values
    text = ngettext(
        "You have between %(minimum)s and %(maximum)s child.", "You have between %(minimum)s and %(maximum)s children.", high
    )
    return text % values


def _disability(criterion: Any) -> str:
    if criterion.comparison == "at-least" and _whole(criterion.minimum):
        return _("You have a certificate of disability of %(minimum)s%% or more.") % _values(criterion)
    return _("You have a certificate of disability, of whatever degree.")


def _family(criterion: Any) -> str:
    return _one_of(criterion, _families(), _("One of these is true of you: %(list)s."))


def _families() -> dict[str, tuple[str, str]]:
    return {
        "lives-alone": (_("You live alone."), _("you live alone")),
        "single-parent": (_("You raise your child or children on your own."), _("you raise a child on your own")),
        "large-family": (_("You have a large family, with a certificate."), _("you have a large family")),
        "carer": (_("You look after a person who needs care."), _("you look after a person who needs care")),
        "pregnant": (_("You are pregnant."), _("you are pregnant")),
        "orphan": (_("You have lost one or both parents."), _("you have lost one or both parents")),
        "widowed": (_("Your spouse has died."), _("your spouse has died")),
    }


def _employment(criterion: Any) -> str:
    return _one_of(criterion, _employments(), _("One of these is true of you: %(list)s."))


def _employments() -> dict[str, tuple[str, str]]:
    return {
        "unemployed": (_("You are out of work."), _("you are out of work")),
        "employed": (_("You work for an employer."), _("you work for an employer")),
        "self-employed": (_("You work for yourself."), _("you work for yourself")),
        "student": (_("You are a pupil or a student."), _("you are a pupil or a student")),
        "pensioner": (_("You get a pension."), _("you get a pension")),
    }


def _one_of(criterion: Any, phrases: dict[str, tuple[str, str]], several: str) -> str:
    """One code has a sentence of its own; several stand in a list after `several`."""
    chosen = [phrases[code] for code in criterion.codes if code in phrases]
    if len(chosen) == 1:
        return chosen[0][0]
    return several % {"list": ", ".join(short for _sentence, short in chosen)}


def _insurance(criterion: Any) -> str:
    return _("You have health insurance.") if criterion.comparison == "insured" else _("You have no health insurance.")


def _gender(criterion: Any) -> str:
    if set(criterion.codes) == {"woman"}:
        return _("You are a woman.")
    if set(criterion.codes) == {"man"}:
        return _("You are a man.")
    return _("It is for women and for men.")


def _ask(criterion: Any) -> str:
    return _("This cannot be checked here. The office decides it together with you:")


WRITERS: dict[str, Callable[[Any], str]] = {
    "age": _age,
    "residence": _residence,
    "nationality": _nationality,
    "household-income": _income,
    "household-size": _household,
    "children": _children,
    "disability": _disability,
    "family": _family,
    "employment": _employment,
    "insurance": _insurance,
    "gender": _gender,
    "ask": _ask,
}
