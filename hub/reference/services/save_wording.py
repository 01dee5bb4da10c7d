"""Saves the words of a concept in one language; they count once the language's lead has saved them."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from hub.people.models.user import User
from hub.reference import languages
from hub.reference.models.wording import Wording


def save_wording(*, row: Wording, by: User) -> None:
    """Save `row`: approved where `by` leads its language, else waiting (readers then see the English words)."""
    if row.language not in languages.written_by(by):
        raise PermissionDenied
    approves = row.language in languages.approved_by(by)
    row.changed_at = timezone.now()
    row.approved_by = by if approves else None
    row.approved_at = row.changed_at if approves else None
    with transaction.atomic():
        row.save()
