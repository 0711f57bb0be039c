"""What the pages of strategies and committees need besides the record; the public view and the preview ask alike."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from common.languages import active_language
from common.views.record_list import in_alphabet
from governance.models import Committee, Strategy
from services_catalogue.facts import years
from services_catalogue.page_parts import crumbs_of, is_public, native_name, public, related, source_url

__all__ = ["committee_context", "strategy_context"]


def strategy_context(strategy: Strategy) -> dict[str, Any]:
    """Say what was decided, by whom, for how long, and what it concerns."""
    text = strategy.in_language()
    return {
        "crumbs": crumbs_of((_("Strategies"), "strategies"), strategy.parent),
        "source_url": source_url(strategy),
        "native_name": native_name(strategy, text),
        "years": years(strategy.starts, strategy.ends),
        "parent": text.parent if is_public(strategy.parent) else None,
        "parts": in_alphabet(related(strategy, "children"), active_language()),
        "adopter": text.adopted_by if is_public(strategy.adopted_by) else None,
        "services": in_alphabet(public(strategy.services.all()), active_language()),
    }


def committee_context(committee: Committee) -> dict[str, Any]:
    """Say who sits on a committee, what it may do, on what law it rests and what it decided, the latest first."""
    text = committee.in_language()
    decisions = sorted(text.decisions, key=_decided_on, reverse=True)
    return {
        "crumbs": crumbs_of((_("Committees"), "committees"), committee.municipality if committee.municipality_id else None),
        "source_url": source_url(committee),
        "native_name": native_name(committee, text),
        "organiser": text.organised_by if is_public(committee.organised_by) else None,
        "decisions": decisions,
    }


def _decided_on(decision: Any) -> str:
    """Return what decisions are sorted by: one without a date comes after all that have one."""
    return decision.date.isoformat() if decision.date else ""
