"""Letters to those who translate and review. No text of a page is in any, and no title that not everybody may read.

A builder takes the names of the pages and gives back what writes the letter: to whom, under which key, of what.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hub.look.dates import in_words
from hub.models import ChangeKind, User
from hub.ports.notices import Notice, Recipient
from translation.queries.matters import Item, Name

TEMPLATE = "translation/emails/letter"
SHOWN = 40
CHANGES = {
    ChangeKind.LEGAL: gettext_lazy("The law changed."),
    ChangeKind.PROCEDURE: gettext_lazy("A procedure changed."),
    ChangeKind.CONTACT: gettext_lazy("A contact changed."),
    ChangeKind.WORDING: gettext_lazy("The wording changed."),
}

Names = Mapping[UUID, Name]
Write = Callable[[User, str, Sequence[Item]], Notice]
Fill = Callable[[Sequence[Item]], dict[str, Any]]


def _builder(fill: Callable[[Names, Sequence[Item]], dict[str, Any]]) -> Callable[[Names], Write]:
    @wraps(fill)
    def build(names: Names) -> Write:
        return _writer(lambda items: fill(names, items))

    return build


def _writer(fill: Fill) -> Write:
    def write(to: User, key: str, items: Sequence[Item]) -> Notice:
        with translation.override(to.preferred_language):
            return Notice(
                kind="service",
                key=key,
                to=Recipient(key=f"user:{to.key}", address=to.email, language=to.preferred_language),
                template=TEMPLATE,
                context={"wishes": reverse("translation:letters"), **fill(items)},
            )

    return write


@_builder
def work(names: Names, items: Sequence[Item]) -> dict[str, Any]:
    """Texts that wait for a translator, with how much matters what changed, and until when."""
    law = all(item.change is ChangeKind.LEGAL for item in items)
    rows = [_row(names, one, _change(one), _by(one)) for one in items]
    return _letter(
        _("The law changed in texts that you translate") if law else _("Texts wait for a translator"),
        _("Please translate these texts, or what changed in them."),
        rows,
    )


@_builder
def due(names: Names, items: Sequence[Item]) -> dict[str, Any]:
    """Deadlines that are near."""
    return _letter(
        _("The deadline of translations is near"),
        _("These translations are due soon and are not in review yet."),
        [_row(names, one, _by(one)) for one in items],
    )


@_builder
def late(names: Names, items: Sequence[Item]) -> dict[str, Any]:
    """What is past its deadline, and what waits too long for a review."""
    return _letter(
        _("Translations of your language are late"),
        _("Please see who can finish these, or set another day."),
        [_row(names, one, _past(one), _waits(one.since)) for one in items],
    )


@_builder
def returned(names: Names, items: Sequence[Item]) -> dict[str, Any]:
    """Texts that a reviewer gave back; the reasons are at the desk."""
    return _letter(
        _("Your translation was returned"),
        _("The reviewer says at each text what needs work."),
        [_row(names, one, _by(one)) for one in items],
    )


@_builder
def given(names: Names, items: Sequence[Item]) -> dict[str, Any]:
    """Texts that the lead of a language gave to the reader."""
    return _letter(
        _("Texts were given to you"),
        _("The lead of the language asks you to translate these texts."),
        [_row(names, one, _by(one)) for one in items],
    )


@_builder
def answers(names: Names, items: Sequence[Item]) -> dict[str, Any]:
    """Questions that others answered or closed; one row a text."""
    rows = []
    for first, ones in _by_page(items):
        closed = sum(one.closed for one in ones)
        answered = len(ones) - closed
        said = ngettext("%(count)d new answer.", "%(count)d new answers.", answered) % {"count": answered}
        gone = ngettext("%(count)d question was closed.", "%(count)d questions were closed.", closed)
        rows.append(_row(names, first, said if answered else "", gone % {"count": closed} if closed else ""))
    return _letter(_("Your questions were answered"), _("You asked about these texts."), rows)


@_builder
def unclear(names: Names, items: Sequence[Item]) -> dict[str, Any]:
    """Source texts that translators do not understand; one row a page."""
    counts = Counter(one.matter.page_key for one in items)
    said = "%(count)d text is unclear to translators."
    rows = [
        {
            "title": _title(names, page_key),
            "lines": [ngettext(said, "%(count)d texts are unclear to translators.", count) % {"count": count}],
            "path": "",
        }
        for page_key, count in counts.items()
    ]
    return {
        **_letter(
            _("Translators find texts unclear"),
            _("Please say what these texts mean, or change them: every language waits for it."),
            rows,
        ),
        "label": _("Answer"),
        "path": reverse("translation:unclear"),
    }


def _reviews(items: Sequence[Item]) -> dict[str, Any]:
    rows = []
    for language, count in Counter(one.matter.language for one in items).items():
        waits = ngettext("%(count)d translation waits.", "%(count)d translations wait.", count) % {"count": count}
        oldest = min(one.since for one in items if one.since and one.matter.language == language)
        since = _("The oldest has waited since %(day)s.") % {"day": in_words(oldest)}
        rows.append({"title": _language(language), "lines": [waits, since], "path": ""})
    return _letter(_("Translations wait for your review"), _("You wrote none of them, and may approve them."), rows)


reviews = _writer(_reviews)
"""How many texts wait for a reviewer in each language, and since when; no page is named."""


def _letter(subject: str, line: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    more = len(rows) - SHOWN
    said = ngettext("%(count)d more is on the board.", "%(count)d more are on the board.", max(more, 0))
    return {
        "subject": subject,
        "line": line,
        "rows": rows[:SHOWN],
        "more": said % {"count": more} if more > 0 else "",
        "label": _("Open the translations"),
        "path": reverse("translation:board"),
    }


def _row(names: Names, item: Item, *lines: str) -> dict[str, Any]:
    matter = item.matter
    return {
        "title": f"{_title(names, matter.page_key)} ({_language(matter.language)})",
        "lines": [line for line in lines if line],
        "path": reverse("translation:desk", args=[matter.language, matter.page_key]),
    }


def _title(names: Names, page_key: UUID) -> str:
    name = names[page_key]
    if name.restricted:
        return _("A section for practitioners")
    return name.title or _("A text that is not public yet")


def _language(code: str) -> str:
    return str(translation.get_language_info(code)["name_translated"])


def _by_page(items: Sequence[Item]) -> list[tuple[Item, list[Item]]]:
    pages: dict[tuple[UUID, str], list[Item]] = {}
    for one in items:
        pages.setdefault((one.matter.page_key, one.matter.language), []).append(one)
    return [(ones[0], ones) for ones in pages.values()]


def _change(item: Item) -> str:
    return str(CHANGES[item.change]) if item.change else _("A new text.")


def _by(item: Item) -> str:
    return _("Due by %(day)s.") % {"day": in_words(item.deadline)} if item.deadline else ""


def _past(item: Item) -> str:
    return _("It was due on %(day)s.") % {"day": in_words(item.deadline)} if item.deadline else ""


def _waits(since: datetime | None) -> str:
    return _("In review since %(day)s.") % {"day": in_words(since)} if since else ""
