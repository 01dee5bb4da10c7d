"""Writes down which blocks of live sections use a glossary term, so that a term's page lists them in one query."""

from typing import Any

from django.conf import settings
from django.db import transaction

from hub.models import GlossaryConcept
from hub.publishing import fingerprint
from manual.models import ChangedWords, SectionPage, TermUse
from manual.reading import items, terms
from manual.reading.terms import Lexicon
from manual.reading.vocabulary import lexicon


def index_terms(*, page: Any) -> None:
    """Replace the uses of a section in its language by those of now. Runs in the publishing transaction."""
    if isinstance(page, SectionPage):
        language = page.locale.language_code
        forget_terms(page_key=page.translation_key, language=language)
        _write(page, language, lexicon(language))


def index_changed(*, changed_id: int) -> None:
    """Look through the language whose words have changed; nothing where that was done since."""
    row = ChangedWords.objects.filter(pk=changed_id).first()
    if row is None:
        return
    done = list(ChangedWords.objects.filter(language=row.language).values_list("pk", flat=True))
    index_language(language=row.language)
    ChangedWords.objects.filter(pk__in=done).delete()


def index_waiting() -> None:
    """Every language whose bell was lost."""
    for changed_id in list(ChangedWords.objects.order_by("pk").values_list("pk", flat=True)):
        index_changed(changed_id=changed_id)


def index_language(*, language: str) -> None:
    """Write down afresh the uses in all live sections of a language.

    A transaction a section, which holds the page as its publication does: neither waits long, none is overwritten.
    """
    live = SectionPage.objects.filter(live=True, locale__language_code=language)
    words = lexicon(language)
    for pk in list(live.order_by("path").values_list("pk", flat=True)):
        with transaction.atomic():
            for page in live.select_for_update(of=("self", "page_ptr")).filter(pk=pk):
                forget_terms(page_key=page.translation_key, language=language)
                _write(page, language, words)
    keys = live.values("translation_key")
    TermUse.objects.filter(language=language).exclude(page_key__in=keys).delete()


def index_all() -> None:
    """All languages: for what was public before uses were written down."""
    for language, _name in settings.LANGUAGES:
        index_language(language=language)


def forget_terms(*, page_key: Any, language: str) -> None:
    """A section was taken down in a language. In the transaction of the withdrawal."""
    TermUse.objects.filter(page_key=page_key, language=language).delete()


def _write(page: SectionPage, language: str, words: Lexicon) -> None:
    used = [
        (item.id, key)
        for item in items.read(fingerprint.raw_blocks(page), numbers={}, links={})
        for key in sorted(terms.uses(item, words))
    ]
    concepts = dict(GlossaryConcept.objects.filter(key__in={key for _id, key in used}).values_list("key", "pk"))
    TermUse.objects.bulk_create(
        TermUse(concept_id=concepts[key], page_key=page.translation_key, language=language, block_id=block_id)
        for block_id, key in used
        if key in concepts
    )
