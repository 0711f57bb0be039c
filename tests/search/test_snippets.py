"""What a result shows for the words typed: whatever form and script found it is marked, and nothing of it is markup."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from search.models import Synonym
from search.params import Params
from search.results import search
from tests.factories import make_organisation, make_service

pytestmark = pytest.mark.django_db


def snippet(q, language="el"):
    return search(Params(q=q), language).results[0].snippet


@pytest.mark.parametrize(
    ("language", "typed", "summary", "marked"),
    [
        ("el", "παιδί", "Για παιδιά και γονείς.", "Για <mark>παιδιά</mark> και γονείς."),
        ("el", "paidia", "Για παιδιά και γονείς.", "Για <mark>παιδιά</mark> και γονείς."),
        ("el", "ΤΡΟΦΙΜΑ", "Φαγητό για όλους", "<mark>Φαγητό</mark> για όλους"),
        ("bg", "дете", "За децата и родителите.", "За <mark>децата</mark> и родителите."),
        ("tr", "cocuk", "Çocuğunuz için.", "<mark>Çocuğunuz</mark> için."),
    ],
)
def test_forms_scripts_and_other_words_for_the_same_are_marked(language, typed, summary, marked):
    make_service(languages=(language,), **{f"name_{language}": "Xx", f"summary_{language}": summary})
    assert snippet(typed, language).html == marked
    assert snippet(typed, language).language == language


def test_everything_in_it_is_escaped():
    make_service(name_el="Xx", summary_el="<script>κέντρο</script> & <b>ημέρας")
    assert snippet("κέντρο").html == "&lt;script&gt;<mark>κέντρο</mark>&lt;/script&gt; &amp; &lt;b&gt;ημέρας"
    page = Client().get("/el/services/", {"q": "κέντρο"}).content.decode()
    assert "&lt;script&gt;<mark>κέντρο</mark>" in page


def test_where_the_card_has_no_such_word_the_sentence_of_the_text_stands():
    long = "Πολύ παλιά ιστορία. " * 30
    make_service(
        name_el="Xx", summary_el="Περίληψη.", body_el=f"<p>{long}</p><p>Εδώ δίνουμε και κουβέρτες σε όλους. Τέλος.</p>"
    )
    assert snippet("κουβέρτα").html == "Εδώ δίνουμε και <mark>κουβέρτες</mark> σε όλους."


def test_a_long_sentence_is_cut_around_the_word():
    words = " ".join(["λόγια"] * 60)
    make_service(name_el="Xx", summary_el="Περίληψη.", body_el=f"<p>{words} κουβέρτες {words}</p>")
    html = snippet("κουβέρτα").html
    assert html.startswith("…λόγια") and html.endswith("λόγια…") and "<mark>κουβέρτες</mark>" in html
    assert len(html) < 220


def test_a_sentence_in_another_language_says_so_on_the_page_and_in_the_json():
    make_service(
        languages=("el", "tr"), name_el="Xx", summary_el="Περίληψη.", name_tr="Xx", summary_tr="Özet.",
        body_tr="<p>Burada herkese battaniye veriyoruz.</p>",
    )  # fmt: skip
    page = Client().get("/el/services/", {"q": "battaniyeler"}).content.decode()
    assert '<p lang="tr">Burada herkese <mark>battaniye</mark> veriyoruz.</p>' in page
    result = Client().get("/api/v1/services", {"q": "battaniyeler", "lang": "el"}).json()["results"][0]
    assert (result["snippet_language"], result["text_language"]) == ("tr", "el")
    assert result["snippet"] == "Burada herkese <mark>battaniye</mark> veriyoruz."


def test_a_match_in_the_name_leaves_the_summary_as_it_is_and_without_words_there_is_none():
    make_service(name_el="Κουβέρτες", summary_el="Περίληψη & τέλος.", body_el="<p>Εδώ δίνουμε και κουβέρτες σε όλους.</p>")
    assert snippet("κουβέρτα").html == escape("Περίληψη & τέλος.")
    assert search(Params(), "el").results[0].snippet is None
    assert Client().get("/api/v1/services").json()["results"][0]["snippet"] == ""


def test_a_page_of_snippets_costs_as_many_queries_as_one_snippet():
    def count(number):
        for _each in range(number):
            make_service(name_el="Xx", summary_el="Περίληψη.", body_el="<p>Εδώ δίνουμε και κουβέρτες σε όλους.</p>")
        search(Params(q="κουβέρτα"), "el")

    count(1)
    with CaptureQueriesContext(connection) as one:
        search(Params(q="κουβέρτα"), "el")
    count(19)
    with CaptureQueriesContext(connection) as twenty:
        assert len(search(Params(q="κουβέρτα"), "el").results) == 20
    assert len(one) == len(twenty)


def test_a_sentence_in_letters_that_nobody_typed_does_not_take_the_place_of_a_summary_that_the_reader_can_read():
    make_service(
        languages=("el", "tr"), name_el="Xx", summary_el="Περίληψη.", name_tr="Xx", summary_tr="Özet.",
        body_tr="<p>Burada herkese battaniye veriyoruz.</p>",
    )  # fmt: skip
    Synonym.objects.create(language="el", words="κουβέρτα", means="battaniye")
    page = Client().get("/el/services/", {"q": "κουβέρτα"}).content.decode()
    assert "Περίληψη." in page
    assert "battaniye" not in page


def test_the_name_of_the_provider_is_no_sentence():
    provider = make_organisation(name_el="Γραφείο για κουβέρτες και στρώματα")
    make_service(name_el="Xx", summary_el="Περίληψη.", provider=provider)
    page = Client().get("/el/services/", {"q": "κουβέρτα"}).content.decode()
    assert "Περίληψη." in page
