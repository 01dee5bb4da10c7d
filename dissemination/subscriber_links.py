"""Personal links of subscribers: what a token opens, and for how long."""

import base64
import hmac
from datetime import date
from uuid import UUID

from django.conf import settings

from dissemination.keys import link_token
from dissemination.services.links import Link, personal
from hub.publishing.calendar import today

END_ALL = "end-all"
END_ONE = "end-one"
CONFIRM = "confirm"
PREFERENCES = "preferences"
FOR_EVER = 1
MONTH = 30


def confirm(opt_in: UUID, language: str) -> Link:
    path = f"/{language}/subscribe/confirm/{opt_in}/{{token}}/"
    return personal(purpose=CONFIRM, subject=opt_in, version=FOR_EVER, path=path)


def end_all(subscriber: UUID) -> Link:
    return personal(purpose=END_ALL, subject=subscriber, version=FOR_EVER, path=f"/u/{subscriber}/{{token}}/")


def end_one(subscription: UUID) -> Link:
    path = f"/u/one/{subscription}/{{token}}/"
    return personal(purpose=END_ONE, subject=subscription, version=FOR_EVER, path=path)


def mail_end(subscriber: UUID) -> Link:
    """The address that ends all by mail: the key in 22 characters and the token of `end_all`."""
    path = f"mailto:u+{short(subscriber)}{{token}}@{settings.HUB_MAIL_DOMAIN}?subject=unsubscribe"
    return personal(purpose=END_ALL, subject=subscriber, version=FOR_EVER, path=path)


def preferences(subscriber: UUID, language: str) -> Link:
    path = f"/{language}/subscribe/preferences/{subscriber}/{{token}}/"
    return personal(purpose=PREFERENCES, subject=subscriber, version=_month(today()), path=path)


def opens(token: str, *, purpose: str, subject: UUID) -> bool:
    """Whether `token` opens `purpose` for `subject`. A link to the settings lives for 30 to 60 days."""
    versions = [_month(today()), _month(today()) - 1] if purpose == PREFERENCES else [FOR_EVER]
    given = token.encode()
    return any(hmac.compare_digest(link_token(purpose, subject, version).encode(), given) for version in versions)


def short(key: UUID) -> str:
    return base64.urlsafe_b64encode(key.bytes).decode().rstrip("=")


def from_mail(text: str) -> tuple[UUID, str] | None:
    """Key and token of an address made by `mail_end`; None for what cannot be one."""
    try:
        return UUID(bytes=base64.urlsafe_b64decode(f"{text[:22]}==")), text[22:]
    except ValueError:
        return None


def _month(day: date) -> int:
    return day.toordinal() // MONTH
