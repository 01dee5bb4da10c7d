"""Whether digests, or anything at all, may go to an address."""

from django.db.models import QuerySet

from dissemination.keys import address_hash
from dissemination.models import Suppression

SCOPES = (Suppression.Scope.ALL, Suppression.Scope.DIGEST)


def stopped(address: str) -> Suppression | None:
    """What stands against digests, the widest first; None where nothing does."""
    return _standing(address).filter(scope__in=SCOPES).order_by("scope").first()


def is_barred(address: str) -> bool:
    """Whether nothing may go there: erased, or objected to everything. It is not even kept."""
    return _standing(address).filter(scope=Suppression.Scope.ALL).exists()


def _standing(address: str) -> QuerySet[Suppression]:
    return Suppression.objects.standing().filter(address_hash=address_hash(address))
