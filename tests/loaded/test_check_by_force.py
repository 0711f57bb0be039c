"""“Is it for me?” on the demonstration beside a brute force that reads each criterion plainly (`tests.check.person`)."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from services_catalogue.check.answers import UNTOLD
from services_catalogue.check.catalogue import read_catalogue
from services_catalogue.check.logic import verdict_of
from services_catalogue.check.progress import Progress
from services_catalogue.check.questions import BY_KEY
from services_catalogue.check.state import State
from services_catalogue.models import Area, EligibilityCriterion, Service
from tests.check.person import answer_of, list_of, make_person, with_answers

PEOPLE, RELUCTANT, TRIES = 80, 30, 2000


@pytest.fixture(scope="module")
def catalogue(content, django_db_blocker):
    with django_db_blocker.unblock():
        return read_catalogue()


@pytest.fixture(scope="module")
def criteria(content, django_db_blocker):
    found = defaultdict(list)
    with django_db_blocker.unblock():
        for criterion in EligibilityCriterion.objects.select_related("area", "service"):
            found[criterion.service_id].append(criterion)
        services = {service.pk: service for service in Service.objects.published()}
    return {pk: (service, found[pk]) for pk, service in services.items()}


@pytest.fixture(scope="module")
def areas(content, django_db_blocker):
    with django_db_blocker.unblock():
        return [["-"], *([area.code, *(a.code for a in area.ancestors()[::-1])] for area in Area.objects.all())]


def by_force(criteria, person) -> dict[int, str]:
    return {pk: list_of(service, rows, person) for pk, (service, rows) in criteria.items()}


def by_check(progress) -> dict[int, str]:
    return {each.pk: str(verdict_of(each, progress.known)) for each in progress.candidates}


def steps(catalogue, person, untold=frozenset()):
    """Give the check at each of its questions, and at last with none left."""
    progress = Progress(catalogue, State())
    while (question := progress.next) is not None:
        yield progress, question
        facts = progress.facts_of(question)
        answer = dict.fromkeys(facts, UNTOLD) if question.key in untold else answer_of(progress, question, person)
        assert question.key not in progress.state.answers, "asked twice"
        progress = Progress(catalogue, progress.state.answered(question.key, answer))
    yield progress, None


def test_whoever_answers_everything_gets_the_lists_of_the_brute_force(catalogue, criteria, areas) -> None:
    dice = random.Random(1)
    for _number in range(PEOPLE):
        person = make_person(dice, areas)
        *_before, (progress, _none) = steps(catalogue, person)
        assert by_check(progress) == by_force(criteria, person), person


def test_whoever_keeps_something_back_is_never_told_a_falsehood(catalogue, criteria, areas) -> None:
    dice = random.Random(2)
    for _number in range(RELUCTANT):
        person = make_person(dice, areas)
        untold = {key for key in ("age", "residence", "income-month", "family", "gender", "household") if dice.random() < 0.4}
        *_before, (progress, _none) = steps(catalogue, person, untold)
        truth = by_force(criteria, person)
        told = {pk: found for pk, found in by_check(progress).items() if found != "ask"}
        assert told == {pk: truth[pk] for pk in told}


def test_after_each_answer_a_settled_service_is_settled_for_everybody_who_answers_so(catalogue, criteria, areas) -> None:
    dice = random.Random(3)
    for _number in range(6):
        person = make_person(dice, areas)
        for progress, _question in steps(catalogue, person):
            settled = {pk: found for pk, found in by_check(progress).items() if found != "ask"}
            open_keys = BY_KEY.keys() - progress.state.answers.keys()
            for _twin in range(20):
                truth = by_force(criteria, with_answers(person, open_keys, make_person(dice, areas)))
                assert settled == {pk: truth[pk] for pk in settled}


def test_each_question_that_is_asked_can_change_a_list(catalogue, criteria, areas) -> None:
    """For each there are two people who answered alike so far, differ in this answer alone, and belong in other lists."""
    dice = random.Random(4)
    for _number in range(12):
        person = make_person(dice, areas)
        for progress, question in steps(catalogue, person):
            if question is not None:
                assert moves(progress, question, person, criteria, areas, dice), (question.key, progress.state.answers)


def moves(progress, question, person, criteria, areas, dice) -> bool:
    open_keys = BY_KEY.keys() - progress.state.answers.keys()
    for _try in range(TRIES):
        one = with_answers(person, open_keys, make_person(dice, areas))
        other = with_answers(one, [question.key], make_person(dice, areas))
        if by_force(criteria, one) != by_force(criteria, other):
            return True
    return False


def test_no_question_is_left_out_that_could_change_a_list(catalogue, criteria, areas) -> None:
    dice = random.Random(5)
    for _number in range(20):
        person = make_person(dice, areas)
        *_before, (progress, _none) = steps(catalogue, person)
        never_asked = BY_KEY.keys() - progress.state.answers.keys()
        for _twin in range(10):
            assert by_force(criteria, with_answers(person, never_asked, make_person(dice, areas))) == by_check(progress)
