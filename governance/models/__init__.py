"""What municipalities decide and who sits together to decide it."""

from governance.models.committee import Committee, CommitteeLegalBasis, CommitteeMember, Decision
from governance.models.strategy import Strategy, StrategyFile

__all__ = ["Committee", "CommitteeLegalBasis", "CommitteeMember", "Decision", "Strategy", "StrategyFile"]
