"""Editions of the manual, asked through their port."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from dissemination.sources.base import Item, Source, Words
from hub.look.dates import in_words
from hub.people.reader import Reader
from hub.ports import citable


class Editions(Source):
    kind = "edition"
    label = _("Edition of the manual")
    counted = ngettext_lazy("%(count)d edition of the manual", "%(count)d editions of the manual", "count")
    of_manual = True
    hears = {"edition_published": False, "edition_removed": True}
    renews = {"impression_published": "edition"}

    def item(self, key: str) -> Item | None:
        edition = next((one for one in citable.get().editions() if one.number == key), None)
        if edition is None or edition.withdrawn:
            return None
        languages = [settings.LANGUAGE_CODE, *(impression.language for impression in edition.impressions)]
        return Item(
            key=key,
            source_language=settings.LANGUAGE_CODE,
            words=[_words(edition, language) for language in dict.fromkeys(languages)],
        )

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        return {edition.number for edition in citable.get().editions() if not edition.withdrawn} & set(keys)

    def since(self, moment: datetime) -> Iterator[str]:
        """All that stand: there are few, and one that was announced before is known."""
        return (edition.number for edition in citable.get().editions() if not edition.withdrawn)


def _words(edition: citable.EditionRef, language: str) -> Words:
    with translation.override(language):
        return Words(
            language,
            gettext("Edition %(number)s of the manual") % {"number": edition.number},
            f"/{language}/manual/editions/{edition.number}/",
            gettext("In force from %(day)s.") % {"day": in_words(edition.effective)},
        )
