"""What a publication of a page means for digests; runs in the publication's own transaction."""

from collections.abc import Collection

from dissemination.models import ContentEvent
from dissemination.services.capture import capture, renew_words
from dissemination.sources import SOURCES
from hub.models import Publication

LONGEST_NOTE = 1000


def hear_page(*, publication: Publication) -> ContentEvent | None:
    """First publication: one event. Later: only with a change note; else the words of what waits are renewed.

    Returns what subscribers are told of by this publication.
    """
    kind = kind_of(publication.model)
    if not kind:
        return None
    key = str(publication.page_key)
    known = ContentEvent.objects.of_item(kind, key).last()
    note = _note(publication, SOURCES[kind].news_changes)
    if not _of_source(publication, kind, key):
        renew_words(kind=kind, key=key)
    elif known is None:
        if publication.announce and (note or (SOURCES[kind].first_is_news and _is_first(publication))):
            return capture(kind=kind, key=key, note=note)
    elif known.withdrawn_at is not None and not known.withdrawn_because:
        return capture(kind=kind, key=key, version=known.version)
    elif publication.announce and note:
        return capture(kind=kind, key=key, version=str(publication.pk), note=note)
    else:
        renew_words(kind=kind, key=key)
    return None


def kind_of(page_model: str) -> str:
    """Which kind of content a page is, or nothing."""
    return next((source.kind for source in SOURCES.values() if source.page_model == page_model), "")


def _of_source(publication: Publication, kind: str, key: str) -> bool:
    item = SOURCES[kind].item(key)
    return item is not None and item.source_language == publication.language


def _is_first(publication: Publication) -> bool:
    """Nothing of the page was public in this language before, as far as the record goes."""
    rows = Publication.objects.filter(
        page_key=publication.page_key, language=publication.language, kind=Publication.Kind.PUBLISHED
    )
    return not rows.exclude(pk=publication.pk).exists()


def _note(publication: Publication, worth: Collection[str]) -> str:
    """What is to be told, and what changed, in the words of whoever submitted it, where it is worth a mail."""
    changes = publication.changes.exclude(note="").filter(kind__in=worth).order_by("pk")
    notes = dict.fromkeys([publication.note, *changes.values_list("note", flat=True)])
    return " ".join(filter(None, notes))[:LONGEST_NOTE]
