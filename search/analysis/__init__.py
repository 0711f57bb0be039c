"""Language analysis: once, in Python, for every engine.

`VERSION` is stored with the index: one of another version is built anew before it is asked.
"""

from search.analysis.base import Alternatives, AnalysedQuery, Analyser, Step, Token, Word
from search.analysis.lemma_analyser import LemmaAnalyser

__all__ = ["VERSION", "Alternatives", "AnalysedQuery", "Analyser", "Step", "Token", "Word", "analyser"]

analyser: Analyser = LemmaAnalyser()
VERSION = analyser.version
