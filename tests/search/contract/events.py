"""Random acts of editors: publish, edit, unpublish, move, retire, delete, rename."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from home.models import InformationPage
from news.models import NewsPage
from services_catalogue.models import Area, Audience, Category, Location, Organisation, Service, ServiceAtLocation
from tests.factories import make_location, make_service, publish
from tests.search.generated import ACCESS, COSTS, LANGUAGES, STATUSES, WORDS

__all__ = ["Editors"]

MORE_WORDS = (*WORDS, "βοήθεια", "помощ", "yardım", "επίδομα", "дете", "çocuk")
HOURS = ("", "Mo-Fr 08:00-14:00", "Mo-Su 09:00-21:00", "Tu 18:00-20:00")


class Editors:
    """Does one thing after another, told by a seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        often = [self.publish_new, self.edit, self.edit, self.unpublish, self.publish_again, self.move, self.retire]
        seldom = [self.delete, self.edit_provider, self.edit_place, self.rename_term, self.move_term, self.turn_page]
        self.acts: list[Callable[[], Any]] = [*often, *often, *seldom]

    def act(self) -> None:
        self.dice.choice(self.acts)()

    def _any(self, objects: Any) -> Any:
        pks = list(objects.order_by("pk").values_list("pk", flat=True))
        return objects.get(pk=self.dice.choice(pks)) if pks else None

    def _words(self) -> str:
        return " ".join(self.dice.sample(MORE_WORDS, self.dice.randint(1, 3)))

    def _some(self, model: Any, most: int) -> list[Any]:
        return self.dice.sample(list(model.objects.order_by("pk")), self.dice.randint(0, most))

    def _live(self, model: Any = Service) -> Any:
        return self._any(model.objects.filter(live=True, retired=False))

    def publish_new(self) -> None:
        places = [
            ServiceAtLocation(location=place, hours=self.dice.choice(HOURS)) for place in self._some(Location, 2) if place.live
        ]
        make_service(
            name_el=self._words(), name_tr=self.dice.choice([None, self._words()]), cost=self.dice.choice(COSTS),
            provider=self._live(Organisation), areas=self._some(Area, 2), categories=self._some(Category, 2),
            audiences=self._some(Audience, 2), children={"places": places},
        )  # fmt: skip

    def edit(self) -> None:
        if (service := self._live()) is not None:
            service.name_el = self._words()
            service.cost, service.status = self.dice.choice(COSTS), self.dice.choice(STATUSES)
            service.languages_spoken = self.dice.sample(LANGUAGES, self.dice.randint(0, 3))
            service.categories.set(self._some(Category, 2))
            publish(service)

    def move(self) -> None:
        if (service := self._live()) is not None:
            service.areas.set(self._some(Area, 3))
            service.provider = self._live(Organisation)
            publish(service)

    def unpublish(self) -> None:
        if (service := self._live()) is not None:
            service.unpublish()

    def publish_again(self) -> None:
        if (service := self._any(Service.objects.filter(live=False))) is not None:
            service.retired = False
            publish(service)

    def retire(self) -> None:
        if (service := self._live()) is not None:
            service.retired = True
            publish(service)

    def delete(self) -> None:
        if (service := self._any(Service.objects.all())) is not None and Service.objects.count() > 20:
            service.delete()

    def edit_provider(self) -> None:
        if (office := self._live(Organisation)) is not None:
            office.name_el = f"Γραφείο {self._words()}"
            publish(office)

    def edit_place(self) -> None:
        place = self._live(Location) or make_location()
        place.latitude, place.longitude = 41 + self.dice.random(), 25 + self.dice.random()
        place.accessibility = self.dice.sample(ACCESS, self.dice.randint(0, 4))
        place.address_private = self.dice.random() < 0.2
        publish(place)

    def rename_term(self) -> None:
        term = self._any(self.dice.choice([Category, Audience]).objects.all())
        term.label_el = self._words()
        term.save()

    def move_term(self) -> None:
        model = self.dice.choice([Area, Category])
        term, above = self._any(model.objects.exclude(parent=None)), self._any(model.objects.all())
        if term not in [above, *above.ancestors()]:
            term.parent = above
            term.save()

    def turn_page(self) -> None:
        page = self._any(self.dice.choice([NewsPage, InformationPage]).objects.filter(alias_of=None))
        if page is not None and page.live:
            page.unpublish()
        elif page is not None:
            page.save_revision().publish()
