"""Organisations are asked: each gets one draft, its owners a mail."""

from collections.abc import Iterable

from django.db import transaction

from hub.models import Organisation
from hub.people.queries.places import owners_of
from hub.ports import notices
from research.emails import questionnaires
from research.errors import NotNowError
from research.models import Shared, Wave


def ask(*, wave: Wave, organisations: Iterable[Organisation]) -> int:
    """How many are new. Raises NotNowError where the round takes no answers."""
    with transaction.atomic():
        wave = Wave.objects.select_for_update(of=["self"]).select_related("study").get(pk=wave.pk)
        if not wave.study.is_shared or not wave.takes_answers:
            raise NotNowError
        known = set(wave.shared.values_list("organisation_id", flat=True))
        new = [one for one in organisations if one.pk not in known]
        for organisation in new:
            made = Shared.objects.create(wave=wave, organisation=organisation)
            for owner in owners_of(organisation):
                notices.send(questionnaires.shared_asked(made, owner))
        return len(new)
