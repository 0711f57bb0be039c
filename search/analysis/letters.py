"""Letters: which language a word is written in, its lower case, and its form without accents."""

from __future__ import annotations

import re
import unicodedata

from common.text import fold as fold_text
from common.text import lower

__all__ = ["FOLDS", "MAX_WORD", "fold", "prepare", "script", "spans_of", "words_of"]

#: Initials with points (Κ.Ε.Π.) are one word; so is a word with what follows its apostrophe, the endings of Turkish names.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_]+(?:['’ʼ`´][a-zA-ZçğıöşüâîûÇĞİÖŞÜÂÎÛ]+)?")
#: What stands inside words and is no letter of them: stress marks on Cyrillic, and signs that nobody sees.
NO_LETTERS = re.compile(r"(?<=[\u0400-\u04ff])[\u0300\u0301]|[\u00ad\u200b-\u200f\u2060\ufeff]")
APOSTROPHE = re.compile(r"['’ʼ`´]")
GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
#: Letters of a word that are read: no word of any of the languages is longer, and an index of noise would be.
MAX_WORD = 60


#: Latin letters that look like those of another script, in lower case: what a keyboard leaves in the middle of a word.
LOOKALIKES = {
    "el": str.maketrans("abezhikmnoptyxvu", "αβεζηικμνορτυχνυ"),
    "bg": str.maketrans("abcehkmoptxy", "авсенкмортху"),
}
GREEK_ACCENTS = re.compile(r"[άέήίόύώΐΰ]")


def words_of(text: str) -> list[str]:
    """Return the words of `text` in order, as they are written but for what is no letter."""
    return WORD.findall(_clean(text))


def spans_of(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return `text` without what is no letter, and where in it each of its words stands."""
    clean = _clean(text)
    return clean, [found.span() for found in WORD.finditer(clean)]


def _clean(text: str) -> str:
    return NO_LETTERS.sub("", unicodedata.normalize("NFC", text))


def script(word: str) -> str:
    """Return the language whose letters `word` is written in; Latin letters are Turkish.

    Of the site's languages each has a script of its own, so a name is the same token in every language's text.
    """
    if GREEK.search(word):
        return "el"
    return "bg" if CYRILLIC.search(word) else "tr"


def prepare(word: str, language: str) -> str:
    """Return `word` in lower case as its dictionary has it: accents kept, an ending behind an apostrophe cut."""
    word = unicodedata.normalize("NFC", APOSTROPHE.split(word, maxsplit=1)[0].replace(".", ""))[:MAX_WORD]
    if language == "tr":
        return lower(word, "tr").replace("i\u0307", "i")
    word = word.lower()
    if language in LOOKALIKES:
        word = word.translate(LOOKALIKES[language])
    if language == "bg":
        # Stress marks are for learners; й is a letter.
        word = unicodedata.normalize("NFC", word.replace("\u0300", "").replace("\u0301", "").replace("ѝ", "и"))
    elif language == "el" and len(accents := list(GREEK_ACCENTS.finditer(word))) > 1:
        # A second accent is the next word's (το πρόγραμμά μας).
        word = word[: accents[-1].start()] + fold(accents[-1][0], "el") + word[accents[-1].end() :]
    return word


class Folds(dict[int, str]):
    """What each letter is without accents, worked out when it is first met: folding a word is then one quick pass."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, code: int) -> str:
        self[code] = fold_text(chr(code), self.language)
        return self[code]


#: Of words that are prepared already, a quick way to fold many.
FOLDS = {language: Folds(language) for language in ("el", "bg", "tr")}


def fold(word: str, language: str) -> str:
    """Return `word` without accents, in the letters that one types without looking: ς is σ, ı is i, й stays й.

    Of Turkish without what follows an apostrophe.
    """
    word = unicodedata.normalize("NFC", word)
    if language == "tr":
        word = APOSTROPHE.split(word, maxsplit=1)[0]
    return word.translate(FOLDS[language])
