"""Reads what a reader answered, and says it again in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from common.languages import active_language
from services_catalogue.check.facts import FACTS, NO, NUMBERS, YES
from services_catalogue.check.places import Places
from services_catalogue.check.questions import Form, Question
from services_catalogue.check.values import NONE, Among, Span, Values
from services_catalogue.eligibility_sentences import situations
from services_catalogue.facts import euro

__all__ = ["NONE_OF_THESE", "UNTOLD", "Mistake", "band_words", "choice_words", "read_answer", "said", "values_of"]

#: The answer of somebody who would rather not say, or does not know.
UNTOLD = "?"
#: The box that says that no other is true.
NONE_OF_THESE = "none"
NO_BAND = "none"
BAND = re.compile(r"(\d{1,8})(?:-(\d{1,8}))?")
NUMBER = re.compile(r"\d{1,4}")


class Mistake(Exception):
    """An answer that cannot be read; `kind` says what is wrong with it."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def read_answer(question: Question, facts: Iterable[str], given: list[str], places: Places) -> dict[str, str]:
    """Return the facts that `given`, the values of the form's field, tell; raises Mistake."""
    if question.form is Form.SEVERAL:
        return _read_several(question, list(facts), given)
    text = given[-1] if given else ""
    if question.form is Form.NUMBER:
        text = unicodedata.normalize("NFKC", text).strip()
        if not NUMBER.fullmatch(text) or values_of(question.key, text, places) is None:
            raise Mistake("number")
        return {question.key: str(int(text))}
    if values_of(question.key, text, places) is None:
        raise Mistake("nothing")
    return {question.key: text}


def _read_several(question: Question, facts: list[str], given: list[str]) -> dict[str, str]:
    ticked = {fact for fact in facts if fact.partition(".")[2] in given}
    if not ticked and NONE_OF_THESE not in given:
        raise Mistake("several")
    if ticked and NONE_OF_THESE in given:
        raise Mistake("both")
    return {fact: YES if fact in ticked else NO for fact in facts}


def values_of(fact: str, text: str, places: Places) -> Values | None:
    """Return what an answer tells of a fact; None for one that tells nothing, such as one of another fact."""
    whole = places.everywhere if fact in {"residence", "registered"} else FACTS.get(fact)
    if isinstance(whole, Among):
        return Among(frozenset({text})) if text in whole.values else None
    if whole is None:
        return None
    if text == NO_BAND and whole.low == NONE:
        return Span(NONE, NONE)
    band = BAND.fullmatch(text)
    found = Span(int(band[1]), int(band[2] or band[1])) if band else None
    return found if found and found.within(whole) else None


def said(question: Question, answer: Mapping[str, str], places: Places) -> tuple[str, str]:
    """Return an answer in words, and the language of these words."""
    if question.form is Form.AREA and (area := places.by_code.get(answer.get(question.key, ""))):
        text = area.in_language()
        return text.name, text.language
    return _said(question, answer, places), active_language()


def _said(question: Question, answer: Mapping[str, str], places: Places) -> str:
    values = list(answer.values())
    if UNTOLD in values or not values:
        return _("You would rather not say")
    if question.form is Form.SEVERAL:
        return " ".join(choice_words(fact) for fact, value in answer.items() if value == YES) or _("None of these")
    if question.form is Form.AREA:
        return _("Somewhere else")
    if question.form is Form.CHOICE:
        return choice_words(question.key, values[0])
    span = values_of(question.key, values[0], places)
    return values[0] if question.form is Form.NUMBER or not isinstance(span, Span) else band_words(question, span)


def choice_words(fact: str, value: str = YES) -> str:
    """Return the choice of a fact as a form and a list of answers write it."""
    kind, _dot, code = fact.partition(".")
    if code:
        return another_country() if fact == "nationality.eu" else situations(kind)[code][0]
    words = {
        ("insurance", YES): _("Yes"), ("insurance", NO): _("No"),
        ("gender", "woman"): pgettext("gender", "Woman"), ("gender", "man"): pgettext("gender", "Man"),
        ("gender", "other"): pgettext("gender", "Neither"),
    }  # fmt: skip
    return words[fact, value]


def another_country() -> str:
    return _("You are a citizen of another country of the European Union.")


def band_words(question: Question, span: Span) -> str:
    """Write a span of numbers with its unit."""
    whole = NUMBERS[question.key]
    if span.high == NONE:
        return str(question.none)
    values = {"low": _with_unit(question.key, span.low), "high": _with_unit(question.key, span.high)}
    if span.low <= 0 and span.high >= whole.high:
        return _("Of any age") if question.key.endswith("age") else _("Yes, of any per cent")
    if span.high == 0 and question.key.endswith("age"):
        return _("Not yet one year old")
    if span.low == span.high:
        return values["low"]
    if span.high >= whole.high:
        return _("%(low)s or more") % values
    if span.low <= 0:
        return _("At most %(high)s") % values
    return _("From %(low)s to %(high)s") % values


def _with_unit(key: str, number: int) -> str:
    if key.startswith("income"):
        return euro(Decimal(number))
    if key.endswith("disability"):
        return _("%(number)s%%") % {"number": number}
    return ngettext("%(count)s year", "%(count)s years", number) % {"count": number}
