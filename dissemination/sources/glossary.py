"""Terms of the glossary whose English words an editor changed, and said what changed."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dissemination.sources.base import Announcement, Item, Source, Words
from hub.models import GlossaryConcept, GlossaryTerm, TermChange
from hub.people.reader import Reader
from manual import addresses


class Glossary(Source):
    kind = "term"
    label = _("Glossary")
    counted = ngettext_lazy("%(count)d term of the glossary", "%(count)d terms of the glossary", "count")
    of_manual = True
    rows = {
        "hub.GlossaryTerm": lambda row: _keys(row.concept_id),
        "hub.TermChange": lambda row: _keys(row.concept_id),
    }

    def item(self, key: str) -> Item | None:
        terms = _approved().filter(concept__key=key, language__in=dict(settings.LANGUAGES))
        by_language = {term.language: term for term in terms}
        if settings.LANGUAGE_CODE not in by_language:
            return None
        words = [
            Words(code, term.term, addresses.term(code, key), term.definition) for code, term in by_language.items()
        ]
        return Item(key=key, source_language=settings.LANGUAGE_CODE, words=words)

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        rows = _approved().filter(concept__key__in=keys, language=settings.LANGUAGE_CODE)
        return set(rows.values_list("concept__key", flat=True))

    def since(self, moment: datetime) -> Iterator[str]:
        changes = TermChange.objects.filter(at__gte=moment)
        return iter(changes.values_list("concept__key", flat=True).distinct())

    def announced(self, row: Any) -> Announcement | None:
        if not isinstance(row, TermChange):
            return None
        return Announcement(key=row.concept.key, version=row.fingerprint, note=row.note)


def _approved() -> Any:
    return GlossaryTerm.objects.filter(approved_at__isnull=False)


def _keys(concept: int) -> list[str]:
    return list(GlossaryConcept.objects.filter(pk=concept).values_list("key", flat=True))
