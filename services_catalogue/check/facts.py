"""The facts that criteria speak of, and each criterion as a condition on them.

A condition holds where one of its alternatives does: a fact whose value lies among those that count. Most have one
alternative; “one of these is true of you” has several. One without any holds for everybody; None is one that nobody but
the office can tell.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from services_catalogue.check.values import NONE, Among, Span, Values
from services_catalogue.models.eligibility import CODES

__all__ = ["AREA_FACTS", "ELSEWHERE", "FACTS", "NO", "NUMBERS", "YES", "Condition", "condition_of"]

Condition = Mapping[str, Values] | None

YES, NO = "yes", "no"
#: The choice of somebody who lives in none of the areas of the site.
ELSEWHERE = "-"
#: Greater numbers mean nothing: ages, per cent, persons at home, euro.
MAX_AGE, MAX_PERCENT, MAX_PERSONS, MAX_CHILDREN, MAX_EURO = 120, 100, 30, 20, 99_999_999
#: Citizens of these countries are citizens of the European Union.
EU_CODES = ("greek", "bulgarian", "eu")
#: Who lives alone has a household of one: asked once, as a number.
ALONE = {"household": Span(1, 1)}

#: Every fact that is a number, with all its values.
NUMBERS: dict[str, Span] = {
    "age": Span(0, MAX_AGE),
    "child-age": Span(NONE, MAX_AGE),
    "cared-for-age": Span(NONE, MAX_AGE),
    "disability": Span(NONE, MAX_PERCENT),
    "child-disability": Span(NONE, MAX_PERCENT),
    "cared-for-disability": Span(NONE, MAX_PERCENT),
    "income-month": Span(0, MAX_EURO),
    "income-year": Span(0, MAX_EURO),
    "household": Span(1, MAX_PERSONS),
    "children": Span(0, MAX_CHILDREN),
}
#: Every fact that is a choice, with all its values; those of areas depend on the areas of the site.
CHOICES: dict[str, Among] = {
    "insurance": Among(frozenset({YES, NO})),
    "gender": Among(frozenset({*CODES["gender"], "other"})),
    **{
        f"{kind}.{code}": Among(frozenset({YES, NO}))
        for kind in ("nationality", "family", "employment")
        for code in CODES[kind]
        if code != "lives-alone"
    },
}
FACTS: dict[str, Values] = {**NUMBERS, **CHOICES}
AREA_FACTS = {"in": "residence", "registered-in": "registered"}


def condition_of(criterion: Any, inside: Callable[[int], frozenset[str]]) -> Condition:
    """Return the condition of a criterion; `inside` gives the codes of an area and of all areas in it, by the area's id."""
    kind, comparison = criterion.kind, criterion.comparison
    if kind == "ask":
        return None
    if kind == "nationality" and comparison == "any":
        return {}
    if kind == "residence":
        return {AREA_FACTS[comparison]: Among(inside(criterion.area_id))}
    if kind == "insurance":
        return {"insurance": Among(frozenset({YES if comparison == "insured" else NO}))}
    if comparison == "one-of":
        return _one_of(kind, criterion.codes)
    return _in_range(_number_fact(criterion), criterion)


def _one_of(kind: str, codes: list[str]) -> Condition:
    if kind == "gender":
        return {"gender": Among(frozenset(codes))}
    found: dict[str, Values] = {}
    for code in codes:
        if code == "lives-alone":
            found |= ALONE
            continue
        for true in EU_CODES if code == "eu" else (code,):
            found[f"{kind}.{true}"] = Among(frozenset({YES}))
    return found


def _number_fact(criterion: Any) -> str:
    if criterion.kind == "household-income":
        return f"income-{criterion.period}"
    if criterion.kind == "household-size":
        return "household"
    return criterion.kind if criterion.about == "applicant" else f"{criterion.about}-{criterion.kind}"


def _in_range(fact: str, criterion: Any) -> Condition:
    """Sums are rounded to whole euro: nobody knows the income of a household to the cent."""
    whole = NUMBERS[fact]
    low, high = max(whole.low, NONE + 1), whole.high
    if criterion.comparison in {"at-least", "between"}:
        low = max(low, math.ceil(criterion.minimum or Decimal()))
    if criterion.comparison in {"at-most", "between"}:
        high = min(high, math.floor(criterion.maximum or Decimal()))
    return {fact: Span(low, high)}
