"""One digest as a mail. Pure: what is in it comes in, subject, text and HTML come out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext

from dissemination.emails.render import render, render_piece
from dissemination.services.enqueue import Wording
from hub.look.dates import babel_locale

MOST_ITEMS = 20
LONGEST_TITLE = 200
LONGEST_SUMMARY = 400
LONGEST_NOTE = 600

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, and what turns the order of letters around: a title could then read as another, or as an address."""

BRACKETS = re.compile(r"\[(?=\[)")
"""The first of two that stand together, however many follow."""

BLANK = "\u034f\u200c\u00a0" * 80
"""Takes up what an inbox or a locked screen shows of a mail's beginning, so that no title is read there."""


@dataclass(frozen=True)
class Line:
    """One item in the words it is sent in; `language` is the language of these words, `languages` all that it has.

    `text` and `html`: as it stands in both parts of a mail, where it was `printed`.
    """

    kind: str
    label: Promise
    title: str
    url: str
    summary: str
    note: str
    note_language: str
    language: str
    occurred_at: datetime
    languages: Sequence[str] = ()
    text: str = ""
    html: str = ""

    @property
    def available(self) -> str:
        """The names of the languages it is in, as they stand within a sentence of the active language."""
        names = {**dict(settings.LANGUAGES), **babel_locale().languages}
        return ", ".join(str(names.get(code, code)) for code in self.languages or [self.language])


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
    """The mail with `[[end_all]]`, `[[preferences]]`, `[[mail_end]]`, `[[view]]` and `[[stop_…]]` left open."""
    with translation.override(issue.language):
        groups, more = _shortened(issue)
        contents = _contents(issue)
        context = {
            "groups": groups,
            "more": more,
            "heading": heading(issue.cadence),
            "contents": contents,
            "blank": BLANK,
            "subject": gettext("The Hub: %(contents)s") % {"contents": contents},
        }
    wording = render("dissemination/emails/digest", context, language=issue.language)
    return replace(wording, headers=_headers(issue))


def printed(line: Line, language: str) -> Line:
    """For readers of `language`: the same for all of them, and most of what a digest costs."""
    short = bounded(line)
    text, html = render_piece("dissemination/emails/digest_item", {"line": short}, language=language)
    return replace(short, text=text, html=html)


def _shortened(issue: Issue) -> tuple[list[Group], int]:
    """At most twenty items, in their order, as they are printed; and how many are left out."""
    left, kept = MOST_ITEMS, []
    for group in issue.groups:
        lines = [line if line.html else printed(line, issue.language) for line in group.lines[:left]]
        left -= len(lines)
        if lines:
            kept.append(replace(group, lines=lines))
    return kept, sum(len(group.lines) for group in issue.groups) - (MOST_ITEMS - left)


def bounded(line: Line) -> Line:
    """As long as people read, without line breaks and characters that nobody sees."""
    return replace(
        line,
        title=_cut(line.title, LONGEST_TITLE),
        summary=_cut(line.summary, LONGEST_SUMMARY),
        note=_cut(line.note, LONGEST_NOTE),
    )


def _cut(text: str, longest: int) -> str:
    """One line, cut between words; square brackets of a text are no places to be filled."""
    words = BRACKETS.sub("[ ", UNSEEN.sub("", " ".join(text.split())))
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


def _contents(issue: Issue) -> str:
    """Says what is inside, and nothing that a stranger should read on a locked screen."""
    return contents([line.kind for group in issue.groups for line in group.lines], issue.counted)


def contents(kinds: Sequence[str], counted: Mapping[str, Promise]) -> str:
    """How many of each kind, in the active language."""
    counts = Counter(kinds)
    return ", ".join(str(counted[kind] % {"count": counts[kind]}) for kind in counted if counts[kind])


def heading(cadence: str) -> str:
    """What a digest is called, in the active language."""
    return {
        "immediate": gettext("New on the Hub"),
        "daily": gettext("New on the Hub since yesterday"),
        "weekly": gettext("New on the Hub this week"),
        "monthly": gettext("New on the Hub this month"),
    }.get(cadence, gettext("New on the Hub"))


def _headers(issue: Issue) -> dict[str, str]:
    """RFC 2369, 2919 and 8058. What mailbox providers count by names no person."""
    return {
        "List-Id": f"The Hub <digest.{settings.HUB_MAIL_DOMAIN}>",
        "List-Unsubscribe": "<[[end_all]]>, <[[mail_end]]>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Help": "<[[preferences]]>",
        "List-Owner": f"<mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}>",
        "List-Archive": f"<{settings.HUB_PUBLIC_URL}/{issue.language}/digests/>",
        "List-Post": "NO",
        "Feedback-ID": f"{issue.cadence}:{issue.language}:digest:thehub",
    }


def why(*, scope: str, name: str, is_own: bool = False) -> str:
    """The heading of a group, in the active language; `is_own`: a search that the reader saved."""
    name = _cut(name, LONGEST_TITLE)
    if scope == "manual":
        return gettext("Because you follow the manual")
    if scope == "theme":
        return gettext("Because you follow the theme “%(name)s”") % {"name": name}
    if scope == "country":
        return gettext("Because you follow %(name)s") % {"name": name}
    if scope == "search" and is_own:
        return gettext("Because you saved the search “%(name)s”") % {"name": name}
    if scope == "search":
        return gettext("Because you follow the search “%(name)s”") % {"name": name}
    return gettext("Because you asked for everything new")
