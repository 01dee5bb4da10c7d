"""What subscribers get now: entries become issues, access and withdrawal looked at once more. Constant queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from dissemination import subscriber_links as links
from dissemination import topics
from dissemination.emails.digest import Group, Issue, Line, build, why
from dissemination.models import ContentEvent, ContentWording, DigestEntry, Subscriber, Subscription
from dissemination.queries.matches import reasons
from dissemination.services.enqueue import Wording
from dissemination.services.links import Fill, Link
from dissemination.sources import SOURCES
from hub.people.reader import PUBLIC, Reader


@dataclass(frozen=True)
class Composed:
    """A mail for one subscriber (None when nothing is left to say), the entries it holds and those that fell away.

    Entries whose item an officer keeps back are neither.
    `told_in` says for each entry held the language of its words.
    """

    subscriber: Subscriber
    wording: Wording | None
    fill: Fill
    held: Sequence[DigestEntry]
    dropped: Sequence[DigestEntry]
    told_in: Mapping[int, str]


def compose(*, entries: Sequence[DigestEntry], cadence: str, language: str = "") -> list[Composed]:
    """One mail for each subscriber of `entries`, in the order of the subscribers' ids.

    `language`: as it would be said in this one, to be looked at. Reads only.
    """
    by_subscriber: dict[int, list[DigestEntry]] = {}
    for entry in entries:
        by_subscriber.setdefault(entry.subscriber_id, []).append(entry)
    people = Subscriber.objects.in_bulk(by_subscriber)
    for person in people.values():
        person.language = language or person.language
    desk = _Desk(entries, people)
    return [desk.compose(people[pk], by_subscriber[pk], cadence) for pk in sorted(by_subscriber)]


class _Desk:
    """All that a chunk of subscribers needs, read once."""

    def __init__(self, entries: Sequence[DigestEntry], people: Mapping[int, Subscriber]) -> None:
        events = ContentEvent.objects.prefetch_related("wordings")
        self._events = events.in_bulk({entry.event_id for entry in entries})
        self._reasons = reasons([entry.pk for entry in entries])
        wanted = {subscription for found in self._reasons.values() for subscription in found}
        self._subscriptions = Subscription.objects.in_bulk(wanted)
        self._practitioners = set(Subscriber.objects.filter(pk__in=people).practitioners().values_list("pk", flat=True))
        self._public = self._readable(PUBLIC)
        restricted = self._readable(Reader(practitioner=True)) if self._practitioners else set()
        self._for_practitioners = self._public | restricted
        self._names: dict[str, dict[str, str]] = {}

    def compose(self, subscriber: Subscriber, entries: Sequence[DigestEntry], cadence: str) -> Composed:
        readable = self._for_practitioners if subscriber.pk in self._practitioners else self._public
        may_go = [entry for entry in entries if self._events[entry.event_id].held_at is None]
        held = [entry for entry in may_go if entry.event_id in readable and entry.pk in self._reasons]
        dropped = [entry for entry in may_go if entry not in held]
        if not held:
            return Composed(subscriber, None, {}, [], dropped, {})
        lines = {entry.pk: _line(self._events[entry.event_id], subscriber.language) for entry in held}
        issue, fill = self._issue(subscriber, held, lines, cadence)
        told_in = {entry: line.language for entry, line in lines.items()}
        return Composed(subscriber, build(issue), fill, held, dropped, told_in)

    def _issue(
        self, subscriber: Subscriber, entries: Sequence[DigestEntry], lines: Mapping[int, Line], cadence: str
    ) -> tuple[Issue, Fill]:
        by_reason: dict[int, list[Line]] = {}
        for entry in sorted(entries, key=self._place):
            by_reason.setdefault(self._reasons[entry.pk][0], []).append(lines[entry.pk])
        fill: dict[str, str | Link] = {
            "end_all": links.end_all(subscriber.key),
            "mail_end": links.mail_end(subscriber.key),
            "preferences": links.preferences(subscriber.key, subscriber.language, subscriber.moves),
        }
        groups = []
        with translation.override(subscriber.language):
            for number, subscription in enumerate(sorted(by_reason, key=self._order)):
                place = f"stop_{'abcdefghijklmnopqrstuvwxyz'[number % 26] * (number // 26 + 1)}"
                fill[place] = links.end_one(self._subscriptions[subscription].key)
                name = self._why(subscription, subscriber.language)
                groups.append(Group(name, f"[[{place}]]", by_reason[subscription]))
        counted = {kind: source.counted for kind, source in SOURCES.items()}
        return Issue(subscriber.language, cadence, groups, counted), fill

    def _readable(self, reader: Reader) -> set[int]:
        """Ids of the events that stand and that `reader` may see today."""
        found: set[int] = set()
        for kind, source in SOURCES.items():
            events = [one for one in self._events.values() if one.kind == kind and one.withdrawn_at is None]
            if events:
                keys = source.readable({event.item_key for event in events}, reader)
                found |= {event.pk for event in events if event.item_key in keys and event.wordings.all()}
        return found

    def _why(self, subscription: int, language: str) -> str:
        row = self._subscriptions[subscription]
        if language not in self._names:
            self._names[language] = topics.names({one.topic for one in self._subscriptions.values()})
        return why(scope=row.scope, name=self._names[language][row.topic])

    def _place(self, entry: DigestEntry) -> tuple[int, bool, int]:
        """Editions first, then by kind; what changed before what is new; the newest first."""
        event = self._events[entry.event_id]
        return list(SOURCES).index(event.kind), not event.note, -event.pk

    def _order(self, subscription: int) -> tuple[int, int]:
        scope = self._subscriptions[subscription].scope
        return ["manual", "country", "theme", "all"].index(scope), subscription


def _line(event: ContentEvent, language: str) -> Line:
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
    )
