"""The form of an entry opens on what the entries of the site really hold, relations to many included."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from governance.models import Committee, Strategy
from services_catalogue.models import FundingProgramme, Location, Organisation, Service

#: Of each kind, at most so many; the fullest are opened first.
MOST = 8


@pytest.mark.parametrize("model", [Service, Organisation, Location, FundingProgramme, Strategy, Committee])
def test_the_form_of_each_kind_of_entry_opens(model: type) -> None:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("chief", "chief@pyxida.example", "a long password"))
    rows = sorted(model.objects.all(), key=lambda row: -len(row.latest_revision.as_object().to_json()))
    assert rows
    for row in rows[:MOST]:
        view = f"wagtailsnippets_{model._meta.app_label}_{model._meta.model_name}:edit"
        assert client.get(reverse(view, args=[row.pk])).status_code == 200, row.reference
