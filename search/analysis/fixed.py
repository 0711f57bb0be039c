"""Words that neither the dictionaries nor the rules get right: folded form to token. Editors add theirs in the admin."""

from __future__ import annotations

__all__ = ["FIXED"]

FIXED: dict[str, dict[str, str]] = {
    "el": {
        # A permit; the dictionary knows only what is empty.
        **dict.fromkeys(("αδεια", "αδειασ", "αδειεσ", "αδειων"), "αδεια"),
        # “Only”, which stands in every text, is not “alone”.
        "μονο": "μονο",
        # A town, whose genitive is an old word for soap.
        **dict.fromkeys(("σαπεσ", "σαπων"), "σαπεσ"),
    },
    # хора is the plural of човек, of another stem.
    "bg": dict.fromkeys(("хора", "хората"), "човек"),
    # The doubled letter of hak comes back before a vowel, and the dictionary takes hakkı for a word of its own.
    "tr": dict.fromkeys(("hakki", "hakkin", "hakkim", "hakkinda", "hakkina", "hakkini"), "hak"),
}
