"""Whose the words of a language are: of editors for the source language, of lead and deputy for their own."""

from typing import Any

from hub.people.models import User
from hub.reference import languages


def languages_kept_by(user: User | Any) -> frozenset[str]:
    """Languages whose synonyms, best answers and guarded words `user` may write and remove."""
    return languages.approved_by(user)
