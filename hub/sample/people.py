"""Demo log-ins and organisations, made through the services that people use."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group as AuthGroup
from django.utils import timezone

from hub.people.models import AuthorityDomain, Membership, Organisation, User, VerificationAnswer
from hub.people.services.found_organisation import found_organisation
from hub.people.services.verify_organisation import LONGEST, Answer, verify_organisation
from hub.reference.models import Country

DATA = tomllib.loads((Path(__file__).parent / "people.toml").read_text(encoding="utf-8"))


def make_users() -> None:
    for entry in DATA["users"]:
        user = make_user(entry["email"], entry["name"], password=settings.HUB_DEMO_PASSWORD, **_fields(entry))
        user.groups.set(AuthGroup.objects.filter(name__in=entry.get("groups", [])))


def make_organisations() -> None:
    for entry in DATA["organisations"]:
        owner = make_user(entry["owner"], "")
        organisation = Organisation.objects.filter(name=entry["name"], country_id=entry["country"]).first()
        if organisation is None:
            organisation = found_organisation(
                by=owner,
                name=entry["name"],
                kind=entry["kind"],
                country=Country.objects.get(pk=entry["country"]),
                mail_domains=entry["mail_domains"],
            )
        for email in entry.get("members", []):
            member = User.objects.get(email=email)
            Membership.objects.get_or_create(user=member, organisation=organisation, left_at=None)
        if entry.get("verified") and not organisation.is_verified:
            _verify(organisation, entitled=entry.get("entitled", False), days=entry.get("days", LONGEST.days))


def make_domains() -> None:
    for entry in DATA["domains"]:
        AuthorityDomain.objects.get_or_create(
            domain=entry["domain"],
            defaults={"country_id": entry["country"], "kind": entry["kind"], "source": entry["source"]},
        )


def make_user(email: str, name: str, password: str | None = None, **fields: Any) -> User:
    """The user with this address, made where there is none; without a password nobody can log in."""
    user = User.objects.filter(email=email).first()
    if user is None:
        first, _space, last = name.partition(" ")
        user = User.objects.create_user(email, password, first_name=first, last_name=last, **fields)
    EmailAddress.objects.get_or_create(user=user, email=email, defaults={"verified": True, "primary": True})
    return user


def _fields(entry: dict[str, Any]) -> dict[str, Any]:
    superuser = entry.get("superuser", False)
    return {
        "preferred_language": entry.get("language", settings.LANGUAGE_CODE),
        "is_superuser": superuser,
        "is_staff": superuser,
    }


def _verify(organisation: Organisation, *, entitled: bool, days: int) -> None:
    today = timezone.localdate()
    answers = {question: Answer(today, "Sample content") for question in VerificationAnswer.Question.values}
    moderator = User.objects.get(email="moderator@example.org")
    verify_organisation(
        organisation=organisation,
        answers=answers,
        entitled=entitled,
        by=moderator,
        until=timezone.now() + timedelta(days=days),
    )
