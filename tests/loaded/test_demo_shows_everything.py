"""The fictional municipality shows every feature: each facet value, criterion, status and missing language."""

from collections import Counter

import pytest

from services_catalogue.models import Accessibility, Channel, EligibilityCriterion, HoursException, Location, Service
from services_catalogue.models.eligibility import COMPARISONS
from services_catalogue.models.entry import SPOKEN_LANGUAGES

LANGUAGES = ("el", "bg", "tr")


def demo():
    return Service.objects.filter(source="demo", live=True, retired=False)


def counted(values) -> Counter:
    return Counter(value for values_of_one in values for value in set(values_of_one))


def test_there_are_some_forty_services() -> None:
    assert demo().count() >= 38


@pytest.mark.parametrize(("field", "expected"), [("cost", Service.Cost.values), ("status", Service.Status.values)])
def test_each_cost_and_status_stands_on_two_services(field: str, expected: list[str]) -> None:
    found = Counter(demo().values_list(field, flat=True))
    assert {value: found[value] for value in expected if found[value] < 2} == {}


def test_each_channel_language_and_access_stands_on_two_services() -> None:
    services = demo().prefetch_related("channels", "places__location")
    channels = counted([c.kind for c in s.channels.all()] for s in services)
    spoken = counted(s.languages_spoken for s in services)
    access = counted([a for p in s.places.all() for a in p.location.accessibility] for s in services)
    for found, expected in (
        (channels, Channel.Kind.values),
        (spoken, [code for code, _name in SPOKEN_LANGUAGES]),
        (access, Accessibility.values),
    ):
        assert {value: found[value] for value in expected if found[value] < 2} == {}


def test_each_category_audience_and_provider_stands_on_two_services() -> None:
    services = demo().prefetch_related("categories", "audiences")
    categories = counted([c.code for c in s.categories.all()] for s in services)
    audiences = counted([a.code for a in s.audiences.all()] for s in services)
    from services_catalogue.models import Audience, Category

    leaves = Category.objects.filter(children=None).values_list("code", flat=True)
    assert {code: categories[code] for code in leaves if categories[code] < 2} == {}
    assert {c: audiences[c] for c in Audience.objects.values_list("code", flat=True) if audiences[c] < 2} == {}
    providers = Counter(demo().values_list("provider__reference", flat=True))
    assert {key: count for key, count in providers.items() if count < 2} == {}


def test_each_kind_and_comparison_of_criteria_occurs() -> None:
    found = set(EligibilityCriterion.objects.filter(service__source="demo").values_list("kind", "comparison"))
    assert {(kind, comparison) for kind, known in COMPARISONS.items() for comparison in known} - found == set()


def test_five_services_are_written_first_in_bulgarian_and_five_in_turkish() -> None:
    found = Counter(demo().values_list("source_language", flat=True))
    assert found["bg"] >= 5 and found["tr"] >= 5


def test_each_pattern_of_missing_languages_occurs() -> None:
    found = {(s.source_language, frozenset(code for code in LANGUAGES if s.exists_in(code))) for s in demo()}
    for source in LANGUAGES:
        others = [code for code in LANGUAGES if code != source]
        for pattern in ([], others[:1], others[1:], others):
            assert (source, frozenset([source, *pattern])) in found


def test_a_text_that_exists_may_say_less_than_its_source() -> None:
    assert any(s.exists_in(code) and s.in_language(code).has_more_in_source for s in demo() for code in LANGUAGES)


def test_there_are_a_private_address_a_retired_service_and_split_hours() -> None:
    assert Location.objects.filter(source="demo", address_private=True).exists()
    assert Service.objects.filter(source="demo", retired=True, successor__isnull=False).exists()
    assert any("," in p.hours for s in demo() for p in s.places.all())
    assert HoursException.objects.filter(service__source="demo").count() >= 3
