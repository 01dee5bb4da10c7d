"""What subscribers get now: entries become issues, access and withdrawal looked at once more. Constant queries."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import Error
from django.utils import translation

from dissemination import subscriber_links as links
from dissemination import topics
from dissemination.emails.digest import Group, Issue, Line, build, printed, why
from dissemination.models import ContentEvent, DigestEntry, Subscriber, Subscription
from dissemination.queries.lines import line_of, place_of, readable
from dissemination.queries.matches import reasons
from dissemination.services.enqueue import Wording
from dissemination.services.links import Fill, Link
from dissemination.sources import SOURCES
from hub.people.reader import PUBLIC, Reader
from hub.ports import saved_searches

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Composed:
    """A mail for one subscriber, the entries it holds and those that fell away.

    `wording` is None when nothing is left to say, or, with entries held, when it could not be written. Entries whose
    item an officer keeps back are neither held nor dropped. `told_in`: the language of the words of each entry held.
    """

    subscriber: Subscriber
    wording: Wording | None
    fill: Fill
    held: Sequence[DigestEntry]
    dropped: Sequence[DigestEntry]
    told_in: Mapping[int, str]


def compose(
    *, entries: Sequence[DigestEntry], cadence: str, language: str = "", to_owner: bool = True
) -> list[Composed]:
    """One mail for each subscriber of `entries`, in the order of the subscribers' ids.

    `language`: as it would be said in this one, to be looked at. `to_owner`: nobody else reads it. Reads only.
    """
    by_subscriber: dict[int, list[DigestEntry]] = {}
    for entry in entries:
        by_subscriber.setdefault(entry.subscriber_id, []).append(entry)
    people = Subscriber.objects.in_bulk(by_subscriber)
    for person in people.values():
        person.language = language or person.language
    desk = _Desk(entries, people, to_owner)
    return [desk.compose(people[pk], by_subscriber[pk], cadence) for pk in sorted(by_subscriber)]


class _Desk:
    """All that a chunk of subscribers needs, read once."""

    def __init__(self, entries: Sequence[DigestEntry], people: Mapping[int, Subscriber], to_owner: bool) -> None:
        self._to_owner = to_owner
        events = ContentEvent.objects.prefetch_related("wordings")
        self._events = events.in_bulk({entry.event_id for entry in entries})
        self._reasons = reasons([entry.pk for entry in entries])
        wanted = {subscription for found in self._reasons.values() for subscription in found}
        self._subscriptions = Subscription.objects.in_bulk(wanted)
        self._practitioners = set(Subscriber.objects.filter(pk__in=people).practitioners().values_list("pk", flat=True))
        self._public = readable(self._events.values(), PUBLIC)
        restricted = readable(self._events.values(), Reader(practitioner=True)) if self._practitioners else set()
        self._for_practitioners = self._public | restricted
        self._names: dict[str, dict[str, str]] = {}
        self._lines: dict[tuple[int, str], Line] = {}
        self._printed: dict[tuple[int, str], Line] = {}

    def compose(self, subscriber: Subscriber, entries: Sequence[DigestEntry], cadence: str) -> Composed:
        seen = self._for_practitioners if subscriber.pk in self._practitioners else self._public
        may_go = [entry for entry in entries if self._events[entry.event_id].held_at is None]
        held = [entry for entry in may_go if entry.event_id in seen and entry.pk in self._reasons]
        dropped = [entry for entry in may_go if entry not in held]
        if not held:
            return Composed(subscriber, None, {}, [], dropped, {})
        lines = {entry.pk: self._line(entry.event_id, subscriber.language) for entry in held}
        told_in = {entry: line.language for entry, line in lines.items()}
        try:
            issue, fill = self._issue(subscriber, held, cadence)
            return Composed(subscriber, build(issue), fill, held, dropped, told_in)
        except Error:
            raise  # the transaction is broken: nobody's digest can be written in it
        except Exception:  # the others' digests must not wait for this one
            logger.exception("A digest could not be written; it waits in the tray")
            return Composed(subscriber, None, {}, held, dropped, told_in)

    def _issue(self, subscriber: Subscriber, entries: Sequence[DigestEntry], cadence: str) -> tuple[Issue, Fill]:
        by_reason: dict[int, list[Line]] = {}
        for entry in sorted(entries, key=lambda entry: place_of(self._events[entry.event_id])):
            line = self._print(entry.event_id, subscriber.language)
            by_reason.setdefault(self._reasons[entry.pk][0], []).append(line)
        fill: dict[str, str | Link] = {
            "end_all": links.end_all(subscriber.key),
            "mail_end": links.mail_end(subscriber.key),
            "preferences": links.preferences(subscriber.key, subscriber.language, subscriber.moves),
            "view": links.archive(subscriber.language),
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

    def _line(self, event: int, language: str) -> Line:
        if (event, language) not in self._lines:
            self._lines[event, language] = line_of(self._events[event], language)
        return self._lines[event, language]

    def _print(self, event: int, language: str) -> Line:
        if (event, language) not in self._printed:
            self._printed[event, language] = printed(self._line(event, language), language)
        return self._printed[event, language]

    def _why(self, subscription: int, language: str) -> str:
        row = self._subscriptions[subscription]
        if language not in self._names:
            wanted = {one.topic for one in self._subscriptions.values()}
            self._names[language] = topics.names(wanted, for_owner=self._to_owner)
        name = self._names[language][row.topic]
        return why(scope=row.scope, name=name, is_own=saved_searches.is_own(row.value))

    def _order(self, subscription: int) -> tuple[int, int]:
        scope = self._subscriptions[subscription].scope
        return ["manual", "country", "theme", "search", "all"].index(scope), subscription
