"""Chapters of the manual and legal articles that an initiative can serve, in the reader's language."""

from collections.abc import Sequence

from hub.models import LegalArticle
from hub.ports import citable
from hub.ports.citable import Citation


def chapters(language: str) -> Sequence[Citation]:
    """All chapters that everybody may read."""
    return citable.get().chapters(language=language)


def articles(language: str, keys: Sequence[str] | None = None) -> list[tuple[str, str]]:
    """Key and subject of the legal articles, or of those with `keys`."""
    rows = LegalArticle.objects.prefetch_related("subjects")
    if keys is not None:
        rows = rows.filter(key__in=keys)
    return [(row.key, row.subject_in(language)) for row in rows]
