"""People and organisations for tests."""

from datetime import timedelta
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group as AuthGroup
from django.test import Client
from django.utils import timezone

from hub.models import Country, Membership, Organisation, PracticeAccess, User

PASSWORD = "nine lanterns over the harbour"
_numbers = count(1)


def user(email: str = "", *group_names: str, **fields: Any) -> User:
    """A person with a confirmed address and PASSWORD, in the groups of these names."""
    email = email or f"person{next(_numbers)}@example.org"
    made = User.objects.create_user(email, PASSWORD, **fields)
    EmailAddress.objects.create(user=made, email=email, verified=True, primary=True)
    made.groups.set(AuthGroup.objects.filter(name__in=group_names))
    assert made.groups.count() == len(group_names), group_names
    return made


def logged_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def organisation(
    *, verified: bool = True, entitled: bool = True, owner: User | None = None, **fields: Any
) -> Organisation:
    number = next(_numbers)
    values: dict[str, Any] = {
        "name": f"Organisation {number}",
        "kind": "police",
        "country": Country.objects.get(pk="RO"),
        "mail_domains": [f"org{number}.example.org"],
        "entitled_to_practitioner_text": entitled,
    }
    if verified:
        moderator = user("", "moderator")
        now = timezone.now()
        values |= {"verified_by": moderator, "verified_at": now, "verified_until": now + timedelta(days=300)}
    made = Organisation.objects.create(**{**values, **fields})
    if owner:
        join(owner, made, role="owner")
    return made


def join(person: User, there: Organisation, role: str = "editor") -> Membership:
    return Membership.objects.create(user=person, organisation=there, role=role)


def practitioner(there: Organisation | None = None) -> User:
    """A person whose access is approved and in force."""
    there = there or organisation()
    person = user()
    join(person, there)
    now = timezone.now()
    PracticeAccess.objects.create(
        user=person,
        organisation=there,
        work_address=f"p@{there.mail_domains[0]}",
        state=PracticeAccess.State.APPROVED,
        confirmed_at=now,
        decided_by=there.verified_by,
        decided_at=now,
        until=now + timedelta(days=90),
    )
    return person
