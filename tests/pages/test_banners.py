"""A notice holds for the whole site or for one municipality, and goes away by itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from home.context import banners_for
from home.models import NoticeBanner
from tests.factories import make_municipality, make_service
from tests.pages.making import make_news

pytestmark = pytest.mark.usefixtures("trees")


def make_banner(starts=-1, ends=1, **values):
    """A notice that holds from so many hours after now until so many hours after now."""
    now = timezone.now()
    values = {"text_el": "Προσοχή", "text_bg": "Внимание", "text_tr": "Dikkat", **values}
    return NoticeBanner.objects.create(starts=now + timedelta(hours=starts), ends=now + timedelta(hours=ends), **values)


@pytest.mark.parametrize(("starts", "ends", "shows"), [(-1, 1, True), (-2, -1, False), (1, 2, False)])
def test_a_notice_shows_only_between_its_dates(client, starts, ends, shows):
    make_banner(starts, ends)
    for path in ("/tr/", "/tr/news/", "/tr/organisations/"):
        assert ("Dikkat" in client.get(path).content.decode()) is shows


def test_a_notice_of_a_municipality_shows_on_its_pages_only(client):
    ours, other = make_municipality(), make_municipality()
    make_banner(municipality=ours)
    shown = [
        make_service(municipality=ours).url_in("bg"), ours.url_in("bg"), make_news("bg", municipality=ours).path_in_site,
        f"/bg/municipalities/{ours.start_page_slug}/",
    ]  # fmt: skip
    hidden = ["/bg/", make_service(municipality=other).url_in("bg"), other.url_in("bg"), make_news("bg").path_in_site]
    for path in shown:
        assert "Внимание" in client.get(path).content.decode(), path
    for path in hidden:
        assert "Внимание" not in client.get(path).content.decode(), path


def test_a_notice_without_the_readers_language_carries_its_own(client):
    make_banner(text_tr="")
    html = client.get("/tr/").content.decode()
    assert '<span lang="el">Προσοχή</span>' in html


def test_no_notice_is_asked_for_on_pages_of_errors_and_in_the_admin(client, django_assert_num_queries):
    make_banner()
    assert "Προσοχή" not in client.get("/el/nothing-here/").content.decode()
    assert len(banners_for()) == 1


@pytest.mark.parametrize(
    "values", [{"text_el": "", "text_bg": "", "text_tr": ""}, {"ends": -1}, {"url": "javascript:alert(1)"}]
)
def test_an_empty_notice_a_wrong_order_of_dates_and_a_script_are_refused(values):
    with pytest.raises(ValidationError):
        make_banner(**{"starts": 0, **values}).full_clean()
