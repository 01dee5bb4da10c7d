"""Initiatives that were approved."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from dissemination.sources.base import Item, Source, Words
from hub.people.reader import Reader
from initiatives.models import Initiative, InitiativeText


class Initiatives(Source):
    kind = "initiative"
    label = _("Initiative")
    counted = ngettext_lazy("%(count)d initiative", "%(count)d initiatives", "count")
    hears = {"initiative_approved": False, "initiative_removed": True}

    def item(self, key: str) -> Item | None:
        initiative = Initiative.objects.public().for_lists().filter(key=UUID(key)).first()
        if initiative is None:
            return None
        texts = {text.language: text for text in initiative.texts.all()}
        own = initiative.working_language
        return Item(
            key=key,
            source_language=own if own in texts else next(iter(texts), own),
            words=[_words(initiative, text) for text in texts.values()],
            themes=sorted(link.tag.slug for link in initiative.theme_links.all()),
            countries=sorted(initiative.countries),
        )

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        rows = Initiative.objects.public().filter(key__in=[UUID(key) for key in keys])
        return {str(key) for key in rows.values_list("key", flat=True)}

    def since(self, moment: datetime) -> Iterator[str]:
        rows = Initiative.objects.public().filter(public_at__gte=moment)
        return map(str, rows.values_list("key", flat=True))


def _words(initiative: Initiative, text: InitiativeText) -> Words:
    with translation.override(text.language):
        return Words(text.language, text.title, initiative.get_absolute_url(), text.summary)
