"""Plain functions on texts: slugs, folding, sorting; the same for every app."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold", "language_of_script", "lines", "slugify", "sort_key"]

MAX_SLUG_LENGTH = 80

#: ELOT 743 (ISO 843), the transcription of Greek passports and road signs; pairs before single letters.
GREEK = {
    "αυ": "av", "ευ": "ev", "ηυ": "iv", "ου": "ou", "γγ": "ng", "γκ": "gk", "γξ": "nx", "γχ": "nch", "μπ": "mp", "ντ": "nt",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m",
    "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps",
    "ω": "o",
}  # fmt: skip
#: ELOT 743: αυ, ευ, ηυ end in f before a voiceless consonant or at the end of a word.
GREEK_VOICELESS = "θκξπσςτφχψ"
#: Bulgaria's Transliteration Act of 2009, article 6 and the table in its annex.
BULGARIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya",
}  # fmt: skip
#: Turkish in ASCII, as people write addresses.
TURKISH = {"ı": "i", "ğ": "g", "ü": "u", "ş": "s", "ö": "o", "ç": "c", "â": "a", "î": "i", "û": "u"}
#: The order of the Turkish alphabet where it is not that of the code points.
TURKISH_ORDER = {letter: index for index, letter in enumerate(" 0123456789aâbcçdefgğhıiîjklmnoöpqrsştuûüvwxyz")}
#: What may stand before the first letter of a name and does not sort.
LEADING_MARKS = re.compile(r"^[\W_]+")


def lower(text: str, language: str) -> str:
    """Lower-case `text` by the rules of `language`: Turkish has two letters i."""
    if language == "tr":
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()


def _without_marks(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def fold(text: str, language: str) -> str:
    """Fold case and accents as a reader of `language` does: й stays a letter, ς is σ, ı is i."""
    text = lower(text, language)
    if language == "bg":
        return unicodedata.normalize("NFC", text.replace("\u0300", "").replace("\u0301", "").replace("ѝ", "и"))
    if language == "tr":
        text = "".join(TURKISH.get(c, c) for c in text)
    return unicodedata.normalize("NFC", _without_marks(text)).replace("ς", "σ")


def _greek_to_latin(text: str) -> str:
    out, i = [], 0
    # A diaeresis keeps two vowels apart: ϊ and ϋ are read alone.
    text = _without_marks(text.replace("ϊ", "i").replace("ΐ", "i").replace("ϋ", "y").replace("ΰ", "y"))
    while i < len(text):
        pair = text[i : i + 2]
        if pair in {"αυ", "ευ", "ηυ"}:
            after = text[i + 2 : i + 3]
            voiceless = not after.isalpha() or after in GREEK_VOICELESS
            out.append(GREEK[pair][0] + ("f" if voiceless else "v"))
            i += 2
        elif pair == "μπ" and (i == 0 or not text[i - 1].isalpha()):
            out.append("b")
            i += 2
        elif pair in GREEK:
            out.append(GREEK[pair])
            i += 2
        else:
            out.append(GREEK.get(text[i], text[i]))
            i += 1
    return "".join(out)


def slugify(text: str, language: str) -> str:
    """Return a Latin slug of `text`, at most 80 characters, cut at a word; "" when nothing is left."""
    text = lower(text, language)
    if language == "bg":
        text = re.sub(r"ия\b", "ia", text)
        text = "".join(BULGARIAN.get(c, c) for c in fold(text, "bg"))
    else:
        text = "".join(TURKISH.get(c, c) for c in text)
        text = _greek_to_latin(text)
    text = "".join(BULGARIAN.get(c, c) for c in _without_marks(_greek_to_latin(text)))
    slug = re.sub(r"[^a-z0-9]+", "-", text.encode("ascii", "ignore").decode()).strip("-")
    if len(slug) > MAX_SLUG_LENGTH:
        slug = slug[:MAX_SLUG_LENGTH].rsplit("-", 1)[0]
    return slug


def sort_key(text: str, language: str) -> tuple[object, ...]:
    """Return a key that sorts names as a reader of `language` expects, without an operating system's locale.

    Quotation marks before a name do not count, and names in the reader's script come first (Unicode CLDR, "reorder").
    """
    name = LEADING_MARKS.sub("", text)
    if language == "tr":
        # Before each letter stands a sign for its place: one text is a tenth of as many pairs, and all keys are held in a sort.
        return ("".join(f"{chr(TURKISH_ORDER.get(c, 99) + 1)}{c}" for c in lower(name, "tr")),)
    return (int(language_of_script(name) != language), fold(name, language), name)


def lines(text: str | None) -> list[str]:
    """Split a text field that holds one item a line."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def language_of_script(text: str) -> str:
    """Guess the language of a text that has one form only, such as a person's name, by its first telling letter.

    Of the site's languages one is written in Greek letters and one in Cyrillic; Latin ones tell nothing.
    """
    for letter in text:
        if "\u0370" <= letter <= "\u03ff" or "\u1f00" <= letter <= "\u1fff":
            return "el"
        if "\u0400" <= letter <= "\u04ff":
            return "bg"
    return ""
