"""What to suggest while somebody types: services, needs and places whose words begin so.

Two queries: the state of the index, and the rows of the services shown. All else is in memory and moves with the state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from urllib.parse import urlencode

from django.utils.translation import ngettext

from common.languages import LANGUAGES
from common.models import Term
from common.text import lines
from search import labels as labels_module
from search.analysis.keyboards import retyped
from search.analysis.letters import script, words_of
from search.analysis.small_words import is_small, may_be_small
from search.engines import snapshot as snapshot_module
from search.engines.snapshot import Snapshot
from search.held import Held
from search.labels import Labels
from search.models import Entry, Generation
from search.suggest_words import Beginnings, Wordbook, beginnings, nearest
from services_catalogue.models import Area, Audience, Category

__all__ = ["NEED", "PLACE", "SERVICE", "Known", "Suggestion", "known_at", "reading", "suggest", "suggestions_of"]

SERVICE, NEED, PLACE = "service", "need", "place"
#: The groups in their order, and how many each has where the others have some, too.
GROUPS = {SERVICE: 4, NEED: 2, PLACE: 2}
#: What a phone shows without a long way to scroll.
MAX_SUGGESTIONS = sum(GROUPS.values())
#: Letters from which on something is suggested, and words that are read.
MIN_LETTERS = 2
MAX_WORDS = 8
#: The facets whose values are suggested, each with its group.
TERMS: dict[str, tuple[str, type[Term]]] = {
    "category": (NEED, Category), "audience": (NEED, Audience), "area": (PLACE, Area),
}  # fmt: skip


@dataclass(frozen=True)
class Suggestion:
    """One line: its text, a note under it that tells it from others, each with its language, and where it leads."""

    group: str
    text: str
    language: str
    path: str
    note: str = ""
    note_language: str = ""


@dataclass
class Known:
    """All that can be suggested in one state of the index. A term's number is its place in `terms`."""

    snapshot: Snapshot
    services: Wordbook = field(default_factory=Wordbook)
    terms: list[tuple[str, str]] = field(default_factory=list)
    term_words: Wordbook = field(default_factory=Wordbook)


def _read(before: Known | None, state: Generation) -> Known:
    """Bring what was known to a new state: the services that changed, and all terms, which are few."""
    snapshot = snapshot_module.current(state)
    known = Known(snapshot, before.services.copy() if before else Wordbook())
    rows, old = snapshot.rows, before.snapshot.rows if before else {}
    changed = {pk for pk in rows.keys() | old.keys() if rows.get(pk) is not old.get(pk)}
    known.services.remove(changed & old.keys())
    for pk in sorted(changed & rows.keys()):
        if rows[pk].kind == SERVICE:
            known.services.add(pk, rows[pk].names.values(), rows[pk].folded)
    for facet, (_group, model) in TERMS.items():
        for term in model._default_manager.all():
            known.term_words.add(len(known.terms), *_names(term))
            known.terms.append((facet, term.code))
    return known


def _names(term: Term) -> tuple[list[str], list[str]]:
    """Return the names of a term and its other names, in all languages."""
    label, more = ("name", "other_names") if isinstance(term, Area) else ("label", "synonyms")
    names = [getattr(term, f"{label}_{code}") or "" for code in LANGUAGES]
    return names, [line for code in LANGUAGES for line in lines(getattr(term, f"{more}_{code}"))]


_held: Held[Known] = Held(_read)


def known_at(state: Generation) -> Known:
    """Return what can be suggested in the stored state. Three queries when the state moved, none when it did not."""
    return _held.get(state)


def suggest(text: str, language: str) -> list[Suggestion]:
    """Return at most eight suggestions for a reader of `language`, group by group; none where nothing begins so."""
    words = words_of(text)[:MAX_WORDS]
    if sum(map(len, words)) < MIN_LETTERS:
        return []
    state = Generation.current()
    known = known_at(state)
    labels = labels_module.current(state)
    for typed in _readings(text, words, language, known):
        found = known.services.find(typed), known.term_words.find(typed)
        if any(found) and (suggestions := _best(*found, known, labels, language)):
            return suggestions
    return []


def _readings(text: str, words: list[str], language: str, known: Known) -> Iterator[list[Beginnings]]:
    """Yield what was typed in each way of reading it, the likeliest first, as the search itself does."""
    books = (known.services, known.term_words)
    order = [language, *(code for code in LANGUAGES if code != language)]
    if all(script(word) != "tr" or not word.isascii() for word in words):
        order = order[:1]
    for code in order:
        yield reading(words, code)
    for code in LANGUAGES:
        for meant, _active, _layout in retyped(text, code):
            yield reading(words_of(meant)[:MAX_WORDS], code)
    for code in order:
        near = [nearest(word, books) or word for word in reading(words, code)]
        yield near


def reading(words: list[str], language: str) -> list[Beginnings]:
    """Read the words in one language, without those that say nothing where others do."""

    def says_nothing(word: str) -> bool:
        return is_small(word) or (word.isascii() and script(word) != language and may_be_small(word, language))

    return [beginnings(word, language) for word in [word for word in words if not says_nothing(word)] or words]


def _best(services: dict[int, int], terms: dict[int, int], known: Known, labels: Labels, language: str) -> list[Suggestion]:
    """Return the best of each group, and more of the only one that there is."""
    groups = suggestions_of(sorted(terms, key=lambda number: (terms[number], number)), known, labels, language)
    is_alone = sum(map(bool, (services, *groups.values()))) == 1
    groups[SERVICE] = _services(services, MAX_SUGGESTIONS if is_alone else GROUPS[SERVICE], known, language)
    return [each for group, most in GROUPS.items() for each in groups[group][: MAX_SUGGESTIONS if is_alone else most]]


def _services(scores: dict[int, int], most: int, known: Known, language: str) -> list[Suggestion]:
    """Return the best services; running ones before others, short names before long ones."""
    rows = known.snapshot.rows

    def key(pk: int) -> tuple[bool, int, int, int]:
        return rows[pk].status != "running", scores[pk], len(rows[pk].names.get(language, "")), pk

    pks = nsmallest(most, scores, key)
    payloads = dict(Entry.objects.filter(pk__in=pks, deleted=False).values_list("pk", "payload")) if pks else {}
    found = []
    for pk in pks:
        if (payload := payloads.get(pk)) is None:
            continue
        text, town = payload["texts"][language], payload.get("municipality")
        note = town["names"][language] if town else ("", "")
        found.append(Suggestion(SERVICE, text["name"], text["language"], text["path"], *note))
    return found


def suggestions_of(numbers: Iterable[int], known: Known, labels: Labels, language: str) -> dict[str, list[Suggestion]]:
    """Return the needs and places of these terms that any service has, each with the number of its services."""
    found: dict[str, list[Suggestion]] = {NEED: [], PLACE: []}
    for number in numbers:
        facet, code = known.terms[number]
        count = (known.snapshot.get(facet, code) & known.snapshot.get("kind", SERVICE)).bit_count()
        if count:
            label, label_language = labels.text(facet, code, language)
            note = ngettext("%(count)s service", "%(count)s services", count) % {"count": count}
            path = f"/{language}/services/?{urlencode({facet: code})}"
            found[TERMS[facet][0]].append(Suggestion(TERMS[facet][0], label, label_language, path, note, language))
    return found
