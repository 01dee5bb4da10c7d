"""Organisations that the tests' reviewers belong to."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from hub.models import Membership, Organisation, User


def organisation(kind: str = "police", country: str = "RO", *, verified: bool = True) -> Organisation:
    made, _new = Organisation.objects.get_or_create(
        name=f"{kind} of {country}", country_id=country, defaults={"kind": kind}
    )
    if verified:
        now = timezone.now()
        made.verified_by = User.objects.order_by("pk").first()
        made.verified_at, made.verified_until = now, now + timedelta(days=30)
        made.save()
    return made


def join(user: Any, kind: str = "police", country: str = "RO", **more: bool) -> Membership:
    there = organisation(kind, country, **more)
    return Membership.objects.get_or_create(user=user, organisation=there, left_at=None)[0]
