"""Addresses that the directory must not take in: suppression speaks for whoever asked not to be written to."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from dissemination.models.suppression import Suppression

SCOPES = (Suppression.Scope.ALL, Suppression.Scope.DISTRIBUTION)


def barred(hashes: Iterable[bytes]) -> dict[bytes, str]:
    """Why each of the addresses that must stay out must, in a sentence; one query."""
    found = Suppression.objects.standing().filter(address_hash__in=list(hashes), scope__in=SCOPES)
    return {bytes(digest): _why(reason) for digest, reason in found.values_list("address_hash", "reason")}


def _why(reason: str) -> str:
    if reason == Suppression.Reason.HARD_BOUNCE:
        return _("Mail to this address came back.")
    if reason == Suppression.Reason.MANUAL:
        return _("An officer has stopped mail to this address.")
    return _("The owner of this address asked not to be written to.")
