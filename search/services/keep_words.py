"""Saves and removes what editors say of words; it holds for the next question."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.people.models import User
from hub.ports import versions
from search.access import languages_kept_by
from search.models import BestBet, GuardedWord, Synonyms
from search.services.rewrites import rebuild_rewrites

Words = Synonyms | BestBet | GuardedWord


def keep_words(*, row: Words, by: User) -> None:
    """Save `row`; both its old and its new language must be the person's."""
    before = type(row)._default_manager.filter(pk=row.pk).values_list("language", flat=True).first()
    _change(row, by, {row.language, before or row.language}, remove=False)


def remove_words(*, row: Words, by: User) -> None:
    _change(row, by, {row.language}, remove=True)


def _change(row: Words, by: User, languages: set[str], *, remove: bool) -> None:
    if not languages <= languages_kept_by(by):
        raise PermissionDenied
    with transaction.atomic():
        if remove:
            row.delete()
        else:
            row.save()
        if isinstance(row, Synonyms):
            for language in languages:
                rebuild_rewrites(language=language)
        versions.bump()
