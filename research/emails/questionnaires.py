"""Letters to those who are asked: by a personal link, or for their organisation."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hub.look.dates import with_time
from hub.models import User
from hub.ports.notices import Notice, Recipient
from research.emails.letter import TEMPLATE, absolute
from research.models import Asked, Shared, StudyPage, Wave
from research.queries.titles import title_of
from research.tokens import for_asked


def asked(row: Asked) -> Notice:
    """Once for each address and round."""
    with translation.override(row.language):
        return _to_asked(
            row,
            key="asked",
            subject=_("A questionnaire for you: %(title)s"),
            lines=[_("We ask you to answer a questionnaire. It takes some minutes, and you can answer once.")],
        )


def asked_reminder(row: Asked) -> Notice:
    """The only one."""
    with translation.override(row.language):
        return _to_asked(
            row,
            key="reminder",
            subject=_("Still open: %(title)s"),
            lines=[
                _("You have not answered this questionnaire yet. If you do not want to, do nothing: we ask no more.")
            ],
        )


def shared_asked(row: Shared, owner: User) -> Notice:
    with translation.override(owner.preferred_language):
        return _to_owner(
            row,
            owner,
            key="asked",
            subject=_("A questionnaire for your organisation: %(title)s"),
            lines=[
                _("We ask %(organisation)s to answer a questionnaire.") % {"organisation": row.organisation.name},
                _("All its people can write in one draft. It counts once an owner of the organisation has signed it."),
            ],
        )


def shared_reopened(row: Shared, owner: User) -> Notice:
    """Once for each time."""
    with translation.override(owner.preferred_language):
        return _to_owner(
            row,
            owner,
            key=f"reopened:{row.number}",
            subject=_("Open again: %(title)s"),
            lines=[
                _("What %(organisation)s had signed can be changed again. It counts once an owner has signed it anew.")
                % {"organisation": row.organisation.name}
            ],
        )


def _to_asked(row: Asked, *, key: str, subject: str, lines: list[str]) -> Notice:
    private = _("The link is yours alone: please do not pass it on.")
    return Notice(
        kind="questionnaire",
        key=f"asked:{row.key}:{key}",
        to=Recipient(f"asked:{row.key}", row.email, row.language),
        template=TEMPLATE,
        context={
            **_words(row.wave, row.language, subject, [*lines, private]),
            "link": absolute(reverse("answer_by_name", args=[for_asked(row.key)])),
            "why": _("You get this because those who run the study entered your address."),
        },
    )


def _to_owner(row: Shared, owner: User, *, key: str, subject: str, lines: list[str]) -> Notice:
    return Notice(
        kind="questionnaire",
        key=f"shared:{row.key}:{owner.key}:{key}",
        to=Recipient(f"user:{owner.key}", owner.email, owner.preferred_language),
        template=TEMPLATE,
        context={
            **_words(row.wave, owner.preferred_language, subject, lines),
            "link": absolute(reverse("answer_together", args=[row.key])),
            "why": _("You get this because you are an owner of this organisation on the Hub."),
        },
    )


def _words(wave: Wave, language: str, subject: str, lines: list[str]) -> dict[str, Any]:
    page_key: UUID = wave.study.page_key
    until = _("The round closes on %(day)s.") % {"day": with_time(wave.closes_at)}
    return {
        "subject": subject % {"title": title_of(StudyPage, page_key, language)},
        "lines": [*lines, until],
        "label": _("Open the questionnaire"),
    }
