"""Words that say little of what a person needs: small ones, which count only where there are no others, and common ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from search.analysis.lemmas import query_tokens, token
from search.analysis.letters import fold, prepare, script
from search.analysis.lexicon import lemmas_by_sound
from search.analysis.sounds import in_latin, sound

__all__ = ["is_common", "is_small", "lacking", "may_be_small", "written"]

#: Articles, prepositions, conjunctions, pronouns and helping verbs, folded.
TEXTS = {
    "el": """
        ο η το οι τα του τησ των τον την τη τουσ τισ σε στο στη στην στον στουσ στισ στα στησ για γι και κι με απο απ κατ
        κατα που πωσ ποιοσ ποια ποιο ποιον ενα μια ενασ ενοσ μιασ να θα δε δεν μη μην ειναι ειμαι εισαι ειμαστε ησουν ηταν
        εχω εχεισ εχει εχουν εχουμε μου σου μασ σασ τι ωσ αν οταν οτι αλλα πολυ πια αλλο αυτο αυτη αυτοσ εδω εκει κατι
        καποιοσ καποια μπορω μπορει μπορουν θελω θελει γιατι πριν μετα χωρισ προσ εγω εμεισ επειδη τωρα σημερα παρακαλω οσοι
        οσουσ οποιοσ ολα ολοι τιποτα πλεον μηπωσ αφου γινεται υπαρχει ομωσ λιγο μεσα
    """,
    "bg": """
        а у в във за и или на с със от до по е са съм си сме сте да не ли че ми ме го я ги му ни ви се той тя то те аз ние
        вие какво как къде кой коя кое кои където който която което които има имам няма нямам ще бъде беше ако когато като
        но много вече този тази това тези при без преди след един една едно мога може искам иска трябва някой някоя нещо
        към над под защото понеже моля днес сега всичко всички нищо вече може имате мога ни мой моя моите моето се си
    """,
    "tr": """
        ve veya ya ile icin bir bu o de da mi mu ki ne nasil nerede nereden nereye kim kime gibi kadar daha cok en ama
        fakat ben sen biz siz onlar bana sana beni seni benim senin bizim sizin var yok degil olan olarak olur her hangi
        lazim istiyorum isterim gerek gerekli artik hic simdi bugun cunku lutfen istiyom bana sey seyi kimse birisi biri
    """,
}
#: Verbs of wanting and of having, in all their forms: everybody who searches wants something.
VERBS = {
    "el": """
        θέλω έχω είμαι μπορώ κάνω βρίσκω βρω ψάχνω χρειάζομαι ζητώ ζητάω παίρνω δίνω πηγαίνω πάω νιώθω αισθάνομαι πρέπει
        γίνομαι γυρεύω αναζητώ ξέρω αντέχω υπάρχω
    """,
    "bg": """
        искам имам съм мога правя намеря намирам търся трябва нуждая взема вземам дам давам отида ходя чувствам стана
        ставам зная знам издържам
    """,
    "tr": """
        istemek olmak bulmak aramak almak vermek gitmek yapmak etmek hissetmek
        bilmek bilmiyorum dayanmak istiyorum arıyorum bulabilirim alabilirim
    """,
}
#: Words of offices, which nearly every entry is, of time, and for the person about whom one asks: they say not what is needed.
COMMON = {
    "el": """
        υπηρεσία πρόγραμμα κέντρο γραφείο δομή δήμος άτομο άνθρωπος άντρας άνδρας σύζυγος μητέρα μάνα μαμά πατέρας μπαμπάς
        αδερφός αδελφός αδερφή αδελφή γιος κόρη μήνας μέρα ημέρα εβδομάδα
    """,
    "bg": """
        услуга служба програма център община човек лице мъж съпруг майка мама баща татко брат сестра син дъщеря месец ден
        седмица година
    """,
    "tr": "hizmet program merkez birim belediye kişi insan koca eş anne baba kardeş ağabey abla oğul kız ay gün hafta yıl",
}
#: “Without”; “not” and “have”, which mean it together; and what stands behind the thing in Turkish. Folded.
WITHOUT = frozenset(["χωρισ", "διχωσ", "без", "няма", "нямам", "нямаме", "нямат", "нямаш"])
NOT, HAVE = frozenset(["δεν", "δε"]), frozenset(["εχω", "εχει", "εχουμε", "εχουν", "εχεισ", "ειχα"])
WITHOUT_BEFORE = frozenset(["yok", "yoktur", "olmayan", "olmayanlar", "olmayanlara", "kalmadi"])
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


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(token for text in COMMON.values() for word in text.split() for token in query_tokens(word))


def is_common(tokens: Sequence[str]) -> bool:
    """Whether a word with these tokens is one of which less is made."""
    return bool(tokens) and _common().issuperset(tokens)


def lacking(words: Sequence[str]) -> set[int]:
    """Return the places of what somebody is without (χωρίς στέγη, нямам работа, evim yok)."""
    found: set[int] = set()
    last: int | None = None
    is_without, before = False, ""
    for place, word in enumerate(words):
        folded = fold(prepare(word, script(word)), script(word))
        if folded in WITHOUT or (folded in HAVE and before in NOT):
            is_without = True
        elif folded in WITHOUT_BEFORE and last is not None:
            found.add(last)
        elif not is_small(word):
            last = place
            if is_without:
                found.add(place)
            is_without = False
        before = folded
    return found


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
