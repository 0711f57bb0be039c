"""The questions of the check: which facts each asks for, in which form, in which words.

Their order decides where two questions matter for the same number of services: what is easily told comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from services_catalogue.check.facts import FACTS

__all__ = ["BY_KEY", "QUESTIONS", "Form", "Question", "question_of"]


class Form(StrEnum):
    """How a question is answered."""

    AREA = "area"  # one of a list of places
    NUMBER = "number"  # a whole number, typed
    BAND = "band"  # one of some spans of numbers, cut where conditions are
    CHOICE = "choice"  # one of the choices of a fact
    SEVERAL = "several"  # any of some sentences


@dataclass(frozen=True)
class Question:
    """One page of the check. `label` names the answer in a list of answers; `none` is the band of those who have none."""

    key: str
    form: Form
    title: Promise | str
    label: Promise | str
    hint: Promise | str = ""
    none: Promise | str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """What the question asks for: several facts for a choice of sentences, else one of its own name."""
        return tuple(fact for fact in FACTS if fact.startswith(f"{self.key}.")) or (self.key,)


ONE_CHILD = _("If there are several children, answer for one of them, and start again for the next.")
TOGETHER = _("All who live with you, together. An estimate is enough.")
MANY = _("Tick all that are true.")
NO_CERTIFICATE = _("No certificate")
NOT_FOR_A_CHILD = _("I am not asking for a child")
LOOKS_AFTER_NOBODY = _("I look after nobody")

QUESTIONS: tuple[Question, ...] = (
    Question("residence", Form.AREA, _("Where do you live?"), _("You live in")),
    Question("registered", Form.AREA, _("Where is your registered address?"), _("Your registered address"),
             _("The address that the authorities have on paper. It may be another one than where you live.")),
    Question("age", Form.NUMBER, _("How old are you?"), _("Your age"), _("In full years.")),
    Question("child-age", Form.BAND, _("How old is the child?"), _("Age of the child"), ONE_CHILD, NOT_FOR_A_CHILD),
    Question("children", Form.NUMBER, _("How many children do you have?"), _("Your children"), _("Write 0 if you have none.")),
    Question("household", Form.NUMBER, _("How many people live in your home?"), _("People in your home"),
             _("Count yourself too. Write 1 if you live alone.")),
    Question("employment", Form.SEVERAL, _("What do you do?"), _("Work and studies"), MANY),
    Question("family", Form.SEVERAL, _("Is any of these true of you?"), _("Your family"), MANY),
    Question("disability", Form.BAND, _("Do you have a certificate of disability?"), _("Your certificate of disability"),
             _("The per cent stands on the certificate."), NO_CERTIFICATE),
    Question("child-disability", Form.BAND, _("Does the child have a certificate of disability?"),
             _("Certificate of the child"), ONE_CHILD, NO_CERTIFICATE),
    Question("cared-for-age", Form.BAND, _("How old is the person you look after?"), _("Age of the person you look after"),
             "", LOOKS_AFTER_NOBODY),
    Question("cared-for-disability", Form.BAND, _("Does the person you look after have a certificate of disability?"),
             _("Certificate of the person you look after"), _("The per cent stands on the certificate."), NO_CERTIFICATE),
    Question("insurance", Form.CHOICE, _("Do you have health insurance?"), _("Health insurance")),
    Question("gender", Form.CHOICE, _("Are you a woman or a man?"), _("Woman or man")),
    Question("nationality", Form.SEVERAL, _("What nationality or papers do you have?"), _("Nationality or papers"), MANY),
    Question("income-month", Form.BAND, _("How much does your household earn in a month?"), _("Income in a month"), TOGETHER),
    Question("income-year", Form.BAND, _("How much does your household earn in a year?"), _("Income in a year"), TOGETHER),
)  # fmt: skip

BY_KEY = {question.key: question for question in QUESTIONS}
_BY_FACT = {fact: question for question in QUESTIONS for fact in question.facts}


def question_of(fact: str) -> Question:
    """Return the question that asks for a fact."""
    return _BY_FACT[fact]
