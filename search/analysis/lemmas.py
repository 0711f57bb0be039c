"""From a word to its tokens: the letters of its lemma, the same for every form of it.

A token holds folded letters. Where the lemmas of different words fold to the same ones (νόμος and νομός), all but the first
carry a number, so that they stay apart. The stem of a word that no dictionary has ends in 0.
"""

from __future__ import annotations

import re
from functools import lru_cache

from search.analysis.endings import GREEK_MOVING, PROPOSALS, STEMS, words_besides
from search.analysis.fixed import FIXED
from search.analysis.letters import fold, prepare, script
from search.analysis.lexicon import Forms, look_up

__all__ = ["index_tokens", "is_known", "query_tokens", "token"]

#: Words whose tokens are kept.
CACHED_WORDS = 4_096
#: Marks the stem of a word that no dictionary has, which is no lemma's token even where its letters are those of one.
GUESSED = "0"
#: From how many letters on a word typed without accents is taken for the lemma that it may be, and for no other's form.
LONG = 5
GREEK_ACCENT = re.compile(r"[άέήίόύώΐΰ]")
GREEK_VOWELS = re.compile(r"[αεηιουω]+")
TURKISH_LESS = re.compile(r"s[ıiuü]z")


@lru_cache(maxsize=CACHED_WORDS)
def index_tokens(word: str) -> tuple[str, ...]:
    """Return the tokens of a word of a text, which is mostly written as it should be."""
    language = script(word)
    form = prepare(word, language)
    folded = fold(form, language)
    forms = _corrected(look_up(folded, language), language)
    exact = _exact(form, forms, language)
    return _tokens(form, folded, exact or forms, language)


@lru_cache(maxsize=CACHED_WORDS)
def query_tokens(word: str) -> tuple[str, ...]:
    """Return the tokens that a typed word may have; one without any accent may stand for every word of its letters.

    A Turkish word without marks means itself where the dictionary has it just so (isim is no işim): those who type without
    marks are read once more where nothing has that word.
    """
    language = script(word)
    form = prepare(word, language)
    folded = fold(form, language)
    forms = _corrected(look_up(folded, language), language)
    exact = _exact(form, forms, language)
    if language == "tr" and (word.isascii() or word.isupper()):
        own = tuple(pair for pair in exact if pair == (form, form)) if not word.isupper() else ()
        return _tokens(form, folded, own or _likely(folded, forms), language)
    tokens = _tokens(form, folded, exact or forms, language)
    if exact and word.isupper():
        tokens += _tokens(form, folded, _likely(folded, forms), language)
    return tuple(dict.fromkeys(tokens))


def _likely(folded: str, forms: Forms) -> Forms:
    """Return the words that may be meant; in a long one the letters are rarely another word's form by chance (yardım, yar)."""
    own = tuple(pair for pair in forms if pair[0] == pair[1])
    return own if own and len(folded) >= LONG else forms


def is_known(word: str) -> bool:
    """Whether the dictionary of its script has the word, accents aside."""
    language = script(word)
    return bool(look_up(fold(prepare(word, language), language), language))


def _exact(form: str, forms: Forms, language: str) -> Forms:
    """Return the form that is written just so; a long Greek word without an accent is a careless one, whatever is stored."""
    if language == "el" and not GREEK_ACCENT.search(form) and len(GREEK_VOWELS.findall(form)) > 1:
        return ()
    return tuple(pair for pair in forms if pair[0] == form)


def _tokens(form: str, folded: str, forms: Forms, language: str) -> tuple[str, ...]:
    if fixed := FIXED[language].get(folded):
        return (fixed,)
    if not forms:
        return _guessed(form, folded, language)
    found = [token(lemma, language) for _form, lemma in forms]
    found += _more(form, forms, folded, language)
    return tuple(dict.fromkeys(FIXED[language].get(each, each) for each in found))


def _corrected(forms: Forms, language: str) -> Forms:
    """Return the forms with their lemmas, put right: in Turkish what one is without is no form of the thing (işsiz, iş)."""
    if language != "tr":
        return forms
    return tuple(
        (form, lemma + less[0] if form.startswith(lemma) and (less := TURKISH_LESS.match(form, len(lemma))) else lemma)
        for form, lemma in forms
    )


def _own(folded: str, language: str) -> list[str]:
    """Return the words with these letters that are lemmas themselves."""
    return [form for form, lemma in look_up(folded, language) if form == lemma]


def _more(form: str, forms: Forms, folded: str, language: str) -> list[str]:
    """Return further tokens of a known form: the dictionary gives one lemma for each form, and passes others over."""
    is_lemma = any(known == lemma for known, lemma in forms)
    found: list[str] = []
    for proposal in words_besides(folded, language, is_lemma):
        lemmas = _own(proposal, language)
        if language == "tr":
            # Without marks the letters are those of another word, too: işsizler is no form of ıssız.
            lemmas = [lemma for lemma in lemmas if form.isascii() or form.startswith(lemma[:-1])]
        found += [token(lemma, language) for lemma in lemmas]
        if found and language == "tr":
            break
    if language == "bg":
        # A verb and the one for doing it often are two lemmas with forms in common: забравя, забравям.
        repeated = dict.fromkeys(fold(lemma, language) + "м" for _form, lemma in forms if lemma.endswith(("а", "я")))
        found += [token(lemma, language) for each in repeated for lemma in _own(each, language)]
    if language == "bg" and is_lemma and folded.endswith("а") and _is_verb(folded):
        found += [token(lemma, language) for lemma in _own(folded[:-1], language)]
    return found


def _is_verb(folded: str) -> bool:
    """Whether a Bulgarian lemma in -а is a verb, told by its having no article: so наема may also be “of the rent”."""
    return all(lemma != folded for _form, lemma in look_up(folded + "та", "bg"))


def _guessed(form: str, folded: str, language: str) -> tuple[str, ...]:
    """Return the tokens of a word that no dictionary has: of the lemmas that its ending allows, else its stem."""
    best: tuple[str, ...] = ()
    for proposal in PROPOSALS[language](folded):
        known = [pair for pair in look_up(proposal, language) if language != "el" or _may_be(form, folded, pair[0])]
        if own := [lemma for other, lemma in known if other == lemma]:
            return tuple(token(lemma, language) for lemma in own)
        best = best or tuple(dict.fromkeys(token(lemma, language) for _other, lemma in known))
    return best or (STEMS[language](folded) + GUESSED,)


def _may_be(form: str, folded: str, lemma: str) -> bool:
    """Whether a Greek form may belong to a lemma by its accent: τροπή is none of τρόπος."""
    here, there = GREEK_ACCENT.search(form), GREEK_ACCENT.search(lemma)
    if here is None or there is None or folded.endswith(GREEK_MOVING) or lemma.endswith(GREEK_MOVING):
        return True
    return here.start() == there.start()


@lru_cache(maxsize=CACHED_WORDS)
def token(lemma: str, language: str) -> str:
    """Return the token of a lemma."""
    folded = fold(lemma, language)
    alike = sorted(_own(folded, language))
    place = alike.index(lemma) if lemma in alike else len(alike)
    return folded if place == 0 else f"{folded}{place + 1}"
