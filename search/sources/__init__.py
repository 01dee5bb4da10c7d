"""What can be found. Pages are indexed one by one; rows (terms, initiatives) by comparing all with what is written."""

from search.sources.articles import article_drafts
from search.sources.initiatives import initiative_drafts
from search.sources.pages import PAGES, drafts_of
from search.sources.terms import term_drafts

ROWS = (term_drafts, article_drafts, initiative_drafts)

__all__ = ["PAGES", "ROWS", "article_drafts", "drafts_of", "initiative_drafts", "term_drafts"]
