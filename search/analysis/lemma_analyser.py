"""The analyser of the site: every form of a word gives the tokens of its lemma, whatever language surrounds it."""

from __future__ import annotations

from search.analysis.base import Alternatives, Token
from search.analysis.lemmas import index_tokens, query_tokens
from search.analysis.letters import words_of
from search.analysis.lexicon import LEXICON_VERSION

__all__ = ["LemmaAnalyser"]

#: Changes with the rules: an index of another version is built anew.
RULES_VERSION = 5


class LemmaAnalyser:
    """Looks words up in dictionaries, with rules for what they do not have. Each word counts in the language of its script."""

    version = f"lemmas-{RULES_VERSION}-{LEXICON_VERSION}"

    def analyse(self, text: str, language: str) -> list[Token]:
        return [Token(place, index_tokens(word), word) for place, word in enumerate(words_of(text))]

    def query_tokens(self, word: str, language: str) -> Alternatives:
        return Alternatives(query_tokens(word))
