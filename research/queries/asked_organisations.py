"""What those who run a study see of the organisations that answer it: how far each is, and what it signed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from hub.models import Membership, Organisation
from research.models import Shared, Signature, Wave
from research.queries.answer_words import facts_of
from research.questionnaire import Content, asked


@dataclass(frozen=True)
class Signed:
    signature: Signature
    facts: Sequence[Mapping[str, str]]


def can_be_asked(wave: Wave) -> QuerySet[Organisation]:
    owned = Membership.objects.owners().filter(user__is_active=True).values("organisation")
    known = wave.shared.values("organisation")
    return Organisation.objects.verified().filter(pk__in=owned).exclude(pk__in=known).order_by("name", "pk")


def lines(wave: Wave) -> QuerySet[Shared]:
    """One query."""
    return wave.shared.select_related("wave", "organisation__country").order_by("organisation__name", "pk")


def signed(row: Shared, *, language: str) -> Signed | None:
    """The newest signature and its answers in words, where it counts and was not deleted."""
    if row.state != Shared.State.SIGNED or row.wave.version is None:
        return None
    signature = Signature.objects.filter(shared_key=row.key, content__isnull=False).select_related("content").last()
    if signature is None:
        return None
    content, given = Content.of(row.wave.version.content), json.loads(signature.content.text)
    said = {**given["answers"], **given["background"]}
    return Signed(signature, facts_of(content, asked(content, said), said, language))
