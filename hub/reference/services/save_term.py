"""Saves a glossary term and, where its editor says what changed, notes it for those who follow the manual."""

import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.people.models.user import User
from hub.reference import languages
from hub.reference.models.glossary import GlossaryTerm, TermChange
from hub.reference.services.save_wording import save_wording


def check_note(*, note: str, language: str, by: User) -> None:
    """Raises ValidationError where a change of these words is nothing to announce."""
    if note and language != settings.LANGUAGE_CODE:
        raise ValidationError(_("Only a change of the English words is announced. Leave this empty."))
    if note and language not in languages.approved_by(by):
        raise ValidationError(_("These words wait for approval, and nothing is announced yet. Leave this empty."))


def save_term(*, row: GlossaryTerm, by: User, note: str = "") -> None:
    """Rooms hear of an announced change by `post_save` of `TermChange`, in the transaction.

    Raises PermissionDenied or, with a `note` that cannot be announced, ValidationError.
    """
    check_note(note=note, language=row.language, by=by)
    with transaction.atomic():
        save_wording(row=row, by=by)
        if note:
            said = "\n".join([row.term, row.forms, row.definition, note])
            fingerprint = hashlib.sha256(said.encode()).hexdigest()[:32]
            TermChange.objects.get_or_create(concept=row.concept, fingerprint=fingerprint, defaults={"note": note})
