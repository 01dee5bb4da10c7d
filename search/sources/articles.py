"""Articles of the law, in the languages in which their subject is approved."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from hub.models import LegalSubject
from hub.publishing.fingerprint import digest
from manual.queries.law import slug_of
from search.draft import EntryDraft
from search.models import EntryKind


def article_key(article: str) -> UUID:
    """What the entries of an article have for a page's key."""
    return uuid5(NAMESPACE_URL, f"hub:law:{article}")


def article_drafts() -> Iterator[EntryDraft]:
    languages = [code for code, _name in settings.LANGUAGES]
    subjects = LegalSubject.objects.filter(approved_at__isnull=False, language__in=languages)
    rows = subjects.select_related("article__instrument").prefetch_related("article__instrument__titles")
    for row in rows:
        article = row.article
        with translation.override(row.language):
            url = reverse("law_article", args=[slug_of(article.key)])
        title = f"{article.key}: {row.subject}"
        law = article.instrument.title_in(row.language)
        yield EntryDraft(
            kind=EntryKind.LAW,
            language=row.language,
            page_key=article_key(article.key),
            revision=digest([title, row.note, law, url])[:40],
            url=url,
            title=title,
            headings=law,
            body=row.note,
        )
