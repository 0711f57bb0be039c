"""What managers learn from the search log, and what they do about it."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from editorial.models import DealtWith, LoggedSearch
from editorial.search_log.grouping import group_key
from search.models import Synonym
from services_catalogue.admin.groups import MANAGERS
from tests.factories import make_area, make_service

NOTHING, MOST = "/admin/searches/nothing-found/", "/admin/searches/most-searched/"


def searched(query: str, language: str = "el", count: int = 0, days: int = 0, **fields: Any) -> LoggedSearch:
    at = timezone.now().replace(minute=0, second=0, microsecond=0) - dt.timedelta(days=days)
    fields = {"engine": "embedded", **fields}
    return LoggedSearch.objects.create(
        query=query, key=group_key(query, language), language=language, count=count, at=at, **fields
    )


def listed(response: Any) -> list[tuple[str, int]]:
    return [(row.words, row.searches) for row in response.context["table"].data]


@pytest.fixture
def pools(db: None) -> None:
    for query in ("κολυμβητήριο", "κολυμβητήριο", "ΚΟΛΥΜΒΗΤΗΡΙΑ", "kolymvitirio"):
        searched(query)
    searched("κολυμβητηριου", "bg", days=40)
    searched("паркиране", "bg", areas=" town region ")
    searched("yüzme", "tr", is_api=True, days=10)
    searched("βοήθεια", count=3)


def test_what_found_nothing_is_grouped_and_ranked(manager, pools):
    response = manager.get(NOTHING)
    assert listed(response) == [("κολυμβητήριο", 5), ("паркиране", 1), ("yüzme", 1)]
    group = response.context["table"].data[0]
    assert group.languages == "Ελληνικά, Български"
    assert {words for words, _language in group.others} == {"ΚΟΛΥΜΒΗΤΗΡΙΑ", "kolymvitirio", "κολυμβητηριου"}
    assert 'lang="el">κολυμβητήριο<' in response.text


@pytest.mark.parametrize(
    ("query", "expected"),
    [("period=30", [("κολυμβητήριο", 4), ("паркиране", 1), ("yüzme", 1)]), ("period=7&language=bg", [("паркиране", 1)]),
     ("area=region", [("паркиране", 1)]), ("by=programs", [("yüzme", 1)]), ("state=done", []),
     ("period=abc&area=nowhere", None), ("p=99", None)],
)  # fmt: skip
def test_filters_of_the_report(manager, pools, query, expected):
    make_area(code="region", kind="region")
    response = manager.get(f"{NOTHING}?{query}")
    assert response.status_code == 200
    assert expected is None or listed(response) == expected


def test_the_most_searched_has_what_was_found_too(manager, pools):
    searched("βοηθειες", count=3)
    response = manager.get(MOST)
    assert listed(response)[:2] == [("κολυμβητήριο", 5), ("βοήθεια", 2)]
    assert [row.nothing for row in response.context["table"].data][:2] == [5, 0]


def test_what_was_dealt_with_goes_until_it_is_looked_for_again(manager, pools):
    key = group_key("κολυμβητήριο", "el")
    answer = manager.post(f"{NOTHING}dealt-with/", {"key": key, "next": f"{NOTHING}?period=30"})
    assert answer["Location"] == f"{NOTHING}?period=30"
    assert "κολυμβητήριο" not in dict(listed(manager.get(NOTHING)))
    assert dict(listed(manager.get(f"{NOTHING}?state=done"))) == {"κολυμβητήριο": 5}
    LoggedSearch.objects.filter(query="kolymvitirio").update(at=timezone.now() + dt.timedelta(hours=1))
    assert ("kolymvitirio", 1) in listed(manager.get(NOTHING))
    manager.post(f"{NOTHING}dealt-with/", {"key": key, "again": "1", "next": "https://elsewhere.example/"})
    assert ("κολυμβητήριο", 5) in listed(manager.get(NOTHING))
    manager.post(f"{NOTHING}dealt-with/", {"key": "nobody searched this"})
    assert DealtWith.objects.count() == 0
    assert manager.get(f"{NOTHING}dealt-with/").status_code == 405


def test_one_tap_leads_to_a_synonym_and_the_words_are_found(manager, client, log, find):
    make_service(name_el="Πισίνα του δήμου", summary_el="Για μικρούς και μεγάλους.")
    assert find("kolymvitirio").context["found"].total == 0
    assert find("κολυμβητήριο").context["found"].total == 0
    log()
    group = manager.get(NOTHING).context["table"].data[0]
    form = manager.get(group.synonym_url).context["form"]
    assert (form["words"].value(), form["language"].value()) == ("κολυμβητήριο", "el")
    address = group.synonym_url.partition("?")[0]
    manager.post(address, {"language": "el", "words": form["words"].value(), "means": "πισίνα"})
    assert Synonym.objects.get().words == "κολυμβητήριο"
    assert find("κολυμβητήρια").context["found"].total == 1


def test_the_form_of_a_synonym_bears_odd_addresses(manager, db):
    for query in ({"words": "λ" * 500, "language": "xx"}, {"words": "a\0b"}, {}):
        assert manager.get(f"/admin/snippets/search/synonym/add/?{urlencode(query)}").status_code == 200


@pytest.mark.parametrize("address", [NOTHING, MOST])
@pytest.mark.parametrize("file", ["csv", "xlsx"])
def test_a_spreadsheet_has_all_groups_and_no_formula(manager, pools, address, file):
    searched('=HYPERLINK("http://example.org")')
    response = manager.get(f"{address}?export={file}")
    content = b"".join(response.streaming_content)
    if file == "csv":
        lines = content.decode().splitlines()
        assert "κολυμβητήριο" in content.decode()
        assert any(line.startswith("\"'=HYPERLINK") for line in lines)
        assert not any(line.startswith(('"=', "=")) for line in lines)


def test_only_managers_see_what_people_search_for(manager, editor, moderator, pools):
    for person in (editor, moderator):
        for address in (NOTHING, f"{NOTHING}results/", MOST, f"{MOST}results/", f"{NOTHING}?export=csv"):
            assert person.get(address).status_code in {302, 403}
        person.post(f"{NOTHING}dealt-with/", {"key": group_key("κολυμβητήριο", "el")})
        home = person.get("/admin/").text
        assert "κολυμβητήριο" not in home
        assert NOTHING not in home
    assert DealtWith.objects.count() == 0
    assert "κολυμβητήριο" in manager.get("/admin/").text


def test_one_group_costs_as_many_queries_as_fifty(manager, db, django_assert_max_num_queries):
    for number in range(60):
        searched(f"λέξη{'αβγδεζηθικ'[number % 10]}{'λμνξοπ'[number // 10]}")
    manager.get(NOTHING)
    with django_assert_max_num_queries(20):
        assert len(listed(manager.get(NOTHING))) == 50


@pytest.mark.parametrize("language", ["el", "bg", "tr"])
def test_the_reports_open_in_every_language(login, pools, language):
    person = login(Group.objects.get(name=MANAGERS), language=language)
    for address in (NOTHING, MOST):
        assert "κολυμβητήριο" in person.get(address).text
