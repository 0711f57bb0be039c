"""What may be known of one fact: a span of whole numbers, or some of its choices. Both answer the same three questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["NONE", "Among", "Span", "Values"]

#: The number that stands for “there is none”: no certificate, no child. It lies below every real number of a fact.
NONE = -1


@dataclass(frozen=True)
class Span:
    """The whole numbers from `low` to `high`, both included; empty where `low` is above `high`."""

    low: int
    high: int

    def __bool__(self) -> bool:
        return self.low <= self.high

    def both(self, other: Any) -> Span:
        """Return what lies in this and in `other`."""
        return Span(max(self.low, other.low), min(self.high, other.high))

    def within(self, other: Any) -> bool:
        """Tell whether everything in this lies in `other`."""
        return self.both(other) == self


@dataclass(frozen=True)
class Among:
    """Some choices of a fact; empty where none is left."""

    values: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.values)

    def both(self, other: Any) -> Among:
        """Return what lies in this and in `other`."""
        return Among(self.values & other.values)

    def within(self, other: Any) -> bool:
        """Tell whether everything in this lies in `other`."""
        return self.values <= other.values


Values = Span | Among
