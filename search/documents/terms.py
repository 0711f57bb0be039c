"""The taxonomies as the index needs them: what lies above and below a term, and every word for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from common.languages import LANGUAGES
from common.models import Term
from common.text import lines
from search.documents.base import Texts
from services_catalogue.models import Area, Audience, Category

__all__ = ["Taxonomies", "TermTree"]

MAX_DEPTH = 12


class TermTree:
    """All terms of one model, read with one query."""

    def __init__(self, model: type[Term]) -> None:
        self.by_id: dict[int, Any] = {term.pk: term for term in model._default_manager.all()}
        self._below: dict[int, list[int]] = {}
        for term in self.by_id.values():
            if parent := getattr(term, "parent_id", None):
                self._below.setdefault(parent, []).append(term.pk)

    def with_ancestors(self, pks: Iterable[int]) -> list[Any]:
        """Return the terms and all above them, each once."""
        found: dict[int, Any] = {}
        for pk in pks:
            term, depth = self.by_id.get(pk), 0
            while term is not None and depth <= MAX_DEPTH:
                found[term.pk] = term
                term, depth = self.by_id.get(getattr(term, "parent_id", None) or 0), depth + 1
        return list(found.values())

    def below(self, pks: Iterable[int]) -> list[Any]:
        """Return all terms under these, without them."""
        found: dict[int, Any] = {}
        waiting = list(pks)
        while waiting:
            for child in self._below.get(waiting.pop(), ()):
                if child not in found:
                    found[child] = self.by_id[child]
                    waiting.append(child)
        return list(found.values())


class Taxonomies:
    """The three taxonomies, each read when it is first asked for; one object serves a whole batch of documents."""

    def __init__(self) -> None:
        self._trees: dict[type[Term], TermTree] = {}

    def tree(self, model: type[Term]) -> TermTree:
        if model not in self._trees:
            self._trees[model] = TermTree(model)
        return self._trees[model]

    def areas(self, pks: Iterable[int]) -> tuple[list[str], list[str], list[Any]]:
        """Return the codes that find an entry serving `pks`, those of them that do not only reach it from outside, the terms.

        An area finds what serves it and what serves a place inside it: so the ancestors. It also finds what serves a
        wider area: so all that lies below, too; only there the entry serves more than was asked for.
        """
        pks = list(pks)
        tree = self.tree(Area)
        inside = tree.with_ancestors(pks)
        below = tree.below(pks)
        inside_codes = [area.code for area in inside]
        return inside_codes + [area.code for area in below], inside_codes, inside

    def categories(self, pks: Iterable[int]) -> list[Any]:
        return self.tree(Category).with_ancestors(pks)

    def audiences(self, pks: Iterable[int]) -> list[Any]:
        tree = self.tree(Audience)
        return [tree.by_id[pk] for pk in pks if pk in tree.by_id]


def add_terms(texts: Texts, terms: Iterable[Any]) -> None:
    """Add labels, names and synonyms in every language: that is how a Turkish query finds an entry written in Greek."""
    for term in terms:
        label, more = ("name", "other_names") if isinstance(term, Area) else ("label", "synonyms")
        for language in LANGUAGES:
            texts.add("terms", language, getattr(term, f"{label}_{language}"), *lines(getattr(term, f"{more}_{language}")))
