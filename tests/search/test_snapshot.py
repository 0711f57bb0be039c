"""What a worker holds moves with the index row by row, and is then what it would be if all were read anew."""

from __future__ import annotations

import random

import pytest

from search.engines import snapshot as module
from search.engines.ranking import by_name, standing
from search.models import Generation
from services_catalogue.models import Service
from tests.factories import make_category, make_organisation, make_service, publish

pytestmark = pytest.mark.django_db
LANGUAGES = ("el", "bg", "tr")
NAMES = ["Ήλιος", "ανθός", "Ωμέγα", "Ябълка", "въже", "Çınar", "ışık", "İnci", "zeytin"]


def anew(state: Generation) -> module.Snapshot:
    return module._catch_up(None, state)


def ranks(snapshot: module.Snapshot) -> list[dict[int, int]]:
    """Every order of the entries, as the place of each row."""
    orders = [order(snapshot, language) for order in (standing, by_name) for language in LANGUAGES]
    return [{pk: order[pk] for pk in snapshot.rows} for order in orders]


def change(dice: random.Random, services: list[Service], categories: list) -> None:
    service = dice.choice(services)
    what = dice.choice(["publish", "publish", "publish", "unpublish", "new"])
    if what == "new":
        services.append(make_service(name_el=dice.choice(NAMES)))
    elif what == "unpublish":
        service.unpublish()
    else:
        service.name_el, service.name_tr = dice.sample(NAMES, 2)
        service.status = dice.choice(Service.Status.values)
        service.categories.set(dice.sample(categories, dice.randint(0, 2)))
        publish(service)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_state_reached_step_by_step_is_the_one_read_at_once(seed):
    dice = random.Random(seed)
    categories = [make_category() for _ in range(3)]
    services = [make_service(name_el=name, provider=make_organisation()) for name in NAMES[:5]]
    held = anew(Generation.current())
    for _ in range(12):
        change(dice, services, categories)
        state = Generation.current()
        if dice.random() < 0.5:
            ranks(held)
        held, fresh = module._catch_up(held, state), anew(state)
        assert (held.rows, held.bits) == (fresh.rows, fresh.bits | empty(held, fresh))
    assert ranks(held) == ranks(fresh)


def empty(held: module.Snapshot, fresh: module.Snapshot) -> dict[str, dict[str, int]]:
    """Facets that have no value any more are held as empty ones."""
    return {name: {} for name in held.bits.keys() - fresh.bits.keys()}


def test_a_name_that_stands_for_all_languages_is_kept_once():
    names = module.Names.of({"el": "".join(["Κέ", "ντρο"]), "bg": "".join(["Κέ", "ντρο"]), "tr": "Merkez"})
    assert names.get("el") is names.get("bg")
    assert (names.get("tr"), names.get("xx")) == ("Merkez", "")
    assert list(names.values()) == ["Κέντρο", "Κέντρο", "Merkez"]
