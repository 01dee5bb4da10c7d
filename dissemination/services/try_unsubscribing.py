"""One click against the own site, as a mail program makes it, for a subscriber who is nobody."""

import urllib.error
import urllib.request
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from dissemination import subscriber_links as links
from dissemination.keys import address_hash
from dissemination.models import Subscriber, Subscription, Suppression
from dissemination.models.subscription import Cadence, EndedReason, Scope
from dissemination.preflight.finding import Finding, failed, passed
from dissemination.services.links import filled

SECONDS = 10.0
NOWHERE = "preflight"
BODY = b"List-Unsubscribe=One-Click"


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


def try_unsubscribing() -> Finding:
    """RFC 8058: POST, no cookie, no redirect, 200. Nobody is written to, and nothing of it stays.

    What a look left behind that was broken off goes with the next one.
    """
    url = settings.HUB_PUBLIC_URL
    for left in Subscriber.objects.filter(subscriptions__source=NOWHERE).distinct():
        _forget(left)
    nobody = _subscribed()
    try:
        status, cookie = _one_click(filled({"end": links.end_all(nobody.key)})["end"])
        ended = nobody.subscriptions.filter(ended_reason=EndedReason.ONE_CLICK).exists()
    except (OSError, ValueError) as error:
        todo = _("Look at PUBLIC_URL, and whether this machine reaches it.")
        return failed("one_click", _("%(url)s does not answer: %(why)s"), todo, url=url, why=type(error).__name__)
    finally:
        _forget(nobody)
    if status != 200 or cookie:
        todo = _("Let /u/ of %(url)s reach the Hub as it is: without redirect, log-in or cookie.")
        return failed("one_click", _("One click was answered with %(status)s."), todo, url=url, status=str(status))
    if not ended:
        todo = _("PUBLIC_URL leads to another Hub, or its database is another one.")
        return failed("one_click", _("One click ended nothing here."), todo)
    if not url.startswith("https://"):
        todo = _("Put the Hub behind TLS: mail programs offer one click for https:// alone.")
        return failed("one_click", _("One click works, but not with https://."), todo)
    return passed("one_click", _("One click at %(url)s ends a subscription."), url=url)


def _subscribed() -> Subscriber:
    """Not confirmed, so that nothing is ever planned for it; a country that does not exist is asked for."""
    with transaction.atomic():
        nobody = Subscriber.objects.create(email=f"{NOWHERE}-{uuid4()}@{settings.HUB_MAIL_DOMAIN}")
        Subscription.objects.create(
            subscriber=nobody,
            scope=Scope.COUNTRY,
            value="--",
            cadence=Cadence.MONTHLY,
            source=NOWHERE,
            confirmed_at=timezone.now(),
        )
    return nobody


def _one_click(address: str) -> tuple[int, str]:
    request = urllib.request.Request(address, data=BODY, method="POST")  # noqa: S310 - the own address
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=SECONDS) as answer:
            return answer.status, answer.headers.get("Set-Cookie") or ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""


def _forget(nobody: Subscriber) -> None:
    with transaction.atomic():
        Suppression.objects.filter(address_hash=address_hash(nobody.email)).delete()
        nobody.subscriptions.all().delete()
        nobody.delete()
