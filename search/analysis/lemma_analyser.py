"""The analyser of the site: every form of a word gives the tokens of its lemma, whatever language surrounds it."""

from __future__ import annotations

from common.languages import LANGUAGES
from search.analysis.base import Alternatives, AnalysedQuery, Token, Word
from search.analysis.lemmas import index_tokens, query_tokens
from search.analysis.letters import WORD
from search.analysis.lexicon import LEXICON_VERSION
from search.analysis.small_words import is_small

__all__ = ["LemmaAnalyser"]

#: Changes with the rules: an index of another version is built anew.
RULES_VERSION = 1
#: Words of a query that are read.
MAX_WORDS = 16


class LemmaAnalyser:
    """Looks words up in dictionaries, with rules for what they do not have. Each word counts in the language of its script."""

    version = f"lemmas-{RULES_VERSION}-{LEXICON_VERSION}"

    def analyse(self, text: str, language: str) -> list[Token]:
        return [Token(place, index_tokens(word)) for place, word in enumerate(WORD.findall(text))]

    def query_tokens(self, word: str, language: str) -> Alternatives:
        return Alternatives(query_tokens(word))

    def analyse_query(self, text: str) -> AnalysedQuery:
        """Read the words as they were typed; `understand` reads them as they may have been meant."""
        typed = list(dict.fromkeys(WORD.findall(text)))[:MAX_WORDS]
        telling = [word for word in typed if not is_small(word)] or typed
        words = tuple(Word(word, {code: self.query_tokens(word, code) for code in LANGUAGES}) for word in telling)
        return AnalysedQuery(typed=text, used=text, words=words)
