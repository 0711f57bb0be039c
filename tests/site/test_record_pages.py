"""What a reader sees on the page of a record."""

import re
from itertools import pairwise

import html5lib
import pytest

from common.scripts import script
from services_catalogue import models as m
from tests.factories import (
    make_committee,
    make_funding,
    make_location,
    make_municipality,
    make_organisation,
    make_service,
    make_strategy,
)

pytestmark = pytest.mark.django_db

SECTIONS = ["what", "for-me", "cost", "how", "bring", "call", "where", "law", "also", "refused", "checked"]


def page(client, record, language="el") -> str:
    return client.get(record.url_in(language)).content.decode()


def test_a_service_answers_its_questions_in_a_fixed_order(client):
    service = make_service(
        children={
            "legal_bases": [m.LegalBasis(citation="N. 1/2020")],
            "referrals": [m.Referral(label_el="Το ΚΕΠ")],
        }
    )
    found = re.findall(r'<section class="answer" id="([a-z-]+)"', page(client, service))
    assert found == SECTIONS


def test_what_is_not_known_is_said_and_never_invented(client):
    html = page(client, make_service(), "bg")
    assert "tel:" not in html.split("<main")[1].split("</main>")[0]
    assert "geo:" not in html
    assert 'class="reach"' not in html


def test_a_phone_and_a_mail_can_be_used_at_once(client):
    contact = m.ContactPoint(name="Μαρία", phone="+302531012345", email="a@b.example", languages_spoken=["tr"])
    html = page(client, make_service(children={"contacts": [contact]}))
    assert html.count('href="tel:+302531012345"') == 2, "beside the name, and among what is reached at once"
    assert "+30\u00a02531\u00a0012345" in html
    assert 'href="mailto:a@b.example"' in html
    assert 'class="reach"' in html


def test_a_service_without_contacts_shows_those_of_its_provider(client):
    provider = make_organisation(children={"contacts": [m.OrganisationContact(phone="+302531012345")]})
    assert 'href="tel:+302531012345"' in page(client, make_service(provider=provider))


def test_a_provider_without_a_page_is_named_without_a_link(client):
    provider = make_organisation(live=False)
    html = page(client, make_service(provider=provider))
    assert provider.name_el in html
    assert f"/organisations/{provider.pk}-" not in html


def test_a_text_that_exists_in_another_language_only_is_marked_with_it(client):
    service = make_service(languages=("bg",))
    html = page(client, service, "tr")
    assert f'<h1 lang="bg">{service.name_bg}</h1>' in html
    assert 'class="note"' in html


def test_the_native_name_stands_under_the_heading_with_its_language(client):
    service = make_service(source_language="el")
    assert f'<p class="quiet" lang="el">{service.name_el}</p>' in page(client, service, "bg")
    assert f'lang="el">{service.name_el}</p>' not in page(client, service, "el")


def test_what_only_the_source_says_is_left_out_with_a_link_to_it(client):
    service = make_service(body_el="<p>Μόνο στα ελληνικά.</p>")
    html = page(client, service, "tr")
    assert "Μόνο στα ελληνικά." not in html
    assert f'<a href="{service.url_in("el")}" hreflang="el" lang="el">' in html


def test_rich_text_keeps_its_formatting_and_nothing_that_acts(client):
    body = (
        '<p onclick="x()">Α <strong>Β</strong></p><script>x()</script><a href="javascript:x()">Γ</a><p style="color:red">Δ</p>'
    )
    html = page(client, make_service(body_el=body)).replace(f"<script>{script('record')}</script>", "")
    assert "<strong>Β</strong>" in html
    assert not re.search(r"onclick|<script|javascript:|style=", html)


@pytest.mark.parametrize("make", [make_service, make_organisation, make_location, make_funding, make_strategy, make_committee])
def test_a_record_page_is_valid_html_with_headings_in_order_and_no_id_twice(client, make):
    record = make(municipality=make_municipality())
    for language in ("el", "bg", "tr"):
        html = page(client, record, language)
        html5lib.HTMLParser(strict=True).parse(html)
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", html)]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_demonstration_says_on_its_pages_that_it_is_made_up(client):
    assert 'class="note note-demo"' in page(client, make_service(source="demo", reference="x"))
    demo = make_municipality(source="demo", reference="m")
    assert 'class="note note-demo"' in page(client, make_organisation(municipality=demo))
    assert 'class="note note-demo"' in client.get(f"/el/municipalities/{demo.start_page_slug}/").content.decode()
    assert 'class="note note-demo"' not in page(client, make_service())


def test_a_name_in_other_letters_than_the_pages_carries_its_language(client):
    contact = m.ContactPoint(name="Μαρία Δοκίμου", phone="+302531012345")
    law = m.LegalBasis(citation="Ν. 4520/2018")
    service = make_service(children={"contacts": [contact], "legal_bases": [law]})
    html = page(client, service, "tr")
    assert '<span lang="el">Μαρία Δοκίμου</span>' in html
    assert '<span lang="el">Ν. 4520/2018</span>' in html
    assert "<span>Μαρία Δοκίμου</span>" in page(client, service, "el")
