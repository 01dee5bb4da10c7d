"""Keeps when a translator wants to hear of new work."""

from typing import Any

from django.utils.translation import gettext as _

from translation import rights
from translation.models import TranslatorPreference


def choose_letters(*, user: Any, new_work: str) -> TranslatorPreference:
    """The person's own choice. Raises `Refused` for who translates nothing, and for what is no choice."""
    if not rights.gets_letters(user):
        raise rights.Refused(_("You have no part in this language."))
    if new_work not in TranslatorPreference.NewWork.values:
        raise rights.Refused(_("Choose one of the three."))
    wish, _made = TranslatorPreference.objects.update_or_create(user=user, defaults={"new_work": new_work})
    return wish
