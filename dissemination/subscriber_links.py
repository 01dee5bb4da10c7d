"""Personal links of subscribers: what a token opens, and for how long."""

import base64
import hmac
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings

from dissemination.keys import link_token
from dissemination.services.links import Fill, Link, personal
from hub.publishing.calendar import today

END_ALL = "end-all"
END_ONE = "end-one"
CONFIRM = "confirm"
PREFERENCES = "preferences"
CHANGE = "change-address"
VIEW = "view"
IN = "in"
"""The parameter of a link that says which message it stands in."""
FOR_EVER = 1
MONTH = 30
A_MOVE = 1_000_000
"""Versions of links to the settings count months; each change of address begins anew, far from the others."""


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


def preferences(subscriber: UUID, language: str, moves: int = 0) -> Link:
    """`moves`: how often the address was changed, so that the old mailbox holds no key to the new one's settings."""
    path = f"/{language}/subscribe/preferences/{subscriber}/{{token}}/"
    version = _month(today()) + moves * A_MOVE
    return personal(purpose=PREFERENCES, subject=subscriber, version=version, path=path)


def change_address(change: UUID, language: str) -> Link:
    path = f"/{language}/subscribe/address/{change}/{{token}}/"
    return personal(purpose=CHANGE, subject=change, version=FOR_EVER, path=path)


def of_message(fill: Fill, message: UUID) -> Fill:
    """The same, with links that end something saying which message they stand in. What a form says of it is checked."""
    return {name: _in_message(value, message) for name, value in fill.items()}


def view(message: UUID, language: str) -> Link:
    """The message as a page; gone when its text is."""
    path = f"/{language}/digests/message/{message}/{{token}}/"
    return personal(purpose=VIEW, subject=message, version=FOR_EVER, path=path)


def archive(language: str) -> str:
    """Where everybody may read past issues: for what is only looked at, and never sent to a subscriber."""
    return f"{settings.HUB_PUBLIC_URL}/{language}/digests/"


def opens(token: str, *, purpose: str, subject: UUID) -> bool:
    """Whether `token` opens `purpose` for `subject`."""
    return _is_one_of(token, purpose, subject, [FOR_EVER])


def opens_settings(token: str, *, subject: UUID, moves: int) -> bool:
    """Whether `token` opens the settings of a subscriber. Such a link lives for 30 to 60 days."""
    now = _month(today()) + moves * A_MOVE
    return _is_one_of(token, PREFERENCES, subject, [now, now - 1])


def message_in(text: str) -> UUID | None:
    """The message that a link said it stands in; None for what cannot be one."""
    try:
        return UUID(bytes=base64.urlsafe_b64decode(f"{text[:22]}=="))
    except ValueError:
        return None


def _in_message(value: Any, message: UUID) -> Any:
    if isinstance(value, str) or value["purpose"] not in (END_ALL, END_ONE) or value["path"].startswith("mailto:"):
        return value
    return {**value, "path": f"{value['path']}?{IN}={short(message)}"}


def _is_one_of(token: str, purpose: str, subject: UUID, versions: Iterable[int]) -> bool:
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
