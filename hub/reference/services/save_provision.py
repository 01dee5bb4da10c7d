"""Saves what stands for an article in the law of a country, by an editor or by the desk of that very country."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.people.models.user import User
from hub.reference.desks import countries_kept_by
from hub.reference.models.law import NationalProvision


def save_provision(*, provision: NationalProvision, by: User) -> None:
    if provision.country_id not in countries_kept_by(by):
        raise PermissionDenied
    with transaction.atomic():
        provision.save()
