"""Words of shared reference data that a section shows: subjects of articles and glossary terms."""

from collections.abc import Iterable

from django.conf import settings

from hub.models import GlossaryTerm, LegalSubject
from manual.reading.items import Item


def words_of(body: Iterable[Item], language: str) -> dict[str, str]:
    """Approved words for the articles and concepts in `body`, in `language` or else English. One query, if any."""
    body = list(body)
    articles = {item.article for item in body if item.article}
    concepts = {item.concept for item in body if item.concept}
    if not articles and not concepts:
        return {}
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
