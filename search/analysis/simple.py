"""The first analyser: case and accents folded, whole words and beginnings of words. It knows no inflection yet."""

from __future__ import annotations

import re
from functools import lru_cache

from common.languages import LANGUAGES
from common.text import fold
from search.analysis.base import Alternatives, AnalysedQuery, Token, Word

__all__ = ["SimpleAnalyser"]

WORD = re.compile(r"[^\W_]+")
GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
#: From how many letters on a typed word also finds the words that begin with it.
PREFIX_FROM = 4
#: Words of a query that are read.
MAX_WORDS = 16
#: Words that say nothing about what a person needs, folded. They count only in a query that has no others.
SMALL_WORDS = frozenset(
    word
    for line in (
        "ο η το οι τα του τησ των τον την τουσ τισ σε στο στη στην στον στουσ στισ στα για και με απο κατ που ενα μια ενασ να",
        "у в във за на и с със от до по е се да ли че си ми",
        "ve ile icin bir bu de da mi mu",
    )
    for word in line.split()
)


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Fold `word` by the language of its script, so that a native name is the same token in every language's text."""
    if GREEK.search(word):
        return fold(word, "el")
    return fold(word, "bg" if CYRILLIC.search(word) else "tr")


class SimpleAnalyser:
    """Folds by script. Turkish typed in ASCII and Greek without accents find what was written with them."""

    version = "simple-1"

    def analyse(self, text: str, language: str) -> list[Token]:
        return [Token(index, (folded(word),)) for index, word in enumerate(WORD.findall(text))]

    def query_tokens(self, word: str, language: str) -> Alternatives:
        token = folded(word)
        return Alternatives((token,), (token,) if len(token) >= PREFIX_FROM else ())

    def analyse_query(self, text: str) -> AnalysedQuery:
        typed = list(dict.fromkeys(WORD.findall(text)))[:MAX_WORDS]
        telling = [word for word in typed if folded(word) not in SMALL_WORDS] or typed
        words = tuple(Word(word, {code: self.query_tokens(word, code) for code in LANGUAGES}) for word in telling)
        return AnalysedQuery(typed=text, used=text, words=words)
