"""One digest as a mail. Pure: what is in it comes in, subject, text and HTML come out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext

from dissemination.emails.render import render
from dissemination.services.enqueue import Wording

MOST_ITEMS = 20
LONGEST_TITLE = 200
LONGEST_SUMMARY = 400
LONGEST_NOTE = 600


@dataclass(frozen=True)
class Line:
    """One item in the words it is sent in; `language` is the language of these words."""

    kind: str
    label: Promise
    title: str
    url: str
    summary: str
    note: str
    note_language: str
    language: str
    occurred_at: datetime


@dataclass(frozen=True)
class Group:
    """Items that are there for the same reason. `stop` names the place that ends the subscription."""

    why: str
    stop: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Issue:
    """All that one subscriber gets at once."""

    language: str
    cadence: str
    groups: Sequence[Group]
    counted: Mapping[str, Promise]


def build(issue: Issue) -> Wording:
    """The mail with the places `[[end_all]]`, `[[preferences]]`, `[[mail_end]]` and `[[stop_…]]` left open."""
    with translation.override(issue.language):
        groups, more = _shortened(issue.groups)
        contents = _contents(issue)
        context = {
            "groups": groups,
            "more": more,
            "heading": _heading(issue.cadence),
            "contents": contents,
            "subject": gettext("The Hub: %(contents)s") % {"contents": contents},
        }
    wording = render("dissemination/emails/digest", context, language=issue.language)
    return replace(wording, headers=_headers())


def _shortened(groups: Sequence[Group]) -> tuple[list[Group], int]:
    """At most twenty items, in their order, with bounded texts; and how many are left out."""
    left, kept = MOST_ITEMS, []
    for group in groups:
        lines = [_bounded(line) for line in group.lines[:left]]
        left -= len(lines)
        if lines:
            kept.append(replace(group, lines=lines))
    return kept, sum(len(group.lines) for group in groups) - (MOST_ITEMS - left)


def _bounded(line: Line) -> Line:
    return replace(
        line,
        title=_cut(line.title, LONGEST_TITLE),
        summary=_cut(line.summary, LONGEST_SUMMARY),
        note=_cut(line.note, LONGEST_NOTE),
    )


def _cut(text: str, longest: int) -> str:
    """One line, cut between words; square brackets of a text are no places to be filled."""
    words = " ".join(text.split()).replace("[[", "[ [")
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


def _contents(issue: Issue) -> str:
    """How many of each kind: says what is inside, and nothing that a stranger should read on a locked screen."""
    counts = Counter(line.kind for group in issue.groups for line in group.lines)
    said = [str(issue.counted[kind] % {"count": counts[kind]}) for kind in issue.counted if counts[kind]]
    return ", ".join(said)


def _heading(cadence: str) -> str:
    return {
        "immediate": gettext("New on the Hub"),
        "daily": gettext("New on the Hub since yesterday"),
        "weekly": gettext("New on the Hub this week"),
        "monthly": gettext("New on the Hub this month"),
    }[cadence]


def _headers() -> dict[str, str]:
    return {
        "List-Id": f"The Hub <digest.{settings.HUB_MAIL_DOMAIN}>",
        "List-Unsubscribe": "<[[end_all]]>, <[[mail_end]]>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Help": "<[[preferences]]>",
        "List-Post": "NO",
    }


def why(*, scope: str, name: str) -> str:
    """The heading of a group, in the active language."""
    if scope == "manual":
        return gettext("Because you follow the manual")
    if scope == "theme":
        return gettext("Because you follow the theme “%(name)s”") % {"name": name}
    if scope == "country":
        return gettext("Because you follow %(name)s") % {"name": name}
    return gettext("Because you asked for everything new")
