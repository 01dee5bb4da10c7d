"""What can be found, what was read for it, and what editors say of words."""

from search.models.asked import AskedQuestion
from search.models.document import DocumentText
from search.models.entry import EntryKind, SearchEntry
from search.models.lexicon import LexiconWord
from search.models.words import BestBet, GuardedWord, Rewrite, Synonyms

__all__ = [
    "AskedQuestion",
    "BestBet",
    "DocumentText",
    "EntryKind",
    "GuardedWord",
    "LexiconWord",
    "Rewrite",
    "SearchEntry",
    "Synonyms",
]
