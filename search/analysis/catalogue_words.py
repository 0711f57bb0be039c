"""The words of the catalogue as they are written: kept with each entry, looked up by sound and by nearness."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract_iter

from search.analysis.base import Token
from search.analysis.letters import prepare, script
from search.analysis.sounds import sound
from search.held import Held
from search.models import CatalogueWord, Generation

__all__ = ["by_sound", "clear", "near", "remember"]

#: Words of one letter are initials; of digits, numbers: neither is misspelt.
MIN_LETTERS = 2
#: Rows that are written at once.
BATCH = 500
#: Misspelt letters that are put right, by the letters that a word has at least; fewer where its sound is a guess.
DISTANCES = ((8, 2), (4, 1))
DOUBTFUL_DISTANCES = ((9, 2), (6, 1))


def remember(found: Iterable[Token], anew: bool = False) -> None:
    """Keep the words of texts that were analysed; most are kept already, and cost a look each. `anew` writes them all."""
    new: dict[str, Token] = {}
    for each in {token.written: token for token in found}.values():
        word = prepare(each.written, script(each.written))
        if len(word) >= MIN_LETTERS and not any(letter.isdigit() for letter in word):
            new.setdefault(word, each)
    words = list(new)
    for start in range(0, len(words), BATCH):
        kept = CatalogueWord.objects.filter(word__in=words[start : start + BATCH])
        if anew:
            kept.delete()
        else:
            for word in kept.values_list("word", flat=True):
                del new[word]
    CatalogueWord.objects.bulk_create([_row(*pair) for pair in new.items()], batch_size=BATCH, ignore_conflicts=True)


def _row(word: str, token: Token) -> CatalogueWord:
    language = script(token.written)
    return CatalogueWord(word=word, language=language, sound=sound(word, language)[:80], tokens=" ".join(token.tokens)[:250])


def last() -> int:
    """Return the number of the word that was kept last."""
    return CatalogueWord.objects.aggregate(last=Max("pk"))["last"] or 0


def clear(until: int) -> None:
    """Forget the words up to a number: those that stand in no entry any more once all were written anew."""
    CatalogueWord.objects.filter(pk__lte=until).delete()


def by_sound(sounds: Iterable[str], language: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return words with one of these sounds, each with its tokens, in the order of the sounds."""
    order = {each: place for place, each in enumerate(sounds)}
    rows = CatalogueWord.objects.filter(language=language, sound__in=list(order)).values_list("sound", "word", "tokens")
    return [
        (word, tuple(tokens.split()))
        for _sound, word, tokens in sorted(rows, key=lambda row: (order[row[0]], len(row[1]), row[1]))
    ]


#: The sounds of a language by their length, each length in one text with line ends between: as a list of texts they would take
#: a worker ten times the memory, and only a few lengths are near to what was typed.
Sounds = dict[str, dict[int, str]]


def _read(_before: Sounds | None, _state: Generation) -> Sounds:
    found: dict[str, dict[int, bytearray]] = {}
    rows = CatalogueWord.objects.values_list("language", "sound").distinct().order_by("sound")
    for language, each in rows.iterator():
        # Bytes, since what a list of all texts takes for a moment stays with the worker.
        found.setdefault(language, {}).setdefault(len(each), bytearray()).extend(f"{each}\n".encode())
    return {language: {length: sounds.decode().rstrip("\n") for length, sounds in by.items()} for language, by in found.items()}


_sounds: Held[Sounds] = Held(_read)


def _about_as_long(known: dict[int, str], length: int, limit: int) -> list[str]:
    return [each for other in range(length - limit, length + limit + 1) if other in known for each in known[other].split("\n")]


def near(
    typed: Iterable[str], language: str, state: Generation, swapped_only: bool = False, doubtful: bool = False
) -> list[str]:
    """Return the sounds of the catalogue that are nearest to one of `typed`, which are sounds too.

    A letter too much, too few, wrong, or in its neighbour's place, is one error; `swapped_only` allows one of the last kind.
    `doubtful` sounds are those of a word in other letters.
    """
    distances = DOUBTFUL_DISTANCES if doubtful else DISTANCES
    known = _sounds.get(state).get(language, {})
    best: dict[str, int] = {}
    for each in typed:
        limit = next((distance for letters, distance in distances if len(each) >= letters), 0)
        limit = min(limit, 1) if swapped_only else limit
        alike = _about_as_long(known, len(each), limit) if limit else []
        for other, distance, _place in extract_iter(each, alike, scorer=OSA.distance, score_cutoff=limit):
            if not swapped_only or sorted(each) == sorted(other):
                best[other] = min(int(distance), best.get(other, limit))
    least = min(best.values(), default=0)
    return sorted(other for other, distance in best.items() if distance == least)
