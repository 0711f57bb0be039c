"""A record is sent on with plain links, and read in easy words where it has them."""

import html5lib
import pytest
from django.conf import settings

from tests.factories import make_committee, make_service

pytestmark = pytest.mark.django_db


def links(client, path):
    document = html5lib.parse(client.get(path).content, namespaceHTMLElements=False)
    return [link.get("href") for link in document.iter("a")]


@pytest.mark.parametrize("make", [make_service, make_committee])
def test_every_way_of_sending_holds_the_name_and_the_short_address(client, make):
    record = make(name_el="Κήπος & αυλή")
    found = links(client, record.url_in("el"))
    text = "%CE%9A%CE%AE%CF%80%CE%BF%CF%82%20%26%20%CE%B1%CF%85%CE%BB%CE%AE%0A"
    for begin in ("https://wa.me/?text=", "viber://forward?text=", "sms:?body="):
        (link,) = [href for href in found if href.startswith(begin)]
        assert link.startswith(begin + text) and link.endswith(record.short_path.replace("/", "%2F"))
    (mail,) = [href for href in found if href.startswith("mailto:?")]
    assert text in mail and settings.SITE_URL.replace(":", "%3A").replace("/", "%2F") in mail


def test_a_sensitive_service_warns_before_sending_and_is_kept_nowhere(client):
    plain, sensitive = make_service(), make_service(sensitive=True)
    page, other = client.get(sensitive.url_in("el")), client.get(plain.url_in("el"))
    assert "Διαβάζει κι άλλος σε αυτό το τηλέφωνο;" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert "Διαβάζει κι άλλος" not in other.content.decode() and "no-store" not in other.get("Cache-Control", "")


def test_easy_words_are_offered_only_where_they_exist(client):
    service = make_service(name_el="Κήπος", name_tr="Bahçe", easy_el="<p>Ελάτε <strong>αύριο</strong>.<script>x</script></p>")
    assert f"{service.url_in('el')}?easy=1" in links(client, service.url_in("el"))
    assert not any("easy" in link for link in links(client, service.url_in("tr")) if link)
    easy = client.get(service.url_in("el"), {"easy": "1"}).content.decode()
    assert "<p>Ελάτε <strong>αύριο</strong>.</p>" in easy
    assert "Κήπος" in easy and 'name="robots" content="noindex"' in easy
    assert "Πόσο κοστίζει;" not in easy
    assert "Ücreti ne kadar?" in client.get(service.url_in("tr"), {"easy": "1"}).content.decode()
