"""What a content event says today: which may be read, in which words, in which order. Wordings are fetched before."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from dissemination.emails.digest import Line
from dissemination.models import ContentEvent, ContentWording, DigestEntry
from dissemination.sources import SOURCES
from hub.people.reader import Reader


def readable(events: Iterable[ContentEvent], reader: Reader) -> set[int]:
    """Ids of those that stand and that `reader` may see now; two queries a kind at most."""
    found: set[int] = set()
    standing = [event for event in events if event.withdrawn_at is None]
    for kind, source in SOURCES.items():
        of_kind = [event for event in standing if event.kind == kind]
        if of_kind:
            keys = source.readable({event.item_key for event in of_kind}, reader)
            found |= {event.pk for event in of_kind if event.item_key in keys and event.wordings.all()}
    return found


def seen_by(entries: QuerySet[DigestEntry], reader: Reader) -> list[DigestEntry]:
    """Entries of what `reader`, who looks at somebody else's mail, may read."""
    found = list(entries.select_related("event").prefetch_related("event__wordings"))
    visible = readable([entry.event for entry in found], reader)
    return [entry for entry in found if entry.event_id in visible]


def closed(events: Iterable[ContentEvent], reader: Reader) -> set[int]:
    """Ids of those, withdrawn ones too, that practitioners may read and `reader` may not."""
    if reader.sees_practitioner_text:
        return set()
    found: set[int] = set()
    listed = list(events)
    for kind, source in SOURCES.items():
        keys = {event.item_key for event in listed if event.kind == kind}
        if keys:
            hidden = source.readable(keys, Reader(practitioner=True)) - source.readable(keys, reader)
            found |= {event.pk for event in listed if event.kind == kind and event.item_key in hidden}
    return found


def place_of(event: ContentEvent) -> tuple[int, bool, int]:
    """Editions first, then by kind; what changed before what is new; the newest first."""
    return list(SOURCES).index(event.kind), not event.note, -event.pk


def line_of(event: ContentEvent, language: str) -> Line:
    """The item in the reader's language, else in its source's, else in the first there is."""
    words: dict[str, ContentWording] = {row.language: row for row in event.wordings.all()}
    chosen = words.get(language) or words.get(event.source_language) or words.get(settings.LANGUAGE_CODE)
    row = chosen or next(iter(words.values()))
    return Line(
        kind=event.kind,
        label=SOURCES[event.kind].label,
        title=row.title,
        url=row.url,
        summary=row.summary,
        note=event.note,
        note_language=event.source_language,
        language=row.language,
        occurred_at=event.occurred_at,
        languages=sorted(words, key=lambda code: (code != event.source_language, code)),
    )
