"""Trainings, and the places of people."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from hub.models import User
from hub.people.reader import Reader
from hub.publishing.access import visible_pages
from hub.publishing.best_page import best, readable
from research.access.one import one
from research.models import (
    Certificate,
    Invitation,
    Material,
    Registration,
    Training,
    TrainingPage,
)
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
    return one(trainings_for(user), key=key)


def access_invitation(user: User, key: UUID) -> Invitation:
    return one(Invitation.objects.filter(training__in=trainings_for(user)).select_related("training"), key=key)


def access_material(user: User, key: UUID) -> Material:
    return one(Material.objects.filter(training__in=trainings_for(user)).select_related("training"), key=key)


def access_certificate(user: User, number: str) -> Certificate:
    """A certificate that `user` may revoke."""
    rows = Certificate.objects.filter(training__in=trainings_for(user))
    return one(rows.select_related("training"), number=number)


def access_announced(reader: Reader, key: UUID) -> Training:
    """A training whose page is public and may be read by `reader`."""
    pages = visible_pages(TrainingPage.objects.all(), reader).values("translation_key")
    return one(Training.objects.public().filter(page_key__in=pages), key=key)


def access_asked(token: str) -> Registration:
    """By the link of the first mail; also of one that was confirmed or has ended."""
    return one(_whole(), key=confirmed_key(token))


def access_place(token: str) -> Registration:
    """By the link of the mails that follow, until its person is forgotten."""
    return one(_whole().exclude(confirmed_at=None), key=place_key(token))


def access_training_page(reader: Reader, slug: str, *, language: str) -> TrainingPage:
    """The public page of a training by the slug of any language: in `language`, else in the source's."""
    keys = TrainingPage.objects.filter(slug=slug).values("translation_key")
    pages = readable(TrainingPage.objects.filter(translation_key__in=keys), language=language, reader=reader)
    page = best(pages, language)
    if page is None:
        raise Http404
    return page


def _whole() -> QuerySet[Registration]:
    return Registration.objects.filter(forgotten_at=None).select_related("training", "certificate")
