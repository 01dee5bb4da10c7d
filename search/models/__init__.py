"""What can be found."""

from search.models.entry import EntryKind, SearchEntry

__all__ = ["EntryKind", "SearchEntry"]
