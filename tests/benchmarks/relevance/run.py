"""Measures the search with judged queries: `make bench-relevance`, or with `ARGS="--engine … --misses"`.

It makes a site of its own in a temporary folder. For other engines than the embedded one, `DATABASE_URL` names an empty
database that may be filled, and `SEARCH_URL` a cluster that no site uses.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.benchmarks.relevance.baselines import Baseline, raw, snowball  # noqa: E402  (needs the path)
from tests.benchmarks.relevance.queries import KINDS, LANGUAGES, SETS, read_queries  # noqa: E402
from tests.benchmarks.relevance.scores import Scores, score  # noqa: E402
from tests.benchmarks.relevance.tables import misses, table  # noqa: E402

ENGINES = ("embedded", "postgresql", "elasticsearch")
GOAL_SUCCESS = 0.93
GOAL_EMPTY = 0.01
BASELINES = {"FTS5, raw words": raw, "FTS5, Snowball stems": snowball}


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="make bench-relevance", description=__doc__)
    parser.add_argument("--engine", choices=ENGINES, default="embedded", help="the engine that must answer")
    parser.add_argument("--set", choices=SETS, default=SETS[0], help="the queries that are asked")
    parser.add_argument("--output", type=Path, default=ROOT / "var" / "relevance.md", help="where the tables are written")
    parser.add_argument("--misses", action="store_true", help="name the queries whose first result is not a useful one")
    parser.add_argument("--check", action="store_true", help="fail where a goal is missed")
    return parser.parse_args(arguments)


def measure(engine: str, name: str) -> dict[str, Scores]:
    """Return the scores of the site and of the baselines over all queries."""
    # Django can be imported only when it knows its settings.
    from tests.benchmarks.relevance.site_search import documents, fill, site_search

    fill()
    queries = [query for language in LANGUAGES for query in read_queries(language, name)]
    systems = {f"Pyxida, {engine}": Scores([score(query, site_search(query, engine)) for query in queries])}
    texts = list(documents())
    for name, make in BASELINES.items():
        baseline: Baseline = make()
        baseline.fill(texts)
        systems[name] = Scores([score(query, baseline.search(query.q)) for query in queries])
    return systems


def missed_goals(systems: dict[str, Scores]) -> list[str]:
    """Return a sentence for each goal that is missed."""
    ours, *others = systems.values()
    missed = []
    if ours.success < GOAL_SUCCESS:
        missed.append(f"success@1 is {ours.success:.3f}, not {GOAL_SUCCESS}.")
    if (ours.empty or 0.0) > GOAL_EMPTY:
        missed.append(f"{ours.empty:.1%} of the queries find nothing; {GOAL_EMPTY:.0%} may.")
    for kind in (kind for kind in KINDS if len(ours.of(kind=kind))):
        best = max(other.of(kind=kind).success for other in others)
        found = ours.of(kind=kind).success
        # Where a baseline makes no mistake, nobody can be ahead of it.
        if found < best or found == best < 1.0:
            missed.append(f"{kind}: success@1 is {found:.3f}; a baseline has {best:.3f}.")
    return missed


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    options = read_arguments(arguments)
    with tempfile.TemporaryDirectory(prefix="pyxida-relevance-") as folder:
        os.environ["DATA_DIR"] = folder
        # Django warns of a folder for collected files that is missing.
        (Path(folder) / "static").mkdir()
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.base"
        import django

        django.setup()
        systems = measure(options.engine, options.set)
    text = table(systems)
    if options.misses:
        text += "\n" + misses(next(iter(systems.values())))
    missed = missed_goals(systems)
    text += "\n" + "".join(f"- {sentence}\n" for sentence in missed or ["All goals are met."])
    print(text)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(text, encoding="utf-8")
    return 1 if options.check and missed else 0


if __name__ == "__main__":
    sys.exit(main())
