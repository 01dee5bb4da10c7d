"""What a reader says about the site goes to the editors as a mail. Text that could point to a person is refused."""

from datetime import date
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from home.emails.feedback import said
from home.models import FeedbackDay
from hub.models import User
from hub.people.groups import Group
from hub.ports import notices
from hub.publishing.calendar import today
from hub.screening import screen
from hub.screening.finding import Kind

MOST_A_DAY = 60
"""Messages that are taken in a day, whoever sends them."""


class NotTaken(Exception):
    """As many messages came today as people can read, or nobody is there to read them."""


def send_feedback(*, kind: str, page: str, text: str, language: str) -> None:
    """Hand the message to every editor. `kind` in words, `page` a path or "".

    Raises ValidationError at `text` or `page` where it looks like a case, and NotTaken.
    """
    refused = {name: found for name, value in (("page", page), ("text", text)) if (found := refusals(value))}
    if refused:
        raise ValidationError(refused)
    day = today()
    digest = sha256("\0".join((kind, page, text)).encode()).hexdigest()[:16]
    with transaction.atomic():
        _count(day)
        readers = _readers()
        if not readers:
            raise NotTaken
        for reader in readers:
            notices.send(
                said(to=reader, key=f"feedback:{day}:{digest}", kind=kind, page=page, text=text, language=language)
            )


def refusals(text: str) -> list[str]:
    """Why the text cannot be taken, each with the words that are meant. An age alone points to nobody."""
    found = screen(text)
    if {one.kind for one in found} <= {Kind.AGE}:
        return []
    return list(
        dict.fromkeys(
            _("“%(found)s”: %(why)s Write about the site, nothing about a person or a case.")
            % {"found": one.found, "why": one.kind.label}
            for one in found
        )
    )


def _count(day: date) -> None:
    FeedbackDay.objects.filter(day__lt=day).delete()
    FeedbackDay.objects.get_or_create(day=day)
    row = FeedbackDay.objects.select_for_update().get(day=day)
    if row.count >= MOST_A_DAY:
        raise NotTaken
    row.count += 1
    row.save(update_fields=["count"])


def _readers() -> list[User]:
    """Editors; the administrators where there is none yet."""
    people = User.objects.filter(is_active=True).order_by("pk")
    editors = list(people.filter(groups__name=Group.EDITOR))
    return editors or list(people.filter(is_superuser=True))
