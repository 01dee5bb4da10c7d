"""Saves a fact of a country, by an editor or by the desk of that very country."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from hub.people.models.user import User
from hub.reference.desks import countries_kept_by
from hub.reference.models.fact import CountryFact


def save_fact(*, fact: CountryFact, by: User) -> None:
    """Save `fact`. Where its value is new, words in other languages wait until they are saved again."""
    if fact.country_id not in countries_kept_by(by):
        raise PermissionDenied
    before = CountryFact.objects.filter(pk=fact.pk).values_list("value", flat=True).first()
    if before != fact.value:
        fact.changed_at = timezone.now()
    with transaction.atomic():
        fact.save()
