"""What all letters about a training have in common: of which one, when and where, and the page of one's own."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from hub.ports.notices import Notice, Recipient
from research.models.registration import Registration
from research.models.training import Training
from research.moments import in_words
from research.queries.wording import Words
from research.tokens import for_place

TEMPLATE = "hub/people/email/letter"


def letter(
    row: Registration, *, key: str, kind: str = "training", path: str = "", urgent: bool = False, **context: Any
) -> Notice:
    """In the language of the moment; `context`: subject, lines, label, why."""
    link = path or reverse("training_place", args=[for_place(row.key)])
    return Notice(
        kind=kind,
        key=f"training:{row.key}:{key}",
        to=Recipient(f"registration:{row.key}", row.email, row.language),
        template=TEMPLATE,
        context={"why": _because(), **context, "link": absolute(link)},
        urgent=urgent,
    )


def when_and_where(training: Training, words: Words, *, joins: bool) -> list[str]:
    """`joins`: with the link to join, which is for those who have a place alone."""
    where = words.place or (_("Online") if training.online else "")
    link = _("Link to join: %(link)s") % {"link": training.join_url} if joins and training.join_url else ""
    return [line for line in (in_words(training.starts_at, training.ends_at, training.zone), where, link) if line]


def absolute(path: str) -> str:
    return f"{settings.HUB_PUBLIC_URL}{path}"


def _because() -> str:
    return _("You get this because you registered for this training. On your page you can give your place back.")
