"""What a reader may have meant: words in other letters, on another keyboard, in another language, or misspelt.

Each step is for the words that the steps before found nowhere in the catalogue, and whatever it makes of a word is found
there. What the words mean is decided before any filter, so a filter never changes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from common.languages import LANGUAGES
from search.analysis.base import Alternatives, AnalysedQuery, Step, Word
from search.analysis.candidates import Candidate, Reading, as_retyped, as_sounding, as_typed, in_other_script, misspelt
from search.analysis.lemmas import is_known, query_tokens
from search.analysis.letters import prepare, script, words_of
from search.analysis.small_words import is_common, is_small, lacking, may_be_small, written
from search.analysis.wording import related, widen
from search.models import Generation

__all__ = ["MAX_WORDS", "Present", "understand"]

#: Words of a query that are read.
MAX_WORDS = 16

#: Tells of each of these whether any entry of the catalogue that is searched has it.
Present = Callable[[Sequence[Alternatives]], list[bool]]


@dataclass
class Chunk:
    """What stands between two blanks: one typed word, mostly."""

    typed: str
    words: list[str]
    found: list[Word] = field(default_factory=list)
    became: str = ""
    why: str = ""
    done: bool = False
    without: bool = False

    @property
    def used(self) -> str:
        return self.became or self.typed


class Understanding:
    """One query on its way through the steps."""

    def __init__(self, text: str, language: str, state: Generation, present: Present) -> None:
        self.language = language
        self.state = state
        self._present = present
        self._known: dict[tuple[str, ...], bool] = {}
        self.chunks = _chunks(text)

    def ask(self, tokens: Iterable[tuple[str, ...]]) -> None:
        """Learn of all these tokens at once whether they stand somewhere."""
        new = [each for each in dict.fromkeys(tokens) if each not in self._known]
        if new:
            asked = [Alternatives(each, related=related(each, self.state)) for each in new]
            self._known.update(zip(new, self._present(asked), strict=True))

    def holds(self, tokens: tuple[str, ...]) -> bool:
        return self._known.get(tokens, False)

    @property
    def open(self) -> list[Chunk]:
        return [chunk for chunk in self.chunks if not chunk.done]

    def run(self) -> None:
        others = [code for code in LANGUAGES if code != self.language]
        self._read_as_typed_or_in_other_script()
        foreign = [chunk for chunk in self.open if not self._is_own_word(chunk)]
        self.step("spelling", self.open, lambda chunk: as_sounding(chunk.typed))
        self.step("layout", foreign, lambda chunk: as_retyped(chunk.typed, self.language))
        for other in others:
            self.step("script", foreign, lambda chunk, other=other: in_other_script(chunk.typed, other))  # type: ignore[misc]
            self.step("layout", foreign, lambda chunk, other=other: as_retyped(chunk.typed, other))  # type: ignore[misc]
        some = any(chunk.found for chunk in self.chunks)
        self.step("typo", self.open, lambda chunk: misspelt(chunk.typed, [self.language, *others], self.state, some))

    def _is_own_word(self, chunk: Chunk) -> bool:
        """Whether it is a word of the reader's language: then it is meant, though nothing has it."""
        return bool(as_typed(chunk.typed)) and all(script(word) == self.language and is_known(word) for word in chunk.words)

    def _read_as_typed_or_in_other_script(self) -> None:
        """Latin letters on a Greek or Bulgarian page are mostly that language: but not if more words are found as they are."""
        typed = {id(chunk): as_typed(chunk.typed) for chunk in self.chunks}
        written = {id(chunk): in_other_script(chunk.typed, self.language) for chunk in self.chunks}
        self.ask(
            each.tokens for readings in (typed, written) for found in readings.values() for one in found for each in one.parts
        )
        as_they_are = sum(self._fits(typed[id(chunk)]) is not None for chunk in self.chunks if written[id(chunk)])
        in_latin = sum(self._fits(written[id(chunk)]) is not None for chunk in self.chunks)
        first, second = (typed, written) if as_they_are > in_latin else (written, typed)
        for chunk in self.open:
            for readings in (first, second):
                if fitting := self._fits(readings[id(chunk)]):
                    self._take(chunk, fitting, "" if readings is typed else "script")
                    break

    def step(self, why: str, chunks: Iterable[Chunk], read: Callable[[Chunk], list[Reading]]) -> None:
        """Read what of these is still open in one more way."""
        readings = [(chunk, read(chunk)) for chunk in chunks if not chunk.done]
        self.ask(each.tokens for _chunk, found in readings for one in found for each in one.parts)
        for chunk, found in readings:
            if fitting := self._fits(found):
                self._take(chunk, fitting, why)

    def _fits(self, readings: Iterable[Reading]) -> Reading | None:
        """Return the first reading whose words all stand somewhere, and of each of them what stands there."""
        for reading in readings:
            groups = [[each for each in group if self.holds(each.tokens)] for group in reading.groups]
            if groups and all(groups):
                return Reading(groups)
        return None

    def _take(self, chunk: Chunk, reading: Reading, why: str) -> None:
        chunk.found = [_word(chunk, group) for group in reading.groups]
        chunk.done = True
        became = " ".join(group[0].shown for group in reading.groups)
        if why and became != prepare(chunk.typed, self.language):
            chunk.became, chunk.why = became, why


def _word(chunk: Chunk, group: Sequence[Candidate], typed: str = "") -> Word:
    tokens = tuple(dict.fromkeys(token for each in group for token in each.tokens))
    return Word(typed or chunk.typed, dict.fromkeys(LANGUAGES, Alternatives(tokens)), is_common(tokens), chunk.without)


def _chunks(text: str) -> list[Chunk]:
    chunks = [Chunk(part, words_of(part)) for part in dict.fromkeys(text.split())]
    return [chunk for chunk in chunks if chunk.words][:MAX_WORDS]


def _telling(chunks: list[Chunk], language: str) -> list[Chunk]:
    """Return the chunks that say something; all of them where none does."""

    def is_telling(chunk: Chunk) -> bool:
        if len(chunk.words) > 1:
            return True
        word = chunk.words[0]
        return not (is_small(word) or (script(word) != language and may_be_small(word, language)))

    return [chunk for chunk in chunks if is_telling(chunk)] or chunks


def understand(text: str, language: str, state: Generation, present: Present, exact: bool = False) -> AnalysedQuery:
    """Read the words of a reader of `language`; with `exact` just as they were typed, each in all its forms."""
    reading = Understanding(text, language, state, present)
    every = reading.chunks
    for place in lacking([written(chunk.typed, language) for chunk in every]):
        every[place].without = True
    reading.chunks = _telling(every, language)
    if not exact:
        reading.run()
    if any(chunk.why == "script" for chunk in reading.chunks):
        for chunk in every:
            if chunk not in reading.chunks and script(chunk.typed) != language:
                chunk.became = written(chunk.typed, language)
    words: list[Word] = []
    for chunk in reading.chunks:
        words += chunk.found or _as_they_are(chunk)
    steps = tuple(Step(chunk.typed, chunk.became, chunk.why) for chunk in every if chunk.why)
    return AnalysedQuery(
        typed=text, used=" ".join(chunk.used for chunk in every) if steps else text, words=widen(words, state), steps=steps
    )


def _as_they_are(chunk: Chunk) -> list[Word]:
    return [_word(chunk, [Candidate(word, query_tokens(word))], word) for word in chunk.words]
