"""The pages and lists of strategies and committees."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from common.in_language import InLanguage
from common.views import RecordList, RecordPage
from governance.models import Committee, Strategy

__all__ = ["CommitteeList", "CommitteePage", "StrategyList", "StrategyPage"]


class StrategyPage(RecordPage):
    model = Strategy


class CommitteePage(RecordPage):
    model = Committee


class StrategyList(RecordList):
    model = Strategy
    title = _("Strategies")
    lead = _("What municipalities have decided to do, for how long, and whether it still holds.")

    def remark(self, text: InLanguage) -> str:
        return text.get_kind_display()


class CommitteeList(RecordList):
    model = Committee
    title = _("Committees")
    lead = _("Who sits together to decide, and on what.")
