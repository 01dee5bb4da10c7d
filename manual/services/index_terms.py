"""Writes down which blocks of live sections use a glossary term, so that a term's page lists them in one query."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction

from hub.models import GlossaryConcept
from hub.publishing import fingerprint
from manual.models import SectionPage, TermUse
from manual.queries.vocabulary import lexicon
from manual.reading import items, terms
from manual.reading.terms import Lexicon


def index_terms(*, page: Any) -> None:
    """Replace the uses of a section in its language by those of now. Runs in the publishing transaction."""
    if isinstance(page, SectionPage):
        language = page.locale.language_code
        TermUse.objects.filter(page_key=page.translation_key, language=language).delete()
        _write([page], language, lexicon(language))


def index_language(*, language: str) -> None:
    """The same for all live sections of a language: one of its words has changed."""
    with transaction.atomic():
        TermUse.objects.filter(language=language).delete()
        pages = SectionPage.objects.filter(live=True, locale__language_code=language)
        _write(pages.iterator(chunk_size=50), language, lexicon(language))


def index_all() -> None:
    """All languages: for what was public before uses were written down."""
    for language, _name in settings.LANGUAGES:
        index_language(language=language)


def forget_terms(*, page_key: Any, language: str) -> None:
    """A section was taken down in a language. In the transaction of the withdrawal."""
    TermUse.objects.filter(page_key=page_key, language=language).delete()


def _write(pages: Iterable[SectionPage], language: str, words: Lexicon) -> None:
    concepts = dict(GlossaryConcept.objects.values_list("key", "pk"))
    TermUse.objects.bulk_create(
        TermUse(concept_id=concepts[key], page_key=page.translation_key, language=language, block_id=item.id)
        for page in pages
        for item in items.read(fingerprint.raw_blocks(page), numbers={}, links={})
        for key in sorted(terms.uses(item, words))
        if key in concepts
    )
