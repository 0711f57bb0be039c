"""Words by their sound, in Latin letters: what is spelt otherwise and sounds alike is one, and Greeklish can be looked up.

Greek has six spellings of one vowel, and each Greek and Bulgarian writes Latin letters in a habit of their own. So a word is
turned into its sound, which is one, and what was typed in Latin letters into every sound that it may stand for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from search.analysis.letters import fold

__all__ = ["in_latin", "sound"]

#: Sounds of folded Greek, the longest spelling first. One sign is one sound: capitals are sounds without a Latin letter.
GREEK = {
    "ου": "u", "αι": "e", "ει": "i", "οι": "i", "υι": "i", "ευ": "ev", "αυ": "av", "ηυ": "iv", "μπ": "B", "ντ": "D", "γκ": "G",
    "γγ": "G", "γχ": "nH", "γξ": "nks", "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "T",
    "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "ks", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "τ": "t", "υ": "i",
    "φ": "f", "χ": "H", "ψ": "ps", "ω": "o",
}  # fmt: skip
#: Sounds of folded Bulgarian. An unstressed ъ is heard as а, and й is left out by those who type without it.
BULGARIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "J", "з": "z", "и": "i", "й": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "C",
    "ш": "S", "щ": "St", "ъ": "a", "ь": "", "ю": "iu", "я": "ia",
}  # fmt: skip
#: What Latin letters and digits stand for in Greeklish: by sound, by look (w, 8, 3) and by the place on the keyboard (u, j).
GREEKLISH: dict[str, tuple[str, ...]] = {
    "ou": ("u",), "oy": ("u", "oi"), "ow": ("u",), "ai": ("e", "ai"), "ei": ("i", "ei"), "oi": ("i", "oi"), "ui": ("i",),
    "yi": ("i",), "eu": ("ev",), "ey": ("ev",), "ef": ("ev", "ef"), "au": ("av",), "ay": ("av",), "af": ("av", "af"),
    "mp": ("B",), "b": ("v", "B"), "nt": ("D",), "nd": ("D", "nd"), "d": ("d", "D"), "gk": ("G",), "gg": ("G",),
    "ng": ("G", "ng"), "gh": ("g",), "gx": ("nH",), "g": ("g", "G"), "th": ("T",), "8": ("T",), "9": ("T",), "q": ("T", "k"),
    "dh": ("d",), "ch": ("H",), "kh": ("H",), "x": ("H", "ks"), "h": ("i", "H"), "ks": ("ks",), "3": ("ks",),
    "j": ("ks", "z"), "ps": ("ps",), "4": ("ps",), "c": ("k", "s", "ps"), "w": ("o",), "y": ("i",), "u": ("i", "u"),
    "ph": ("f",), "v": ("v", "o"),
}  # fmt: skip
#: What Latin letters and digits stand for in Bulgarian, in the official spelling and in those of chats.
SHLYOKAVITSA: dict[str, tuple[str, ...]] = {
    "sht": ("St",), "6t": ("St",), "sch": ("St",), "shch": ("St",), "sh": ("S",), "6": ("S",), "ch": ("C",), "4": ("C",),
    "zh": ("J",), "j": ("J", "i"), "dj": ("dJ",), "g": ("g", "J"), "ts": ("ts",), "tz": ("ts",), "c": ("ts", "k"),
    "yu": ("iu",), "iu": ("iu",), "ju": ("iu", "Ju"), "ya": ("ia",), "ia": ("ia",), "ja": ("ia", "Ja"), "q": ("ia",),
    "y": ("i", "a"), "u": ("u", "a"), "x": ("h",), "kh": ("h",), "w": ("v",), "@": ("a",),
}  # fmt: skip
SOUNDS = {"el": GREEK, "bg": BULGARIAN}
HABITS = {"el": GREEKLISH, "bg": SHLYOKAVITSA}
#: Readings of one typed word that are looked up; long words of many doubtful letters have more.
MAX_READINGS = 96
#: Finds the next spelling of a sound, the longest first.
SPELLINGS = {code: re.compile("|".join(sorted(table, key=len, reverse=True))) for code, table in SOUNDS.items()}
DOUBLED = re.compile(r"(.)\1+")


def _once(text: str) -> str:
    """Doubled letters sound as one."""
    return DOUBLED.sub(r"\1", text)


def sound(word: str, language: str) -> str:
    """Return the sound of `word`; of Turkish, which is written as it sounds, its letters without marks, doubled ones once."""
    folded = fold(word, language)
    if (table := SOUNDS.get(language)) is None:
        return _once(folded)
    return _once(SPELLINGS[language].sub(lambda found: table[found[0]], folded))


@lru_cache(maxsize=2048)
def in_latin(typed: str, language: str) -> tuple[str, ...]:
    """Return the sounds that `typed`, in Latin letters, may stand for in `language`, the likeliest first."""
    habits = HABITS.get(language)
    if habits is None:
        return ()
    typed, place = fold(typed, "tr"), 0
    longest = max(map(len, habits))
    readings = [""]
    while place < len(typed):
        for length in range(longest, 0, -1):
            letters = typed[place : place + length]
            if letters in habits and len(letters) == length:
                break
        else:
            letters = typed[place]
        readings = [reading + each for reading in readings for each in habits.get(letters, (letters,))]
        # Of too many, those with the likelier beginnings are kept.
        readings = readings[:MAX_READINGS]
        place += len(letters)
    return tuple(dict.fromkeys(map(_once, readings)))
