"""What a result shows for the words typed: its summary with them marked, or the sentence of its text in which they stand.

Made in Python from the tokens of the analyser, so every form, script and synonym that finds a word also marks it, the same on
each engine; and only for the results of one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search import words
from search.analysis import AnalysedQuery
from search.analysis.lemmas import index_tokens
from search.analysis.letters import script, spans_of
from search.engines import Hit
from search.models import Entry

__all__ = ["Snippet", "Wanted", "marked", "sentence", "snippets"]

#: Letters of a sentence that are shown: two lines on a phone, as long as a summary.
LONGEST = 180
#: Letters before the first marked word where a sentence is cut.
BEFORE = 60
#: Words that a sentence of a text has at least; shorter lines are names and numbers that stand elsewhere, too.
LEAST_WORDS = 4
CUT = "…"
COLUMNS = ("kind", "object_id", "body")
SENTENCES = re.compile(r"(?<=[.!;?·…])\s+|\n\s*")

Part = tuple[str, bool]
Span = tuple[int, int]


@dataclass(frozen=True)
class Snippet:
    """A text in parts, each with whether it is one of the words; `language` is the text's."""

    parts: tuple[Part, ...]
    language: str

    @property
    def has_marks(self) -> bool:
        return any(is_word for _text, is_word in self.parts)

    @property
    def html(self) -> SafeString:
        """The text as HTML, everything in it escaped, with the words in `<mark>`."""
        pieces = (format_html("<mark>{}</mark>", text) if is_word else format_html("{}", text) for text, is_word in self.parts)
        return format_html_join("", "{}", ((piece,) for piece in pieces))


class Wanted:
    """The tokens of a query: each by itself, and those that count only together."""

    def __init__(self, query: AnalysedQuery) -> None:
        every = [found for word in query.words for found in dict.fromkeys(word.alternatives.values())]
        self.single = frozenset(token for found in every for token in found.whole)
        self.prefixes = tuple(dict.fromkeys(token for found in every for token in found.prefixes))
        self.together = tuple(dict.fromkeys(phrase for found in every for phrase in (*found.together, *found.related)))

    def among(self, tokens: Iterable[str]) -> frozenset[str]:
        """Return those of the tokens of a text that are wanted."""
        there = frozenset(tokens)
        found = set(self.single & there)
        for phrase in self.together:
            if there.issuperset(phrase):
                found.update(phrase)
        found.update(token for token in there if self.prefixes and token.startswith(self.prefixes))
        return frozenset(found)


def _found(text: str, wanted: Wanted) -> tuple[str, list[Span], list[Span]]:
    """Return `text` without what is no letter, where its words stand, and where the wanted ones do."""
    clean, spans = spans_of(text)
    tokens = [index_tokens(clean[start:end]) for start, end in spans]
    found = wanted.among(chain.from_iterable(tokens))
    return clean, spans, [span for span, each in zip(spans, tokens, strict=True) if not found.isdisjoint(each)] if found else []


def _parts(text: str, start: int, end: int, marks: Iterable[Span]) -> tuple[Part, ...]:
    """Return a stretch of `text`, the given words apart."""
    parts: list[Part] = []
    for first, last in marks:
        parts += [(text[start:first], False), (text[first:last], True)]
        start = last
    return tuple(part for part in (*parts, (text[start:end], False)) if part[0])


def marked(text: str, wanted: Wanted) -> tuple[Part, ...]:
    """Return the parts of `text`, the wanted words apart."""
    clean, _spans, here = _found(text, wanted)
    return _parts(clean, 0, len(clean), here)


def sentence(text: str, wanted: Wanted) -> tuple[Part, ...]:
    """Return the sentence of a text that has most of the wanted words, cut to a length; nothing where none has any.

    The text is read once: to do it sentence by sentence took five times as long.
    """
    clean, spans, here = _found(text, wanted)
    best: tuple[Part, ...] = ()
    most = 0
    for start, end in _sentences(clean) if here else ():
        inside = [span for span in here if start <= span[0] < end]
        different = len({clean[first:last].casefold() for first, last in inside})
        if different > most and sum(start <= first < end for first, _last in spans) >= LEAST_WORDS:
            best, most = _parts(clean, start, end, inside), different
    return _cut(best)


def _sentences(text: str) -> Iterator[Span]:
    """Yield where the sentences of a text begin and end, without the blanks around them."""
    start = len(text) - len(text.lstrip())
    for gap in SENTENCES.finditer(text, start):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text.rstrip())


def _cut(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Shorten a long sentence to what stands around its first word."""
    if sum(len(text) for text, _is_word in parts) <= LONGEST:
        return tuple(parts)
    out: list[Part] = []
    left = LONGEST
    first, is_first_word = parts[0]
    if not is_first_word and len(first) > BEFORE:
        parts = [(CUT + first[-BEFORE:].partition(" ")[2], False), *parts[1:]]
    for text, is_word in parts:
        if len(text) > left:
            out.append((text[:left].rpartition(" ")[0] + CUT, False))
            break
        out.append((text, is_word))
        left -= len(text)
    return tuple(out)


def snippets(hits: Sequence[Hit], query: AnalysedQuery, language: str) -> dict[tuple[str, int], Snippet]:
    """Return a snippet for each result of a page. Two queries: for the texts of those without any of the words on it."""
    if not query.words:
        return {}
    wanted = Wanted(query)
    found: dict[tuple[str, int], Snippet] = {}
    bare: list[Hit] = []
    for hit in hits:
        text = hit.payload["texts"][language]
        snippet = Snippet(marked(text["summary"], wanted), text["language"])
        found[hit.kind, hit.object_id] = snippet
        if not snippet.has_marks and not any(is_word for _text, is_word in marked(text["name"], wanted)):
            bare.append(hit)
    bodies = _bodies(bare, wanted)
    for hit in bare:
        body = bodies.get((hit.kind, hit.object_id), {})
        # A sentence that the reader cannot read says less than the summary that they can.
        readable = dict.fromkeys([hit.payload["texts"][language]["language"], language, script(query.used)])
        if cut := _from_body(body, hit, readable, wanted):
            found[hit.kind, hit.object_id] = cut
    return found


def _bodies(hits: Sequence[Hit], wanted: Wanted) -> dict[tuple[str, int], Mapping[str, str]]:
    """Return the texts of entries, only in the languages in which the index has any of the wanted words."""
    if not hits:
        return {}
    rows = Q(*(Q(kind=hit.kind, object_id=hit.object_id) for hit in hits), _connector=Q.OR)
    entries = list(Entry.objects.filter(rows, deleted=False).only(*COLUMNS))
    tokens = words.table().tokens([entry.pk for entry in entries])
    return {
        (entry.kind, entry.object_id): {
            language: text
            for language, text in entry.body.items()
            if wanted.among(tokens.get(entry.pk, {}).get(f"text_{language}", "").split())
        }
        for entry in entries
    }


def _from_body(body: Mapping[str, str], hit: Hit, languages: Iterable[str], wanted: Wanted) -> Snippet | None:
    """Look in these languages, one after the other. The names that stand above the text anyway are no sentences of it."""
    named = [hit.payload[key]["names"].values() for key in ("provider", "municipality") if hit.payload.get(key)]
    shown = {name for names in named for name, _language in names}
    for language in languages:
        text = "\n".join(line for line in body.get(language, "").split("\n") if line not in shown)
        if parts := sentence(text, wanted):
            return Snippet(parts, language)
    return None
