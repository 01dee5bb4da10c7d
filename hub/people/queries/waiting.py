"""Organisations that wait for a moderator, and why. The oldest first within each reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.models.joining import JoinRequest
from hub.people.models.organisation import WARN_BEFORE, FormerName, Membership, Organisation


@dataclass(frozen=True)
class Waiting:
    organisation: Organisation
    since: datetime | None
    until: datetime | None
    people: int

    @property
    def days(self) -> int:
        """How long it has waited."""
        return (timezone.now() - self.since).days if self.since else 0


@dataclass(frozen=True)
class Part:
    """One reason to wait, with those who do."""

    title: object
    hint: object
    rows: list[Waiting]


def waiting_parts() -> list[Part]:
    """As many queries as reasons, whatever the number of rows."""
    now = timezone.now()
    peopled = Exists(Membership.objects.current().filter(organisation=OuterRef("pk")))
    owned = Exists(Membership.objects.owners().filter(organisation=OuterRef("pk"), user__is_active=True))
    asked = Exists(JoinRequest.objects.filter(organisation=OuterRef("pk"), state=JoinRequest.State.OPEN))
    unseen = _unseen()
    everybody = Organisation.objects.select_related("country").annotate(
        people=Count("memberships", filter=Q(memberships__left_at=None), distinct=True),
        first_asked=Min("join_requests__asked_at", filter=Q(join_requests__state=JoinRequest.State.OPEN)),
    )
    return [
        Part(
            _("New"),
            _("Entered by its people and not verified."),
            _rows(everybody.filter(peopled, verified_until=None).order_by("created_at"), lambda one: one.created_at),
        ),
        Part(
            _("Another name"),
            _("Verified under one name, and asks to be called otherwise."),
            _rows(everybody.exclude(asked_name="").order_by("pk"), lambda one: None),
        ),
        Part(
            _("Other names"),
            _("Verified, and its owner gave a former or short name that nobody sees yet."),
            _rows(everybody.exclude(verified_until=None).filter(unseen).order_by("pk"), lambda one: None),
        ),
        Part(
            _("Ends within 30 days"),
            _("Its people have been told."),
            _rows(
                everybody.verified(now).filter(verified_until__lte=now + WARN_BEFORE).order_by("verified_until"),
                lambda one: None,
            ),
        ),
        Part(
            _("Ran out"),
            _("Its people can only read."),
            _rows(
                everybody.filter(
                    peopled, verified_until__lte=now, verified_until__gt=now - timedelta(days=365)
                ).order_by("verified_until"),
                lambda one: one.verified_until,
            ),
        ),
        Part(
            _("Without an owner"),
            _("It has people, or people who ask, and nobody who decides."),
            _rows(everybody.filter(~owned & (peopled | asked)).order_by("created_at"), lambda one: one.first_asked),
        ),
    ]


def how_many_wait() -> int:
    """New ones, asked and other names: what a moderator can do something about today. One query."""
    peopled = Exists(Membership.objects.current().filter(organisation=OuterRef("pk")))
    named = ~Q(asked_name="") | Q(_unseen(), verified_until__isnull=False)
    return Organisation.objects.filter(Q(peopled, verified_until=None) | named).count()


def _unseen() -> Exists:
    return Exists(FormerName.objects.filter(organisation=OuterRef("pk"), waits=True))


def _rows(organisations: Iterable[Any], since: Callable[[Any], datetime | None]) -> list[Waiting]:
    return [Waiting(one, since=since(one), until=one.verified_until, people=one.people) for one in organisations]
