"""After whatever editors do, in any order, every engine answers as a scan of all documents does."""

import os

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from search import cluster
from search.models import Entry, Generation
from search.params import Params
from search.results import EVERYTHING
from services_catalogue.models import Service
from tests.factories import make_service, publish
from tests.search.contract.events import Editors
from tests.search.contract.questions import agree, questions
from tests.search.contract.scan import Scan

#: Acts, how often all is compared meanwhile, with how many questions, and acts at most that reach the server in one message.
ACTS, LOOKS, QUESTIONS, AT_ONCE = 500, 5, 20, 4
on_a_server = pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="the server follows any database alike")


def test_after_500_acts_of_editors_nothing_is_missing_and_nothing_is_left(engines, django_capture_on_commit_callbacks):
    editors = Editors(5)
    for look in range(LOOKS):
        left = ACTS // LOOKS
        while left:
            some = min(left, editors.dice.randint(1, AT_ONCE))
            left -= some
            with django_capture_on_commit_callbacks() as told:
                for _act in range(some):
                    editors.act()
            for tell in told[-1:]:
                tell()
        scan = Scan()
        agree(Params(), "el", EVERYTHING, scan, engines)
        for params, language, finder in questions(look, QUESTIONS, scan):
            agree(params, language, finder, scan, engines)


@on_a_server
def test_a_message_that_comes_late_undoes_nothing(engines, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        service = make_service(name_el="Πρώτο όνομα")
    row = Entry.objects.get(kind="service", object_id=service.pk)
    late = [(f"service-{service.pk}", row.generation, {"kind": "service", "object_id": service.pk, "name_el": "πρωτο"})]
    with django_capture_on_commit_callbacks(execute=True):
        service.unpublish()
    server = cluster.server()
    server.cluster.send(server.alias(Generation.current()), iter(late))
    server.cluster.refresh(server.alias(Generation.current()))
    assert not cluster.compare()
    agree(Params(q="πρώτο όνομα"), "el", EVERYTHING, Scan(), engines)


@on_a_server
def test_search_check_finds_what_differs_and_mends_it(engines, django_capture_on_commit_callbacks):
    server = cluster.server()
    alias = server.alias(Generation.current())
    documents = [key for key, _version, _digest in server.cluster.stored(alias)]
    with django_capture_on_commit_callbacks(execute=True):
        publish(make_service(name_el="Μένει"))
    server.cluster.work(lambda client: client.delete(index=alias, id=documents[0]))
    server.cluster.work(lambda client: client.update(index=alias, id=documents[1], doc={"name_el": "other"}))
    server.cluster.work(lambda client: client.index(index=alias, id="service-0", document={"kind": "service", "object_id": 0}))
    found = cluster.compare()
    assert (len(found.missing), len(found.different), found.surplus) == (1, 1, ["service-0"])
    with pytest.raises(CommandError, match="differs"):
        call_command("search_check", only_tell=True)
    call_command("search_check")
    assert not cluster.compare()
    agree(Params(), "el", EVERYTHING, Scan(), engines)


@on_a_server
def test_search_check_mends_after_an_older_backup_was_restored(engines, django_capture_on_commit_callbacks):
    service = Service.objects.filter(live=True).first()
    backup = transaction.savepoint()
    with django_capture_on_commit_callbacks(execute=True):
        service.name_el = "Νεότερο από το αντίγραφο"
        publish(service)
        make_service(name_el="Δεν υπάρχει στο αντίγραφο")
    transaction.savepoint_rollback(backup)
    found = cluster.compare()
    assert (len(found.different), len(found.surplus)) == (1, 1)
    call_command("search_check")
    assert not cluster.compare()
    agree(Params(), "el", EVERYTHING, Scan(), engines)


@on_a_server
def test_a_rebuild_leaves_one_index_with_everything(engines):
    server = cluster.server()
    before = server.cluster.live_index(server.alias(Generation.current()))
    total = cluster.rebuild()
    (after,) = server.cluster.indices(f"{server.family(Generation.current())}-*")
    assert after != before
    assert total == Entry.objects.filter(deleted=False).count()
    agree(Params(), "el", EVERYTHING, Scan(), engines)
