"""A subscriber wants to be written to elsewhere: ask the owner of the new address, and change nothing yet."""

from django.db import transaction

from dissemination import subscriber_links as links
from dissemination.emails.render import render
from dissemination.models import AddressChange, Subscriber
from dissemination.queries.asked import asked_by, asked_for
from dissemination.queries.stopped import stopped
from dissemination.services.enqueue import Draft, enqueue
from dissemination.services.heed_limits import heed_limits
from dissemination.services.subscribe import MOST_A_DAY
from hub.people.mailbox import normalised


def ask_address(*, subscriber: Subscriber, address: str) -> None:
    """An address that must not be written to gets nothing, and nobody is told. Raises HubIsBusy.

    A newer wish takes the place of an older one. At most three mails a day for an address. A subscriber has three
    wishes a day: more would take the room that all have together.
    """
    email = normalised(address)
    with transaction.atomic():
        locked = Subscriber.objects.select_for_update().get(pk=subscriber.pk)
        heed_limits()
        if asked_by(locked) >= MOST_A_DAY:
            return
        too_many = asked_for(email) >= MOST_A_DAY
        locked.address_changes.update(email="")
        change = AddressChange.objects.create(subscriber=locked, email=email, language=locked.language)
        if too_many or stopped(email) is not None:
            return
        enqueue(
            Draft(
                key=f"ac:{change.key}",
                kind="optin",
                recipient=locked.recipient,
                address=email,
                wording=render("dissemination/emails/new_address", {}, language=locked.language),
                fill={"confirm": links.change_address(change.key, locked.language)},
            )
        )
