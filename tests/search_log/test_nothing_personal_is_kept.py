"""Nothing in the log tells who searched, nor where from."""

import random

import pytest
from django.db import connection

from editorial.models import LoggedSearch
from editorial.search_log.masking import MASK, mask
from tests.factories import make_area

RANDOM = random.Random(11)
ROUNDS = 300
SEPARATORS = ("", "", " ", "-", ".", " / ", "\u00a0", "\u200b", ") ")
WORDS = ("επίδομα", "помощ", "yardım", "δικαιολογητικά", "дом", "çocuk")
#: What is looked for with digits in it.
HARMLESS = (
    "ν. 4387/2016", "νόμος 4387/2016 επίδομα", "ЗСП 2021-2027", "69100 Κομοτηνή", "6600 Кърджали", "65+", "ΚΕΠ 24ωρο", "112",
    "επίδομα 400 ευρώ", "ψηφιακά 2021-2027", "11 ya\u015f",
)  # fmt: skip


def spread(digits: str) -> str:
    """Write digits in one of the ways people do: with other signs between, in full-width forms."""
    if RANDOM.random() < 0.1:
        return "".join(chr(ord(digit) + 0xFEE0) for digit in digits)
    return "".join(digit + (RANDOM.choice(SEPARATORS) if RANDOM.random() < 0.4 else "") for digit in digits)


def numbers() -> str:
    """A phone, AMKA, AFM, EGN, TC kimlik number, identity card or account that nobody has."""
    prefix = RANDOM.choice(("", "", "", "+30 ", "00359", "ΑΒ", "GR16", "ΑΜΚΑ "))
    return prefix + spread("".join(RANDOM.choice("0123456789") for _digit in range(RANDOM.randint(9, 22))))


def mails() -> str:
    name = RANDOM.choice(("maria", "гергана", "αλέκος", "ayse.k"))
    return f"{name}{RANDOM.choice(('@', ' @ ', '(at)', ' [at] ', '＠'))}{RANDOM.choice(('example.org', 'abv.example', 'mail'))}"


@pytest.mark.parametrize("made", [numbers, mails])
def test_generated_numbers_and_addresses_are_masked_and_the_words_around_them_stay(made):
    for _round in range(ROUNDS):
        personal, before, after = made(), RANDOM.choice(WORDS), RANDOM.choice(WORDS)
        kept = mask(f"{before} για {personal} или {after}")
        assert kept.startswith(before), (personal, kept)
        assert kept.endswith(after), (personal, kept)
        assert MASK in kept, (personal, kept)
        assert sum(letter.isdigit() for letter in kept) <= 2, (personal, kept)
        assert not any(part in kept for part in ("@", "example", "maria", "гергана", "αλέκος", "ayse")), (personal, kept)


@pytest.mark.parametrize("text", HARMLESS)
def test_laws_years_postal_codes_and_prices_stay(text):
    assert mask(text) == text


def test_a_number_at_the_cut_leaves_no_half_of_itself():
    assert not any(letter.isdigit() for letter in mask("λέξεις " * 11 + "6971234567"))
    assert len(mask("λέξεις " * 30)) <= 80


@pytest.mark.django_db
def test_no_column_of_the_log_holds_who_or_where(client, log):
    make_area(code="town", name_el="Πόλη", latitude=41.1, longitude=25.4)
    headers = {"user-agent": "Mozilla/5.0 Personal", "referer": "http://testserver/el/secret-page/", "accept-language": "bg-XX"}
    for near in ("41.1234567,25.7654321", "town", "6971234567"):
        client.get(
            "/el/services/",
            {"q": "μαία 6971234567", "near": near, "area": "6971234567", "within": "7.5"},
            headers=headers,
            REMOTE_ADDR="203.0.113.77",
        )
    assert [row.filters for row in log()] == [{}, {"near": ["town"]}, {}]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {LoggedSearch._meta.db_table}")
        stored = str(cursor.fetchall())
    for personal in ("6971234567", "41.1", "25.7", "203.0.113", "Personal", "secret-page", "bg-XX", "7.5"):
        assert personal not in stored
