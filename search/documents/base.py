"""A document: all that the index knows of one record or page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from common.languages import LANGUAGES
from search.analysis import VERSION, Token, analyser

__all__ = ["Document", "Texts"]

#: Letters of a text, in each language, from which a snippet may be cut.
BODY_LETTERS = 4000


class Texts:
    """Collects texts by field and language; a text that exists in one language only is indexed under that one."""

    def __init__(self) -> None:
        self._parts: dict[tuple[str, str], list[str]] = {}
        self._words: dict[str, list[Token]] = {}

    def add(self, name: str, language: str, *texts: str | None) -> None:
        found = [text for text in texts if text]
        if found:
            self._parts.setdefault((name, language), []).extend(found)
            self._words = {}

    def add_everywhere(self, name: str, *texts: str | None) -> None:
        """Add what has no language: names of people, numbers, citations."""
        for language in LANGUAGES:
            self.add(name, language, *texts)

    def raw(self) -> dict[tuple[str, str], str]:
        """Return the texts as they were written, by field and language: what other searches are compared on."""
        return {key: "\n".join(texts) for key, texts in self._parts.items()}

    def body(self, without: Iterable[str]) -> dict[str, str]:
        """Return the running text by language, but for what a result shows anyway."""
        shown = set(without)
        bodies = {
            language: "\n".join(dict.fromkeys(text for text in texts if text not in shown))[:BODY_LETTERS]
            for (name, language), texts in self._parts.items()
            if name == "text"
        }
        return {language: body for language, body in bodies.items() if body}

    def tokens(self) -> dict[str, str]:
        """Return the tokens of each column."""
        return {column: " ".join(token for word in words for token in word.tokens) for column, words in self.words().items()}

    def words(self) -> dict[str, list[Token]]:
        """Return the words of each column, analysed once: it is most of the work of an update."""
        self._words = self._words or {
            f"{name}_{language}": [word for text in texts for word in analyser.analyse(text, language)]
            for (name, language), texts in self._parts.items()
        }
        return self._words


@dataclass
class Document:
    """`facets` are lists of values; those of `schedule` and `area_inside` are never shown, only counted with."""

    kind: str
    object_id: int
    payload: dict[str, Any]
    facets: dict[str, list[str]] = field(default_factory=dict)
    ranking: dict[str, Any] = field(default_factory=dict)
    texts: Texts = field(default_factory=Texts)

    def set_facet(self, name: str, values: Iterable[str]) -> None:
        if found := sorted(set(values)):
            self.facets[name] = found

    def body(self) -> dict[str, str]:
        """Return the text by language from which snippets are cut."""
        return self.texts.body(text["summary"] for text in self.payload.get("texts", {}).values())

    def digest(self, tokens: dict[str, str]) -> str:
        """Return a value that changes when anything of the document, or the analyser, changes."""
        whole = [VERSION, self.payload, self.facets, self.ranking, self.body(), tokens]
        return hashlib.sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
