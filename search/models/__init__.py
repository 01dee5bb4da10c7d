"""What can be found, and the words it is written in."""

from search.models.entry import EntryKind, SearchEntry
from search.models.lexicon import LexiconWord

__all__ = ["EntryKind", "LexiconWord", "SearchEntry"]
