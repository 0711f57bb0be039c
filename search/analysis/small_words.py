"""Words that say nothing about what a person needs. They count only in a query that has no others."""

from __future__ import annotations

from functools import lru_cache

from search.analysis.lemmas import query_tokens, token
from search.analysis.letters import fold, prepare, script
from search.analysis.lexicon import lemmas_by_sound
from search.analysis.sounds import in_latin, sound

__all__ = ["is_small", "may_be_small", "written"]

#: Articles, prepositions, conjunctions, pronouns and helping verbs, folded.
TEXTS = {
    "el": """
        ο η το οι τα του τησ των τον την τη τουσ τισ σε στο στη στην στον στουσ στισ στα στησ για γι και κι με απο απ κατ
        κατα που πωσ ποιοσ ποια ποιο ποιον ενα μια ενασ ενοσ μιασ να θα δε δεν μη μην ειναι ειμαι εισαι ειμαστε ησουν ηταν
        εχω εχεισ εχει εχουν εχουμε μου σου μασ σασ τι ωσ αν οταν οτι αλλα πολυ πια αλλο αυτο αυτη αυτοσ εδω εκει κατι
        καποιοσ καποια μπορω μπορει μπορουν θελω θελει γιατι πριν μετα χωρισ προσ εγω εμεισ
    """,
    "bg": """
        а у в във за и или на с със от до по е са съм си сме сте да не ли че ми ме го я ги му ни ви се той тя то те аз ние
        вие какво как къде кой коя кое кои където който която което които има имам няма нямам ще бъде беше ако когато като
        но много вече този тази това тези при без преди след един една едно мога може искам иска трябва някой някоя нещо
        към над под
    """,
    "tr": """
        ve veya ya ile icin bir bu o de da mi mu ki ne nasil nerede nereden nereye kim kime gibi kadar daha cok en ama
        fakat ben sen biz siz onlar bana sana beni seni benim senin bizim sizin var yok degil olan olarak olur her hangi
        lazim istiyorum isterim gerek gerekli artik hic
    """,
}
#: Verbs of wanting and of having, in all their forms: everybody who searches wants something.
VERBS = {
    "el": """
        θέλω έχω είμαι μπορώ κάνω βρίσκω βρω ψάχνω χρειάζομαι ζητώ ζητάω παίρνω δίνω πηγαίνω πάω νιώθω αισθάνομαι πρέπει
        γίνομαι γυρεύω αναζητώ
    """,
    "bg": """
        искам имам съм мога правя намеря намирам търся трябва нуждая взема вземам дам давам отида ходя чувствам стана
        ставам
    """,
    "tr": "istemek olmak bulmak aramak almak vermek gitmek yapmak etmek hissetmek istiyorum arıyorum bulabilirim alabilirim",
}
SMALL_WORDS = {code: frozenset(text.split()) for code, text in TEXTS.items()}
#: By their sounds.
SOUNDS = {code: {sound(word, code): word for word in sorted(words, reverse=True)} for code, words in SMALL_WORDS.items()}


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(token for text in VERBS.values() for word in text.split() for token in query_tokens(word))


def is_small(word: str) -> bool:
    """Whether a word, as it is written, is one of them."""
    language = script(word)
    return fold(prepare(word, language), language) in SMALL_WORDS[language] or set(query_tokens(word)) <= _verbs()


def may_be_small(typed: str, language: str) -> bool:
    """Whether a word typed in Latin letters is one of `language`, and can be nothing else."""
    sounds = in_latin(typed, language)
    if any(each in SOUNDS[language] for each in sounds):
        return True
    lemmas = lemmas_by_sound(sounds, language)
    return bool(lemmas) and {token(lemma, language) for lemma in lemmas} <= _verbs()


def written(typed: str, language: str) -> str:
    """Return a small word that was typed in Latin letters as `language` writes it; what is none as it is."""
    for each in in_latin(typed, language):
        if word := SOUNDS[language].get(each):
            return word.removesuffix("σ") + "ς" if word.endswith("σ") else word
    return typed
