"""An organisation whose verification is over can only read: every service of this room that writes asks here."""

from hub.models import Organisation
from initiatives.errors import RefusedError
from initiatives.words import NOT_VERIFIED


def require_verified(organisation: Organisation) -> None:
    """Raises RefusedError where no moderator vouches for `organisation` at present."""
    if not organisation.is_verified:
        raise RefusedError(NOT_VERIFIED)
