"""The one rule of who may write here: an organisation whose verification holds. Anybody else reads."""

from hub.models import Organisation
from initiatives.errors import RefusedError
from initiatives.words import NOT_VERIFIED


def require_verified(organisation: Organisation, *, words: object = NOT_VERIFIED) -> None:
    """Raise RefusedError with `words` where no verification of `organisation` holds now.

    Asked by every service that writes for an organisation, except what takes words back (`close`, `withdraw`) and the
    profile, which a moderator reads before the first verification.
    """
    if not organisation.is_verified:
        raise RefusedError(words)
