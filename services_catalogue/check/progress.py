"""Where a reader stands: the services that are looked at, what is known, and which question comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from services_catalogue.check.answers import UNTOLD, values_of
from services_catalogue.check.catalogue import Catalogue
from services_catalogue.check.facts import AREA_FACTS, FACTS, NUMBERS
from services_catalogue.check.logic import Candidate, Knowledge, open_facts
from services_catalogue.check.questions import BY_KEY, QUESTIONS, Question, question_of
from services_catalogue.check.state import State
from services_catalogue.check.values import NONE, Span, Values

__all__ = ["Progress"]


@dataclass(frozen=True)
class Progress:
    """A catalogue as one reader has answered it."""

    catalogue: Catalogue
    state: State

    @cached_property
    def candidates(self) -> list[Candidate]:
        """The services that the reader asked about."""
        return self.catalogue.in_scope(self.state.service, self.state.area, self.state.need)

    @cached_property
    def known(self) -> Knowledge:
        """What the answers tell."""
        return self._known_without("")

    def _known_without(self, key: str) -> Knowledge:
        """Return what all answers tell but the one to the question `key`. What is no longer a fact or a value tells nothing."""
        places = self.catalogue.places
        values: dict[str, Values] = dict(FACTS) | dict.fromkeys(AREA_FACTS.values(), places.everywhere)
        values["residence"] = places.within(self.state.area)
        untold = set()
        for question, answer in self.state.answers.items():
            for fact, text in answer.items() if question != key else ():
                if text == UNTOLD:
                    untold.add(fact)
                elif (told := values_of(fact, text, places)) is not None and (both := values[fact].both(told)):
                    values[fact] = both
        return Knowledge(values, untold)

    @cached_property
    def weights(self) -> dict[Question, int]:
        """The questions that could still change a list, each with the number of services that it could move.

        The one that could move most comes first; where two could move as many, the order of the questions decides.
        """
        counts = self._count(self.known)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], QUESTIONS.index(item[0]))))

    def _count(self, known: Knowledge) -> Counter[Question]:
        return Counter(
            question
            for candidate in self.candidates
            for question in {question_of(fact) for fact in open_facts(candidate, known)}
        )

    @property
    def next(self) -> Question | None:
        """The question that is due; None where no answer could change a list."""
        return next(iter(self.weights), None)

    def facts_of(self, question: Question) -> tuple[str, ...]:
        """Return what a question asks for now: of its facts those that could change a list, were it not answered yet.

        One that is asked again although it can change nothing any more asks for what it asked before.
        """
        known = self._known_without(question.key)
        useful = {fact for candidate in self.candidates for fact in open_facts(candidate, known)}
        before = self.state.answers.get(question.key, {})
        found = tuple(fact for fact in question.facts if fact in useful)
        return found or tuple(fact for fact in question.facts if fact in before) or question.facts

    def weight_of(self, question: Question) -> int:
        """Return how many services a question could move, were it not answered yet."""
        return self._count(self._known_without(question.key))[question]

    def values_left(self, question: Question) -> Values:
        """Return what may still be answered to a question with one fact."""
        return self._known_without(question.key).values[question.key]

    def bands_of(self, question: Question) -> list[Span]:
        """Return the spans of numbers between which no condition tells a difference."""
        known, key = self._known_without(question.key), question.key
        deciding = [candidate for candidate in self.candidates if key in open_facts(candidate, known)]
        values = [condition[key] for each in deciding for condition in each.conditions if condition and key in condition]
        whole = known.values[key]
        return list(_cut(whole if isinstance(whole, Span) else NUMBERS[key], [v for v in values if isinstance(v, Span)]))

    def last_before(self, key: str) -> Question | None:
        """Return the question that was answered before the question `key`, or last where that one was not answered yet."""
        keys = [each for each in self.state.answers if each in BY_KEY]
        before = keys[: keys.index(key)] if key in keys else keys
        return BY_KEY[before[-1]] if before else None


def _cut(whole: Span, spans: Iterable[Span]) -> Iterable[Span]:
    """Cut a span where one of `spans` begins or ends, and after the number that stands for none."""
    starts = {whole.low} | {NONE + 1}
    for span in spans:
        starts |= {span.low, span.high + 1}
    ordered = sorted(start for start in starts if whole.low <= start <= whole.high)
    for low, following in zip(ordered, [*ordered[1:], whole.high + 1], strict=True):
        yield Span(low, following - 1)
