"""What editors want on top for some words; read once for each state, so that it acts on the next search."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from django.db.models import Q

from common.languages import LANGUAGES
from common.text import lines
from search.analysis.wording import Phrase, phrase
from search.documents import PAGES, RECORDS
from search.held import Held
from search.models import Entry, Generation, Promotion

__all__ = ["Target", "found_at", "promoted"]

#: The kind and the id of an entry.
Target = tuple[str, int]
#: The long and the short address of a record.
RECORD = re.compile(r"/[a-z]{2}/(?P<section>[a-z]+)/(?P<pk>[0-9]{1,18})(?:-[^/]*)?/?")
SHORT = re.compile(r"/(?P<letter>[a-z])/(?P<pk>[0-9]{1,18})/?")
SECTIONS = {model.section: model.kind_name for model in RECORDS}
LETTERS = {model.letter: model.kind_name for model in RECORDS}


def found_at(address: str) -> Target | None:
    """Return what stands at an address of this site, if the search can find it."""
    path = unquote(urlsplit(address.strip()).path)
    if found := RECORD.fullmatch(path):
        target = Q(kind=SECTIONS.get(found["section"], ""), object_id=int(found["pk"]))
    elif found := SHORT.fullmatch(path):
        target = Q(kind=LETTERS.get(found["letter"], ""), object_id=int(found["pk"]))
    else:
        pages = Q(kind__in=[page.kind_name for page in PAGES])
        paths = (Q(**{f"payload__texts__{code}__path": path.rstrip("/") + "/"}) for code in LANGUAGES)
        target = pages & Q(*paths, _connector=Q.OR)
    return Entry.objects.filter(target, deleted=False).values_list("kind", "object_id").first()


Choices = dict[str, list[tuple[Phrase, list[Target]]]]


def _read(_before: Choices | None, _state: Generation) -> Choices:
    """Return the choices by the tokens of the first word of their queries."""
    choices: Choices = {}
    for promotion in Promotion.objects.all():
        targets = [(kind, object_id) for kind, object_id in promotion.targets]
        for line in lines(promotion.queries):
            if words := phrase(line):
                for token in words[0]:
                    choices.setdefault(token, []).append((words, targets))
    return choices


_held: Held[Choices] = Held(_read)


def promoted(text: str, state: Generation) -> tuple[Target, ...]:
    """Return what editors want on top for just these words, in any form and order."""
    choices = _held.get(state)
    if not choices:
        return ()
    typed = phrase(text)
    found = [
        target
        for token in sorted(frozenset().union(*typed))
        for words, targets in choices.get(token, ())
        if len(words) == len(typed) and all(any(one & other for other in typed) for one in words)
        for target in targets
    ]
    return tuple(dict.fromkeys(found))
