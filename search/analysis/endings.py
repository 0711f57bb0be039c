"""Endings of the three languages: what the lemma of a form may be, and the stem of a word that no dictionary has.

All work on folded letters. A lemma that a rule proposes counts only where the dictionary has it, so the rules may be broad.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

__all__ = ["GREEK_MOVING", "PROPOSALS", "STEMS", "words_besides"]

#: Letters that must be left of a word when its ending goes.
MIN_STEM = 2
MIN_GUESSED_STEM = 3

#: Greek endings, and what the dictionary's form of the word ends in instead, the surest first.
GREEK: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ματων", ("μα",)), ("ματοσ", ("μα",)), ("ματα", ("μα",)),
    ("μενησ", ("μενοσ",)), ("μενων", ("μενοσ",)), ("μενουσ", ("μενοσ",)), ("μενοι", ("μενοσ",)), ("μενου", ("μενοσ",)),
    ("μενεσ", ("μενοσ",)), ("μενη", ("μενοσ",)), ("μενο", ("μενοσ",)), ("μενα", ("μενοσ",)),
    ("εωσ", ("η",)), ("εισ", ("η", "εασ", "ησ")), ("εων", ("η", "εασ", "εα")), ("εα", ("εασ",)),
    ("ιων", ("ι", "ιο", "ια", "ιοσ")), ("ιου", ("ι", "ιο", "ιοσ")), ("ια", ("ι", "ιο", "ιοσ", "υσ")), ("ιασ", ("ια", "ιοσ")),
    ("αδεσ", ("α", "ασ", "ησ")), ("αδων", ("α", "ασ", "ησ")), ("ουδεσ", ("ουσ", "ου")), ("ουδων", ("ουσ", "ου")),
    ("τριεσ", ("τρια",)), ("τριων", ("τρια",)), ("ουσ", ("οσ", "ησ")), ("ων", ("οσ", "ο", "α", "η", "ησ", "ασ", "ω")),
    ("εσ", ("α", "η", "ησ", "ασ", "οσ", "ω")), ("ησ", ("η", "οσ", "ω")), ("ασ", ("α",)), ("οσ", ("ασ", "ο")),
    ("ου", ("οσ", "ο", "ησ", "ασ")), ("οι", ("οσ",)),
    ("α", ("ο", "οσ", "ασ")), ("η", ("οσ", "ησ", "ο", "ω")), ("ο", ("οσ",)),
)  # fmt: skip
#: Endings that a verb shares with a noun: the dictionary knows the verb, and people look for the noun.
GREEK_SHARED = (
    ("σεισ", "ση"),
    ("ξεισ", "ξη"),
    ("ψεισ", "ψη"),
    ("ια", "ιο"),
    ("ιων", "ιο"),
    ("ιου", "ιο"),
    ("α", "ο"),
    ("ο", "οσ"),
    ("εσ", "η"),
)
#: Greek endings before which the accent moves; with any other it stands where the lemma has it.
GREEK_MOVING = ("ου", "ων", "ουσ", "εισ", "εωσ", "ματοσ", "ματα", "ω")
GREEK_STEM = re.compile(
    r"(?:ματων|ματοσ|ματα|μα|μενησ|μενων|μενουσ|μενοι|μενου|μενεσ|μενη|μενο|μενα|μενοσ|"
    r"ουμε|ουνε|ουν|ετε|εισ|ει|ω|ι?(?:εων|εωσ|εισ|ουσ|ων|οσ|ου|οι|εσ|ασ|ησ|ισ|υσ|ο|α|η|ε)|ι|υ)$"
)


def greek(word: str) -> Iterator[str]:
    for ending, lemmas in GREEK:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_STEM:
            stem = word[: -len(ending)]
            yield from (stem + lemma for lemma in lemmas)


def greek_stem(word: str) -> str:
    found = GREEK_STEM.search(word, MIN_GUESSED_STEM)
    return word[: found.start()] if found else word


#: Bulgarian articles, the longest first.
ARTICLES = ("ият", "ите", "ата", "ета", "ото", "ето", "ът", "ят", "та", "то", "те", "ия", "а", "я")
#: Bulgarian endings without the article, and what the dictionary's form ends in instead.
BULGARIAN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("овци", ("о",)), ("овце", ("",)), ("ове", ("", "ъ")), ("еве", ("й",)), ("ища", ("", "ище")), ("ета", ("е",)),
    ("ска", ("ски",)), ("ско", ("ски",)), ("ие", ("ия",)), ("ени", ("ен", "но", "ян")), ("ения", ("ение",)),
    ("ания", ("ание", "ане")), ("ия", ("ие", "ий", "я")), ("ии", ("ия",)), ("ци", ("к", "ец", "ц", "ък")), ("зи", ("г", "з")),
    ("си", ("х", "с")), ("ни", ("ен", "на", "н")), ("на", ("ен",)), ("но", ("ен",)), ("ри", ("ър", "ер")),
    ("ли", ("ъл", "ел", "л")), ("ки", ("ък", "ка")), ("ти", ("ът", "та")), ("ми", ("ъм",)), ("а", ("", "о", "ен", "ец", "ам")),
    ("ат", ("ам", "а")), ("ят", ("я",)),
    ("я", ("", "е", "й", "я")), ("и", ("", "а", "я", "о", "е", "й")), ("е", ("", "а")), ("о", ("",)), ("еи", ("ей",)),
    ("аи", ("ай",)),
)  # fmt: skip
SOFTENING = ("и", "а")
BULGARIAN_STEM = re.compile(r"(?:овци|ове|еве|ища|ия|ие|ии|и|е|а|о|я|й|ъ|ь)$")
#: Endings whose vowel goes before another ending.
FLEETING = {"ец": "ц", "ък": "к", "ен": "н"}
FLEETING_END = re.compile(r"(?:ец|ък|ен)$")
BULGARIAN_LAST = str.maketrans({"ц": "к", "ч": "к", "з": "г"})


def without_article(word: str) -> Iterator[str]:
    """Yield what the word is without its article, which is its end as a whole or without the vowel before it."""
    for article in ARTICLES:
        if word.endswith(article) and len(word) - len(article) >= MIN_STEM:
            yield word[: -len(article)]


def bulgarian(word: str) -> Iterator[str]:
    """Yield the word without article, and the singular or masculine of both."""
    for base in dict.fromkeys([word, *without_article(word)]):
        if base != word:
            yield base
        for ending, lemmas in BULGARIAN:
            if base.endswith(ending) and len(base) - len(ending) >= MIN_STEM:
                stem = base[: -len(ending)] if ending else base
                yield from (stem + lemma for lemma in lemmas)
                # A stressed я is е where the ending softens it: бял, бели; място, места.
                if ending in SOFTENING and "е" in stem:
                    yield from ("я".join(stem.rsplit("е", 1)) + lemma for lemma in lemmas)


#: An adjective's gender and number where the form is in the dictionary as a word of its own: приемна, приемно, приемни.
BULGARIAN_ADJECTIVES = (("на", "ен"), ("но", "ен"), ("ни", "ен"))


def bulgarian_stem(word: str) -> str:
    for article in ("ият", "ът", "ят", "та", "то", "те"):
        if word.endswith(article) and len(word) - len(article) > MIN_GUESSED_STEM:
            word = word[: -len(article)]
            break
    for pattern in (BULGARIAN_STEM, FLEETING_END):
        if found := pattern.search(word, MIN_GUESSED_STEM):
            word = word[: found.start()] + FLEETING.get(found[0], "")
    return word[:-1] + word[-1:].translate(BULGARIAN_LAST)


#: Endings of Turkish nouns in ASCII letters, the outermost of a chain; a chain is taken apart from its end.
TURKISH_TEXT = (
    "larinin lerinin larina lerine larini lerini larinda lerinde larindan lerinden larin lerin lari leri lar ler lik "
    "imizin umuzun imiz umuz iniz unuz sinin sunun sina sine suna sini sunu sinda sinde sunda sindan sinden sundan "
    "inin unun ina ine una inda inde unda indan inden undan ini unu nin nun yla yle dan den tan ten daki deki taki teki "
    "si su yi yu ya ye da de ta te la le in un im um ca ce i u a e m n"
)
TURKISH = TURKISH_TEXT.split()
#: Endings of Turkish verbs that a noun may seem to have: bekler is what waits, and no plural.
TURKISH_VERBS = ("er", "ar", "ir", "ur", "r")
#: Ways in which the last letter of a word changes before an ending that begins with a vowel.
SOFTENED = {"g": "k", "b": "p", "d": "t"}
TURKISH_VOWEL = re.compile(r"[aeiou]")


def turkish(word: str) -> Iterator[str]:
    """Yield the word without endings, the longest first: what is left after the fewest of them."""
    waiting, seen = [word], {word}
    while waiting:
        waiting.sort(key=len, reverse=True)
        base = waiting.pop(0)
        for ending in (*TURKISH, *TURKISH_VERBS):
            left = base[: -len(ending)]
            if not base.endswith(ending) or len(left) < MIN_STEM or left in seen or not TURKISH_VOWEL.search(left):
                continue
            seen.add(left)
            waiting.append(left)
        if base != word:
            yield base
            if base[-1] in SOFTENED:
                yield base[:-1] + SOFTENED[base[-1]]


def turkish_stem(word: str) -> str:
    """Return the word without plural, possession and case, where enough of it is left."""
    for _ending in range(3):
        for ending in TURKISH:
            # One letter may belong to the word: only the first of a chain is taken so lightly.
            if word.endswith(ending) and len(word) - len(ending) >= (MIN_GUESSED_STEM + (len(ending) < 3)):
                word = word[: -len(ending)]
                break
        else:
            break
    return word[:-1] + SOFTENED.get(word[-1:], word[-1:])


def words_besides(word: str, language: str, is_lemma: bool) -> Iterator[str]:
    """Yield the words, folded, that a known form may be of besides the one lemma that the dictionary gives it.

    Where the form is a lemma itself (`is_lemma`), only what is sure.
    """
    if language == "el":
        shared: Iterable[tuple[str, str]] = GREEK_SHARED
    elif language == "bg" and is_lemma:
        shared = BULGARIAN_ADJECTIVES
    else:
        if not is_lemma:
            yield from PROPOSALS[language](word)
        return
    yield from (word[: -len(ending)] + lemma for ending, lemma in shared if word.endswith(ending))


Propose = Callable[[str], Iterator[str]]

PROPOSALS: dict[str, Propose] = {"el": greek, "bg": bulgarian, "tr": turkish}
STEMS: dict[str, Callable[[str], str]] = {"el": greek_stem, "bg": bulgarian_stem, "tr": turkish_stem}
