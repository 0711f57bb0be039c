"""What a typed word may have been, by each way of typing it otherwise. Nothing here asks whether anything is found by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.analysis import catalogue_words
from search.analysis.keyboards import LATIN, retyped
from search.analysis.lemmas import is_known, query_tokens, token
from search.analysis.letters import fold, prepare, script, words_of
from search.analysis.lexicon import lemmas_by_sound, look_up
from search.analysis.small_words import is_small
from search.analysis.sounds import in_latin, sound
from search.models import Generation

__all__ = ["Candidate", "Reading", "as_retyped", "as_sounding", "as_typed", "in_other_script", "misspelt"]

#: The script of Turkish is Latin: what one would call another script is its own without marks, which every look-up allows.
LATIN_LANGUAGE = "tr"
#: Letters of a word typed on another layout: shorter ones come out of anything.
SHORTEST = 3


@dataclass(frozen=True)
class Candidate:
    """One word that may have been meant, as it is shown, and its tokens."""

    shown: str
    tokens: tuple[str, ...]


@dataclass
class Reading:
    """A stretch of text read in one way: for each of its words what that may be."""

    groups: list[list[Candidate]]

    @property
    def parts(self) -> list[Candidate]:
        return [each for group in self.groups for each in group]


def as_typed(text: str) -> list[Reading]:
    """Read the words as they are. Single letters among signs are no words: they are what is left of another layout."""
    words = words_of(text)
    if len(words) > 1 and any(len(word) == 1 for word in words):
        return []
    return [Reading([[Candidate(word, query_tokens(word))] for word in words])]


def _by_sound(sounds: Sequence[str], language: str) -> list[Candidate]:
    """Return the words that have one of these sounds: those of the catalogue, then those of the dictionary."""
    found = [Candidate(word, tokens) for word, tokens in catalogue_words.by_sound(sounds, language)]
    found += [Candidate(lemma, (token(lemma, language),)) for lemma in lemmas_by_sound(sounds, language)]
    return _telling(found)


def _telling(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates that say something, if any does."""
    return [each for each in found if not is_small(each.shown)] or found


def in_other_script(text: str, language: str) -> list[Reading]:
    """Read Latin letters as `language` in one of the habits of writing it so."""
    if language == LATIN_LANGUAGE or not text.isascii():
        return []
    groups = [_by_sound(in_latin(word, language), language) for word in words_of(text)]
    return [Reading(groups)] if groups and all(groups) else []


def as_sounding(text: str) -> list[Reading]:
    """Read the words as others that sound alike: the wrong one of six letters i, й without its mark, Turkish without any."""
    groups = [_by_sound([sound(word, script(word))], script(word)) + _with_marks(word) for word in words_of(text)]
    return [Reading(groups)] if groups and all(groups) else []


def _with_marks(word: str) -> list[Candidate]:
    """Return the words that a Turkish one typed without marks may be; one with marks is meant as it is (diş is no dış)."""
    if not word.isascii():
        return []
    lemmas = dict.fromkeys(lemma for _form, lemma in look_up(fold(word, LATIN_LANGUAGE), LATIN_LANGUAGE))
    return [Candidate(lemma, (token(lemma, LATIN_LANGUAGE),)) for lemma in lemmas]


def as_retyped(text: str, language: str) -> list[Reading]:
    """Read the text as typed on the keyboard of `language` while another layout was on, or the other way round."""
    found: list[Reading] = []
    for meant, _active, layout in retyped(text, language):
        words = words_of(meant)
        if layout == LATIN and language != LATIN_LANGUAGE:
            found += in_other_script(meant, language) if all(map(_is_long, words)) else []
            continue
        if words and all(script(word) == language and _is_long(word) and not is_small(word) for word in words):
            found.append(Reading([[Candidate(word, query_tokens(word))] for word in words]))
            found.append(Reading([_by_sound([sound(word, language)], language) for word in words]))
    return found


def _is_long(word: str) -> bool:
    return len(prepare(word, script(word))) >= SHORTEST


def misspelt(text: str, languages: Sequence[str], state: Generation, among_others: bool) -> list[Reading]:
    """Read the words as those of the catalogue that are nearest to them; Latin letters as each of the languages.

    A word that the dictionary knows is meant as it is, unless it stands beside words that were found and has just the letters
    of another in another order (гардина, градина).
    """
    words = words_of(text)
    if len(words) != 1:
        return []
    found: list[Reading] = []
    for language in languages:
        if language != languages[0] and is_known(words[0]):
            continue
        sounds = _sounds(words[0], language)
        is_word = is_known(words[0]) if script(words[0]) == language else bool(lemmas_by_sound(sounds, language))
        if not sounds or (is_word and not among_others):
            continue
        near = catalogue_words.near(sounds, language, state, swapped_only=is_word, doubtful=script(words[0]) != language)
        if near:
            candidates = [Candidate(word, tokens) for word, tokens in catalogue_words.by_sound(near, language)]
            found.append(Reading([_telling(candidates)]))
    return found


def _sounds(word: str, language: str) -> Sequence[str]:
    """Return the sounds that a typed word may have in a language; none where it cannot be one of it."""
    if script(word) == language:
        return [sound(word, language)]
    return in_latin(word, language) if word.isascii() else ()
