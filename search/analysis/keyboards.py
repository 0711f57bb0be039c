"""Text that was typed while another keyboard layout was on than the one in the typist's mind.

Whole stretches between blanks are mapped, before they are taken apart into words: on some layouts `.`, `;` and `[` are
letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

__all__ = ["LATIN", "LAYOUTS", "retyped"]

#: The keys of a keyboard by what they give on the American layout, and what they give on the others.
KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`\\"
#: Where a sign stands for more than one key it is read as the first.
LAYOUTS: dict[str, tuple[str, str]] = {
    # name: (language, its signs in the order of KEYS)
    "greek": ("el", ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./`\\"),
    "bds": ("bg", ",уеишщксдзц;ьяаожгтнвмчюйъэфхпрлб`("),
    "phonetic": ("bg", "чшертъуиопящасдфгхйкл;'зжцвбнм,./юь"),
    "old-phonetic": ("bg", "явертъуиопшщасдфгхйкл;'зьцжбнм,./чю"),
    "turkish": ("tr", 'qwertyuıopğüasdfghjklşizxcvbnmöç.",'),
    "latin": ("", KEYS),
}
#: The layout without marks: on it people write each language in Latin letters.
LATIN = "latin"
#: What the Shift key makes of signs that are letters elsewhere.
SHIFTED = str.maketrans('{}:"<>?|~', "[];',./\\`")
#: Accents that a dead key puts on the next letter: of the Greek layout the key of ;.
DEAD_KEYS = {"\u0301": "΄", "\u0308": "΄"}
#: Letters that a word must have at least, so that no single sign is read as one.
MIN_LETTERS = 2

TO_KEY = {name: dict(zip(reversed(signs), reversed(KEYS), strict=True)) for name, (_, signs) in LAYOUTS.items()}
TO_SIGN = {name: dict(zip(KEYS, signs, strict=True)) for name, (_, signs) in LAYOUTS.items()}


def _signs(text: str, layout: str) -> str:
    """Return the signs in the order in which their keys were hit."""
    text = text.translate(SHIFTED)
    if layout == "turkish":
        return text.replace("İ", "i").replace("I", "ı").lower()
    text = text.lower()
    if layout != "greek":
        return unicodedata.normalize("NFC", text)
    out = ""
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        out += "".join(DEAD_KEYS.get(mark, "") for mark in apart[1:]) + apart[0]
    return out


def _typed(keys: str, layout: str) -> str:
    """Return what these keys give; a dead key of the Greek layout puts its accent on the vowel that follows."""
    text = "".join(TO_SIGN[layout][key] for key in keys)
    if layout != "greek":
        return text
    out, accent = "", ""
    for sign in text:
        if sign == "΄":
            accent = "\u0301"
        else:
            out += unicodedata.normalize("NFC", sign + accent)
            accent = ""
    return out


def retyped(text: str, language: str) -> Iterator[tuple[str, str, str]]:
    """Yield what `text` would have been on a layout of `language`: with the names of the layout that was on and of that one.

    Also what it would have been in Latin letters, in which every language may be written.
    """
    for meant, (its_language, _signs_of_it) in LAYOUTS.items():
        if its_language not in {language, ""}:
            continue
        for active in LAYOUTS:
            if active == meant:
                continue
            keys = [TO_KEY[active].get(sign) for sign in _signs(text, active)]
            if None in keys or len(keys) < MIN_LETTERS:
                continue
            found = _typed("".join(key for key in keys if key), meant)
            if found != text.lower():
                yield found, active, meant
