"""The addresses at which readers tell us something, under a language."""

from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from editorial.views import feedback

__all__ = ["urlpatterns"]

#: The sections of records, and the shape of their addresses: the id decides.
RECORD = r"^(?P<section>services|organisations|places|funding|strategies|committees)/(?P<pk>[0-9]+)(?:-(?P<slug>[^/]*))?/"

# Exempt from the token of a cookie that readers do not have: `common.senders` tells other sites from ours.
urlpatterns = [
    re_path(RECORD + r"report/?$", csrf_exempt(feedback.ReportView.as_view()), name="report"),
    re_path(r"^(?P<path>.+)/report/?$", csrf_exempt(feedback.PageReportView.as_view()), name="report_page"),
    path("suggest-a-service/", csrf_exempt(feedback.SuggestView.as_view()), name="suggest_service"),
    re_path(r"^report/(?P<token>[A-Za-z0-9_-]{22})/$", feedback.message_status, name="message_status"),
]
