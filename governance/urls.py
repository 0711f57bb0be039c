"""The addresses of strategies and committees, under a language."""

from django.urls import path, re_path

from governance import views
from services_catalogue.urls import RECORD

urlpatterns = [
    re_path(rf"^strategies/{RECORD}", views.StrategyPage.as_view(), name="strategy"),
    re_path(rf"^committees/{RECORD}", views.CommitteePage.as_view(), name="committee"),
    path("strategies/", views.StrategyList.as_view(), name="strategies"),
    path("committees/", views.CommitteeList.as_view(), name="committees"),
]
