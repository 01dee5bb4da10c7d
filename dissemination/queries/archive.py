"""Issues of the archive and messages as pages: public items alone, looked up when they are shown, nobody's name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.functional import Promise

from dissemination.emails.digest import Line, bounded, contents
from dissemination.models import ContentEvent, DigestEntry, DigestIssue, DigestIssueItem, OutboundMessage
from dissemination.queries.lines import line_of, place_of, readable
from dissemination.sources import SOURCES
from hub.people.reader import PUBLIC


@dataclass(frozen=True)
class Shown:
    """What a page shows; `languages` are those that any of it is in, `hidden` counts what may not be read here."""

    lines: Sequence[Line]
    hidden: int = 0
    languages: frozenset[str] = frozenset()
    issue: DigestIssue | None = None
    cadence: str = ""

    @property
    def contents(self) -> str:
        """How many of each kind, in the active language."""
        counted: dict[str, Promise] = {kind: source.counted for kind, source in SOURCES.items()}
        return contents([line.kind for line in self.lines], counted)

    @property
    def groups(self) -> list["Kind"]:
        by_kind = [(kind, list(lines)) for kind, lines in groupby(self.lines, key=lambda line: line.kind)]
        return [Kind(contents([kind] * len(lines), {kind: SOURCES[kind].counted}), lines) for kind, lines in by_kind]


@dataclass(frozen=True)
class Kind:
    """All of one kind on a page."""

    name: str
    lines: Sequence[Line] = field(default_factory=list)


def archive(issues: Sequence[DigestIssue], language: str) -> list[Shown]:
    """Those of which anything may be read today. A constant number of queries."""
    rows = DigestIssueItem.objects.filter(issue__in=[issue.pk for issue in issues])
    items = list(rows.select_related("event").prefetch_related("event__wordings"))
    visible = readable([item.event for item in items], PUBLIC)
    shown = []
    for issue in issues:
        events = [item.event for item in items if item.issue_id == issue.pk and item.event_id in visible]
        newest = {(event.kind, event.item_key): event for event in sorted(events, key=lambda event: event.pk)}
        if newest:
            shown.append(_shown(list(newest.values()), language, issue))
    return shown


def as_page(message: OutboundMessage) -> Shown:
    """All items of a message, those beyond the twenty of the mail as well, in the languages they were told in."""
    entries = DigestEntry.objects.filter(message_id=message.pk, state=DigestEntry.State.ATTACHED)
    held = list(entries.select_related("event").prefetch_related("event__wordings"))
    visible = readable([entry.event for entry in held], PUBLIC)
    seen = sorted((one for one in held if one.event_id in visible), key=lambda one: place_of(one.event))
    lines = [bounded(line_of(one.event, one.told_in or message.language)) for one in seen]
    return Shown(lines, hidden=len(held) - len(seen), cadence=held[0].cadence if held else "")


def _shown(events: Sequence[ContentEvent], language: str, issue: DigestIssue) -> Shown:
    lines = [bounded(line_of(event, language)) for event in sorted(events, key=place_of)]
    languages = frozenset(words.language for event in events for words in event.wordings.all())
    return Shown(lines, languages=languages, issue=issue, cadence=issue.cadence)
