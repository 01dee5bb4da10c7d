"""Naming who looks after a section, and saying that it is still right."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.models import User
from hub.publishing.calendar import today
from manual import permissions
from manual.models import SectionCare, SectionReview


def keep_section(
    *, page_key: UUID, owner: User | None, deputy: User | None, review_by: date | None, by: User
) -> SectionCare:
    """Set owner, deputy and the day of the next review. Raises PermissionDenied, or ValidationError of the model."""
    if not permissions.may_give_care(by):
        raise PermissionDenied
    with transaction.atomic():
        care, _made = SectionCare.objects.select_for_update().get_or_create(page_key=page_key)
        care.owner, care.deputy, care.review_by = owner, deputy, review_by
        care.full_clean()
        care.save()
    return care


def still_right(*, page_key: UUID, next_by: date, by: User) -> SectionReview:
    """Somebody has read it and stands for it: the date moves, who and when stay.

    Raises PermissionDenied, or ValidationError at `next_by`.
    """
    if not permissions.may_give_care(by):
        raise PermissionDenied
    if next_by <= today():
        raise ValidationError({"next_by": _("Choose a day to come.")})
    with transaction.atomic():
        care, _made = SectionCare.objects.select_for_update().get_or_create(page_key=page_key)
        care.review_by = next_by
        care.save(update_fields=["review_by"])
        return SectionReview.objects.create(page_key=page_key, by=by, on=today(), next_by=next_by)
