"""What the first page and the page of a question need, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.in_language import InLanguage
from common.languages import active_language
from services_catalogue.check.answers import NO_BAND, NONE_OF_THESE, UNTOLD, band_words, choice_words, said
from services_catalogue.check.facts import CHOICES, ELSEWHERE, NUMBERS, YES
from services_catalogue.check.progress import Progress
from services_catalogue.check.questions import BY_KEY, Form, Question
from services_catalogue.check.state import State, sealed
from services_catalogue.check.values import NONE, Among, Span

__all__ = ["START", "Choice", "Said", "address_of", "all_said", "question_context", "start_context"]

#: The first page, among the keys of questions.
START = "start"
#: The progress is drawn with one tick a question, as far as a small phone has room.
MAX_TICKS = 18


@dataclass(frozen=True)
class Choice:
    """One choice of a question, in words."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class Said:
    """What was answered: to what, in which words of which language, and where it is changed."""

    label: str
    words: str
    language: str
    change_url: str


def address_of(state: State) -> str:
    """Return the path of the check in a state."""
    return f"{reverse('check')}?a={sealed(state)}"


def start_context(progress: Progress) -> dict[str, Any]:
    """Offer the areas and the needs to begin with; all of it may be left out."""
    state, catalogue = progress.state, progress.catalogue
    needs = [need.in_language() for need in catalogue.needs]
    return {
        "groups": catalogue.places.groups(active_language()),
        "chosen": [state.area],
        "needs": [(need, _need_words(need)) for need in needs],
        "action": address_of(state) if state.answers or state.asks else reverse("check"),
        "need": state.need,
    }


def _need_words(need: InLanguage) -> str:
    """Return what a person in need would say."""
    return need.prompt or need.label


def question_context(progress: Progress, question: Question) -> dict[str, Any]:
    """Return a question with its choices, what was wrong with the last answer, and the ways on and back."""
    state, weight = progress.state, progress.weight_of(question)
    chosen = _chosen(state, question)
    before = progress.last_before(question.key)
    remaining = len([each for each in progress.weights if each != question])
    number = _number(state, question)
    return {
        "question": question,
        "form": question.form.value,
        "choices": _choices(progress, question, chosen),
        **_places(progress, question),
        "chosen": chosen,
        "typed": chosen[0] if chosen else "",
        "bounds": NUMBERS.get(question.key),
        "mistake": _mistake(state.mistake, question),
        "why": "" if state.service or not weight else _why(weight),
        "progress": _progress(number, remaining),
        "ticks": [position < number for position in range(min(number + remaining, MAX_TICKS))],
        "action": address_of(state),
        "back_url": address_of(state.asking(before.key if before else START)) if before or not state.service else "",
        "lists_url": address_of(replace(state.plain(), shows_lists=True)),
        "said": all_said(progress),
    }


def _number(state: State, question: Question) -> int:
    keys = list(state.answers)
    return keys.index(question.key) + 1 if question.key in keys else len(keys) + 1


def _chosen(state: State, question: Question) -> list[str]:
    """Return the values of the form's field that were chosen or typed last, right or wrong."""
    if state.mistake:
        return state.typed
    answer = state.answers.get(question.key, {})
    if UNTOLD in answer.values():
        return []
    if question.form is Form.SEVERAL:
        ticked = [fact.partition(".")[2] for fact, value in answer.items() if value == YES]
        return ticked or ([NONE_OF_THESE] if answer else [])
    return list(answer.values())


def _choices(progress: Progress, question: Question, chosen: list[str]) -> list[Choice]:
    """Return the choices of a question that has some."""
    if question.form is Form.BAND:
        found = [(_band_value(span), band_words(question, span)) for span in progress.bands_of(question)]
    elif question.form is Form.CHOICE:
        left = progress.values_left(question)
        values = sorted(CHOICES[question.key].values, key=["yes", "no", "woman", "man", "other"].index)
        found = [(v, choice_words(question.key, v)) for v in values if not isinstance(left, Among) or v in left.values]
    elif question.form is Form.SEVERAL:
        facts = progress.facts_of(question)
        found = [(fact.partition(".")[2], choice_words(fact)) for fact in facts]
        found.append((NONE_OF_THESE, _("None of these") if len(facts) > 1 else _("No, this is not true of me")))
    else:
        found = []
    return [Choice(value, words, value in chosen) for value, words in found]


def _band_value(span: Span) -> str:
    return NO_BAND if span.high == NONE else f"{span.low}-{span.high}"


def _places(progress: Progress, question: Question) -> dict[str, Any]:
    """Return the places that are left to choose among, and whether none of them is a choice too."""
    left = progress.values_left(question) if question.form is Form.AREA else None
    if not isinstance(left, Among):
        return {}
    return {"groups": progress.catalogue.places.groups(active_language(), left), "elsewhere": ELSEWHERE in left.values}


def _why(weight: int) -> str:
    return ngettext(
        "We ask because %(count)s service has a condition about it.",
        "We ask because %(count)s services have a condition about it.",
        weight,
    ) % {"count": weight}


def _progress(number: int, remaining: int) -> str:
    if not remaining:
        return _("Question %(number)s. It is the last one.") % {"number": number}
    text = ngettext(
        "Question %(number)s. After it there is at most %(count)s more.",
        "Question %(number)s. After it there are at most %(count)s more.",
        remaining,
    )
    return text % {"number": number, "count": remaining}


def _mistake(kind: str, question: Question) -> str:
    """Say what is wrong with an answer and how to mend it."""
    if kind == "number":
        bounds = NUMBERS[question.key]
        return _("Write a whole number in digits, from %(low)s to %(high)s.") % {"low": bounds.low, "high": bounds.high}
    sentences = {
        "nothing": _("Choose an answer, or press “I do not know, or would rather not say”."),
        "several": _("Tick what is true. If nothing is, tick the last one."),
        "both": _("You ticked that nothing is true, and something else as well. Keep one of the two."),
    }
    return sentences.get(kind, "")


def all_said(progress: Progress) -> list[Said]:
    """Return everything that the reader chose and answered so far, in the order of asking."""
    state, catalogue = progress.state, progress.catalogue
    found = []
    start = address_of(state.asking(START))
    if area := catalogue.places.by_code.get(state.area):
        text = area.in_language()
        found.append(Said(_("You live in"), text.name, text.language, start))
    if need := catalogue.categories.get(state.need):
        text = need.in_language()
        found.append(Said(_("You need"), _need_words(text), text.language, start))
    for key, answer in state.answers.items():
        if question := BY_KEY.get(key):
            words, language = said(question, answer, catalogue.places)
            found.append(Said(str(question.label), words, language, address_of(state.asking(key))))
    return found
