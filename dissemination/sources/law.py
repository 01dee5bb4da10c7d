"""Amendments of legal articles that an editor announces: one item each, gone when the mark is taken back."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from dissemination.sources.base import Announcement, Item, Source, Words
from hub.look.dates import in_words
from hub.models import LegalAmendment
from hub.people.reader import Reader
from manual import addresses
from manual.queries.law import slug_of


class Law(Source):
    kind = "law"
    label = _("Law")
    counted = ngettext_lazy("%(count)d change of the law", "%(count)d changes of the law", "count")
    of_manual = True
    rows = {
        "hub.LegalAmendment": lambda row: [str(row.pk)],
        "hub.LegalArticle": lambda row: _keys(row.pk),
        "hub.LegalSubject": lambda row: _keys(row.article_id),
    }

    def item(self, key: str) -> Item | None:
        amendment = _announced().filter(pk=int(key)).select_related("article").first()
        if amendment is None:
            return None
        subjects = amendment.article.subjects.filter(approved_at__isnull=False)
        said = {**{settings.LANGUAGE_CODE: ""}, **dict(subjects.values_list("language", "subject"))}
        spoken = [language for language in dict(settings.LANGUAGES) if language in said]
        words = [_words(amendment, said[language], language) for language in spoken]
        return Item(key=key, source_language=settings.LANGUAGE_CODE, words=words)

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        rows = _announced().filter(pk__in=[int(key) for key in keys])
        return {str(pk) for pk in rows.values_list("pk", flat=True)}

    def since(self, moment: datetime) -> Iterator[str]:
        return (str(pk) for pk in _announced().filter(marked_at__gte=moment).values_list("pk", flat=True))

    def announced(self, row: Any) -> Announcement | None:
        says = isinstance(row, LegalAmendment) and row.news
        return Announcement(key=str(row.pk), note=row.news) if says else None


def _announced() -> Any:
    return LegalAmendment.objects.exclude(news="")


def _keys(article: int) -> list[str]:
    return [str(pk) for pk in _announced().filter(article=article).values_list("pk", flat=True)]


def _words(amendment: LegalAmendment, subject: str, language: str) -> Words:
    article = amendment.article.key
    with translation.override(language):
        return Words(
            language,
            f"{article}: {subject}" if subject else article,
            addresses.article(language, slug_of(article)),
            gettext("Amended by %(act)s, since %(day)s.") % {"act": amendment.act, "day": in_words(amendment.since)},
        )
