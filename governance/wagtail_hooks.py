"""Strategies and committees in the menu of the catalogue."""

from wagtail.snippets.models import register_snippet

from governance.admin import CommitteeViewSet, StrategyViewSet

register_snippet(StrategyViewSet)
register_snippet(CommitteeViewSet)
