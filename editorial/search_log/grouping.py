"""One key for all ways to write a query: its inflections, its accents, its scripts, the order of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from editorial.models.search_log import MAX_KEY
from search.analysis.lemmas import is_known, query_tokens, token
from search.analysis.letters import script, words_of
from search.analysis.lexicon import lemmas_by_sound
from search.analysis.small_words import is_small, may_be_small
from search.analysis.sounds import SOUNDS, in_latin, sound

__all__ = ["group_key"]

CACHED_WORDS = 2048
#: Readings of a word in Latin letters that are looked up one by one, the likeliest first.
MAX_READINGS = 24
#: What tells tokens of the same letters apart: lemmas that differ in an accent, stems that no dictionary has.
MARK = re.compile(r"(?<=[^\W\d_])\d$")
#: The shortest spelling of each sound: enough to find the stem of a word that no dictionary has.
SPELT = {
    code: {heard: spelling for spelling, heard in sorted(table.items(), key=lambda pair: -len(pair[0])) if heard}
    for code, table in SOUNDS.items()
}
HEARD = {code: re.compile("|".join(sorted(table, key=len, reverse=True))) for code, table in SPELT.items()}


def group_key(text: str, language: str) -> str:
    """Return the key of a query typed on a page of `language`; "" where it has no words.

    A key is made of sounds, since Latin letters tell a Greek or Bulgarian word by its sound alone. Small words do not count.
    """
    words = words_of(text)
    telling = [word for word in words if not _is_small(word, language)] or words
    return " ".join(sorted({_word_key(word, language) for word in telling}))[:MAX_KEY]


def _is_latin_for(word: str, language: str) -> bool:
    return word.isascii() and not word.isdigit() and bool(in_latin(word, language))


def _is_small(word: str, language: str) -> bool:
    return is_small(word) or (_is_latin_for(word, language) and may_be_small(word, language))


@lru_cache(maxsize=CACHED_WORDS)
def _word_key(word: str, language: str) -> str:
    if _is_latin_for(word, language):
        readings = in_latin(word, language)[:MAX_READINGS]
        for each in readings:
            if lemmas := lemmas_by_sound([each], language):
                return _sounds((token(lemma, language) for lemma in lemmas), language)
        if not is_known(word):
            word = HEARD[language].sub(lambda found: SPELT[language][found[0]], readings[0])
    return _sounds(query_tokens(word), script(word))


def _sounds(tokens: Iterable[str], language: str) -> str:
    """Of several words that a form may be of, one is taken, and always the same."""
    return f"{language}:{min(sound(MARK.sub('', each), language) for each in tokens)}"
