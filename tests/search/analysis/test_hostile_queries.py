"""Whatever is typed, there is an answer, quickly, and nothing of it is an engine's language."""

from __future__ import annotations

import time

import pytest

from search.analysis import analyser
from search.analysis.understanding import understand
from search.models import Generation
from search.params import Params
from search.results import search
from tests.factories import make_service

pytestmark = pytest.mark.django_db
QUERIES = [
    "α" * 10_000, "a " * 5_000, "voithia " * 1_250, "😀🏳️‍🌈👩‍👩‍👧", "\u202eאבגד\u202c", "مساعدة", "\x00", "a\x00b", '"', "*",
    "voithia*", "name_el:x", "AND OR NOT NEAR", "NEAR(a b, 2)", "((((", "^~:", "'; DROP TABLE search_words; --", "%s %d {0}",
    "\\", "a" * 200, "qwqwqwqwqwqwqwqw", "xhxhxhxhxhxhxhxhxhxhxhxh", ";;;;;", "[];',./", "²³ ⅷ ½", "ﬁ ŀ ǆ", "ß ẞ", "İIıi" * 40,
    "\u0301\u0301", "\ud83d", "۱۲۳", "κατ'οίκον", "ΚΕΠ'te", "в'ф'", "d’accord’a", "wifi",
]  # fmt: skip


@pytest.mark.parametrize("q", QUERIES)
@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_every_query_has_an_answer(q, language):
    make_service()
    assert search(Params(q=q), language).total in (0, 1)
    assert search(Params(q=q, exact=True), language).total in (0, 1)


@pytest.mark.parametrize("q", QUERIES)
def test_tokens_are_letters_and_digits(q):
    state = Generation.current()
    query = understand(q, "el", state, lambda alternatives: [True] * len(alternatives))
    for word in query.words:
        for found in word.alternatives.values():
            tokens = [*found.whole, *(token for group in (*found.together, *found.related) for token in group)]
            assert all(token.isalnum() for token in tokens)
    assert all(token.isalnum() for word in analyser.analyse(q, "el") for token in word.tokens)


def test_a_query_asks_for_a_bounded_number_of_readings():
    asked = []

    def present(alternatives):
        asked.append(len(alternatives))
        return [False] * len(alternatives)

    start = time.perf_counter()
    understand("xhcyubgdvj" * 6 + " " + " ".join(f"xhcyub{n}gd" for n in range(40)), "el", Generation.current(), present)
    assert sum(asked) < 2000
    assert time.perf_counter() - start < 3
