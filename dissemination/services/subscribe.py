"""Somebody typed an address: write to it, and do nothing else until its owner confirms."""

from collections.abc import Sequence

from django.db import transaction

from dissemination import subscriber_links as links
from dissemination.emails.opt_in import opt_in_wording
from dissemination.models import OptIn, Subscriber
from dissemination.queries.asked import asked_for
from dissemination.queries.stopped import is_barred
from dissemination.services.enqueue import Draft, enqueue
from dissemination.services.heed_limits import heed_limits
from hub.people.mailbox import normalised

MOST_A_DAY = 3


def subscribe(
    *,
    address: str,
    wanted: Sequence[str],
    cadence: str,
    language: str,
    language_policy: str = "",
    source: str = "page",
) -> OptIn | None:
    """The request, or None where this address was written to three times within a day, or never may be again.

    Raises HubIsBusy. Nothing about the subscriber changes before the confirmation: anybody may have typed the address.
    `language_policy` is one of `LanguagePolicy`; empty leaves what the subscriber has.
    """
    email = normalised(address)
    heed_limits()
    if is_barred(email):
        return None
    with transaction.atomic():
        subscriber = subscriber_of(email, language)
        if asked_for(email) >= MOST_A_DAY:
            return None
        opt_in = OptIn.objects.create(
            subscriber=subscriber,
            wanted=list(wanted),
            cadence=cadence,
            language=language,
            language_policy=language_policy,
            source=source,
        )
        enqueue(
            Draft(
                key=f"oi:{opt_in.key}",
                kind="optin",
                recipient=subscriber.recipient,
                address=subscriber.email,
                wording=opt_in_wording(wanted=wanted, cadence=cadence, language=language),
                fill={"confirm": links.confirm(opt_in.key, language)},
            )
        )
    return opt_in


def subscriber_of(email: str, language: str) -> Subscriber:
    """Of an address in its normal spelling, made where there is none; locked, so that two requests count each other."""
    Subscriber.objects.bulk_create([Subscriber(email=email, language=language)], ignore_conflicts=True)
    return Subscriber.objects.select_for_update().get(email=email)
