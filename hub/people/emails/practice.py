"""Mails about practitioner access: to the work address, to those who decide, and to the person."""

from django.conf import settings
from django.urls import reverse

from hub.people import tokens
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.ports.notices import Notice, Recipient

FOLDER = "hub/people/email"


def confirm_address(access: PracticeAccess) -> Notice:
    """Goes to the work address alone: its link shows a page, and a button there confirms."""
    link = reverse("people_practice_confirm", args=[tokens.for_confirmation(access.key)])
    return Notice(
        kind="service",
        key=f"practice:{access.key}:confirm",
        to=Recipient(f"practice:{access.key}", access.work_address, access.user.preferred_language),
        template=f"{FOLDER}/practice_confirm",
        context={"link": _absolute(link), "organisation": access.organisation.name, "account": access.user.email},
        urgent=True,
    )


def waits_for_owner(access: PracticeAccess, owner: User) -> Notice:
    """Tells an owner of the organisation that a colleague asks."""
    link = reverse("people_organisation", args=[access.organisation.key])
    return Notice(
        kind="service",
        key=f"practice:{access.key}:waits:{owner.key}",
        to=_to(owner),
        template=f"{FOLDER}/practice_waits",
        context={"link": _absolute(link), "organisation": access.organisation.name, "person": str(access.user)},
    )


def decided(access: PracticeAccess) -> Notice:
    """Tells the person what became of the request: approved, refused or ended."""
    return Notice(
        kind="service",
        key=f"practice:{access.key}:{access.state}",
        to=_to(access.user),
        template=f"{FOLDER}/practice_decided",
        context={
            "link": _absolute(reverse("people_practice")),
            "organisation": access.organisation.name,
            "state": access.state,
        },
    )


def _to(user: User) -> Recipient:
    return Recipient(f"user:{user.key}", user.email, user.preferred_language)


def _absolute(path: str) -> str:
    return f"{settings.HUB_PUBLIC_URL}{path}"
