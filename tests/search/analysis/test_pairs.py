"""Forms of one word meet, different words do not: by pairs that were written before the rules were."""

from __future__ import annotations

from pathlib import Path

import pytest

from common.text import TURKISH
from search.analysis.candidates import as_sounding
from search.analysis.lemmas import index_tokens, query_tokens

PAIRS = ("pairs.tsv", "pairs_later.tsv", "pairs_fresh.tsv")
#: The least share of forms of one word that meet, and the largest of different words that do.
LEAST_RECALL = {"el": 0.98, "bg": 0.95, "tr": 0.98}
MOST_WRONG = {"el": 0.01, "bg": 0.01, "tr": 0.01}
ASCII = str.maketrans(TURKISH | {letter.upper(): other.upper() for letter, other in TURKISH.items()} | {"İ": "I"})


def pairs(language, kind):
    lines = [line for name in PAIRS for line in Path(__file__).with_name(name).read_text().splitlines()]
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(one, other) for code, what, one, other in rows if (code, what) == (language, kind)]


def meet(typed, written):
    return bool(set(query_tokens(typed)) & set(index_tokens(written)))


def share(found):
    found = list(found)
    return sum(found) / len(found)


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_forms_of_one_word_meet(language):
    rows = pairs(language, "same")
    assert len(rows) >= 100
    assert share(meet(one, other) and meet(other, one) for one, other in rows) >= LEAST_RECALL[language]


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_different_words_do_not_meet(language):
    rows = pairs(language, "other")
    assert len(rows) >= 50
    assert share(meet(one, other) or meet(other, one) for one, other in rows) <= MOST_WRONG[language]


@pytest.mark.django_db
def test_turkish_typed_in_ascii_meets_what_is_written_with_marks():
    """What the dictionary has just as it was typed means itself; it is read with marks where nothing has it (koy, köy)."""

    def is_found(typed, written):
        second = [token for found in as_sounding(typed) for each in found.parts for token in each.tokens]
        return meet(typed, written) or bool(set(second) & set(index_tokens(written)))

    assert share(is_found(one.translate(ASCII), other) for one, other in pairs("tr", "same")) >= LEAST_RECALL["tr"]
    # Words that differ by marks alone are one when they are typed without.
    apart = [(one, other) for one, other in pairs("tr", "other") if one.translate(ASCII) != other.translate(ASCII)]
    assert share(meet(one.translate(ASCII), other) for one, other in apart) <= 0.02


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_capitals_meet_what_is_written_small(language):
    def capitals(word):
        return word.replace("i", "İ").replace("ı", "I").upper() if language == "tr" else word.upper()

    assert share(meet(capitals(one), other) for one, other in pairs(language, "same")) >= LEAST_RECALL[language]


def test_greek_without_accents_meets_what_is_written_with_them():
    plain = str.maketrans("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ")
    assert share(meet(one.translate(plain), other) for one, other in pairs("el", "same")) >= LEAST_RECALL["el"]


@pytest.mark.parametrize(
    ("one", "other"), [("νόμος", "νομός"), ("γέρος", "γερός"), ("işsiz", "iş"), ("ώμος", "ωμός"), ("isim", "işim")]
)
def test_words_that_differ_by_an_accent_alone_stay_apart(one, other):
    assert not meet(one, other)


@pytest.mark.parametrize(("typed", "both"), [("νομος", {"νόμος", "νομός"}), ("ΝΟΜΟΣ", {"νόμος", "νομός"})])
def test_what_is_typed_without_an_accent_means_each_of_them(typed, both):
    assert all(meet(typed, word) for word in both)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Κ.Ε.Π.", "ΚΕΠ"), ("Gümülcine'de", "GÜMÜLCİNE"), ("İSTANBUL", "istanbul’dan"), ("помо\u0301щ", "помощ"),
        ("προγράμματά", "πρόγραμμα"), ("κoινωνικό", "κοινωνικός"), ("ΔHMOΣ", "δήμος"), ("ΚΕΠ'te", "κεπ"),
        ("кухня", "ку\u0301хнята"), ("Комотини", "КОМОТИНИ"),
    ],
)  # fmt: skip
def test_points_apostrophes_and_stress_marks_are_no_letters(one, other):
    from search.analysis import analyser

    tokens = [[token for word in analyser.analyse(text, "") for token in word.tokens] for text in (one, other)]
    assert set(tokens[0]) & set(tokens[1])
    assert len(analyser.analyse(one, "")) == 1
