"""Send the link to one's own settings to an address that has subscribed; silent for any other."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from dissemination import subscriber_links as links
from dissemination.emails.render import render
from dissemination.models import OutboundMessage, Subscriber
from dissemination.services.enqueue import Draft, enqueue
from hub.people.mailbox import normalised
from hub.publishing.calendar import today

MOST_A_DAY = 3


def send_preferences(*, address: str) -> None:
    """At most three times a day."""
    known = Q(confirmed_at__isnull=False) | Q(entered_at__isnull=False)
    subscriber = Subscriber.objects.filter(known, email=normalised(address)).first()
    if subscriber is None:
        return
    group = f"preferences:{subscriber.key}"
    since = timezone.now() - timedelta(days=1)
    sent = OutboundMessage.objects.of_group(group).filter(created_at__gt=since).count()
    if sent >= MOST_A_DAY:
        return
    enqueue(
        Draft(
            key=f"pl:{subscriber.key}:{today():%Y-%m-%d}:{sent}",
            kind="service",
            recipient=subscriber.recipient,
            address=subscriber.email,
            wording=render("dissemination/emails/preferences_link", {}, language=subscriber.language),
            fill={"preferences": links.preferences(subscriber.key, subscriber.language, subscriber.moves)},
            group=group,
        )
    )
