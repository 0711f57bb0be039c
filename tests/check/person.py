"""A person who answers the check, and what a plain reading of the criteria says of that person: the brute force beside it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from services_catalogue.check.answers import NONE_OF_THESE, read_answer
from services_catalogue.check.progress import Progress
from services_catalogue.check.questions import Form, Question
from services_catalogue.check.values import Span
from services_catalogue.models.eligibility import CODES

__all__ = ["Person", "answer_of", "fulfils", "list_of", "make_person", "with_answers"]

EU = {"greek", "bulgarian", "eu"}


@dataclass(frozen=True)
class Person:
    """Everything that a criterion may ask. None: there is no child, no person looked after, no certificate."""

    numbers: dict[str, int | None]
    areas: dict[str, list[str]]  # the areas that somebody lives in, from the smallest to the country
    true: dict[str, set[str]]
    insured: bool
    gender: str


def make_person(dice: random.Random, areas: list[list[str]]) -> Person:
    """Draw a person; `areas` are the places to live, each with the areas around it."""
    numbers = {
        "age": dice.choice([5, 15, 16, 17, 18, 29, 30, 45, 60, 64, 65, 70, 71, 90]),
        "child-age": dice.choice([None, 0, 1, 4, 5, 17, 18]),
        "cared-for-age": dice.choice([None, 40, 80]),
        "disability": dice.choice([None, 0, 49, 50, 66, 67, 100]),
        "child-disability": dice.choice([None, 50]),
        "cared-for-disability": dice.choice([None, 30, 67, 80]),
        "income-month": dice.choice([0, 399, 400, 700, 701, 1100, 1101, 1800, 1801]),
        "income-year": dice.choice([0, 2999, 3000, 9600, 9601, 10000, 14000, 14001, 36000, 36001]),
        "household": dice.choice([1, 2, 3, 6, 7]),
        "children": dice.choice([0, 1, 3, 4]),
    }
    true = {kind: {c for c in CODES[kind] if dice.random() < 0.35} for kind in ("nationality", "family", "employment")}
    true["family"].discard("lives-alone")
    return Person(
        numbers, {"residence": dice.choice(areas), "registered": dice.choice(areas)}, true, dice.random() < 0.5,
        dice.choice(["woman", "man", "other"]),
    )  # fmt: skip


def with_answers(person: Person, keys: Iterable[str], donor: Person) -> Person:
    """Return the person with what the questions `keys` ask for taken from another one."""
    chosen = set(keys)

    def mixed(own: dict[str, Any], others: dict[str, Any]) -> dict[str, Any]:
        return {key: others[key] if key in chosen else value for key, value in own.items()}

    return replace(
        person, numbers=mixed(person.numbers, donor.numbers), areas=mixed(person.areas, donor.areas),
        true=mixed(person.true, donor.true), insured=donor.insured if "insurance" in chosen else person.insured,
        gender=donor.gender if "gender" in chosen else person.gender,
    )  # fmt: skip


def number_asked(criterion: Any) -> str:
    names = {"household-income": f"income-{criterion.period}", "household-size": "household", "children": "children"}
    return names.get(criterion.kind) or (
        criterion.kind if criterion.about == "applicant" else f"{criterion.about}-{criterion.kind}"
    )


def fulfils(criterion: Any, person: Person) -> bool | None:
    """Read one criterion as a clerk would."""
    how = criterion.comparison
    if criterion.kind == "ask":
        return None
    if how in {"in", "registered-in"}:
        return criterion.area.code in person.areas["residence" if how == "in" else "registered"]
    if how in {"insured", "uninsured"}:
        return person.insured == (how == "insured")
    if how == "any":
        return True
    if criterion.kind == "gender":
        return person.gender in criterion.codes
    if how == "one-of":
        true = set(person.true[criterion.kind])
        if criterion.kind == "nationality" and true & EU:
            true.add("eu")
        if criterion.kind == "family" and person.numbers["household"] == 1:
            true.add("lives-alone")
        return bool(true & set(criterion.codes))
    number = person.numbers[number_asked(criterion)]
    if number is None:
        return False
    low = criterion.minimum if how in {"at-least", "between"} else 0
    high = criterion.maximum if how in {"at-most", "between"} else 10**9
    return low <= number <= high


def list_of(service: Any, criteria: list[Any], person: Person) -> str:
    """Return the list in which a service belongs once everything is known of a person."""
    found = [fulfils(criterion, person) for criterion in criteria]
    if service.status == "ended" or False in found:
        return "no"
    return "ask" if None in found or not found else "likely"


def answer_of(progress: Progress, question: Question, person: Person) -> dict[str, str]:
    """Answer a question as the person would, through the form's own reading."""
    facts = progress.facts_of(question)
    return read_answer(question, facts, _given(progress, question, facts, person), progress.catalogue.places)


def _given(progress: Progress, question: Question, facts: tuple[str, ...], person: Person) -> list[str]:
    if question.form is Form.AREA:
        return [person.areas[question.key][0]]
    if question.form is Form.SEVERAL:
        codes = [fact.partition(".")[2] for fact in facts]
        return [code for code in codes if code in person.true[question.key]] or [NONE_OF_THESE]
    if question.form is Form.CHOICE:
        return [person.gender if question.key == "gender" else "yes" if person.insured else "no"]
    number = person.numbers[question.key]
    if question.form is Form.NUMBER:
        return [str(number)]
    own = Span(-1, -1) if number is None else Span(number, number)
    (band,) = [band for band in progress.bands_of(question) if own.within(band)]
    return ["none" if band.high < 0 else f"{band.low}-{band.high}"]
