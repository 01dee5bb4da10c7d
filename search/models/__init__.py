"""What can be found, and what editors say of words."""

from search.models.entry import EntryKind, SearchEntry
from search.models.lexicon import LexiconWord
from search.models.words import BestBet, GuardedWord, Rewrite, Synonyms

__all__ = ["BestBet", "EntryKind", "GuardedWord", "LexiconWord", "Rewrite", "SearchEntry", "Synonyms"]
