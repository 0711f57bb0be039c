"""The index changes in the transaction of the publish: what is published is found, what was undone is not."""

import pytest
from django.db import transaction

from search import index
from search.models import Entry, Generation
from search.params import Params
from search.results import EVERYTHING, search
from services_catalogue.models import Channel, Organisation, Service, ServiceAtLocation
from tests.factories import make_category, make_location, make_municipality, make_organisation, make_service, publish

pytestmark = pytest.mark.django_db


def names(q, language="el"):
    return [result.name for result in search(Params(q=q), language).results]


def test_a_draft_is_not_found_and_a_published_one_is():
    service = make_service(live=False, name_el="Μοναδική λέξη")
    assert names("μοναδική") == []
    publish(service)
    assert names("μοναδική") == ["Μοναδική λέξη"]


def test_what_is_unpublished_retired_or_deleted_is_no_longer_found():
    one, two, three = (make_service(name_el=f"Κοινή λέξη {n}") for n in "αβγ")
    assert len(names("κοινή")) == 3
    one.unpublish()
    two.retired = True
    publish(two)
    three.delete()
    assert names("κοινή") == []
    assert search(Params(), "el").total == 0


def test_a_draft_change_is_not_found_before_it_is_published():
    service = make_service(name_el="Παλιό όνομα")
    service.name_el = "Καινούργιο όνομα"
    revision = service.save_revision()
    assert names("καινούργιο") == []
    revision.publish()
    assert (names("καινούργιο"), names("παλιό")) == (["Καινούργιο όνομα"], [])


def test_children_are_found_as_they_are_published_and_not_as_they_were():
    service = make_service(children={"channels": [Channel(kind="post")]})
    service = Service.objects.get(pk=service.pk)
    service.channels.set([Channel(kind="phone")])
    publish(service)
    found = {kind: search(Params(selected={"channel": (kind,)}), "el").total for kind in ("phone", "post")}
    assert found == {"phone": 1, "post": 0}


def test_a_publish_that_is_rolled_back_leaves_the_index_as_it_was():
    make_service(name_el="Μένει")
    before = Generation.current()
    with transaction.atomic():
        make_service(name_el="Φεύγει")
        assert names("φεύγει") == ["Φεύγει"]
        transaction.set_rollback(True)
    assert (Generation.current().number, Generation.current().trail) == (before.number, before.trail)
    assert names("φεύγει") == []
    make_service(name_el="Έρχεται")
    assert sorted(result.name for result in search(Params(), "el").results) == ["Έρχεται", "Μένει"]


@pytest.mark.parametrize("way", ["publish", "unpublish"])
def test_what_fails_half_way_leaves_all_as_it_was(way, monkeypatch):
    service = make_service(name_el="Πριν", live=way == "unpublish")

    def fail(*_args, **_kwargs):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(index, "refresh", fail)
    with pytest.raises(RuntimeError):
        service.unpublish() if way == "unpublish" else service.save_revision().publish()
    monkeypatch.undo()
    assert Service.objects.get().live is (way == "unpublish")
    assert names("πριν") == (["Πριν"] if way == "unpublish" else [])


def test_a_term_that_is_renamed_is_found_by_its_new_words_and_shown_under_them():
    category = make_category(code="care", label_el="Κάπου", label_tr="Bakım")
    make_service(name_el="Υπηρεσία", categories=[category])
    category.synonyms_tr = "ihtiyar"
    category.label_el = "Μέριμνα"
    category.save()
    assert (names("ihtiyar"), names("μέριμνα"), names("κάπου")) == (["Υπηρεσία"], ["Υπηρεσία"], [])
    facet = next(facet for facet in search(Params(), "el").facets if facet.name == "category")
    assert [value.label for value in facet.values] == ["Μέριμνα"]


def test_the_name_of_a_provider_changes_in_the_results_of_its_services():
    provider = make_organisation(name_el="Πρώτο γραφείο")
    make_service(provider=provider, municipality=make_municipality())
    provider = Organisation.objects.get(pk=provider.pk)
    provider.name_el = "Δεύτερο γραφείο"
    publish(provider)
    found = search(Params(q="δεύτερο γραφείο"), "el")
    assert [result.provider["name"] for result in found.results] == ["Δεύτερο γραφείο"]
    provider.unpublish()
    assert search(Params(), "el").results[0].provider is None


def test_a_place_that_changes_takes_its_services_along():
    place = make_location(latitude=41.0, longitude=25.0)
    make_service(children={"places": [ServiceAtLocation(location=place)]})
    assert search(Params(), "el").results[0].payload["coordinates"] == [[41.0, 25.0]]
    place.address_private = True
    place.accessibility = ["lift"]
    publish(place)
    assert "coordinates" not in search(Params(), "el").results[0].payload
    assert search(Params(selected={"access": ("lift",)}), "el").total == 1


def test_the_street_of_a_private_address_is_not_found():
    make_location(name_el="Ξενώνας", address_el="Μυστική οδός 1", address_private=True)
    assert search(Params(q="μυστική"), "el", EVERYTHING).total == 0
    assert search(Params(q="ξενώνας"), "el", EVERYTHING).total == 1


def test_catching_up_row_by_row_gives_what_reading_everything_gives():
    services = [make_service(cost=cost) for cost in ("free", "paid", "free")]
    search(Params(), "el")
    publish(Service.objects.get(pk=services[0].pk))
    services[1].unpublish()
    caught_up = search(Params(selected={"cost": ("free",)}), "el")
    index.rebuild()
    anew = search(Params(selected={"cost": ("free",)}), "el")
    assert (caught_up.total, caught_up.facets) == (anew.total, anew.facets)
    assert [one.id for one in caught_up.results] == [one.id for one in anew.results]


def test_a_rebuild_changes_nothing_and_says_that_the_index_is_ready():
    make_service()
    assert index.state() == "missing"
    index.rebuild()
    first = list(Entry.objects.values_list("pk", "kind", "object_id", "digest"))
    index.rebuild()
    assert list(Entry.objects.values_list("pk", "kind", "object_id", "digest")) == first
    assert index.state() == index.READY
    Generation.objects.update(analyser="another")
    assert index.state() == "of another analyser"
