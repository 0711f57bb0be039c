"""The logic beside a brute force: every person that the answers allow is tried, on small made-up services.

The brute force knows nothing of the logic: it gives each fact every value and asks whether all conditions hold.
"""

from __future__ import annotations

import random
from itertools import product

import pytest

from services_catalogue.check.logic import Candidate, Knowledge, Verdict, open_facts, verdict_of
from services_catalogue.check.values import Among, Span

NUMBERS = {"age": Span(0, 3), "household": Span(1, 3)}
BOXES = [f"family.{name}" for name in "abc"]
WHOLE = {**NUMBERS, **dict.fromkeys(BOXES, Among(frozenset({"yes", "no"})))}
YES = Among(frozenset({"yes"}))


def values(fact, known):
    held = known[fact]
    return range(held.low, held.high + 1) if isinstance(held, Span) else sorted(held.values)


def fulfils(person, condition) -> bool:
    return not condition or any(
        allowed.low <= person[fact] <= allowed.high if isinstance(allowed, Span) else person[fact] in allowed.values
        for fact, allowed in condition.items()
    )


def people(known):
    return [dict(zip(known, choice, strict=True)) for choice in product(*(values(fact, known) for fact in known))]


def list_by_force(candidate, known) -> Verdict:
    """A service is likely where everybody who fits the answers fulfils it, and a no where nobody does."""
    found = {all(fulfils(person, condition) for condition in candidate.conditions if condition) for person in people(known)}
    if found == {False}:
        return Verdict.NO
    return Verdict.LIKELY if found == {True} and candidate.conditions and None not in candidate.conditions else Verdict.ASK


def fixed(known, person, facts):
    return known | {f: Span(person[f], person[f]) if f in NUMBERS else Among(frozenset({person[f]})) for f in facts}


def open_by_force(candidate, known, untold) -> set[str]:
    """Try every way in which the other facts may yet be told: a fact is open where its value then moves the service."""
    told = [fact for fact in known if fact not in untold]
    found = set()
    for fact in told:
        others = [other for other in told if other != fact]
        for person in people({other: known[other] for other in others}):
            lists = {list_by_force(candidate, fixed(known, person | {fact: v}, told)) for v in values(fact, known)}
            if len(lists) > 1:
                found.add(fact)
                break
    return found


def make_candidate(dice: random.Random) -> Candidate:
    def condition():
        shape = dice.random()
        if shape < 0.08:
            return None
        if shape < 0.45:
            fact = dice.choice([*NUMBERS])
            low = dice.randint(NUMBERS[fact].low, 3)
            return {fact: Span(low, dice.randint(low, 3))}
        boxes = dict.fromkeys(dice.sample(BOXES, dice.randint(1, 3)), YES)
        return boxes | ({"household": Span(1, 1)} if dice.random() < 0.3 else {})

    return Candidate(1, tuple(condition() for _number in range(dice.randint(0, 4))))


def make_known(dice: random.Random):
    told = {fact: dice.choice(list(values(fact, WHOLE))) for fact in WHOLE}
    facts = [fact for fact in WHOLE if dice.random() < 0.3]
    untold = {fact for fact in WHOLE if fact not in facts and dice.random() < 0.25}
    return fixed(WHOLE, told, facts), untold


@pytest.mark.parametrize("seed", range(40))
def test_the_logic_agrees_with_a_brute_force(seed: int) -> None:
    dice = random.Random(seed)
    for _number in range(15):
        candidate, (known, untold) = make_candidate(dice), make_known(dice)
        knowledge = Knowledge(known, untold)
        assert verdict_of(candidate, knowledge) == list_by_force(candidate, known), (candidate, known)
        assert open_facts(candidate, knowledge) == open_by_force(candidate, known, untold), (candidate, known, untold)


def test_what_has_ended_is_a_no_whatever_is_answered() -> None:
    candidate = Candidate(1, ({"age": Span(0, 1)},), has_ended=True)
    assert verdict_of(candidate, Knowledge(WHOLE)) == Verdict.NO
    assert open_facts(candidate, Knowledge(WHOLE)) == set()


def test_a_service_without_conditions_is_one_to_ask_about() -> None:
    assert verdict_of(Candidate(1, ()), Knowledge(WHOLE)) == Verdict.ASK
    assert verdict_of(Candidate(1, ({},)), Knowledge(WHOLE)) == Verdict.LIKELY
