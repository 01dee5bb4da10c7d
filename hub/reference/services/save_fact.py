"""Saves a fact of a country, by an editor or by the desk of that very country."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.people.models.user import User
from hub.ports import versions
from hub.reference.desks import countries_kept_by
from hub.reference.models.country import CountryFact


def save_fact(*, fact: CountryFact, by: User) -> None:
    if fact.country_id not in countries_kept_by(by):
        raise PermissionDenied
    with transaction.atomic():
        fact.save()
        versions.bump()
