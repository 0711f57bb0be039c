"""Takes out of a query what may tell who typed it: numbers of persons, phones and accounts, addresses of mail and of the web.

Names of people cannot be told from other words. So texts are cut short, rare ones do not outlive 13 months, and the log is
read by the portal's managers alone.
"""

from __future__ import annotations

import re
import unicodedata

from editorial.models.search_log import MAX_QUERY

__all__ = ["MASK", "mask"]

#: Stands for what was taken out. It has no letters, so it is no word in any report.
MASK = "•••"
#: Letters of a query that are read: more than the finder reads, as one sign may be written out as several.
MAX_READ = 400
#: Signs that nobody sees and that may stand between digits.
UNSEEN = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
MAIL = re.compile(r"\S*\s?(?:@|[(\[{]\s?at\s?[)\]}])\s?\S*", re.IGNORECASE)
WEB = re.compile(r"(?:https?://|www\.)\S+|\S+\.[a-z]{2,}/\S*", re.IGNORECASE)
#: Six digits or more, with what people put between them, and the letters that are joined to them (as in an account's number).
#: Shorter ones are postal codes, prices, years and house numbers.
NUMBER = re.compile(r"[^\W\d_]*\d(?:[\s.,:()\-‐‑‒–—/+_*#]{0,3}\d){5,}\w*")
#: A law or a decision with its year, and a span of years. Both are what people search for.
LAW = re.compile(r"[^\W\d_]*\.?\d{1,4}/(?:19|20)\d\d|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")


def mask(text: str) -> str:
    """Return `text` as it may be kept: masked first and cut then, so that no half of a number is left at the end."""
    text = unicodedata.normalize("NFKC", UNSEEN.sub("", text))[:MAX_READ]
    for personal in (WEB, MAIL):
        text = personal.sub(f" {MASK} ", text)
    text = NUMBER.sub(lambda found: found[0] if LAW.fullmatch(found[0]) else f" {MASK} ", text)
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if len(text) <= MAX_QUERY:
        return text
    return text[:MAX_QUERY].rsplit(" ", 1)[0]
