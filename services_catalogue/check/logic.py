"""Three-valued logic over the conditions of a service: which list it stands in, and which facts could still move it.

What is known of a fact is a set of values. A condition is true where every value that is left fulfils it, false where none
does, else it cannot be told. A service is a “no” where no person of whom the answers are true could fulfil all its
conditions, and “likely” where every such person does; else the reader must ask. All conditions of a service must hold, so
it is enough to look at each alone, once alternatives that another condition rules out are gone (`_boil_down`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from services_catalogue.check.facts import Condition
from services_catalogue.check.values import Values

__all__ = ["Candidate", "Knowledge", "Verdict", "holds", "open_facts", "verdict_of"]


class Verdict(StrEnum):
    """The three lists; the values are the ids of their sections."""

    LIKELY = "likely"
    ASK = "ask"
    NO = "no"


@dataclass(frozen=True)
class Knowledge:
    """What is known of each fact, and which facts the reader would rather not tell."""

    values: Mapping[str, Values]
    untold: Collection[str] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """A service as the check sees it; `has_ended` makes it a “no” whatever is answered."""

    pk: int
    conditions: tuple[Condition, ...]
    has_ended: bool = False
    areas: frozenset[str] = field(default_factory=frozenset)
    needs: frozenset[str] = field(default_factory=frozenset)


def holds(condition: Condition, known: Knowledge) -> bool | None:
    """Tell whether a condition is true (True), false (False) or cannot be told (None)."""
    if condition is None:
        return None
    if not condition or any(known.values[fact].within(values) for fact, values in condition.items()):
        return True
    return None if any(known.values[fact].both(values) for fact, values in condition.items()) else False


def verdict_of(candidate: Candidate, known: Knowledge) -> Verdict:
    """Return the list in which a service stands. One without conditions is never likely: they are not confirmed yet."""
    left = _boil_down(candidate, known)
    if left is None:
        return Verdict.NO
    return Verdict.ASK if left or not candidate.conditions or None in candidate.conditions else Verdict.LIKELY


def open_facts(candidate: Candidate, known: Knowledge) -> set[str]:
    """Return the facts that could still move a service into another list, if the reader told them.

    An untold fact stays open for ever, so the service can no longer be likely; then a condition matters only where it can
    still be false: none of its alternatives is untold.
    """
    left = _boil_down(candidate, known)
    if not left:
        return set()
    told = [{fact for fact in condition if fact not in known.untold} for condition in left]
    may_be_likely = all(told) and None not in candidate.conditions
    return {
        fact
        for condition, facts in zip(left, told, strict=True)
        if may_be_likely or len(facts) == len(condition)
        for fact in facts
    }


def _boil_down(candidate: Candidate, known: Knowledge) -> list[Mapping[str, Values]] | None:
    """Return the conditions that are open, none of which says what another says already; None where they cannot all hold."""
    if candidate.has_ended:
        return None
    clauses = [dict(condition) for condition in candidate.conditions if condition]
    narrowed = {fact: known.values[fact] for clause in clauses for fact in clause}
    while True:
        single = next((clause for clause in clauses if len(clause) == 1), None)
        if single is not None:
            ((fact, values),) = single.items()
            narrowed[fact] = narrowed[fact].both(values)
            clauses.remove(single)
        possible = [
            {fact: values for fact, values in clause.items() if narrowed[fact].both(values)}
            for clause in clauses
            if not any(narrowed[fact].within(values) for fact, values in clause.items())
        ]
        if not all(possible) or not all(narrowed.values()):
            return None
        if single is None and possible == clauses:
            break
        clauses = possible
    needed = [{fact: values} for fact, values in narrowed.items() if values != known.values[fact]]
    return [*needed, *(clause for clause in clauses if not any(other.keys() < clause.keys() for other in clauses))]
