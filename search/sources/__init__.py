"""What can be found. Pages are indexed one by one; rows (terms, initiatives) by comparing all with what is written."""

from collections.abc import Callable, Iterator

from search.draft import EntryDraft
from search.models import EntryKind
from search.sources.annexes import annex_drafts
from search.sources.articles import article_drafts
from search.sources.editions import edition_drafts
from search.sources.initiatives import initiative_drafts
from search.sources.pages import PAGES, SHARING, drafts_of
from search.sources.terms import term_drafts

ROWS: dict[EntryKind, Callable[[], Iterator[EntryDraft]]] = {
    EntryKind.TERM: term_drafts,
    EntryKind.LAW: article_drafts,
    EntryKind.INITIATIVE: initiative_drafts,
    EntryKind.EDITION: edition_drafts,
    EntryKind.ANNEX: annex_drafts,
}

__all__ = ["PAGES", "ROWS", "SHARING", "annex_drafts", "drafts_of", "initiative_drafts"]
