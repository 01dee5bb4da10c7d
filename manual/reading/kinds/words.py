"""Words of shared reference data that blocks show: subjects of articles and glossary terms."""

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings

from hub.models import GlossaryTerm, LegalSubject
from manual.reading.item import Item


def named(items: Sequence[Item], language: str) -> Sequence[Item]:
    """The items titled by the approved word for what they rest on, in `language` or else English. One query."""
    words = _words({item.article for item in items} - {""}, {item.concept for item in items} - {""}, language)
    return [replace(item, title=words.get(item.article or item.concept, "")) for item in items]


def _words(articles: set[str], concepts: set[str], language: str) -> dict[str, str]:
    approved = {"language__in": {language, settings.LANGUAGE_CODE}, "approved_at__isnull": False}
    subjects = LegalSubject.objects.filter(article__key__in=articles, **approved)
    terms = GlossaryTerm.objects.filter(concept__key__in=concepts, **approved)
    rows = subjects.values_list("article__key", "language", "subject").union(
        terms.values_list("concept__key", "language", "term"), all=True
    )
    words: dict[str, str] = {}
    for key, code, text in rows:
        if code == language or key not in words:
            words[key] = text
    return words
