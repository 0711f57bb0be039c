"""What the finder asks of an analyser: texts in, tokens out, the same tokens for every engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

__all__ = ["Alternatives", "AnalysedQuery", "Analyser", "Step", "Token", "Word"]


@dataclass(frozen=True)
class Token:
    """One word of a text: where it stands, what goes into the index for it, and how it is written."""

    position: int
    tokens: tuple[str, ...]
    written: str = ""


@dataclass(frozen=True)
class Alternatives:
    """What finds a typed word in one language. Any of these does.

    `whole` are the tokens of what was typed and `together`, for a phrase, sets of tokens that one entry must have all of. In
    the order of results less is made of the others: `prefixes`, beginnings of tokens, and `related`, sets of tokens as well,
    of other words for the same.
    """

    whole: tuple[str, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    prefixes: tuple[str, ...] = ()
    related: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Word:
    """A typed word with its alternatives by language.

    Of one that is `common`, such as “service” or “mother”, less is made in the order. What somebody is `without` means
    something else than the thing.
    """

    typed: str
    alternatives: Mapping[str, Alternatives]
    common: bool = False
    without: bool = False


@dataclass(frozen=True)
class Step:
    """What was made of a word, and why, for the reader to see."""

    word: str
    became: str
    why: str


@dataclass(frozen=True)
class AnalysedQuery:
    """A query as typed and as it is asked."""

    typed: str = ""
    used: str = ""
    words: tuple[Word, ...] = ()
    steps: tuple[Step, ...] = ()


class Analyser(Protocol):
    """Turns texts and queries into tokens of letters and digits."""

    version: str

    def analyse(self, text: str, language: str) -> list[Token]:
        """Return the tokens of `text`, written in `language`, in order."""
        ...

    def query_tokens(self, word: str, language: str) -> Alternatives:
        """Return what a typed `word` may be among the tokens of `language`."""
        ...
