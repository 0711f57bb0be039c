"""Two processes that change the index at once: what is found afterwards is what was published last."""

import threading

import pytest
from django.db import connection

from search import index
from search.models import Entry, Generation
from services_catalogue.models import Service
from tests.factories import make_service

SECONDS = 10


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time")
def test_an_update_waits_for_a_publish_and_reads_what_it_published(content, django_db_blocker):
    has_begun, may_end = threading.Event(), threading.Event()

    def publish_slowly(pk):
        with Generation.moving():
            Service.objects.filter(pk=pk).update(name_el="Νέο όνομα")
            index.refresh(Service, [pk])
            has_begun.set()
            may_end.wait(SECONDS)
        connection.close()

    def update(pk):
        index.refresh(Service, [pk])
        connection.close()

    with django_db_blocker.unblock():
        service = make_service(name_el="Παλιό όνομα")
        first, second = (threading.Thread(target=do, args=(service.pk,)) for do in (publish_slowly, update))
        try:
            first.start()
            assert has_begun.wait(SECONDS)
            second.start()
            second.join(0.5)
            assert second.is_alive(), "it did not wait"
            may_end.set()
            first.join(SECONDS)
            second.join(SECONDS)
            assert Entry.objects.get(kind="service", object_id=service.pk).ranking["names"]["el"] == "Νέο όνομα"
        finally:
            may_end.set()
            service.delete()
