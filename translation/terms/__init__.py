"""Terms in texts: which concepts a source names, and whether a translation names them as its language wants. Pure."""

from translation.terms.judge import Concept, Forbidden, Glossary, Verdict

__all__ = ["Concept", "Forbidden", "Glossary", "Verdict"]
