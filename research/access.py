"""Who may see or change what of this room: the one place. An unknown object and a forbidden one look the same.

Every function that begins with `access` returns the row or raises Http404. Views ask nothing else.
"""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hub.models import User
from hub.people.reader import Reader
from hub.publishing.access import visible_pages
from research.models import Certificate, Invitation, Material, Registration, Training, TrainingPage
from research.tokens import confirmed_key, place_key

ORGANISE = "research.organise_training"


def organises(user: Any) -> bool:
    """Whether `user` sees and keeps the registrations of trainings."""
    return bool(user.has_perm(ORGANISE))


def trainings_for(user: User) -> QuerySet[Training]:
    """Those that `user` organises: all, or none. Of what was taken down, too, as long as somebody has a place."""
    return Training.objects.all() if organises(user) else Training.objects.none()


def access_training(user: User, key: UUID) -> Training:
    """A training whose registrations `user` may see and keep."""
    return _one(trainings_for(user), key=key)


def access_invitation(user: User, key: UUID) -> Invitation:
    return _one(Invitation.objects.filter(training__in=trainings_for(user)).select_related("training"), key=key)


def access_material(user: User, key: UUID) -> Material:
    return _one(Material.objects.filter(training__in=trainings_for(user)).select_related("training"), key=key)


def access_certificate(user: User, number: str) -> Certificate:
    """A certificate that `user` may revoke."""
    rows = Certificate.objects.filter(training__in=trainings_for(user))
    return _one(rows.select_related("training"), number=number)


def access_announced(reader: Reader, key: UUID) -> Training:
    """A training whose page is public and may be read by `reader`."""
    pages = visible_pages(TrainingPage.objects.all(), reader).values("translation_key")
    return _one(Training.objects.public().filter(page_key__in=pages), key=key)


def access_asked(token: str) -> Registration:
    """By the link of the first mail; also of one that was confirmed or has ended."""
    return _one(_whole(), key=confirmed_key(token))


def access_place(token: str) -> Registration:
    """By the link of the mails that follow, until its person is forgotten."""
    return _one(_whole().exclude(confirmed_at=None), key=place_key(token))


def _whole() -> QuerySet[Registration]:
    return Registration.objects.filter(forgotten_at=None).select_related("training", "certificate")


def _one(rows: QuerySet, **lookup: object) -> Any:
    row = rows.filter(**lookup).first() if None not in lookup.values() else None
    if row is None:
        raise Http404
    return row
