"""Writes what was measured, as Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from tests.benchmarks.relevance.queries import KINDS, LANGUAGES
from tests.benchmarks.relevance.scores import Scores

__all__ = ["misses", "table"]

NAMES = {"el": "Greek", "bg": "Bulgarian", "tr": "Turkish", "": "all"}


def table(systems: Mapping[str, Scores]) -> str:
    """Return rows of language × kind, with three figures for each system."""
    heads = [f"{name}: success@1 | nDCG@10 | zero" for name in systems]
    lines = [
        f"| language | kind | queries | {' | '.join(heads)} |",
        f"|---|---|--:|{'--:|' * 3 * len(systems)}",
    ]
    for language in (*LANGUAGES, ""):
        for kind in (*KINDS, ""):
            parts = [scores.of(language, kind) for scores in systems.values()]
            if not len(parts[0]):
                continue
            figures = " | ".join(f"{share(part.success)} | {share(part.ndcg)} | {percent(part.empty)}" for part in parts)
            lines.append(f"| {NAMES[language]} | {kind or '**all**'} | {len(parts[0])} | {figures} |")
    return "\n".join(lines) + "\n"


def share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def percent(value: float | None) -> str:
    return "" if value is None else f"{value:.1%}"


def misses(scores: Scores) -> str:
    """Return the queries whose first result is not what was wanted, with that result."""
    lines = [
        f"- {s.query.lang} {s.query.kind}: `{s.query.q}` → {s.first[0] if s.first else 'nothing'}"
        for s in scores.scores
        if not s.success
    ]
    return "\n".join(lines) + "\n"
