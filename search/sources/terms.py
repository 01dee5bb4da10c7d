"""Approved words of the glossary, in the languages of the site, with the other words that mean the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from hub.models import GlossaryTerm, TermForm
from hub.publishing.fingerprint import digest
from search.draft import EntryDraft
from search.models import EntryKind


def term_key(concept: str) -> UUID:
    """What the entries of a concept have for a page's key."""
    return uuid5(NAMESPACE_URL, f"hub:glossary:{concept}")


def term_drafts() -> Iterator[EntryDraft]:
    languages = [code for code, _name in settings.LANGUAGES]
    terms = GlossaryTerm.objects.filter(approved_at__isnull=False, language__in=languages).select_related("concept")
    allowed: dict[tuple[int, str], list[str]] = defaultdict(list)
    forms = TermForm.objects.filter(verdict=TermForm.Verdict.ALLOWED, approved_at__isnull=False).order_by("pk")
    for concept, language, text in forms.values_list("concept", "language", "text"):
        allowed[concept, language].append(text)
    for row in terms:
        others = "\n".join(_others(row, allowed[row.concept_id, row.language]))
        with translation.override(row.language):
            url = reverse("glossary_term", args=[row.concept.key])
        yield EntryDraft(
            kind=EntryKind.TERM,
            language=row.language,
            page_key=term_key(row.concept.key),
            revision=digest([row.term, others, row.definition, url])[:40],
            url=url,
            title=row.term,
            headings=others,
            body=row.definition,
        )


def _others(row: GlossaryTerm, allowed: Sequence[str]) -> list[str]:
    """Forms that do not follow the usual endings, and words that will do as well."""
    return [*filter(None, (form.strip() for form in row.forms.split(","))), *allowed]
