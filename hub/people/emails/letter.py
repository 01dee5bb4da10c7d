"""What all letters about a place in an organisation have in common. Nobody is named and no address shown in any."""

from typing import Any

from django.conf import settings

from hub.people.models.user import User
from hub.ports.notices import Notice, Recipient

TEMPLATE = "hub/people/email/letter"


def letter(*, key: str, to: Recipient, path: str, urgent: bool = False, **context: Any) -> Notice:
    """`context`: subject, lines, points, label of the button, why this person gets it."""
    link = f"{settings.HUB_PUBLIC_URL}{path}"
    return Notice(kind="service", key=key, to=to, template=TEMPLATE, context={**context, "link": link}, urgent=urgent)


def recipient(user: User) -> Recipient:
    return Recipient(f"user:{user.key}", user.email, user.preferred_language)
