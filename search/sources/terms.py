"""Approved words of the glossary, in the languages of the site."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from hub.models import GlossaryTerm
from hub.publishing.fingerprint import digest
from search.draft import EntryDraft
from search.models import EntryKind


def term_key(concept: str) -> UUID:
    """What the entries of a concept have for a page's key."""
    return uuid5(NAMESPACE_URL, f"hub:glossary:{concept}")


def term_drafts() -> Iterator[EntryDraft]:
    languages = [code for code, _name in settings.LANGUAGES]
    terms = GlossaryTerm.objects.filter(approved_at__isnull=False, language__in=languages).select_related("concept")
    for row in terms:
        with translation.override(row.language):
            url = reverse("glossary_term", args=[row.concept.key])
        yield EntryDraft(
            kind=EntryKind.TERM,
            language=row.language,
            page_key=term_key(row.concept.key),
            revision=digest([row.term, row.definition, url])[:40],
            url=url,
            title=row.term,
            body=row.definition,
        )
